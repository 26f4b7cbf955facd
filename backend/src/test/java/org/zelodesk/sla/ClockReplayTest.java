package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zelodesk.cases.CaseStatus.CLOSED;
import static org.zelodesk.cases.CaseStatus.NEW;
import static org.zelodesk.cases.CaseStatus.ON_HOLD;
import static org.zelodesk.cases.CaseStatus.OPEN;
import static org.zelodesk.cases.CaseStatus.PENDING;
import static org.zelodesk.cases.CaseStatus.SOLVED;
import static org.zelodesk.cases.Priority.LOW;
import static org.zelodesk.cases.Priority.NORMAL;
import static org.zelodesk.cases.Priority.URGENT;
import static org.zelodesk.cases.SlaMetric.FIRST_REPLY;
import static org.zelodesk.cases.SlaMetric.NEXT_REPLY;
import static org.zelodesk.cases.SlaMetric.OWNERSHIP;
import static org.zelodesk.cases.SlaMetric.RESOLUTION;
import static org.zelodesk.cases.SlaMetric.UPDATE;
import static org.zelodesk.cases.SlaMetric.WORK;
import static org.zelodesk.sla.CalendarFixture.aCalendar;
import static org.zelodesk.sla.StoryFixture.policy;
import static org.zelodesk.sla.StoryFixture.under;
import static org.zelodesk.sla.StoryFixture.withoutPolicy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.zelodesk.cases.SlaMetric;

/**
 * What the clocks of a case mean, one smallest story for each promise. Hours are Mon–Fri 09–12 and
 * 13–17 in Berlin unless the policy says otherwise.
 */
class ClockReplayTest {

  @Nested
  class FirstReply {

    @Test
    void runsFromTheFirstContactToTheFirstReply() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 10:30");
      assertThat(story.says("Mon 10:30", FIRST_REPLY)).isEqualTo("met Mon 10:30, due Mon 11:00");
      assertThat(story.counted("Tue 09:00", FIRST_REPLY)).isEqualTo("1h30m");
    }

