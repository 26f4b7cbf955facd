package org.zelodesk.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.identity.Permissions;
import org.zelodesk.views.ViewCount;
import org.zelodesk.views.ViewCounts;

/**
 * The live streams of this node: a virtual thread each, which asks at every event whether its
 * reader may still see it.
 */
@Singleton
class EventStream {

  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final long HEARTBEAT_MILLISECONDS = 15_000;

  /** How often a quiet stream looks whether its reader still has an account. */
  private static final long CHECK_MILLISECONDS = 2_000;

  /** A reader who is this many events behind is cut off; it comes back with Last-Event-ID. */
  private static final int BUFFER = 1024;

  private final LiveLog log;
  private final Actors actors;
  private final ViewCounts counts;
  private final ObjectMapper json;
  private final Clock clock;

  EventStream(LiveLog log, Actors actors, ViewCounts counts, ObjectMapper json, Clock clock) {
    this.log = log;
    this.actors = actors;
    this.counts = counts;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param expiresAt seconds since the epoch; the token's end is the stream's end
   * @param after where the reader was; null from now on
   * @param views whose counts are to be told too
   */
  Multi<OutboundSseEvent> open(
      Actor reader,
      long expiresAt,
      @Nullable Position after,
      Feed.Types types,
      List<Long> views,
      Sse sse) {
    return Multi.createFrom()
        .<OutboundSseEvent>emitter(
            emitter ->
                Thread.ofVirtual()
                    .name("stream-" + reader.id())
                    .start(() -> follow(reader, expiresAt, after, types, views, sse, emitter)),
            BUFFER);
  }

  private void follow(
      Actor reader,
      long expiresAt,
      @Nullable Position after,
      Feed.Types types,
      List<Long> views,
      Sse sse,
      MultiEmitter<? super OutboundSseEvent> emitter) {
    LiveLog.Place joined = log.join();
    try {
      Position position = after == null ? joined.position() : after;
      long noticed = joined.noticed();
      emitter.emit(sse.newEventBuilder().comment("open").reconnectDelay(1000).build());
      long quietSince = System.nanoTime();
      WatchedViews watched = new WatchedViews(counts, views);
      while (!emitter.isCancelled()
          && !log.isClosed()
          && clock.instant().getEpochSecond() < expiresAt) {
        LiveLog.News next = log.after(position, noticed, CHECK_MILLISECONDS);
        noticed = next.noticed();
        Optional<Actor> now = actors.bySubject(reader.subject()).filter(EventStream::mayListen);
        if (now.isEmpty()) {
          break;
        }
        Actor limited = withTokensScopes(now.get(), reader);
        for (LoggedEvent event : next.events()) {
          position = event.position();
          watched.passed(event);
          if (types.match(event.view().type()) && event.isFor(limited)) {
            emitter.emit(message(sse, event));
            quietSince = System.nanoTime();
          }
        }
        for (LiveNotice notice : next.notices()) {
          if (types.match(notice.type()) && notice.isFor(limited)) {
            emitter.emit(told(sse, notice));
            quietSince = System.nanoTime();
          }
        }
        Optional<List<ViewCount>> news = watched.news(limited);
        if (news.isPresent()) {
          emitter.emit(counted(sse, news.get()));
          quietSince = System.nanoTime();
        }
        if (System.nanoTime() - quietSince > HEARTBEAT_MILLISECONDS * 1_000_000) {
          emitter.emit(sse.newEventBuilder().comment("here").build());
          quietSince = System.nanoTime();
        }
      }
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      LOG.warnf("a stream ended: %s", e.getMessage());
      emitter.complete();
    } finally {
      log.leave();
    }
  }

  private static boolean mayListen(Actor actor) {
    return actor.active() && actor.may(Permissions.EVENTS_READ);
  }

  /** Who they are now, but never with more than the token of this stream opened. */
  private static Actor withTokensScopes(Actor now, Actor atOpening) {
    Set<String> both = new java.util.HashSet<>(now.permissions());
    both.retainAll(atOpening.permissions());
    return now.limitedTo(both);
  }

  /** No event of the log: it has no id, so that it changes nothing about where a stream goes on. */
  private OutboundSseEvent counted(Sse sse, List<ViewCount> now) {
    return sse.newEventBuilder().name("views.counts").data(written(Map.of("data", now))).build();
  }

  /** As little an event of the log. */
  private static OutboundSseEvent told(Sse sse, LiveNotice notice) {
    return sse.newEventBuilder().name(notice.type()).data(notice.data()).build();
  }

  private OutboundSseEvent message(Sse sse, LoggedEvent event) {
    return sse.newEventBuilder()
        .id(event.position().cursor())
        .name(event.view().type())
        .data(written(event.view()))
        .build();
  }

  private String written(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
