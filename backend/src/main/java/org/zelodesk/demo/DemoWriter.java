package org.zelodesk.demo;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.attachments.Uploads;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseChanges;
import org.zelodesk.cases.CaseLink;
import org.zelodesk.cases.CaseLinks;
import org.zelodesk.cases.CaseMerges;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.NewCase;
import org.zelodesk.cases.Speaker;
import org.zelodesk.comments.Comments;
import org.zelodesk.comments.NewComment;
import org.zelodesk.customers.IdentityKind;
import org.zelodesk.customers.NewIdentity;
import org.zelodesk.customers.NewRequester;
import org.zelodesk.identity.Actor;

/** Lets a {@link DemoCase} happen, through the same doors as any other case. */
@Singleton
class DemoWriter {

  static final String SOURCE = "demo";

  private final Cases cases;
  private final CaseLinks links;
  private final CaseMerges merges;
  private final Comments comments;
  private final Uploads uploads;

  DemoWriter(Cases cases, CaseLinks links, CaseMerges merges, Comments comments, Uploads uploads) {
    this.cases = cases;
    this.links = links;
    this.merges = merges;
    this.comments = comments;
    this.uploads = uploads;
  }

  /** Where a case stands while it is being told. */
  private static final class Telling {
    final DemoCase course;
    final DemoDesk desk;
    final List<String> customerSays;
    final List<String> agentSays;
    final List<String> notes;
    long id;
    Actor owner;
    boolean owned;
    boolean moving;

    Telling(DemoCase course, DemoDesk desk) {
      this.course = course;
      this.desk = desk;
      String language = course.texts.language();
      this.customerSays = said(course, course.story.customer(), course.texts.customerMore());
      this.agentSays = said(course, course.story.agent(), course.texts.agentMore());
      this.notes = said(course, course.story.notes(), course.texts.notesMore());
      this.moving = !course.story.team().equals("Support") && course.oneIn(2);
      this.owner = desk.answering(moving ? "Support" : course.story.team(), language);
    }

    /** Who writes down what the customer says. */
    Actor recorder() {
      return course.isElectronic() ? desk.machine() : owner;
    }

    private static List<String> said(DemoCase course, List<String> first, List<String> more) {
      List<String> all = new ArrayList<>(first);
      List<String> rest = new ArrayList<>(more);
      Collections.shuffle(rest, course.random);
      all.addAll(rest);
      return all;
    }

    String next(List<String> many) {
      return many.size() > 1 ? many.removeFirst() : many.getFirst();
    }
  }

  /** Writes the case and all that happens in it. */
  long write(DemoCase course, DemoDesk desk, Instant now) {
    Telling telling = new Telling(course, desk);
    open(telling);
    for (int i = 0; i < course.steps.size(); i++) {
      Instant at = course.times.get(i + 1);
      boolean last = i == course.steps.size() - 1;
      switch (course.steps.get(i)) {
        case CUSTOMER -> customerSpeaks(telling, at);
        case AGENT -> agentSpeaks(telling, at, last);
        case NOTE -> note(telling, at);
      }
    }
    Instant after = course.times.getLast();
    end(telling, after);
    if (!course.confidential && course.number % 40 == 7 && course.end != CaseStatus.CLOSED) {
      long again = writeAgain(telling, "again", null, after);
      merges.merge(desk.agent("admin"), again, null, telling.id, after);
    }
    if (!course.confidential && course.number % 12 == 1 && course.end == CaseStatus.CLOSED) {
      writeAgain(
          telling,
          "after",
          telling.id,
          after.plusSeconds(3600).isBefore(now) ? after.plusSeconds(3600) : after);
    }
    return telling.id;
  }

  /** Matters that have to do with each other, seen by somebody who sees both. */
  void relate(DemoDesk desk, long id, long otherId, Instant at) {
    links.link(desk.agent("admin"), id, null, CaseLink.Type.RELATED, otherId, at);
  }

  /** Somebody from outside the team is asked, and answers. */
  void askExpert(DemoCase course, DemoDesk desk, long id, Instant at) {
    Actor expert = desk.agent("cora");
    links.share(desk.agent("admin"), id, null, expert.id(), at);
    comments.write(
        expert,
        id,
        null,
        NewComment.of(Visibility.INTERNAL, Speaker.AGENT, course.pick(course.texts.expert())),
        at);
  }

