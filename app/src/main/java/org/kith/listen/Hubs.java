package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.jobs.Jobs;
import org.kith.networks.Reading;
import org.kith.networks.feed.WebSub;
import org.kith.networks.feed.WebSubSignature;
import org.kith.networks.feed.WebSubscription.Verified;
import org.kith.store.CurrentWorkspace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// What hubs come to us with (WebSub): a question whether we asked them, and news of a feed.
///
/// Anybody on the web may come. Whose callback it is stands in the callback itself, the workspace
/// before a token of 256 bits; the rows of that workspace alone are in sight.
@Service
public class Hubs {

  private static final Duration AFTER_A_NO = Duration.ofDays(7);

  private final HubStore store;
  private final SourceStore sources;
  private final FeedReading reading;
  private final Listening listening;
  private final Tools tools;

  Hubs(HubStore store, SourceStore sources, FeedReading reading, Listening listening, Tools tools) {
    this.store = store;
    this.sources = sources;
    this.reading = reading;
    this.listening = listening;
    this.tools = tools;
  }

  /// What this needs of the house.
  @org.springframework.stereotype.Component
  record Tools(TransactionOperations transaction, Jobs jobs, Clock clock) {}

  /// What came of something that was sent.
  public enum Sent {
    /// It is heard, or will be in a moment.
    TAKEN,
    /// Nothing was done: it is not signed as it should be, or the source is paused.
    LEFT,
    /// There is no such callback.
    UNKNOWN
  }

  /// Answers a hub's question.
  ///
  /// @param callback the last part of its address
  /// @return what to say back; empty if we did not ask
  public Optional<String> verify(String callback, Map<String, String> query) {
    return inWorkspaceOf(
            callback,
            token -> {
              var row = store.byToken(token).orElse(null);
              var known = row == null ? null : row.subscription();
              if (row == null || known == null) {
                return Optional.<String>empty();
              }
              var now = tools.clock().instant();
              return switch (known.verify(query, now)) {
                case Verified.Confirmed(var challenge, var then) -> {
                  var renewAt = then.renewAt();
                  if (renewAt == null) {
                    store.forget(row.id());
                  } else {
                    store.save(row.id(), then, renewAt, "");
                  }
                  yield Optional.of(challenge);
                }
                case Verified.Denied(var reason, var then) -> {
                  store.save(row.id(), then, now.plus(AFTER_A_NO), reason);
                  yield Optional.of("");
                }
                case Verified.Unasked() -> Optional.<String>empty();
              };
            })
        .flatMap(answer -> answer);
  }

  /// Takes what a hub sent. What is signed is heard at once; what a hub could not sign, having got
  /// no secret, is only a reason to read the feed now.
  public Sent sent(String callback, String contentType, String signature, byte[] body)
      throws InterruptedException {
    var found =
        inWorkspaceOf(
                callback,
                token ->
                    store
                        .byToken(token)
                        .flatMap(row ->
                            Optional.ofNullable(row.source())
                                .flatMap(sources::find)
                                .map(source -> new Told(row, source))))
            .flatMap(told -> told)
            .orElse(null);
    if (found == null) {
      return Sent.UNKNOWN;
    }
    var known = found.row().subscription();
    boolean signs = known != null && WebSub.keepsSecrets(known.hub());
    if (found.source().state() == Source.State.PAUSED
        || (signs && !WebSubSignature.matches(found.row().secret(), signature, body))) {
      return Sent.LEFT;
    }
    CurrentWorkspace.call(
        HookAddress.parse(callback).orElseThrow().workspace(),
        () -> {
          take(found, signs, contentType, body);
          return true;
        });
    return Sent.TAKEN;
  }

  private record Told(HubRow row, Source source) {}

  private void take(Told told, boolean signed, String contentType, byte[] body)
      throws InterruptedException {
    var now = tools.clock().instant();
    in(() -> {
      store.told(told.row().id(), now);
      return true;
    });
    if (!signed || !heard(told.source(), contentType, body)) {
      in(() -> {
        sources.readNext(told.source().id(), now);
        tools.jobs().start(FeedReading.NAME, "");
        return true;
      });
    }
  }

  /// @return false if the feed itself must be read
  private boolean heard(Source source, String contentType, byte[] body)
      throws InterruptedException {
    var left = in(() -> sources.left(source.id())).orElse(null);
    if (left == null) {
      return true; // removed meanwhile
    }
    try {
      if (reading.reader(source).pushed(left.cursor(), contentType, body)
          instanceof Reading.News news) {
        listening.take(
            source, new Batch(news.heard(), List.of(), left.cursor(), news.next(), news.dropped()));
        return true;
      }
      return false;
    } catch (Listening.Overtaken _) {
      return false;
    }
  }

  private <T> Optional<T> inWorkspaceOf(
      String callback, java.util.function.Function<String, T> work) {
    return HookAddress.parse(callback)
        .map(at -> CurrentWorkspace.call(at.workspace(), () -> in(() -> work.apply(at.token()))));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(tools.transaction().execute(_ -> work.get()), "the work answers");
  }
}
