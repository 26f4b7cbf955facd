package org.zelodesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts from reports in JUnit's XML format, which Surefire, Vitest and Playwright all write. */
final class TestReports {

  private static final Pattern ERROR = Pattern.compile("\\b\\w*(Error|Exception)\\b");
  private static final Pattern ANSI = Pattern.compile("\u001b?\\[[0-9;]*m");
  private static final int LONGEST = 300;

  private TestReports() {}

  /**
   * Skipped tests are neither passed nor failed.
   *
   * @param failures a line each: which test, and what it says
   */
  record Counts(int passed, List<String> failures) {

    static final Counts NONE = new Counts(0, List.of());

    static Counts passed(int number) {
      return new Counts(number, List.of());
    }

    static Counts failed(String what) {
      return new Counts(0, List.of(what));
    }

    int failed() {
      return failures.size();
    }

    Counts plus(Counts other) {
      return new Counts(
          passed + other.passed,
          Stream.concat(failures.stream(), other.failures.stream()).toList());
    }
  }

  /** The counts of all reports in folders of a name that were written since an instant. */
  static Counts below(Path root, String folderName, Instant since) throws IOException {
    List<Path> reports;
    try (Stream<Path> files =
        Files.find(
            root,
            6,
            (file, attributes) ->
                file.getFileName().toString().matches("TEST-.*\\.xml")
                    && file.getParent() != null
                    && file.getParent().endsWith(folderName)
                    && attributes.lastModifiedTime().toInstant().isAfter(since))) {
      reports = files.toList();
    }
    Counts counts = Counts.NONE;
    for (Path report : reports) {
      counts = counts.plus(of(report));
    }
    return counts;
  }

  static Counts of(Path report) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try (InputStream file = Files.newInputStream(report)) {
      XMLStreamReader xml = factory.createXMLStreamReader(file);
      int cases = 0;
      int skipped = 0;
      String test = "";
      boolean failed = false;
      List<String> failures = new ArrayList<>();
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "testcase" -> {
            cases++;
            failed = false;
            test = attribute(xml, "classname") + " " + attribute(xml, "name");
          }
          case "failure", "error" -> {
            // One test may carry several of them.
            if (!failed) {
              String message = attribute(xml, "message");
              failures.add(test.strip() + ": " + reason(message, xml.getElementText()));
            }
            failed = true;
          }
          case "skipped" -> skipped++;
          default -> {}
        }
      }
      return new Counts(cases - failures.size() - skipped, List.copyOf(failures));
    } catch (XMLStreamException e) {
      throw new IOException(report + ": " + e.getMessage(), e);
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The line that names an error; some runners put it into the text, others into the message. */
  private static String reason(String message, String text) {
    String line =
        text.lines().filter(one -> ERROR.matcher(one).find()).findFirst().orElse(message).strip();
    String plain = ANSI.matcher(line.lines().findFirst().orElse("")).replaceAll("");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
