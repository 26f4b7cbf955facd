package org.zelodesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zelodesk.audit.Author;
import org.zelodesk.platform.Problem;

class CaseStatusTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @EnumSource(CaseStatus.class)
  void nothingBecomesNewAgain(CaseStatus from) {
    assertThat(from.canBecome(CaseStatus.NEW)).isEqualTo(from == CaseStatus.NEW);
  }

  @ParameterizedTest
  @EnumSource(CaseStatus.class)
  void onlyWhatIsSolvedCanBeClosed(CaseStatus from) {
    assertThat(from.canBecome(CaseStatus.CLOSED)).isEqualTo(from.isSolved());
  }

  @Test
  void closedIsTheEnd() {
    SupportCase one = aCase();
    one.moveTo(CaseStatus.SOLVED, NOON);
    one.moveTo(CaseStatus.CLOSED, NOON.plusSeconds(60));
    assertThatThrownBy(() -> one.moveTo(CaseStatus.OPEN, NOON.plusSeconds(120)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("case_closed"));
    assertThat(one.solvedAt()).isEqualTo(NOON);
    assertThat(one.closedAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void reopeningForgetsTheSolution() {
    SupportCase one = aCase();
    one.moveTo(CaseStatus.SOLVED, NOON);
    assertThat(one.moveTo(CaseStatus.OPEN, NOON.plusSeconds(1))).isTrue();
    assertThat(one.solvedAt()).isNull();
  }

  @Test
  void wordsOfTheCustomerReopenWhateverWaited() {
    assertThat(CaseStatus.PENDING.afterCustomerSpoke()).isEqualTo(CaseStatus.OPEN);
    assertThat(CaseStatus.SOLVED.afterCustomerSpoke()).isEqualTo(CaseStatus.OPEN);
    assertThat(CaseStatus.NEW.afterCustomerSpoke()).isEqualTo(CaseStatus.NEW);
    assertThat(CaseStatus.PENDING.afterReply()).isEqualTo(CaseStatus.PENDING);
    assertThat(CaseStatus.NEW.afterReply()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void anInternalNoteNeverReachesThePreview() {
    SupportCase one = aCase();
    one.commented(true, "the customer's words", Author.Kind.CUSTOMER);
    one.commented(false, "a secret", Author.Kind.AGENT);
    assertThat(one.commentCount()).isEqualTo(2);
    assertThat(one.preview()).isEqualTo("the customer's words");
  }

  @Test
  void aPreviewNeverCutsACharacterInTwo() {
    String text = "a".repeat(138) + "😀😀😀";
    assertThat(SupportCase.startOf(text))
        .hasSizeLessThanOrEqualTo(140)
        .endsWith("…")
        .doesNotContain("\ud83d…");
  }

  @Test
  void aConfidentialCaseNeedsAnOwner() {
    SupportCase one = aCase();
    one.confidential(true);
    assertThatThrownBy(one::requireOwnerIfConfidential).isInstanceOf(Problem.class);
    one.teamId(1L);
    one.requireOwnerIfConfidential();
    assertThat(one.access()).isEqualTo(new CaseAccess.Subject(1L, null, true));
  }

  private static SupportCase aCase() {
    return new SupportCase("The kettle leaks", Channel.EMAIL, 1, NOON, NOON);
  }
}
