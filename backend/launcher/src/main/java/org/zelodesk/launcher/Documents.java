package org.zelodesk.launcher;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a Markdown document can be run. */
final class Documents {

  private Documents() {}

  /** All fenced blocks of a language, one after the other. */
  static String blocks(String markdown, String language) {
    return Pattern.compile(
            "^```" + Pattern.quote(language) + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(markdown)
        .results()
        .map((MatchResult block) -> block.group(1))
        .collect(Collectors.joining("\n"));
  }
}
