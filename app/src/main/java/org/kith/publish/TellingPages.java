package org.kith.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Posting;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.webmention.PageTeller;
import org.kith.networks.webmention.Sent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Tells pages that our blog links to them. While posting is stopped nobody is told anything.
@Component
class TellingPages implements Work {

  static final String NAME = "Telling pages that we link to them";

  private static final int AT_ONCE = 20;
  private static final int MOST_TRIES = 6;

  private final LinkNoticeStore store;
  private final ObjectProvider<HttpGateway> http;
  private final Posting posting;
  private final House house;

  TellingPages(
      LinkNoticeStore store, ObjectProvider<HttpGateway> http, Posting posting, House house) {
    this.store = store;
    this.http = http;
    this.posting = posting;
    this.house = house;
  }

  /// What it needs of the house.
  @Component("tellingPagesHouse")
  record House(Backoff backoff, TransactionOperations transaction, Clock clock) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    if (posting.stopped().isPresent()) {
      return;
    }
    var due = in(() -> store.due(house.clock().instant(), AT_ONCE));
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Told {done} of {total} pages");
    for (var one : due) {
      tell(one);
      progress.step();
    }
  }

  private void tell(LinkNoticeStore.Due one) throws InterruptedException {
    try {
      var teller = new PageTeller(http.getObject());
      switch (teller.send(one.source(), one.target(), one.linked())) {
        case Sent.Taken _, Sent.Known _ -> came(one, LinkNotice.State.TOLD, "", null);
        case Sent.NotWanted(var why) -> came(one, LinkNotice.State.UNWANTED, why, null);
        case Sent.Refused(var why) -> came(one, LinkNotice.State.REFUSED, why, null);
        case Sent.SlowDown(var notBefore, var why) -> later(one, why, notBefore);
      }
    } catch (IOException e) {
      later(one, String.valueOf(e.getMessage()), Instant.MIN);
    }
  }

  private void later(LinkNoticeStore.Due one, String why, Instant notBefore) {
    if (one.tries() + 1 >= MOST_TRIES) {
      came(one, LinkNotice.State.REFUSED, why, null);
      return;
    }
    var next = house.clock().instant().plus(house.backoff().after(one.tries() + 1));
    came(one, LinkNotice.State.WAITING, why, next.isAfter(notBefore) ? next : notBefore);
  }

  private void came(
      LinkNoticeStore.Due one, LinkNotice.State state, String why, @Nullable Instant again) {
    in(() -> {
      store.came(one, state, why, again, house.clock().instant());
      return true;
    });
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(house.transaction().execute(_ -> work.get()), "the work answers");
  }
}