    @Test
    void isBrokenAtTheInstantAtWhichItWasDueWheneverSomebodyLooks() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h")).opened("Mon 09:00").customerWrote("Mon 09:00");
      assertThat(story.says("Mon 11:00", FIRST_REPLY)).isEqualTo("running, due Mon 11:00");
      assertThat(story.says("Fri 16:00", FIRST_REPLY))
          .isEqualTo("breached, due Mon 11:00, broken Mon 11:00");
      assertThat(story.agentReplied("Fri 16:00").says("Fri 16:00", FIRST_REPLY))
          .isEqualTo("breached Fri 16:00, due Mon 11:00, broken Mon 11:00");
    }

    @Test
    void isKeptByAReplyExactlyAtTheInstantAtWhichItIsDue() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 11:00");
      assertThat(story.says("Tue 09:00", FIRST_REPLY)).isEqualTo("met Mon 11:00, due Mon 11:00");
    }

    @Test
    void doesNotPauseWhileTheCustomerMustAct() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .moved("Mon 09:30", PENDING);
      assertThat(story.says("Mon 10:00", FIRST_REPLY)).isEqualTo("running, due Mon 11:00");
    }

    @Test
    void doesNotRunInACaseOfAnAgentUntilTheCustomerSpeaks() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h")).opened("Mon 09:00").agentReplied("Mon 09:00");
      assertThat(story.turns("Tue 09:00", FIRST_REPLY)).isEmpty();
      assertThat(story.customerWrote("Tue 10:00").says("Tue 10:00", FIRST_REPLY))
          .isEqualTo("running, due Tue 12:00");
    }

    @Test
    void isNotFulfilledBySolvingWithoutAReply() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .moved("Mon 10:00", SOLVED);
      assertThat(story.says("Mon 10:30", FIRST_REPLY)).isEqualTo("running, due Mon 11:00");
      assertThat(story.says("Mon 16:00", FIRST_REPLY))
          .isEqualTo("breached, due Mon 11:00, broken Mon 11:00");
    }

    @Test
    void happensOnce() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h").promise(NEXT_REPLY, "1h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 10:00")
              .customerWrote("Mon 11:00");
      assertThat(story.turns("Mon 11:00", FIRST_REPLY)).hasSize(1);
      assertThat(story.says("Mon 11:00", NEXT_REPLY)).isEqualTo("running, due Mon 12:00");
    }

    @Test
    void ofALetterCountsFromTheDayOnWhichItWasReceived() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "4h")).opened("Mon 15:00").customerWrote("Mon 10:00");
      assertThat(story.says("Mon 15:00", FIRST_REPLY)).isEqualTo("running, due Mon 15:00");
      assertThat(story.says("Mon 15:01", FIRST_REPLY))
          .isEqualTo("breached, due Mon 15:00, broken Mon 15:00");
    }

    @Test
    void ofALetterThatLayTooLongWasBrokenBeforeTheCaseWasOpened() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "1h")).opened("Mon 15:00").customerWrote("Mon 10:00");
      assertThat(story.says("Mon 15:00", FIRST_REPLY))
          .isEqualTo("breached, due Mon 11:00, broken Mon 11:00");
    }

    @Test
    void ofALetterIsPromisedByThePriorityWithWhichItsCaseWasOpened() {
      StoryFixture story =
          withoutPolicy()
              .openedLater(
                  "Mon 15:00",
                  URGENT,
                  "Mon 10:00",
                  policy().promise(FIRST_REPLY, "6h").promise(FIRST_REPLY, URGENT, "1h"))
              .customerWrote("Mon 10:00");
      assertThat(story.says("Mon 15:00", FIRST_REPLY))
          .isEqualTo("breached, due Mon 11:00, broken Mon 11:00");
    }
  }

  @Nested
  class NextReply {

    private StoryFixture answeredOnce() {
      return under(policy().promise(NEXT_REPLY, "2h"))
          .opened("Mon 09:00")
          .customerWrote("Mon 09:00")
          .agentReplied("Mon 09:30");
    }

    @Test
    void runsFromTheOldestMessageThatNobodyAnswered() {
      StoryFixture story = answeredOnce().customerWrote("Mon 10:00").customerWrote("Mon 11:30");
      assertThat(story.turns("Mon 11:30", NEXT_REPLY)).containsExactly("running, due Mon 12:00");
      assertThat(story.at("Mon 11:30").unansweredSince())
          .isEqualTo(StoryFixture.instant("Mon 10:00"));
    }

    @Test
    void doesNotPauseWhileTheCustomerMustAct() {
      StoryFixture story = answeredOnce().customerWrote("Mon 10:00").moved("Mon 10:10", PENDING);
      assertThat(story.says("Mon 11:00", NEXT_REPLY)).isEqualTo("running, due Mon 12:00");
    }

    @Test
    void isAnotherTurnForEachMessageAfterAReply() {
      StoryFixture story =
          answeredOnce()
              .customerWrote("Mon 10:00")
              .agentReplied("Mon 11:00")
              .customerWrote("Mon 13:00")
              .agentReplied("Mon 16:00");
      assertThat(story.turns("Tue 09:00", NEXT_REPLY))
          .containsExactly(
              "met Mon 11:00, due Mon 12:00",
              "breached Mon 16:00, due Mon 15:00, broken Mon 15:00");
    }

    @Test
    void waitsForTheFirstReplyToEnd() {
      StoryFixture story =
          under(policy().promise(NEXT_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .customerWrote("Mon 10:00");
      assertThat(story.turns("Tue 09:00", NEXT_REPLY)).isEmpty();
    }

    @Test
    void isCancelledWhereSomebodySaysThatNoReplyIsNeeded() {
      StoryFixture story =
          answeredOnce().customerWrote("Mon 10:00").noReplyNeeded("Mon 10:30", "thanks");
      assertThat(story.says("Tue 09:00", NEXT_REPLY))
          .isEqualTo("cancelled (thanks) Mon 10:30, due Mon 12:00");
      assertThat(story.at("Tue 09:00").unansweredSince()).isNull();
      assertThat(story.customerWrote("Wed 09:00").turns("Wed 09:00", NEXT_REPLY))
          .hasSize(2)
          .last()
          .isEqualTo("running, due Wed 11:00");
    }

    @Test
    void isNotFulfilledBySolvingWithoutAReply() {
      StoryFixture story = answeredOnce().customerWrote("Mon 10:00").moved("Mon 11:00", SOLVED);
      assertThat(story.says("Mon 13:00", NEXT_REPLY))
          .isEqualTo("breached, due Mon 12:00, broken Mon 12:00");
    }

    @Test
    void isCancelledByClosingAndDoesNotHauntTheNextMessage() {
      StoryFixture story =
          answeredOnce()
              .customerWrote("Mon 10:00")
              .moved("Mon 10:30", SOLVED)
              .moved("Mon 11:00", CLOSED);
      assertThat(story.says("Tue 09:00", NEXT_REPLY))
          .isEqualTo("cancelled (closed) Mon 11:00, due Mon 12:00");
      assertThat(story.at("Tue 09:00").unansweredSince()).isNull();
    }
  }

  @Nested
  class Update {

    private StoryFixture told() {
      return under(policy().promise(UPDATE, "7h"))
          .opened("Mon 09:00")
          .customerWrote("Mon 09:00")
          .agentReplied("Mon 10:00");
    }

    @Test
    void runsFromEveryReplyToTheNext() {
      StoryFixture story = told().agentReplied("Mon 16:00");
      assertThat(story.turns("Mon 16:00", UPDATE))
          .containsExactly("met Mon 16:00, due Tue 10:00", "running, due Tue 16:00");
    }

    @Test
    void pausesWhileTheCustomerMustActButNotWhileOthersMust() {
      assertThat(told().moved("Mon 11:00", PENDING).says("Fri 09:00", UPDATE)).isEqualTo("paused");
      assertThat(told().moved("Mon 11:00", ON_HOLD).says("Mon 12:00", UPDATE))
          .isEqualTo("running, due Tue 10:00");
    }

    @Test
    void isPausedFromTheStartByAReplyThatLeavesTheCaseToTheCustomer() {
      StoryFixture story = told().moved("Mon 10:00", PENDING).moved("Tue 09:00", OPEN);
      assertThat(story.says("Tue 09:00", UPDATE)).isEqualTo("running, due Tue 17:00");
    }

    @Test
    void isCancelledBySolving() {
      assertThat(told().moved("Mon 11:00", SOLVED).says("Fri 09:00", UPDATE))
          .isEqualTo("cancelled (solved) Mon 11:00, due Tue 10:00");
    }

    @Test
    void doesNotStartWithAReplyInASolvedCase() {
      assertThat(
              told()
                  .moved("Mon 11:00", SOLVED)
                  .agentReplied("Mon 12:00")
                  .turns("Fri 09:00", UPDATE))
          .hasSize(1);
    }
  }

  @Nested
  class Resolution {

    @Test
    void runsFromTheOpeningOfTheCaseUntilItIsSolved() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "7h")).opened("Mon 10:00").moved("Mon 16:00", SOLVED);
      assertThat(story.says("Fri 09:00", RESOLUTION)).isEqualTo("met Mon 16:00, due Tue 10:00");
      assertThat(story.counted("Fri 09:00", RESOLUTION)).isEqualTo("5h");
    }

    @Test
    void pausesWhileTheCustomerMustActButNotWhileOthersMust() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .moved("Mon 13:00", ON_HOLD);
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("running, due Mon 16:00");
      assertThat(story.says("Mon 14:00", RESOLUTION)).isEqualTo("running, due Mon 16:00");
      assertThat(story.ledger("Mon 14:00", RESOLUTION))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, case_opened",
              "paused Mon 10:00 to Mon 13:00, customer_must_act",
              "counted Mon 13:00, work_continued");
    }

    @Test
    void hasNoDueInstantWhilePaused() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h")).opened("Mon 09:00").moved("Mon 10:00", PENDING);
      assertThat(story.says("Fri 11:00", RESOLUTION)).isEqualTo("paused");
    }

    @Test
    void staysBrokenWhilePaused() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "1h")).opened("Mon 09:00").moved("Mon 11:00", PENDING);
      assertThat(story.says("Fri 11:00", RESOLUTION))
          .isEqualTo("breached, due Mon 10:00, broken Mon 10:00");
    }

    @Test
    void resumesAfterAReopeningWithTheTimeThatHadElapsed() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .moved("Mon 12:00", SOLVED)
              .moved("Wed 10:00", OPEN);
      assertThat(story.turns("Wed 10:00", RESOLUTION)).containsExactly("running, due Wed 11:00");
      assertThat(story.ledger("Wed 10:00", RESOLUTION))
          .containsExactly(
              "counted Mon 09:00 to Mon 12:00, case_opened",
              "paused Mon 12:00 to Wed 10:00, solved",
              "counted Wed 10:00, reopened");
    }

    @Test
    void keepsItsBreachAfterAReopening() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "1h"))
              .opened("Mon 09:00")
              .moved("Mon 12:00", SOLVED)
              .moved("Wed 10:00", OPEN)
              .moved("Wed 11:00", SOLVED);
      assertThat(story.says("Wed 12:00", RESOLUTION))
          .isEqualTo("breached Wed 11:00, due Mon 10:00, broken Mon 10:00");
    }

    @Test
    void startsWithTheReopeningOfACaseThatWasOpenedSolved() {
      StoryFixture story = under(policy().promise(RESOLUTION, "1h")).opened("Mon 09:00", SOLVED);
      assertThat(story.turns("Mon 12:00", RESOLUTION)).isEmpty();
      assertThat(story.moved("Tue 09:00", OPEN).says("Tue 09:00", RESOLUTION))
          .isEqualTo("running, due Tue 10:00");
    }
  }

  @Nested
  class Work {

    @Test
    void pausesWhileTheCustomerOrOthersMustActAndSaysWhichOfThem() {
      StoryFixture story =
          under(policy().promise(WORK, "2h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .moved("Mon 11:00", ON_HOLD)
              .moved("Mon 13:00", OPEN);
      assertThat(story.says("Mon 13:00", WORK)).isEqualTo("running, due Mon 14:00");
      assertThat(story.ledger("Mon 13:00", WORK))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, case_opened",
              "paused Mon 10:00 to Mon 11:00, customer_must_act",
              "paused Mon 11:00 to Mon 13:00, others_must_act",
              "counted Mon 13:00, work_continued");
      assertThat(story.signals("Mon 13:00", WORK))
          .containsExactly("started Mon 09:00", "paused Mon 10:00", "resumed Mon 13:00");
    }

    @Test
    void endsWithSolvingAndResumesAfterAReopening() {
      StoryFixture story =
          under(policy().promise(WORK, "2h"))
              .opened("Mon 09:00", PENDING)
              .moved("Mon 10:00", SOLVED)
              .moved("Tue 10:00", OPEN);
      assertThat(story.says("Mon 11:00", WORK)).isEqualTo("running, due Tue 12:00");
      assertThat(story.says("Tue 10:00", WORK)).isEqualTo("running, due Tue 12:00");
    }
  }

  @Nested
  class Ownership {

    private StoryFixture withTeam() {
      return under(policy().promise(OWNERSHIP, "4h")).opened("Mon 09:00", NEW, 7L);
    }

    @Test
    void runsFromEnteringATeamToLeavingIt() {
      StoryFixture story = withTeam().givenToTeam("Mon 11:00", 8L).givenToTeam("Tue 09:00", null);
      assertThat(story.turns("Tue 09:00", OWNERSHIP))
          .containsExactly(
              "met Mon 11:00, due Mon 14:00",
              "breached Tue 09:00, due Mon 16:00, broken Mon 16:00");
    }

    @Test
    void endsWithSolvingAndIsAnotherStayAfterAReopening() {
      StoryFixture story = withTeam().moved("Mon 11:00", SOLVED).moved("Tue 09:00", OPEN);
      assertThat(story.turns("Tue 09:00", OWNERSHIP))
          .containsExactly("met Mon 11:00, due Mon 14:00", "running, due Tue 14:00");
    }

    @Test
    void doesNotRunInNoTeam() {
      StoryFixture story = under(policy().promise(OWNERSHIP, "4h")).opened("Mon 09:00");
      assertThat(story.turns("Tue 09:00", OWNERSHIP)).isEmpty();
    }

    @Test
    void doesNotPauseWhileOthersMustAct() {
      assertThat(withTeam().moved("Mon 10:00", ON_HOLD).says("Mon 11:00", OWNERSHIP))
          .isEqualTo("running, due Mon 14:00");
    }
  }

  @Nested
  class TheTableOfPauses {

    @Test
    void isThePolicysWhereItSaysSomething() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").pause(RESOLUTION, ON_HOLD))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .moved("Mon 11:00", ON_HOLD)
              .moved("Mon 12:00", PENDING);
      assertThat(story.ledger("Mon 13:00", RESOLUTION))
          .containsExactly(
              "counted Mon 09:00 to Mon 11:00, case_opened",
              "paused Mon 11:00 to Mon 12:00, others_must_act",
              "counted Mon 12:00, work_continued");
    }

    @Test
    void canPauseWhatWeMustDo() {
      StoryFixture story =
          under(policy().promise(WORK, "4h").pause(WORK, NEW))
              .opened("Mon 09:00")
              .moved("Mon 10:00", OPEN);
      assertThat(story.ledger("Mon 11:00", WORK))
          .containsExactly(
              "paused Mon 09:00 to Mon 10:00, paused_by_policy",
              "counted Mon 10:00, work_continued");
    }

    @Test
    void holdsFromTheFirstInstantOfTheCase() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").pause(RESOLUTION)).opened("Mon 09:00", PENDING);
      assertThat(story.ledger("Mon 11:00", RESOLUTION))
          .containsExactly("counted Mon 09:00, case_opened");
      assertThat(story.signals("Mon 11:00", RESOLUTION)).containsExactly("started Mon 09:00");
    }

    @Test
    void ofAnotherPolicyHoldsFromTheChangeOn() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .policyChanged("Mon 11:00", policy().promise(RESOLUTION, "4h").pause(RESOLUTION));
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("running, due Mon 15:00");
      assertThat(story.ledger("Mon 11:00", RESOLUTION))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, case_opened",
              "paused Mon 10:00 to Mon 11:00, customer_must_act",
              "counted Mon 11:00, policy_changed");
    }
  }

  @Nested
  class DueInstants {

    private StoryFixture fourHours() {
      return under(policy().promise(RESOLUTION, "4h"));
    }

    @Test
    void goOnAfterTheWeekend() {
      assertThat(fourHours().opened("Fri 16:30").says("Fri 16:30", RESOLUTION))
          .isEqualTo("running, due next Mon 13:30");
      assertThat(fourHours().opened("Sat 12:00").says("Sat 12:00", RESOLUTION))
          .isEqualTo("running, due next Mon 14:00");
    }

    @Test
    void leaveOutWhatWasPaused() {
      StoryFixture story =
          fourHours().opened("Fri 16:30").moved("Fri 16:45", PENDING).moved("next Mon 10:00", OPEN);
      assertThat(story.says("next Mon 10:00", RESOLUTION)).isEqualTo("running, due next Mon 14:45");
    }

    @Test
    void areTheClosingWhereTheTimeIsUsedUpExactlyThen() {
      assertThat(fourHours().opened("Mon 13:00").says("Mon 13:00", RESOLUTION))
          .isEqualTo("running, due Mon 17:00");
      StoryFixture paused =
          fourHours().opened("Mon 09:00").moved("Mon 10:00", PENDING).moved("Mon 14:00", OPEN);
      assertThat(paused.says("Mon 14:00", RESOLUTION)).isEqualTo("running, due Mon 17:00");
    }

    @Test
    void areTheInstantOfThePauseWhereTheTimeWasUsedUpExactlyThen() {
      StoryFixture story = fourHours().opened("Mon 13:00").moved("Mon 17:00", PENDING);
      assertThat(story.says("Mon 17:00", RESOLUTION)).isEqualTo("paused, due Mon 17:00");
      assertThat(story.says("Tue 09:00", RESOLUTION))
          .isEqualTo("breached, due Mon 17:00, broken Mon 17:00");
    }

    @Test
    void countWhatPassesNotWhatTheWallClockShows() {
      StoryFixture spring =
          under(policy().promise(RESOLUTION, "4h").dayAndNight()).opened("2026-03-29T00:30");
      assertThat(spring.says("2026-03-29T00:30", RESOLUTION))
          .isEqualTo("running, due 2026-03-29T05:30");
      StoryFixture autumn =
          under(policy().promise(RESOLUTION, "4h").dayAndNight()).opened("2026-10-25T00:30");
      assertThat(autumn.says("2026-10-25T00:30", RESOLUTION))
          .isEqualTo("running, due 2026-10-25T03:30");
    }

    @Test
    void areNoneWhereTheCalendarEndsBefore() {
      StoryFixture story =
          under(
                  policy()
                      .promise(RESOLUTION, "4h")
                      .in(
                          aCalendar("Europe/Berlin")
                              .except("2026-06-01", "09:00-11:00")
                              .compiled()))
              .opened("Mon 09:00");
      assertThat(story.says("Mon 09:00", RESOLUTION)).isEqualTo("running");
      assertThat(story.moved("Fri 09:00", SOLVED).says("Fri 09:00", RESOLUTION))
          .isEqualTo("met Fri 09:00");
    }
  }

  @Nested
  class RepliesThatNeverArrived {

    @Test
    void doNotCountAndTheLedgerSaysWhy() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 10:00", "answer")
              .bounced("Mon 11:30", "answer");
      assertThat(story.says("Mon 11:30", FIRST_REPLY))
          .isEqualTo("breached, due Mon 11:00, broken Mon 11:00");
      assertThat(story.ledger("Mon 11:30", FIRST_REPLY))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, customer_spoke", "counted Mon 10:00, reply_failed");
      assertThat(story.at("Mon 11:30").unansweredSince())
          .isEqualTo(StoryFixture.instant("Mon 09:00"));
    }

    @Test
    void areHeardOfAsKeptUntilTheyComeBackAndThenAgainWhenOneArrives() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 10:00", "answer");
      assertThat(story.signals("Mon 10:15", FIRST_REPLY))
          .containsExactly("started Mon 09:00", "met Mon 10:00");
      story.bounced("Mon 10:30", "answer").agentReplied("Mon 10:45");
      assertThat(story.signals("Tue 09:00", FIRST_REPLY))
          .containsExactly(
              "started Mon 09:00", "met Mon 10:00", "resumed Mon 10:30", "met 2 Mon 10:45");
    }

    @Test
    void startNoUpdateAndLetTheOneBeforeRunOn() {
      StoryFixture story =
          under(policy().promise(UPDATE, "4h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 10:00")
              .agentReplied("Mon 11:00", "answer")
              .bounced("Mon 11:30", "answer");
      assertThat(story.turns("Mon 12:00", UPDATE)).containsExactly("running, due Mon 15:00");
      assertThat(story.ledger("Mon 12:00", UPDATE))
          .containsExactly(
              "counted Mon 10:00 to Mon 11:00, agent_replied", "counted Mon 11:00, reply_failed");
    }

    @Test
    void leaveTheTurnToTheReplyThatArrives() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h").promise(NEXT_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30", "answer")
              .customerWrote("Mon 09:45")
              .bounced("Mon 10:00", "answer")
              .agentReplied("Mon 10:30");
      assertThat(story.says("Tue 09:00", FIRST_REPLY)).isEqualTo("met Mon 10:30, due Mon 11:00");
      assertThat(story.turns("Tue 09:00", NEXT_REPLY)).isEmpty();
    }
  }

  @Nested
  class ChangesOfAPromise {

    private StoryFixture byPriority() {
      return under(
          policy()
              .promise(RESOLUTION, LOW, "14h")
              .promise(RESOLUTION, NORMAL, "7h")
              .promise(RESOLUTION, URGENT, "2h"));
    }

    @Test
    void countOverTheWholeLifeOfTheClock() {
      StoryFixture story = byPriority().opened("Mon 09:00").prioritised("Mon 10:00", URGENT);
      assertThat(story.says("Mon 10:00", RESOLUTION)).isEqualTo("running, due Mon 11:00");
      assertThat(story.signals("Mon 10:00", RESOLUTION))
          .containsExactly("started Mon 09:00", "recalculated Mon 10:00");
      assertThat(story.ledger("Mon 10:00", RESOLUTION))
          .containsExactly("counted Mon 09:00, case_opened");
    }

    @Test
    void toOneThatHasPassedBreakItNowAndForThatReason() {
      StoryFixture story = byPriority().opened("Mon 09:00").prioritised("Mon 14:00", URGENT);
      assertThat(story.says("Mon 14:00", RESOLUTION))
          .isEqualTo("breached, due Mon 11:00, broken Mon 14:00 by a change");
      assertThat(story.signals("Fri 14:00", RESOLUTION))
          .containsExactly("started Mon 09:00", "recalculated Mon 14:00", "breached Mon 14:00");
    }

    @Test
    void toOneThatIsDueThisInstantDoNotBreakItYet() {
      StoryFixture story =
          byPriority()
              .opened("Mon 09:00")
              .prioritised("Mon 11:00", URGENT)
              .moved("Mon 11:00", SOLVED);
      assertThat(story.says("Mon 12:00", RESOLUTION)).isEqualTo("met Mon 11:00, due Mon 11:00");
    }

    @Test
    void toALooserOneSupersedeTheBreachWhenItIsKept() {
      StoryFixture story = byPriority().opened("Mon 09:00").prioritised("Mon 17:00", LOW);
      StoryFixture broken =
          byPriority()
              .opened("Mon 09:00")
              .prioritised("Mon 14:00", URGENT)
              .prioritised("Mon 15:00", LOW);
      assertThat(story.says("Mon 17:00", RESOLUTION)).isEqualTo("running, due Tue 17:00");
      assertThat(broken.says("Mon 15:00", RESOLUTION))
          .isEqualTo("running, due Tue 17:00, broken Mon 14:00 by a change");
      assertThat(broken.moved("Tue 16:00", SOLVED).says("Tue 16:00", RESOLUTION))
          .isEqualTo("met Tue 16:00, due Tue 17:00, broken Mon 14:00 by a change and superseded");
    }

    @Test
    void toALooserOneThatIsBrokenTooAreASecondBreach() {
      StoryFixture story =
          byPriority()
              .opened("Mon 09:00")
              .prioritised("Mon 10:00", URGENT)
              .prioritised("Mon 14:00", LOW)
              .moved("Thu 09:00", SOLVED);
      assertThat(story.says("Thu 09:00", RESOLUTION))
          .isEqualTo("breached Thu 09:00, due Tue 17:00, broken Mon 11:00, broken Tue 17:00");
      assertThat(story.signals("Thu 09:00", RESOLUTION))
          .contains("breached Mon 11:00", "breached 2 Tue 17:00");
    }

    @Test
    void whichTightenWhatIsBrokenAlreadyAreNoSecondBreach() {
      StoryFixture story = byPriority().opened("Mon 09:00").prioritised("Tue 14:00", URGENT);
      assertThat(story.says("Tue 14:00", RESOLUTION))
          .isEqualTo("breached, due Mon 11:00, broken Mon 17:00");
    }

    @Test
    void ofTheCalendarCountTheWholeLifeByTheNewOne() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "10h"))
              .opened("Mon 09:00")
              .policyChanged("Mon 12:00", policy().promise(RESOLUTION, "10h").dayAndNight());
      assertThat(story.says("Mon 12:00", RESOLUTION)).isEqualTo("running, due Mon 19:00");
    }

    @Test
    void whichChangeNothingForAMetricSayNothing() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .prioritised("Mon 10:00", URGENT);
      assertThat(story.signals("Mon 10:00", RESOLUTION)).containsExactly("started Mon 09:00");
    }

    @Test
    void leaveWhatHasEndedAlone() {
      StoryFixture story =
          byPriority()
              .opened("Mon 09:00")
              .moved("Mon 12:00", SOLVED)
              .prioritised("Mon 13:00", URGENT);
      assertThat(story.says("Mon 13:00", RESOLUTION)).isEqualTo("met Mon 12:00, due Mon 17:00");
    }

    @Test
    void whileItWasSolvedHoldFromTheReopeningOn() {
      StoryFixture story =
          byPriority()
              .opened("Mon 09:00")
              .moved("Mon 12:00", SOLVED)
              .prioritised("Mon 13:00", URGENT)
              .moved("Tue 10:00", OPEN);
      assertThat(story.says("Tue 10:00", RESOLUTION))
          .isEqualTo("breached, due Mon 11:00, broken Tue 10:00 by a change");
    }
  }

  @Nested
  class NoPromise {

    @Test
    void isNoClock() {
      StoryFixture story = under(policy().promise(RESOLUTION, URGENT, "2h")).opened("Mon 09:00");
      assertThat(story.turns("Mon 12:00", RESOLUTION)).isEmpty();
      assertThat(withoutPolicy().opened("Mon 09:00").at("Mon 12:00").clocks()).isEmpty();
    }

    @Test
    void untilThePriorityHasOneWhichCountsFromTheBeginning() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, URGENT, "4h"))
              .opened("Mon 09:00")
              .prioritised("Mon 11:00", URGENT);
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("running, due Mon 14:00");
      assertThat(story.signals("Mon 11:00", RESOLUTION)).containsExactly("started Mon 11:00");
    }

    @Test
    void underTheNewPriorityCancels() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, URGENT, "4h").promise(RESOLUTION, NORMAL, "7h"))
              .opened("Mon 09:00")
              .prioritised("Mon 11:00", LOW);
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("cancelled (no_target)");
      assertThat(story.prioritised("Mon 13:00", URGENT).says("Mon 13:00", RESOLUTION))
          .isEqualTo("running, due Mon 14:00");
    }

    @Test
    void isCancelledOnlyOnce() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, NORMAL, "7h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .prioritised("Mon 11:00", LOW)
              .moved("Mon 12:00", SOLVED)
              .moved("Mon 13:00", CLOSED);
      assertThat(story.signals("Tue 09:00", FIRST_REPLY))
          .containsExactly("started Mon 09:00", "cancelled Mon 11:00");
    }

    @Test
    void supersedesNoBreach() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, NORMAL, "1h"))
              .opened("Mon 09:00")
              .prioritised("Mon 11:00", LOW)
              .moved("Mon 12:00", SOLVED);
      assertThat(story.says("Tue 09:00", RESOLUTION))
          .isEqualTo("cancelled (no_target) Mon 12:00, broken Mon 10:00");
    }

    @Test
    void isNoSecondBreachWhenThePromiseReturns() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, NORMAL, "1h"))
              .opened("Mon 09:00")
              .prioritised("Mon 11:00", LOW)
              .policyChanged("Mon 12:00", null)
              .policyChanged("Mon 13:00", policy().promise(RESOLUTION, "2h"));
      assertThat(story.says("Tue 09:00", RESOLUTION))
          .isEqualTo("breached, due Mon 11:00, broken Mon 10:00");
    }

    @Test
    void afterThePolicyIsGoneKeepsTheRulesThatHeldLast() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .policyChanged("Mon 10:00", null)
              .policyChanged("Mon 11:00", null);
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("cancelled (no_target)");
      assertThat(story.counted("Mon 12:00", RESOLUTION)).isEqualTo("3h");
    }
  }

  @Nested
  class LatePolicies {

    @Test
    void countFromTheBeginningOfTheCase() {
      StoryFixture story =
          withoutPolicy()
              .opened("Mon 09:00")
              .policyChanged("Mon 11:00", policy().promise(RESOLUTION, "4h"));
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("running, due Mon 14:00");
    }

    @Test
    void breakNowWhatTheyPromiseForThePast() {
      StoryFixture story =
          withoutPolicy()
              .opened("Mon 09:00")
              .policyChanged("Tue 11:00", policy().promise(RESOLUTION, "4h"));
      assertThat(story.says("Tue 11:00", RESOLUTION))
          .isEqualTo("breached, due Mon 14:00, broken Tue 11:00 by a change");
    }

    @Test
    void sayThatTheClockIsPaused() {
      StoryFixture story =
          withoutPolicy()
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .policyChanged("Mon 11:00", policy().promise(RESOLUTION, "4h"));
      assertThat(story.signals("Mon 11:00", RESOLUTION))
          .containsExactly("started Mon 11:00", "paused Mon 11:00");
    }
  }

  @Nested
  class PinnedDueInstants {

    private StoryFixture story() {
      return under(policy().promise(RESOLUTION, "4h")).opened("Mon 09:00");
    }

    @Test
    void holdUntilTheyAreCleared() {
      StoryFixture story = story().pinned("Mon 10:00", RESOLUTION, "Wed 12:00", "agreed by phone");
      assertThat(story.says("Tue 10:00", RESOLUTION))
          .isEqualTo("running, due Wed 12:00 pinned (agreed by phone)");
      assertThat(story.unpinned("Tue 11:00", RESOLUTION).says("Tue 11:00", RESOLUTION))
          .isEqualTo("breached, due Mon 14:00, broken Tue 11:00 by a change");
    }

    @Test
    void holdWhateverElseChanges() {
      StoryFixture story =
          story()
              .pinned("Mon 10:00", RESOLUTION, "Wed 12:00", "agreed")
              .moved("Mon 11:00", PENDING)
              .policyChanged("Mon 12:00", policy().promise(RESOLUTION, "1h"));
      assertThat(story.says("Mon 12:00", RESOLUTION))
          .isEqualTo("paused, due Wed 12:00 pinned (agreed)");
      assertThat(story.says("Wed 12:01", RESOLUTION))
          .isEqualTo("breached, due Wed 12:00 pinned (agreed), broken Wed 12:00");
    }

    @Test
    void thatHavePassedBreakItNow() {
      StoryFixture story = story().pinned("Mon 10:00", RESOLUTION, "Mon 09:30", "promised");
      assertThat(story.says("Mon 10:00", RESOLUTION))
          .isEqualTo("breached, due Mon 09:30 pinned (promised), broken Mon 10:00 by a change");
    }

    @Test
    void thatPassedWhileTheCaseWasSolvedAreBrokenByTheReopening() {
      StoryFixture story =
          story()
              .pinned("Mon 10:00", RESOLUTION, "Wed 12:00", "agreed")
              .moved("Tue 09:00", SOLVED)
              .moved("Thu 09:00", OPEN);
      assertThat(story.says("Thu 10:00", RESOLUTION))
          .isEqualTo("breached, due Wed 12:00 pinned (agreed), broken Thu 09:00 by a change");
    }

    @Test
    void supersedeTheBreachWhenTheyAreKept() {
      StoryFixture story =
          story().pinned("Mon 15:00", RESOLUTION, "Wed 12:00", "agreed").moved("Wed 12:00", SOLVED);
      assertThat(story.says("Thu 09:00", RESOLUTION))
          .isEqualTo(
              "met Wed 12:00, due Wed 12:00 pinned (agreed), broken Mon 14:00 and superseded");
    }
  }

  @Nested
  class Merges {

    private final StoryFixture.Policy policy =
        policy().promise(FIRST_REPLY, "4h").promise(NEXT_REPLY, "4h").promise(RESOLUTION, "7h");

    @Test
    void cancelTheClocksOfTheCaseThatGoes() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .mergedIntoAnother("Mon 10:00");
      assertThat(story.says("Fri 09:00", FIRST_REPLY))
          .isEqualTo("cancelled (merged) Mon 10:00, due Mon 14:00");
      assertThat(story.says("Fri 09:00", RESOLUTION)).startsWith("cancelled (merged) Mon 10:00");
    }

    @Test
    void haveAWayBackWithoutTheTimeBetween() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .mergedIntoAnother("Mon 10:00")
              .cameOutAgain("Tue 09:00");
      assertThat(story.says("Tue 09:00", FIRST_REPLY)).isEqualTo("running, due Tue 12:00");
      assertThat(story.ledger("Tue 09:00", FIRST_REPLY))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, customer_spoke",
              "paused Mon 10:00 to Tue 09:00, merged",
              "counted Tue 09:00, restored");
      assertThat(story.says("Tue 09:00", RESOLUTION)).isEqualTo("running, due Tue 16:00");
    }

    @Test
    void letTheOlderMessageOfTheOtherCaseDecide() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .customerWrote("Mon 11:00")
              .absorbed("Mon 11:30", 9, "Mon 10:00");
      assertThat(story.turns("Mon 11:30", NEXT_REPLY)).containsExactly("running, due Mon 15:00");
      assertThat(story.at("Mon 11:30").unansweredSince())
          .isEqualTo(StoryFixture.instant("Mon 10:00"));
    }

    @Test
    void leaveTheOlderMessageOfThisCaseAlone() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .absorbed("Mon 11:30", 9, "Mon 10:00");
      assertThat(story.says("Mon 11:30", FIRST_REPLY)).isEqualTo("running, due Mon 14:00");
    }

    @Test
    void startTheReplyToTheOtherCase() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .absorbed("Mon 11:30", 9, "Mon 10:00");
      assertThat(story.says("Mon 11:30", NEXT_REPLY)).isEqualTo("running, due Mon 15:00");
    }

    @Test
    void ofACaseThatIsAnsweredChangeNothing() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .absorbed("Mon 11:30", 9, null);
      assertThat(story.turns("Mon 11:30", NEXT_REPLY)).isEmpty();
    }

    @Test
    void areUndoneByTheRelease() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .customerWrote("Mon 11:00")
              .absorbed("Mon 11:30", 9, "Mon 10:00")
              .released("Mon 13:00", 9);
      assertThat(story.turns("Mon 13:00", NEXT_REPLY)).containsExactly("running, due Mon 16:00");
    }

    @Test
    void afterAReleaseCountAgain() {
      StoryFixture story =
          under(policy)
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .absorbed("Mon 11:30", 9, "Mon 10:00")
              .released("Mon 13:00", 9)
              .absorbed("Mon 14:00", 9, "Mon 11:00");
      assertThat(story.turns("Mon 14:00", NEXT_REPLY)).containsExactly("running, due Mon 16:00");
      assertThat(story.recordedBackwards("Mon 14:00").clocks().getLast().due())
          .isEqualTo(StoryFixture.instant("Mon 16:00"));
    }

    @Test
    void warnFromTheMergeOnNotBefore() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "4h").warnAtPercent(50))
              .opened("Mon 09:00")
              .customerWrote("Mon 13:00")
              .absorbed("Mon 14:00", 9, "Mon 10:30");
      assertThat(story.signals("Mon 14:10", FIRST_REPLY))
          .containsExactly("started Mon 13:00", "recalculated Mon 14:00", "warning Mon 14:00");
    }
  }

  @Nested
  class SpamAndTrash {

    @Test
    void cancelEveryClockAndSayWhy() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h").promise(RESOLUTION, "14h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .discarded("Mon 10:00", "spam");
      assertThat(story.says("Tue 09:00", FIRST_REPLY))
          .isEqualTo("cancelled (spam) Mon 10:00, due Mon 11:00");
      assertThat(story.signals("Tue 09:00", RESOLUTION))
          .containsExactly("started Mon 09:00", "cancelled Mon 10:00");
    }

    @Test
    void doNotCountTheTimeUntilTheCaseIsTakenBack() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .discarded("Mon 10:00", "spam")
              .discarded("Mon 11:00", "trash")
              .restored("Tue 09:00");
      assertThat(story.says("Tue 09:30", FIRST_REPLY)).isEqualTo("running, due Tue 10:00");
      assertThat(story.ledger("Tue 09:30", FIRST_REPLY))
          .containsExactly(
              "counted Mon 09:00 to Mon 10:00, customer_spoke",
              "paused Mon 10:00 to Tue 09:00, discarded",
              "counted Tue 09:00, restored");
    }

    @Test
    void doNotWakeWhatHadEndedBefore() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h").promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .moved("Mon 10:00", SOLVED)
              .discarded("Mon 11:00", "trash")
              .restored("Tue 09:00");
      assertThat(story.says("Tue 10:00", FIRST_REPLY)).isEqualTo("met Mon 09:30, due Mon 11:00");
      assertThat(story.says("Tue 10:00", RESOLUTION)).isEqualTo("met Mon 10:00, due Mon 14:00");
    }

    @Test
    void letWhatTheCustomerSaidMeanwhileWaitFromWhenTheCaseIsTakenBack() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "2h").promise(NEXT_REPLY, "1h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .agentReplied("Mon 09:30")
              .discarded("Mon 10:00", "spam")
              .customerWrote("Mon 11:00");
      assertThat(story.turns("Mon 16:00", NEXT_REPLY)).isEmpty();
      assertThat(story.restored("Tue 09:00").says("Tue 09:30", NEXT_REPLY))
          .isEqualTo("running, due Tue 10:00");
    }

    @Test
    void pauseAgainWhatPausedBefore() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .discarded("Mon 11:00", "spam")
              .restored("Mon 14:00");
      assertThat(story.says("Mon 15:00", RESOLUTION)).isEqualTo("paused");
      assertThat(story.moved("Tue 09:00", OPEN).says("Tue 09:00", RESOLUTION))
          .isEqualTo("running, due Tue 12:00");
    }
  }

  @Nested
  class Splits {

    private StoryFixture twoQuestions() {
      return under(policy().promise(FIRST_REPLY, "4h"))
          .opened("Mon 09:00")
          .customerWrote("Mon 09:00", "printer")
          .customerWrote("Mon 10:00", "screen");
    }

    @Test
    void letTheOldestMessageThatStaysDecide() {
      StoryFixture story = twoQuestions().split("Mon 11:00", "printer");
      assertThat(story.says("Mon 11:00", FIRST_REPLY)).isEqualTo("running, due Mon 15:00");
      assertThat(story.ledger("Mon 11:00", FIRST_REPLY))
          .containsExactly("counted Mon 10:00, split");
    }

    @Test
    void ofALaterMessageChangeNothing() {
      StoryFixture story = twoQuestions().split("Mon 11:00", "screen");
      assertThat(story.says("Mon 11:00", FIRST_REPLY)).isEqualTo("running, due Mon 14:00");
    }

    @Test
    void leaveTheMessageOfAMergedCaseToDecide() {
      StoryFixture story =
          twoQuestions().absorbed("Mon 11:00", 9, "Mon 09:30").split("Mon 11:30", "printer");
      assertThat(story.says("Mon 11:30", FIRST_REPLY)).isEqualTo("running, due Mon 14:30");
    }

    @Test
    void ofAllMessagesCancelTheReply() {
      StoryFixture story = twoQuestions().split("Mon 11:00", "printer", "screen");
      assertThat(story.says("Mon 11:00", FIRST_REPLY)).startsWith("cancelled (split) Mon 11:00");
      assertThat(story.at("Mon 11:00").unansweredSince()).isNull();
    }

    @Test
    void giveTheNewCaseTheTimeOfItsMessage() {
      StoryFixture story =
          under(policy().promise(FIRST_REPLY, "4h").promise(RESOLUTION, "7h"))
              .opened("Mon 10:00", OPEN)
              .customerWrote("Mon 10:00");
      assertThat(story.says("Mon 11:00", FIRST_REPLY)).isEqualTo("running, due Mon 15:00");
      assertThat(story.says("Mon 11:00", RESOLUTION)).isEqualTo("running, due Tue 10:00");
    }
  }

  @Nested
  class Warnings {

    @Test
    void comeATimeBeforeOrAfterAShareOfThePromise() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").warnBefore("1h").warnAtPercent(50))
              .opened("Mon 09:00");
      assertThat(story.signals("Mon 14:01", RESOLUTION))
          .containsExactly(
              "started Mon 09:00",
              "warning 2 Mon 11:00",
              "warning Mon 12:00",
              "breached Mon 14:00");
    }

    @Test
    void waitWithThePause() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").warnBefore("1h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .moved("Tue 09:00", OPEN);
      assertThat(story.signals("Tue 11:01", RESOLUTION))
          .contains("warning Tue 11:00")
          .doesNotContain("breached Tue 12:00");
    }

    @Test
    void doNotComeWhereThePromiseIsKeptBefore() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").warnBefore("1h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", SOLVED);
      assertThat(story.signals("Fri 09:00", RESOLUTION))
          .containsExactly("started Mon 09:00", "met Mon 10:00");
    }

    @Test
    void longerThanThePromiseDoNotCome() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "1h").warnBefore("1h")).opened("Mon 09:00");
      assertThat(story.signals("Mon 09:30", RESOLUTION)).containsExactly("started Mon 09:00");
    }

    @Test
    void thatHavePassedWhenThePromiseIsChangedComeThen() {
      StoryFixture story =
          under(
                  policy()
                      .promise(RESOLUTION, NORMAL, "14h")
                      .promise(RESOLUTION, URGENT, "4h")
                      .warnBefore("2h"))
              .opened("Mon 09:00")
              .prioritised("Mon 12:00", URGENT);
      assertThat(story.signals("Mon 13:01", RESOLUTION))
          .containsExactly("started Mon 09:00", "recalculated Mon 12:00", "warning Mon 12:00");
    }

    @Test
    void doNotComeAfterTheBreach() {
      StoryFixture story =
          under(
                  policy()
                      .promise(RESOLUTION, NORMAL, "14h")
                      .promise(RESOLUTION, URGENT, "2h")
                      .warnBefore("1h"))
              .opened("Mon 09:00")
              .prioritised("Mon 12:00", URGENT);
      assertThat(story.signals("Fri 09:00", RESOLUTION))
          .containsExactly("started Mon 09:00", "recalculated Mon 12:00", "breached Mon 12:00");
    }

    @Test
    void comeOnceHoweverOftenThePromiseIsChanged() {
      StoryFixture story =
          under(
                  policy()
                      .promise(RESOLUTION, NORMAL, "4h")
                      .promise(RESOLUTION, LOW, "14h")
                      .warnBefore("2h"))
              .opened("Mon 09:00")
              .prioritised("Mon 11:30", LOW);
      assertThat(
              story.signals("Fri 09:00", RESOLUTION).stream()
                  .filter(one -> one.startsWith("warning")))
          .containsExactly("warning Mon 11:00");
    }

    @Test
    void comeAtOnceWhereThereWasNeverSoMuchTimeBeforeAPinnedDueInstant() {
      StoryFixture story =
          under(
                  policy()
                      .promise(RESOLUTION, "4h")
                      .warnBefore("3h")
                      .in(
                          aCalendar("Europe/Berlin")
                              .except("2026-06-01", "09:00-17:00")
                              .compiled()))
              .opened("Mon 09:00")
              .pinned("Mon 09:30", RESOLUTION, "Mon 11:00", "agreed");
      assertThat(story.signals("Mon 10:00", RESOLUTION)).contains("warning Mon 09:30");
    }

    @Test
    void comeBeforeAPinnedDueInstantToo() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").warnBefore("1h"))
              .opened("Mon 09:00")
              .pinned("Mon 09:30", RESOLUTION, "Wed 13:30", "agreed");
      assertThat(story.signals("Wed 12:00", RESOLUTION)).contains("warning Wed 11:30");
    }
  }

  @Nested
  class TheStory {

    @Test
    void countsByWhenThingsHappenedNotByWhenTheyWereRecorded() {
      StoryFixture story =
          under(
                  policy()
                      .promise(FIRST_REPLY, "4h")
                      .promise(NEXT_REPLY, "2h")
                      .promise(RESOLUTION, "7h"))
              .opened("Mon 09:00")
              .customerWrote("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .customerWrote("Mon 11:00")
              .moved("Mon 11:00", OPEN)
              .agentReplied("Mon 13:30");
      StoryFixture late =
          under(
                  policy()
                      .promise(FIRST_REPLY, "4h")
                      .promise(NEXT_REPLY, "2h")
                      .promise(RESOLUTION, "7h"))
              .opened("Mon 09:00")
              .agentReplied("Mon 13:30")
              .moved("Mon 10:00", PENDING)
              .customerWrote("Mon 11:00")
              .customerWrote("Mon 09:00")
              .moved("Mon 11:00", OPEN);
      for (SlaMetric metric : SlaMetric.values()) {
        assertThat(late.turns("Tue 09:00", metric)).isEqualTo(story.turns("Tue 09:00", metric));
        if (!story.turns("Tue 09:00", metric).isEmpty()) {
          assertThat(late.ledger("Tue 09:00", metric)).isEqualTo(story.ledger("Tue 09:00", metric));
          assertThat(late.signals("Tue 09:00", metric))
              .isEqualTo(story.signals("Tue 09:00", metric));
        }
      }
    }

    @Test
    void saysNothingTwice() {
      StoryFixture story =
          under(policy().promise(RESOLUTION, "4h").warnBefore("1h"))
              .opened("Mon 09:00")
              .moved("Mon 10:00", PENDING)
              .moved("Mon 11:00", OPEN)
              .moved("Mon 12:00", PENDING)
              .moved("Mon 13:00", OPEN)
              .moved("Mon 14:00", SOLVED)
              .moved("Mon 15:00", OPEN)
              .moved("Mon 15:30", SOLVED);
      assertThat(story.signals("Tue 09:00", RESOLUTION))
          .containsExactly(
              "started Mon 09:00",
              "paused Mon 10:00",
              "resumed Mon 11:00",
              "paused 2 Mon 12:00",
              "resumed 2 Mon 13:00",
              "met Mon 14:00",
              "resumed 3 Mon 15:00",
              "warning Mon 15:00",
              "met 2 Mon 15:30")
          .doesNotHaveDuplicates();
    }
  }
}
