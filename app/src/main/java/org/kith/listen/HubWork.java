package org.kith.listen;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Secret;
import org.kith.networks.feed.WebSub;
import org.kith.networks.feed.WebSubscription;
import org.kith.networks.feed.WebSubscription.Pending;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks for the hubs of feeds, asks them to tell us of news, asks again before they forget, and
/// takes leave of those whose feed is not read any more. Only where hubs can reach us.
@Component
class HubWork implements Work {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration UNTIL_LOOKED_AGAIN = Duration.ofDays(7);
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofHours(6);
  private static final Duration AFTER_A_NO = Duration.ofDays(1);
  private static final int AT_ONCE = 50;

  private final HubStore store;
  private final ObjectProvider<HttpGateway> http;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final String address;

  /// @param address of this Kith on the public web, empty if it has none
  HubWork(
      HubStore store,
      ObjectProvider<HttpGateway> http,
      TransactionOperations transaction,
      Clock clock,
      @Value("${kith.address:}") String address) {
    this.store = store;
    this.http = http;
    this.transaction = transaction;
    this.clock = clock;
    this.address = address.replaceFirst("/+$", "");
  }

  @Override
  public String name() {
    return "Asking hubs to tell";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    if (!address.startsWith("https://")) {
      return;
    }
    var now = clock.instant();
    in(() -> {
      for (var source : store.unlooked(AT_ONCE)) {
        store.begin(source, random(), new Secret(random()), now);
      }
      return true;
    });
    for (var row : in(() -> store.due(now, AT_ONCE))) {
      step(row, now);
    }
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void step(HubRow row, Instant now) throws InterruptedException {
    var known = row.subscription();
    var hubs = new WebSub(http.getObject());
    try {
      if (row.source() == null) {
        leave(hubs, row, known, now);
      } else if (known == null || !known.isLive(now)) {
        var found = hubs.discover(URI.create(row.feed())).orElse(null);
        if (found == null) {
          save(row, null, now.plus(UNTIL_LOOKED_AGAIN), "");
        } else {
          ask(hubs, row, WebSubscription.asked(found), now);
        }
      } else {
        ask(hubs, row, known.askedAgain(), now);
      }
    } catch (IOException e) {
      save(row, known, now.plus(UNTIL_ASKED_AGAIN), String.valueOf(e.getMessage()));
    }
  }

  /// Notes that the hub is asked before it is: it may ask back before it answers.
  private void ask(WebSub hubs, HubRow row, WebSubscription asked, Instant now)
      throws IOException, InterruptedException {
    save(row, asked, now.plus(UNTIL_ASKED_AGAIN), "");
    switch (hubs.subscribe(asked.hub(), callback(row), row.secret())) {
      case WebSub.Asked.Accepted _ -> {
        // It asks back at the callback.
      }
      case WebSub.Asked.Refused(var reason) -> save(row, asked, now.plus(AFTER_A_NO), reason);
      case WebSub.Asked.SlowDown(var notBefore, var reason) -> save(row, asked, notBefore, reason);
    }
  }

  private void leave(WebSub hubs, HubRow row, @Nullable WebSubscription known, Instant now)
      throws IOException, InterruptedException {
    if (known == null || !known.isLive(now)) {
      forget(row);
    } else if (known.pending() != Pending.UNSUBSCRIBE) {
      save(row, known.leaving(), now.plus(AFTER_A_NO), "");
      hubs.unsubscribe(known.hub(), callback(row));
    } else if (!row.lookAt().isAfter(now)) {
      forget(row); // it was told, and forgets us by itself when the lease ends
    }
  }

  private URI callback(HubRow row) {
    return URI.create(
        "%s/hook/websub/%d-%s".formatted(address, CurrentWorkspace.require().value(), row.token()));
  }

  private void save(HubRow row, @Nullable WebSubscription known, Instant lookAt, String reason) {
    in(() -> {
      store.save(row.id(), known, lookAt, reason);
      return true;
    });
  }

  private void forget(HubRow row) {
    in(() -> {
      store.forget(row.id());
      return true;
    });
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
