package org.zelodesk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.cases.Channel;

/** Whom the desk asks, and who is left in peace. */
class SurveyRulesTest {

  private static final Instant SOLVED = Instant.parse("2026-10-24T22:30:00Z");
  private static final Instant NOW = SOLVED.plusSeconds(60);
  private static final SurveySettings USUAL = SurveySettings.USUAL;

  private static SolvedCase aCase(Channel channel) {
    return new SolvedCase(
        1001, 2001, "pt", channel, SOLVED, false, false, false, true, null, false);
  }

  private static SurveySettings with(int percent, int quietDays, List<Channel> channels) {
    return new SurveySettings(1, true, 24, percent, quietDays, 14, channels);
  }

  private static void isNotAsked(NotAsked why, SolvedCase one) {
    assertThat(SurveyRules.whyNot(one, USUAL, NOW)).contains(why);
  }

  @Test
  void theCustomerOfASolvedCaseIsAskedADayLater() {
    assertThat(SurveyRules.whyNot(aCase(Channel.EMAIL), USUAL, NOW)).isEmpty();
    // Hours, not days of a calendar: the clocks go back in between.
    assertThat(SurveyRules.sendAt(USUAL, SOLVED)).isEqualTo("2026-10-25T22:30:00Z");
    assertThat(SurveyRules.expiresAt(USUAL, SOLVED)).isEqualTo("2026-11-07T22:30:00Z");
  }

  @Test
  void nobodyIsAskedWhileSurveysAreOff() {
    SurveySettings off = new SurveySettings(2, false, 24, 100, 30, 14, List.of());
    assertThat(SurveyRules.whyNot(aCase(Channel.EMAIL), off, NOW)).contains(NotAsked.SWITCHED_OFF);
  }

  @Test
  void whatIsNoConversationWithACustomerAsksNobody() {
    isNotAsked(
        NotAsked.REOPENED,
        new SolvedCase(1, 2, null, Channel.EMAIL, null, false, false, false, true, null, false));
    isNotAsked(
        NotAsked.MERGED,
        new SolvedCase(1, 2, null, Channel.EMAIL, SOLVED, true, false, false, true, null, false));
    isNotAsked(
        NotAsked.DISCARDED,
        new SolvedCase(1, 2, null, Channel.EMAIL, SOLVED, false, true, false, true, null, false));
    isNotAsked(
        NotAsked.IMPORTED,
        new SolvedCase(1, 2, null, Channel.EMAIL, SOLVED, false, false, true, true, null, false));
    isNotAsked(
        NotAsked.AUTOMATED,
        new SolvedCase(1, 2, null, Channel.EMAIL, SOLVED, false, false, false, false, null, false));
    isNotAsked(NotAsked.AUTOMATED, aCase(Channel.API));
  }

  @Test
  void onlyCustomersOfTheChosenChannelsAreAsked() {
    SurveySettings mail = with(100, 30, List.of(Channel.EMAIL, Channel.API));
    assertThat(SurveyRules.whyNot(aCase(Channel.EMAIL), mail, NOW)).isEmpty();
    assertThat(SurveyRules.whyNot(aCase(Channel.CHAT), mail, NOW)).contains(NotAsked.OTHER_CHANNEL);
    assertThat(SurveyRules.whyNot(aCase(Channel.API), mail, NOW)).contains(NotAsked.AUTOMATED);
  }

  @Test
  void aCustomerIsLeftInPeaceForAWhileAfterASurvey() {
    assertThat(askedBefore(Duration.ofDays(30).minusSeconds(1), 30)).contains(NotAsked.QUIET);
    assertThat(askedBefore(Duration.ofDays(30), 30)).isEmpty();
    assertThat(askedBefore(Duration.ofSeconds(1), 0)).isEmpty();
    isNotAsked(
        NotAsked.QUIET,
        new SolvedCase(1, 2, null, Channel.EMAIL, SOLVED, false, false, false, true, null, true));
  }

