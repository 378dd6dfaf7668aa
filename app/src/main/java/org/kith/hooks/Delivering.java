package org.kith.hooks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Backoff;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Tells one thing to one place. That it is tried, and when next, is written before anybody is
/// asked: whatever ends Kith in between, it is told again, under the same `webhook-id`.
@Component
class Delivering {

  /// For how long something is tried, and a place may take nothing.
  static final Duration LONGEST = Duration.ofDays(3);

  private static final int LONGEST_ANSWER = 300;
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("d MMMM, H:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final HookStore hooks;
  private final DeliveryStore deliveries;
  private final Ways ways;
  private final TransactionOperations transaction;
  private final Clock clock;

  Delivering(
      HookStore hooks,
      DeliveryStore deliveries,
      Ways ways,
      TransactionOperations transaction,
      Clock clock) {
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.ways = ways;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What it goes through.
  @Component("hookWays")
  record Ways(
      ObjectProvider<HttpGateway> http, HookSecrets secrets, Tidings tidings, Backoff backoff) {}

  /// What came of asking.
  ///
  /// @param status of HTTP, 0 where there was none
  /// @param holds until when the place wants to be left alone, null if only this was not taken
  private record Said(boolean taken, int status, String words, @Nullable Instant holds) {}

  /// Tells it.
  ///
  /// @return whether the place can be told the next thing now
  boolean tell(DeliveryStore.Due due) throws InterruptedException {
    var next = clock.instant().plus(ways.backoff().after(due.tries() + 1));
    if (!in(() -> begin(due, next))) {
      return true;
    }
    var now = clock.instant();
    var signature =
        in(() -> ways.secrets().sign(hooks.sealed(due.hook()), due.message(), now, due.body()));
    var request =
        Request.api("POST", URI.create(due.url()), due.body().getBytes(StandardCharsets.UTF_8))
            .with("Content-Type", "application/json")
            .with("webhook-id", due.message())
            .with("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .with("webhook-signature", signature);
    var said = ask(request, next);
    in(() -> settle(due, said, next));
    return said.taken() || said.holds() == null;
  }

  private boolean begin(DeliveryStore.Due due, Instant next) {
    var person = due.person();
    if (person != null && !ways.tidings().mayTell(person)) {
      deliveries.settle(
          due.id(),
          Delivery.State.DROPPED,
          0,
          "They want nothing from you, so nothing is told of them.",
          null);
      return false;
    }
    return deliveries.begin(due.id(), clock.instant(), next);
  }

  private Said ask(Request request, Instant next) throws InterruptedException {
    try {
      return switch (ways.http().getObject().ask(request)) {
        case Answer.Fetched fetched ->
            new Said(true, 200, "Taken. " + excerpt(fetched.body()), null);
        case Answer.NotModified _ -> new Said(false, 304, "It answered with status 304.", null);
        case Answer.Gone _ -> new Said(false, 410, "It says that it is gone for good (410).", next);
        case Answer.SlowDown(var notBefore, var why) ->
            new Said(false, 503, why, notBefore.isAfter(next) ? notBefore : next);
        case Answer.Refused(_, var why) -> new Said(false, 0, why, next);
        case Answer.Failed failed ->
            new Said(
                false,
                failed.status(),
                "It answered with status %d. %s".formatted(failed.status(), excerpt(failed.body())),
                failed.status() == 429 ? next : null);
      };
    } catch (IOException e) {
      return new Said(false, 0, String.valueOf(e.getMessage()), next);
    }
  }

  private boolean settle(DeliveryStore.Due due, Said said, Instant next) {
    var now = clock.instant();
    var words = cut(said.words().strip(), 900);
    if (said.taken()) {
      deliveries.settle(due.id(), Delivery.State.DELIVERED, said.status(), words, null);
      hooks.worked(due.hook(), now);
      return true;
    }
    var holds = said.holds();
    var again = holds != null && holds.isAfter(next) ? holds : next;
    var failingSince = hooks.failed(due.hook(), words, now);
    boolean broken = said.status() == 410 || !failingSince.plus(LONGEST).isAfter(again);
    boolean over = !broken && !due.since().plus(LONGEST).isAfter(again);
    var to = over ? Delivery.State.FAILED : Delivery.State.WAITING;
    deliveries.settle(due.id(), to, said.status(), words, over ? null : again);
    if (broken) {
      breaks(due.hook(), words, failingSince);
    }
    if (holds != null) {
      deliveries.hold(due.hook(), again);
    }
    return true;
  }

  /// A place that a person paused stays as it is.
  private void breaks(HookId hook, String words, Instant since) {
    if (hooks.find(hook).filter(found -> found.state() == Hook.State.ON).isPresent()) {
      var reason =
          "It has taken nothing since %s, so that Kith paused it. %s"
              .formatted(SINCE.format(since), words);
      hooks.state(hook, Hook.State.BROKEN, reason);
    }
  }

  /// The beginning of what was answered, as plain words.
  private static String excerpt(byte[] body) {
    var length = Math.min(body.length, 4 * LONGEST_ANSWER);
    var text = new String(body, 0, length, StandardCharsets.UTF_8);
    return cut(text.replaceAll("[\\p{C}\\s]+", " ").strip(), LONGEST_ANSWER);
  }

  private static String cut(String text, int most) {
    return text.length() > most
        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most) - 1)) + "…"
        : text;
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
