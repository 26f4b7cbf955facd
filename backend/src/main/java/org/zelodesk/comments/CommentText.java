package org.zelodesk.comments;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.SafeHtml;

/**
 * The text of a comment, as plain text and, when it came as HTML, as HTML that is safe to show.
 *
 * @param plain what is searched, previewed and quoted; never empty
 * @param html sanitised by an allow-list; null when the comment was written as plain text
 */
record CommentText(String plain, @Nullable String html) {

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
            : fromHtml(SafeHtml.sanitize(bodyHtml == null ? "" : bodyHtml));
    if (text.plain.isBlank()) {
      throw Problem.invalid(pointer + (body != null ? "/body" : "/bodyHtml"), "no_text");
    }
    return text;
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
