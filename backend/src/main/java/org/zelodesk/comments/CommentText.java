package org.zelodesk.comments;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.zelodesk.platform.Problem;

/**
 * The text of a comment, as plain text and, when it came as HTML, as HTML that is safe to show.
 *
 * @param plain what is searched, previewed and quoted; never empty
 * @param html sanitised by an allow-list; null when the comment was written as plain text
 */
record CommentText(String plain, @Nullable String html) {

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

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "blockquote",
          "pre",
          "h1",
          "h2",
          "h3",
          "h4",
          "hr",
          "table",
          "tr");

  static CommentText of(@Nullable String body, @Nullable String bodyHtml, String pointer) {
    if ((body == null) == (bodyHtml == null)) {
      throw Problem.invalid(pointer + "/body", "exactly_one", "body, bodyHtml");
    }
    CommentText text =
        body != null
            ? new CommentText(body.strip(), null)
            : fromHtml(sanitize(bodyHtml == null ? "" : bodyHtml));
    if (text.plain.isBlank()) {
      throw Problem.invalid(pointer + (body != null ? "/body" : "/bodyHtml"), "no_text");
    }
    return text;
  }

  static String sanitize(String html) {
    return POLICY.sanitize(html);
  }

  private static CommentText fromHtml(String safe) {
    StringBuilder plain = new StringBuilder();
    Jsoup.parseBodyFragment(safe)
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  plain.append(text.text());
                } else if (node instanceof Element element && element.normalName().equals("br")) {
                  plain.append('\n');
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                  plain.append('\n');
                }
              }
            });
    return new CommentText(plain.toString().replaceAll("\\n{3,}", "\n\n").strip(), safe);
  }
}
