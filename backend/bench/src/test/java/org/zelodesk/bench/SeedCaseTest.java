package org.zelodesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedCaseTest {

  private static final long CASES = 2000;
  private static final long CUSTOMERS = 400;

  @Test
  void twentyCasesInARowHaveOneHundredComments() {
    for (long first = 0; first < CASES; first += 20) {
      assertThat(LongStream.range(first, first + 20).map(index -> caseOf(index).comments).sum())
          .isEqualTo(100);
    }
  }

  @Test
  void theNewestPublicCommentIsPublicAndNoneIsNewerThanTheLastChange() {
    for (long index = 0; index < CASES; index++) {
      SeedCase one = caseOf(index);
      assertThat(one.isInternal(one.newestPublic())).isFalse();
      for (int n = one.newestPublic() + 1; n < one.comments; n++) {
        assertThat(one.isInternal(n)).isTrue();
      }
      assertThat(one.commentAt(one.comments - 1)).isBetween(one.createdAt, one.updatedAt);
    }
  }

  @Test
  void publicCommentsAreCountedAsTheyAreWritten() {
    for (long index = 0; index < CASES; index++) {
      SeedCase one = caseOf(index);
      int counted = 0;
      for (int n = 0; n < one.comments; n++) {
        counted += one.isInternal(n) ? 0 : 1;
      }
      assertThat(one.publicComments()).isEqualTo(counted);
    }
  }

  @Test
  void aConfidentialCaseHasATeam() {
    assertThat(LongStream.range(0, CASES).mapToObj(SeedCaseTest::caseOf))
        .filteredOn(one -> one.confidential)
        .isNotEmpty()
        .allMatch(one -> one.team != 0);
  }

  private static SeedCase caseOf(long index) {
    return new SeedCase(index, CASES, CUSTOMERS);
  }
}