  /** The same customer opens another case about it. */
  private long writeAgain(Telling telling, String suffix, @Nullable Long closedId, Instant at) {
    DemoCase course = telling.course;
    return cases
        .open(
            telling.desk.machine(),
            new NewCase(
                course.subject(),
                Channel.EMAIL,
                null,
                course.story.category(),
                telling.desk.topic(course.story.topic()),
                course.texts.language(),
                telling.desk.team(course.story.team()),
                null,
                false,
                course.story.tags(),
                null,
                null,
                null,
                requester(course),
                null,
                null,
                closedId,
                SOURCE,
                course.key() + "-" + suffix,
                new NewCase.FirstComment(
                    Visibility.PUBLIC,
                    Speaker.CUSTOMER,
                    course.filled(course.pick(course.story.customer())),
                    null,
                    null)),
            at)
        .id();
  }

  private void open(Telling telling) {
    DemoCase course = telling.course;
    Instant at = course.times.getFirst();
    boolean unsorted = course.end == CaseStatus.NEW && !course.confidential && course.oneIn(3);
    List<String> tags = new ArrayList<>(course.story.tags());
    if (course.oneIn(9)) {
      tags.add("vip");
    }
    telling.id =
        cases
            .open(
                telling.recorder(),
                new NewCase(
                    course.subject(),
                    course.channel,
                    course.priority,
                    course.oneIn(20) ? null : course.story.category(),
                    unsorted ? null : telling.desk.topic(course.story.topic()),
                    course.texts.language(),
                    unsorted
                        ? null
                        : telling.desk.team(telling.moving ? "Support" : course.story.team()),
                    null,
                    course.confidential,
                    tags,
                    customFields(course),
                    course.oneIn(8) ? List.of(telling.desk.agent("lena").id()) : null,
                    null,
                    requester(course),
                    organization(course, telling.desk),
                    course.channel == Channel.POST ? at.minusSeconds(86_400) : null,
                    null,
                    SOURCE,
                    course.key(),
                    new NewCase.FirstComment(
                        Visibility.PUBLIC,
                        Speaker.CUSTOMER,
                        course.opening(),
                        null,
                        firstFiles(telling, at))),
                at)
            .id();
  }

  private static Map<String, @Nullable Object> customFields(DemoCase course) {
    Map<String, @Nullable Object> values = new HashMap<>();
    if (course.number % 3 != 0) {
      values.put(DemoSettings.ORDER_NUMBER, DemoTexts.filled("{order}", course.words));
    }
    if (course.customerIndex % 4 == 0) {
      values.put(DemoSettings.PLAN, course.customerIndex % 8 == 0 ? "pro" : "basic");
    }
    return values;
  }

  /** Every sixth customer writes for a company. */
  private static @Nullable Long organization(DemoCase course, DemoDesk desk) {
    List<Long> known = desk.organizations();
    return course.customerIndex % 6 != 0
        ? null
        : known.get(course.customerIndex / 6 % known.size());
  }

  private static NewRequester requester(DemoCase course) {
    String domain = course.texts.mail().get(course.customerIndex % course.texts.mail().size());
    String address =
        latin(course.customerName, course.texts.language() + course.customerIndex) + "@" + domain;
    List<NewIdentity> identities = new ArrayList<>();
    identities.add(new NewIdentity(IdentityKind.EMAIL, address));
    identities.add(
        new NewIdentity(
            IdentityKind.PHONE,
            course.texts.phone() + String.format(Locale.ROOT, "%03d", course.customerIndex)));
    if (course.channel == Channel.SOCIAL || course.channel == Channel.CHAT) {
      identities.add(
          new NewIdentity(IdentityKind.HANDLE, "@" + address.substring(0, address.indexOf('@'))));
    }
    return new NewRequester(course.customerName, identities);
  }

