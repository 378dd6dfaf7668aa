package org.kith.listen;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kith.connect.Readers;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.feed.EntryPages;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks whether what was heard is still there, where nobody tells of what was taken back, or told
/// while nobody listened: in feeds, and where accounts of ours hear. Its text is gone within a day
/// (P6).
///
/// Of each source only a few posts are looked at at once, so that none waits for another and no
/// server is asked for much. Where each look is paid for, what is older than a month is looked at
/// once a week.
@Component
class LookingAgain implements Work {

  static final String NAME = "Looking whether posts are still there";

  private static final Logger LOG = LoggerFactory.getLogger(LookingAgain.class);

  /// Where one look is proof.
  private static final Duration SURE_AGAIN = Duration.ofHours(22);

  /// Where it takes two: both fit into a day.
  private static final Duration UNSURE_AGAIN = Duration.ofHours(11);

  private static final Duration PAID_AGAIN = Duration.ofDays(7);

  private static final Duration EVERY = Duration.ofMinutes(30);

  /// Of a source that keeps more, so many are looked at at once that all have had their turn in
  /// time; where it keeps very many, some wait.
  private static final int PAGES_AT_ONCE = 20;

  private static final int MOST_PAGES_AT_ONCE = 200;

  private final SourceStore sources;
  private final LookStore store;
  private final Listening listening;
  private final Askers askers;
  private final House house;

  LookingAgain(
      SourceStore sources, LookStore store, Listening listening, Askers askers, House house) {
    this.sources = sources;
    this.store = store;
    this.listening = listening;
    this.askers = askers;
    this.house = house;
  }

  /// What asks with accounts of ours.
  @Component
  record Askers(Accesses accesses, Readers readers) {}

  /// What it needs of the house.
  @Component
  record House(
      Workspaces workspaces,
      ObjectProvider<HttpGateway> http,
      TransactionOperations transaction,
      Clock clock) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    if (house.workspaces().get(CurrentWorkspace.require()).sample()) {
      return; // nobody real is asked about invented posts
    }
    var all = in(sources::all);
    progress.of(all.size(), "Looked at {done} of {total} sources");
    for (var source : all) {
      try {
        look(source);
      } catch (RuntimeException | StackOverflowError e) {
        // Whatever one holds, the others are looked at.
        LOG.warn("the posts of source {} could not be looked at", source.id().value(), e);
      }
      progress.step();
    }
  }

  private void look(Source source) throws InterruptedException {
    if (source.kind() == Source.Kind.FEED) {
      pages(source);
    } else if (source.with() != null && source.state() == Source.State.WORKING) {
      // Only where it is heard well: a permission that is lost hides everything.
      asked(source, source.with());
    }
  }

  private void pages(Source source) throws InterruptedException {
    int share = share(source, UNSURE_AGAIN);
    var rota = new Rota(UNSURE_AGAIN, Math.clamp(share, PAGES_AT_ONCE, MOST_PAGES_AT_ONCE), false);
    var due = due(source, rota);
    var site = URI.create(source.offeredBy().isEmpty() ? source.address() : source.offeredBy());
    var missing = new ArrayList<LookStore.Due>();
    var unknown = new ArrayList<LookStore.Due>();
    for (var one : due) {
      var page = WebAddress.parse(one.url()).orElse(site);
      switch (new EntryPages(house.http().getObject()).at(page, site)) {
        case THERE -> {}
        case MISSING -> missing.add(one);
        case UNKNOWN -> unknown.add(one);
      }
    }
    note(source, Network.BLOG, new Looked(due, missing, unknown, false));
  }

  private void asked(Source source, Source.With with) throws InterruptedException {
    if (!(askers.accesses().of(source, with) instanceof Accesses.Access.Open(var connection, _))) {
      return;
    }
    var recall = askers.readers().recall(connection, with.ear()).orElse(null);
    if (recall == null) {
      return; // its network tells
    }
    var again = recall.sure() ? SURE_AGAIN : UNSURE_AGAIN;
    var due = due(source, new Rota(again, recall.atOnce(), recall.paid()));
    if (due.isEmpty()) {
      return;
    }
    try {
      var gone = recall.reader().gone(due.stream().map(LookStore.Due::known).toList());
      var missing = due.stream().filter(one -> gone.contains(one.key())).toList();
      note(source, with.network(), new Looked(due, missing, List.of(), recall.sure()));
    } catch (IOException e) {
      // Nothing is known to be gone then, and it is asked again in half an hour.
      LOG.info("{} did not say what was taken back: {}", with.network(), e.getMessage());
    }
  }

  /// What came of looking.
  ///
  /// @param unknown of which nothing was said: what was known before stays
  /// @param sure whether missing is gone
  private record Looked(
      List<LookStore.Due> due,
      List<LookStore.Due> missing,
      List<LookStore.Due> unknown,
      boolean sure) {}

  private void note(Source source, Network network, Looked looked) {
    var gone = looked.missing().stream().filter(one -> looked.sure() || one.missed()).toList();
    if (!gone.isEmpty()) {
      listening.unsaid(
          source, gone.stream().map(one -> new Heard.Unsaid(network, one.key())).toList());
    }
    var missing = new ArrayList<>(looked.missing());
    looked.unknown().stream().filter(LookStore.Due::missed).forEach(missing::add);
    in(() -> {
      store.looked(ids(looked.due()), ids(missing), house.clock().instant());
      return true;
    });
  }

  private static List<PostId> ids(List<LookStore.Due> all) {
    return all.stream().map(LookStore.Due::post).toList();
  }

  /// How the posts of a source have their turn.
  ///
  /// @param again after how long each is looked at again at latest
  /// @param atOnce how many at most
  /// @param paid whether each look is paid for
  private record Rota(Duration again, int atOnce, boolean paid) {}

  /// How many of a source are looked at each time, whether it is time or not: what was heard at
  /// once would wait for each other else, once before the first look and again before the second.
  private int share(Source source, Duration again) {
    long rounds = again.dividedBy(EVERY) - 2;
    return (int) (in(() -> store.kept(source.id())) / rounds);
  }

  private List<LookStore.Due> due(Source source, Rota rota) {
    var now = house.clock().instant();
    var before = now.minus(rota.again());
    var old = rota.paid() ? now.minus(PAID_AGAIN) : now;
    var next = in(() -> store.next(source.id(), now, before, old, rota.atOnce()));
    int share = rota.paid() ? 0 : share(source, rota.again());
    return IntStream.range(0, next.size())
        .filter(i -> i < share || !next.get(i).since().isAfter(before))
        .mapToObj(next::get)
        .toList();
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(house.transaction().execute(_ -> work.get()), "the work answers");
  }
}
