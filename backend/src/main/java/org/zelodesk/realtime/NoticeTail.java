package org.zelodesk.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.presence.CasePresence;
import org.zelodesk.presence.Presences;

/**
 * What was told lately, each notice once; for the one thread of {@link LiveLog}. Who is at a case
 * is looked up when it is told, so that the last one told is how it is.
 */
@Singleton
class NoticeTail {

  private static final long APART_NANOS = 150_000_000;

  /** Longer than is looked back. */
  private static final long REMEMBERED_NANOS =
      NoticeRepository.LOOKED_BACK.plusSeconds(15).toNanos();

  private final NoticeRepository repository;
  private final Presences presences;
  private final ObjectMapper json;
  private final Map<Long, Long> knownAtNanos = new LinkedHashMap<>();
  private long readAtNanos;

  NoticeTail(NoticeRepository repository, Presences presences, ObjectMapper json) {
    this.repository = repository;
    this.presences = presences;
    this.json = json;
  }

  /** Starts anew: what was told before is no news. */
  synchronized void begin() {
    knownAtNanos.clear();
    long now = System.nanoTime();
    repository.recent().forEach(id -> knownAtNanos.put(id, now));
  }

  /** What is new; nothing when it was asked a moment ago. */
  synchronized List<LiveNotice> next() {
    long now = System.nanoTime();
    if (now - readAtNanos < APART_NANOS) {
      return List.of();
    }
    readAtNanos = now;
    knownAtNanos.values().removeIf(at -> now - at > REMEMBERED_NANOS);
    List<NoticeRepository.Numbered> fresh = repository.fresh(List.copyOf(knownAtNanos.keySet()));
    fresh.forEach(one -> knownAtNanos.put(one.id(), now));
    return filled(fresh.stream().map(NoticeRepository.Numbered::notice).toList());
  }

  private List<LiveNotice> filled(List<LiveNotice> notices) {
    List<Long> cases =
        notices.stream()
            .filter(NoticeTail::isOfPresence)
            .map(LiveNotice::caseId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (cases.isEmpty()) {
      return notices;
    }
    Map<Long, CasePresence> now =
        presences.of(cases).stream()
            .collect(Collectors.toMap(CasePresence::caseId, Function.identity()));
    return notices.stream()
        .map(one -> isOfPresence(one) ? one.with(written(now.get(one.caseId()))) : one)
        .toList();
  }

  private static boolean isOfPresence(LiveNotice notice) {
    return notice.type().equals(Presences.UPDATED);
  }

  private String written(@Nullable Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
