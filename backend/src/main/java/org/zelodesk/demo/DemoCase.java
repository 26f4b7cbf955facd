package org.zelodesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;

/**
 * The course of one case, drawn from its number alone: the same number is the same case on every
 * desk, so that a load that was cut off can be finished.
 */
final class DemoCase {

  /** What happens next in it. */
  enum Step {
    CUSTOMER,
    AGENT,
    NOTE
  }

  private static final long SEED = 20_260_000;
  private static final int MOST_COMMENTS = 20;

  /** So many came in within the last hour, half of them urgent: a desk has always something due. */
  private static final int FRESH = 10;

  private static final Channel[] CHANNELS = {
    Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.WEB_FORM, Channel.WEB_FORM,
    Channel.PORTAL, Channel.CHAT, Channel.CHAT, Channel.PHONE, Channel.PHONE, Channel.SOCIAL,
    Channel.IN_PERSON, Channel.POST, Channel.FAX, Channel.API
  };

  final int number;
  final Random random;
  final DemoTexts texts;
  final DemoTexts.Story story;
  final Channel channel;
  final Priority priority;
  final CaseStatus end;
  final boolean confidential;
  final String customerName;
  final int customerIndex;
  final Map<String, String> words = new HashMap<>();
  final List<Step> steps = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();

  /**
   * @param total how many cases there are; the last one is of just now
   */
  DemoCase(int number, int total, List<DemoTexts> languages, Instant now) {
    this.number = number;
    this.random = new Random(SEED + number * 7919L);
    int turn = random.nextInt(10);
    this.texts = languages.get(turn < 5 ? 0 : turn < 8 ? 1 : 2);
    double past = (total - number + random.nextDouble()) / total;
    boolean justNow = total - number < FRESH;
    DemoRhythm rhythm = new DemoRhythm(now);
    Instant opened =
        justNow ? now.minus(Duration.ofMinutes(2 + 6L * (total - number))) : rhythm.at(1 - past);
    this.story = story(rhythm, opened);
    this.channel = CHANNELS[(number + random.nextInt(3)) % CHANNELS.length];
    int size = texts.names().size();
    int first = random.nextInt(size);
    int shift = 2 * random.nextInt(4);
    this.customerIndex = first * 10 + shift;
    this.customerName =
        texts.names().get(first).split(" ")[0]
            + " "
            + texts.names().get((first + shift) % size).split(" ", 2)[1];
    long ageHours = Duration.between(opened, now).toHours();
    this.end = drawEnd(ageHours);
    this.priority =
        justNow && number % 2 == 0
            ? Priority.URGENT
            : story.tags().contains("escalated")
                ? (random.nextBoolean() ? Priority.URGENT : Priority.HIGH)
                : new Priority[] {
                      Priority.NORMAL, Priority.NORMAL, Priority.NORMAL, Priority.LOW, Priority.HIGH
                    }
                    [random.nextInt(5)];
    this.confidential = !isElectronic() && oneIn(12);
    drawWords();
    drawSteps();
    drawTimes(opened, now);
  }

  private DemoTexts.Story story(DemoRhythm rhythm, Instant opened) {
    int sum = 0;
    for (DemoTexts.Story one : texts.stories()) {
      sum += rhythm.frequency(one.topic(), opened);
    }
    int drawn = random.nextInt(sum);
    for (DemoTexts.Story one : texts.stories()) {
      drawn -= rhythm.frequency(one.topic(), opened);
      if (drawn < 0) {
        return one;
      }
    }
    throw new IllegalStateException("no story");
  }

  String key() {
    return "case-" + number;
  }

