package org.zelodesk.comments;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Takes a text out of a comment, in its plain form and in its HTML, also where marks of format
 * stand within it.
 */
final class Redaction {

  private final String secret;
  private final String blocks;

  Redaction(String secret) {
    this.secret = secret;
    this.blocks = "█".repeat(secret.codePointCount(0, secret.length()));
  }

  String in(String text) {
    return text.replace(secret, blocks);
  }

  /**
   * Text nodes are read as one run, so that "4111 <b>1111</b>" is found as well. Attributes are
   * checked too: a link may carry the secret in its address.
   */
  String inHtml(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    Element body = document.body();
    for (Element link : body.select("a[href]")) {
      if (link.attr("href").contains(secret)) {
        link.removeAttr("href");
      }
    }
    StringBuilder run = new StringBuilder();
    java.util.List<TextNode> nodes = new java.util.ArrayList<>();
    NodeTraversor.traverse(
        (Node node, int depth) -> {
          if (node instanceof TextNode text) {
            nodes.add(text);
            run.append(text.getWholeText());
          }
        },
        body);
    boolean[] hidden = new boolean[run.length()];
    for (int at = run.indexOf(secret); at >= 0; at = run.indexOf(secret, at + secret.length())) {
      java.util.Arrays.fill(hidden, at, at + secret.length(), true);
    }
    int offset = 0;
    for (TextNode node : nodes) {
      String text = node.getWholeText();
      StringBuilder clean = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!hidden[offset + i]) {
          clean.append(c);
        } else if (!Character.isLowSurrogate(c)) {
          clean.append('█');
        }
      }
      offset += text.length();
      node.text(clean.toString());
    }
    return body.html();
  }
}
