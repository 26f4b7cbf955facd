package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
          <testcase classname="browser" name="b"><failure message="b.spec.ts:4">
            [journeys] b
            Error: the page is [31mempty[39m
            at b.spec.ts</failure><error>y</error></testcase>
          <testcase name="c"><skipped/></testcase>
          <testcase name="d"><error message="z: expected 1"/></testcase>
        </testsuite></testsuites>
        """);
    assertThat(TestReports.of(report))
        .isEqualTo(
            new TestReports.Counts(
                1, List.of("browser b: Error: the page is empty", "d: z: expected 1")));
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws IOException {
    Path reports = Files.createDirectories(folder.resolve("module/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.xml"), "<testsuite><testcase name=\"a\"/></testsuite>");
    assertThat(TestReports.below(folder, "surefire-reports", Instant.now().minusSeconds(60)))
        .isEqualTo(TestReports.Counts.passed(1));
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