  <T> T pick(List<T> many) {
    return many.get(random.nextInt(many.size()));
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  String filled(String text) {
    return DemoTexts.filled(text, words);
  }

  String subject() {
    return filled(pick(story.subjects()));
  }

  /** What the customer wrote first; on the phone nobody signs. */
  String opening() {
    String body = filled(pick(story.openings()));
    return isWritten()
        ? filled(pick(texts.greetings())) + "\n\n" + body + "\n\n" + filled(pick(texts.signoffs()))
        : body;
  }

  String answer(String body, String agentName) {
    words.put("agent", agentName);
    return channel == Channel.CHAT || channel == Channel.SOCIAL
        ? filled(body)
        : filled(pick(texts.agentGreetings()))
            + "\n\n"
            + filled(body)
            + "\n\n"
            + filled(pick(texts.agentSignoffs()));
  }

  /** Comes in by itself; the rest is typed in by the agent who took it. */
  boolean isElectronic() {
    return switch (channel) {
      case EMAIL, WEB_FORM, PORTAL, CHAT, SOCIAL, API -> true;
      case PHONE, IN_PERSON, POST, FAX -> false;
    };
  }

  private boolean isWritten() {
    return switch (channel) {
      case EMAIL, WEB_FORM, PORTAL, POST, FAX, API -> true;
      case CHAT, SOCIAL, PHONE, IN_PERSON -> false;
    };
  }

  private CaseStatus drawEnd(long ageHours) {
    int draw = random.nextInt(100);
    if (ageHours < 24) {
      return draw < 55 ? CaseStatus.NEW : draw < 85 ? CaseStatus.OPEN : CaseStatus.PENDING;
    }
    if (ageHours < 7 * 24) {
      return draw < 10
          ? CaseStatus.NEW
          : draw < 40
              ? CaseStatus.OPEN
              : draw < 62 ? CaseStatus.PENDING : draw < 72 ? CaseStatus.ON_HOLD : CaseStatus.SOLVED;
    }
    if (ageHours < 30 * 24) {
      return draw < 14
          ? CaseStatus.OPEN
          : draw < 26
              ? CaseStatus.PENDING
              : draw < 33 ? CaseStatus.ON_HOLD : draw < 80 ? CaseStatus.SOLVED : CaseStatus.CLOSED;
    }
    return draw < 3
        ? CaseStatus.OPEN
        : draw < 6 ? CaseStatus.ON_HOLD : draw < 25 ? CaseStatus.SOLVED : CaseStatus.CLOSED;
  }

  private void drawWords() {
    words.put("name", customerName);
    words.put("first", customerName.split(" ")[0]);
    words.put("product", pick(texts.products()));
    words.put("city", pick(texts.cities()));
    words.put("order", "%d-%05d".formatted(4 + random.nextInt(5), random.nextInt(100_000)));
    words.put("tracking", "ZD" + (100_000_000 + random.nextInt(900_000_000)));
    words.put(
        "amount",
        String.format(Locale.ROOT, "%d.%02d €", 15 + random.nextInt(400), random.nextInt(100)));
    words.put("team", story.team());
  }

  /** Mostly short, some long; nobody of us speaks in a new one. */
  private void drawSteps() {
    double length = -Math.log(1 - random.nextDouble()) * 4.2;
    int comments = Math.min(MOST_COMMENTS, 1 + (int) length);
    if (end == CaseStatus.NEW) {
      comments = Math.min(comments, 2);
    } else if (comments < 2) {
      comments = 2;
    }
    Step before = Step.CUSTOMER;
    for (int i = 1; i < comments; i++) {
      Step next =
          end == CaseStatus.NEW
              ? Step.CUSTOMER
              : i > 1 && oneIn(6)
                  ? Step.NOTE
                  : before == Step.CUSTOMER ? Step.AGENT : Step.CUSTOMER;
      steps.add(next);
      before = next == Step.NOTE ? before : next;
    }
    if (end.isSolved() && steps.getLast() != Step.AGENT) {
      steps.set(steps.size() - 1, Step.AGENT);
    }
  }

  /** One instant for the opening, one a step, and one for what comes after; none in the future. */
  private void drawTimes(Instant opened, Instant now) {
    double[] gaps = new double[steps.size() + 1];
    double sum = 0;
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = 0.15 + random.nextDouble() * (random.nextInt(3) == 0 ? 30 : 6);
      sum += gaps[i];
    }
    double hours = Math.min(sum, Duration.between(opened, now).toMinutes() / 60.0 * 0.95);
    double passed = 0;
    times.add(opened);
    for (double gap : gaps) {
      passed += gap;
      times.add(opened.plusMillis((long) (passed / sum * hours * 3_600_000)));
    }
  }
}
