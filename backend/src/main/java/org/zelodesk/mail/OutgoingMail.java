package org.zelodesk.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, to be queued.
 *
 * @param purpose what kind of mail it is, in the words of whoever asks for it: {@code survey}
 * @param purposeKey what it is for, deterministic: a second one of the same key is none
 * @param sender an address; null: the desk's own, as it is configured when the mail is sent
 * @param recipient an address, see {@link MailAddress#isGood}
 * @param subject one line
 * @param text the same as the HTML, for whoever reads no HTML
 * @param language of subject and body
 * @param sendBefore after that nobody wants it any more: it fails instead
 */
public record OutgoingMail(
    String purpose,
    String purposeKey,
    @Nullable String sender,
    String recipient,
    String subject,
    String text,
    String html,
    Locale language,
    List<File> files,
    Instant sendBefore) {

  /** All files of a mail, in bytes. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final int LONGEST_SUBJECT = 500;

  /** A file that goes with it. */
  public record File(String name, String mediaType, byte[] content) {}

  /** Nothing that would be more than one line of a header gets into the queue. */
  public OutgoingMail {
    if (!MailAddress.isGood(recipient) || sender != null && !MailAddress.isGood(sender)) {
      throw new IllegalArgumentException("not an address that mail can go to");
    }
    requireLine(subject, LONGEST_SUBJECT);
    files.forEach(file -> requireLine(file.name(), LONGEST_SUBJECT));
    files.forEach(file -> requireLine(file.mediaType(), LONGEST_SUBJECT));
    if (files.stream().mapToLong(file -> file.content().length).sum() > MOST_BYTES) {
      throw new IllegalArgumentException("files of more than " + MOST_BYTES + " bytes");
    }
    files = List.copyOf(files);
  }

  /** A text that somebody wrote as what may stand in a subject: one line, cut where it is long. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(character -> isOfOneLine(character) ? character : ' ')
        .limit(200)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static void requireLine(String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException("a line of 1 to " + longest + " characters");
    }
    if (!text.codePoints().allMatch(OutgoingMail::isOfOneLine)) {
      throw new IllegalArgumentException("more than one line");
    }
  }

  private static boolean isOfOneLine(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.LINE_SEPARATOR
        && Character.getType(character) != Character.PARAGRAPH_SEPARATOR
        && Character.getType(character) != Character.SURROGATE;
  }
}
