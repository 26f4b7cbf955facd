package org.zelodesk.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts from reports in JUnit's XML format, which Surefire, Vitest and Playwright all write. */
final class TestReports {

  private TestReports() {}

  /** Skipped tests are neither passed nor failed. */
  record Counts(int passed, int failed) {

    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts other) {
      return new Counts(passed + other.passed, failed + other.failed);
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
      int failed = 0;
      int skipped = 0;
      boolean counted = false;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "testcase" -> {
            cases++;
            counted = false;
          }
          case "failure", "error" -> {
            // One test may carry several of them.
            failed += counted ? 0 : 1;
            counted = true;
          }
          case "skipped" -> skipped++;
          default -> {}
        }
      }
      return new Counts(cases - failed - skipped, failed);
    } catch (XMLStreamException e) {
      throw new IOException(report + ": " + e.getMessage(), e);
    }
  }
}