  /** A name as a mail address has it; another script gives the fallback. */
  private static String latin(String name, String fallback) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]+", ".");
    return plain.length() < 4 ? fallback : plain;
  }

  private @Nullable List<Long> firstFiles(Telling telling, Instant at) {
    DemoCase course = telling.course;
    boolean damaged = course.story.tags().contains("damaged");
    if (!(damaged ? course.oneIn(2) : course.oneIn(9))) {
      return null;
    }
    return List.of(
        upload(
            telling.recorder(),
            damaged ? DemoFile.picture(course.random) : DemoFile.note(course.opening()),
            at));
  }

  private long upload(Actor actor, DemoFile file, Instant at) {
    return uploads
        .upload(actor, file.name(), file.mediaType(), new ByteArrayInputStream(file.content()), at)
        .id();
  }

  private void customerSpeaks(Telling telling, Instant at) {
    say(
        telling.recorder(),
        telling,
        Visibility.PUBLIC,
        Speaker.CUSTOMER,
        telling.next(telling.customerSays),
        at,
        null,
        null);
  }

  private void agentSpeaks(Telling telling, Instant at, boolean last) {
    DemoCase course = telling.course;
    own(telling, at);
    boolean solves = last && course.end.isSolved();
    String text = solves ? course.story.solution() : telling.next(telling.agentSays);
    List<Long> files =
        course.story.topic().equals("billing/invoice") && course.oneIn(2)
            ? List.of(
                upload(
                    telling.owner,
                    DemoFile.page(
                        DemoTexts.filled("{order}", course.words),
                        DemoTexts.filled("{amount}", course.words)),
                    at))
            : null;
    say(
        telling.owner,
        telling,
        Visibility.PUBLIC,
        Speaker.AGENT,
        course.answer(text, telling.owner.name()),
        at,
        solves ? CaseStatus.SOLVED : null,
        files);
  }

  private void note(Telling telling, Instant at) {
    own(telling, at);
    DemoCase course = telling.course;
    if (telling.moving) {
      handOver(telling, at);
    } else if (course.story.tags().contains("escalated") && course.oneIn(2)) {
      String why = course.pick(course.texts.escalation());
      cases.change(
          telling.owner,
          telling.id,
          null,
          CaseChanges.change().escalationLevel(1, why).build(),
          at);
    } else {
      write(telling, Visibility.INTERNAL, telling.next(telling.notes), at);
    }
  }

  /** From the first contact to those who know; they get to know why. */
  private void handOver(Telling telling, Instant at) {
    DemoCase course = telling.course;
    write(telling, Visibility.INTERNAL, course.pick(course.texts.handover()), at);
    Actor next = telling.desk.answering(course.story.team(), course.texts.language());
    cases.change(
        telling.owner,
        telling.id,
        null,
        CaseChanges.change()
            .team(telling.desk.team(course.story.team()))
            .assignee(next.id())
            .build(),
        at);
    telling.owner = next;
    telling.moving = false;
  }

  private void own(Telling telling, Instant at) {
    if (!telling.owned) {
      telling.owned = true;
      cases.change(
          telling.owner,
          telling.id,
          null,
          CaseChanges.change().assignee(telling.owner.id()).build(),
          at);
    }
  }

  private void end(Telling telling, Instant at) {
    DemoCase course = telling.course;
    CaseStatus end = course.end;
    if (end == CaseStatus.NEW) {
      return;
    }
    own(telling, at);
    if (end.isSolved() && course.steps.size() < 19 && course.oneIn(3)) {
      say(
          telling.recorder(),
          telling,
          Visibility.PUBLIC,
          Speaker.CUSTOMER,
          course.pick(course.texts.thanks()),
          at,
          null,
          null);
    }
    if (end.isSolved()) {
      change(telling, CaseStatus.SOLVED, at);
    }
    change(telling, end, at);
  }

  private void change(Telling telling, CaseStatus status, Instant at) {
    cases.change(telling.owner, telling.id, null, CaseChanges.status(status), at);
  }

  private void write(Telling telling, Visibility visibility, String text, Instant at) {
    say(telling.owner, telling, visibility, Speaker.AGENT, text, at, null, null);
  }

  private void say(
      Actor actor,
      Telling telling,
      Visibility visibility,
      Speaker speaker,
      String text,
      Instant at,
      @Nullable CaseStatus next,
      @Nullable List<Long> files) {
    comments.write(
        actor,
        telling.id,
        null,
        NewComment.of(visibility, speaker, telling.course.filled(text), files, next),
        at);
  }
}
