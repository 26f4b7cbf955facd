package org.zelodesk.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a mail says, written once: as text, and as HTML that mail programs show. Whatever is put in
 * is text, never HTML.
 */
public final class MailBody {

  private static final String FONT =
      "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

  private final StringBuilder text = new StringBuilder();
  private final Document html = Document.createShell("");
  private final Element body;

  public MailBody(Locale language) {
    html.outputSettings().prettyPrint(false);
    html.children().attr("lang", language.toLanguageTag());
    html.head().appendElement("meta").attr("charset", "utf-8");
    html.head().appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    body =
        html.body()
            .attr("style", "margin:0;padding:24px;" + FONT)
            .appendElement("div")
            .attr("style", "max-width:640px;margin:0 auto;font-size:15px;line-height:1.5");
  }

  public MailBody title(String words) {
    body.appendElement("h1").attr("style", "font-size:20px;margin:0 0 8px").text(words);
    return say(words).say("");
  }

  public MailBody heading(String words) {
    body.appendElement("h2").attr("style", "font-size:16px;margin:24px 0 4px").text(words);
    return say("").say(words);
  }

  public MailBody paragraph(String words) {
    body.appendElement("p").attr("style", "margin:8px 0").text(words);
    return say(words);
  }

  /** What is said beside. */
  public MailBody small(String words) {
    body.appendElement("p").attr("style", "margin:16px 0 0;font-size:13px;opacity:.75").text(words);
    return say("").say(words);
  }

  /** Says where to go on. */
  public MailBody link(String words, URI to) {
    body.appendElement("p")
        .attr("style", "margin:20px 0")
        .appendElement("a")
        .attr("href", to.toString())
        .attr(
            "style",
            "display:inline-block;padding:10px 18px;border-radius:6px;background:#1d4ed8;color:#ffffff;text-decoration:none")
        .text(words);
    return say("").say(words + ": " + to);
  }

  /**
   * A table of names and numbers.
   *
   * @param header of the columns, the first of which has names
   */
  public MailBody table(List<String> header, List<List<String>> rows) {
    Element table =
        body.appendElement("table")
            .attr("style", "border-collapse:collapse;width:100%;margin:8px 0;font-size:14px");
    cells(table.appendElement("tr"), "th", header);
    for (List<String> row : rows) {
      cells(table.appendElement("tr"), "td", row);
      StringBuilder line = new StringBuilder(row.getFirst()).append(": ").append(row.get(1));
      for (int column = 2; column < row.size(); column++) {
        line.append(" (%s: %s)".formatted(header.get(column), row.get(column)));
      }
      say(line.toString());
    }
    return this;
  }

  private static void cells(Element row, String kind, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      row.appendElement(kind)
          .attr(
              "style",
              "padding:6px 8px;border-bottom:1px solid #8884;text-align:"
                  + (column == 0 ? "left" : "right"))
          .text(cells.get(column));
    }
  }

  private MailBody say(String line) {
    text.append(line).append('\n');
    return this;
  }

  public String text() {
    return text.toString().strip() + "\n";
  }

  public String html() {
    return "<!doctype html>" + html.outerHtml();
  }
}
