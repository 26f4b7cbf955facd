package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {

  @TempDir Path folder;

  @Test
  void aTestWithTwoFailuresIsOneFailedTest() throws IOException {
    Path report = folder.resolve("report.xml");
    Files.writeString(
        report,
        """
        <testsuites><testsuite>
          <testcase name="a"/>
          <testcase name="b"><failure>x</failure><error>y</error></testcase>
          <testcase name="c"><skipped/></testcase>
          <testcase name="d"><error>z</error></testcase>
        </testsuite></testsuites>
        """);
    assertThat(TestReports.of(report)).isEqualTo(new TestReports.Counts(1, 2));
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws IOException {
    Path reports = Files.createDirectories(folder.resolve("module/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.xml"), "<testsuite><testcase name=\"a\"/></testsuite>");
    assertThat(TestReports.below(folder, "surefire-reports", Instant.now().minusSeconds(60)))
        .isEqualTo(new TestReports.Counts(1, 0));
    assertThat(TestReports.below(folder, "surefire-reports", Instant.now().plusSeconds(60)))
        .isEqualTo(TestReports.Counts.NONE);
  }

  @Test
  void aReportThatIsCutShortIsNoReport() throws IOException {
    Path report = folder.resolve("report.xml");
    Files.writeString(report, "<testsuite><testcase name=\"a\"/>");
    assertThatThrownBy(() -> TestReports.of(report)).isInstanceOf(IOException.class);
  }
}