  private static java.util.Optional<NotAsked> askedBefore(Duration ago, int quietDays) {
    return SurveyRules.whyNot(
        new SolvedCase(
            1, 2, null, Channel.EMAIL, SOLVED, false, false, false, true, NOW.minus(ago), false),
        with(100, quietDays, List.of()),
        NOW);
  }

  @Test
  void nobodyIsAskedAboutWhatIsLongOver() {
    Instant end = SOLVED.plus(Duration.ofHours(24)).plus(Duration.ofDays(14));
    assertThat(SurveyRules.whyNot(aCase(Channel.EMAIL), USUAL, end.minusMillis(1))).isEmpty();
    assertThat(SurveyRules.whyNot(aCase(Channel.EMAIL), USUAL, end)).contains(NotAsked.TOO_LATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 33, 50, 90, 100})
  void asManyAreDrawnAsTheDeskWants(int percent) {
    for (UnaryOperator<Long> ids : List.<UnaryOperator<Long>>of(i -> i, i -> 2 * i, i -> 100 * i)) {
      long drawn =
          LongStream.range(1001, 21001)
              .filter(id -> SurveyRules.isSampled(ids.apply(id), percent))
              .count();
      assertThat(drawn / 200.0).isBetween(percent - 2.0, percent + 2.0);
    }
  }

  @Test
  void whoIsDrawnAtALowerShareIsDrawnAtAHigherOneAndStaysDrawn() {
    for (long id = 1001; id < 3001; id++) {
      assertThat(SurveyRules.isSampled(id, 60) || !SurveyRules.isSampled(id, 40)).isTrue();
    }
    long unlucky =
        LongStream.range(1001, 2001)
            .filter(id -> !SurveyRules.isSampled(id, 50))
            .findFirst()
            .orElseThrow();
    SolvedCase one =
        new SolvedCase(
            unlucky, 2, null, Channel.EMAIL, SOLVED, false, false, false, true, null, false);
    SurveySettings half = with(50, 30, List.of());
    assertThat(SurveyRules.whyNot(one, half, NOW)).contains(NotAsked.SAMPLED_OUT);
    // Drawn when more were: it is asked, whatever the share has become meanwhile.
    assertThat(SurveyRules.whyNotAnyMore(one, half, NOW)).isEmpty();
  }

  @Test
  void anAnswerCanBeChangedForADayEvenWhenItCameInTheLastMinute() {
    Instant expires = SOLVED.plus(Duration.ofDays(14));
    Survey sent = survey(SurveyState.SENT, expires, null);
    assertThat(sent.isOpen(expires.minusMillis(1))).isTrue();
    assertThat(sent.isOpen(expires)).isFalse();
    Instant late = expires.minusSeconds(60);
    Survey answered = survey(SurveyState.ANSWERED, expires, late);
    assertThat(answered.finalAt()).isEqualTo(late.plus(Duration.ofHours(24)));
    assertThat(answered.isChangeable(late.plus(Duration.ofHours(24)).minusMillis(1))).isTrue();
    assertThat(answered.isOpen(late.plus(Duration.ofHours(23)))).isTrue();
    assertThat(answered.isOpen(late.plus(Duration.ofHours(24)))).isFalse();
    Survey early = survey(SurveyState.ANSWERED, expires, SOLVED);
    assertThat(early.isChangeable(SOLVED.plus(Duration.ofHours(24)))).isFalse();
    assertThat(early.isOpen(expires.minusMillis(1))).isTrue();
    for (SurveyState closed :
        List.of(
            SurveyState.SCHEDULED, SurveyState.DUE, SurveyState.EXPIRED, SurveyState.CANCELLED)) {
      assertThat(survey(closed, expires, null).isOpen(SOLVED)).isFalse();
    }
  }

  private static Survey survey(
      SurveyState state, Instant expiresAt, @org.jspecify.annotations.Nullable Instant answeredAt) {
    return new Survey(
        1701,
        1001,
        null,
        state,
        new byte[16],
        SOLVED,
        SOLVED,
        SOLVED,
        expiresAt,
        answeredAt == null ? null : 5,
        null,
        answeredAt);
  }
}
