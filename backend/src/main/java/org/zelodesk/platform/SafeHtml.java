package org.zelodesk.platform;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Rich text as far as mail can carry it: an allow-list, read by a parser. */
public final class SafeHtml {

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "div",
              "span",
              "strong",
              "b",
              "em",
              "i",
              "u",
              "s",
              "ul",
              "ol",
              "li",
              "blockquote",
              "code",
              "pre",
              "h1",
              "h2",
              "h3",
              "h4",
              "hr",
              "table",
              "thead",
              "tbody",
              "tr",
              "td",
              "th",
              "a")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("colspan", "rowspan")
          .onElements("td", "th")
          .allowUrlProtocols("https", "http", "mailto", "tel")
          .requireRelNofollowOnLinks()
          .toFactory();

  private static final String BREAK = "<br />";

  private SafeHtml() {}

  /** What of it is safe to show. Doing it again changes nothing. */
  public static String sanitize(String html) {
    return POLICY.sanitize(html);
  }

  /** Plain text with its lines. */
  public static String ofPlain(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return sanitize("<p>" + escaped.replace("\r\n", "\n").replace("\n", BREAK) + "</p>");
  }
}
