package org.kith.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.kith.networks.feed.FeedSchedule;
import org.kith.networks.feed.FeedSchedule.Next;
import org.kith.networks.feed.FeedSchedule.Rhythm;
import org.kith.networks.feed.FeedSchedule.Went;
import org.kith.networks.feed.PoliteQueue;

/// Feeds, their hosts and their authors on a clock of their own, polled by Kith's own schedule and
/// queue.
///
/// Invented, by a seed: most authors write once in weeks, a few many times a day (log-normal); of
/// the feeds 2 % never answer within ten seconds, 1 % are gone (404), 1 % ask for an hour's
/// patience each third time (429), 10 % say that they are fresh for two hours.
final class SmallWeb {

  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
  private static final int AT_ONCE = 32;

  /// What a week of polling came to.
  ///
  /// @param firstRound until every feed was read once, all of them due at the start
  /// @param latest reading after it was due
  /// @param tooEarly readings before a server had said it may be asked
  /// @param withNews part of all readings that brought some
  /// @param median from a post to its being heard, of feeds with at least a post a day
  record Week(
      int hosts,
      Duration firstRound,
      Duration latest,
      int mostAtOnce,
      Duration closest,
      int tooEarly,
      long readings,
      double withNews,
      Duration median,
      Duration ninetieth) {}

  private enum Kind {
    WELL,
    FRESH,
    STRICT,
    MISSING,
    DEAD
  }

  private static final class Feed {
    final String host;
    final Kind kind;
    final double postsADay;
    Rhythm rhythm = Rhythm.NEW;
    Instant due = START;
    Instant notBefore = START;
    Instant nextPost = START;
    int readings;

    Feed(String host, Kind kind, double postsADay) {
      this.host = host;
      this.kind = kind;
      this.postsADay = postsADay;
    }
  }

  /// Something that will happen.
  private record Event(Instant at, long nr, Feed feed, boolean ends) {}

  private final SplittableRandom random;
  private final FeedSchedule schedule;
  private final PoliteQueue<Feed> queue =
      new PoliteQueue<>(feed -> feed.host, Duration.ofSeconds(1), 2);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::nr));
  private final Map<String, Integer> active = new HashMap<>();
  private final Map<String, Instant> started = new HashMap<>();
  private final List<Long> delays = new ArrayList<>();
  private final int feeds;
  private long nr;
  private int out;
  private int readOnce;
  private long readings;
  private long news;
  private int mostAtOnce;
  private int tooEarly;
  private Duration firstRound = Duration.ZERO;
  private Duration latest = Duration.ZERO;
  private Duration closest = Duration.ofDays(365);

  SmallWeb(List<String> addresses, long seed) {
    random = new SplittableRandom(seed);
    schedule = new FeedSchedule(random.split());
    feeds = addresses.size();
    for (var address : addresses) {
      var feed = feed(address.replaceFirst("^https?://", "").replaceFirst("[/?#].*$", ""));
      feed.nextPost = START.plus(gap(feed));
      happens(START, feed, false);
    }
  }

  private Feed feed(String host) {
    double dice = random.nextDouble();
    var kind =
        dice < 0.02
            ? Kind.DEAD
            : dice < 0.03
                ? Kind.MISSING
                : dice < 0.04 ? Kind.STRICT : dice < 0.14 ? Kind.FRESH : Kind.WELL;
    return new Feed(host, kind, Math.min(50, Math.exp(-3 + 1.8 * random.nextGaussian())));
  }

  /// Until an author writes again.
  private Duration gap(Feed feed) {
    double days = -Math.log(1 - random.nextDouble()) / feed.postsADay;
    return Duration.ofSeconds((long) Math.min(days * 86_400, 1e10));
  }

  private void happens(Instant at, Feed feed, boolean ends) {
    events.add(new Event(at, nr++, feed, ends));
  }

  Week run(Duration time) {
    var end = START.plus(time);
    for (var now = START; now.isBefore(end); ) {
      begin(now);
      var next = events.peek();
      var wake = queue.nextAt().filter(_ -> out < AT_ONCE);
      if (wake.isPresent() && (next == null || wake.get().isBefore(next.at()))) {
        now = wake.get();
      } else if (next == null) {
        break;
      } else {
        events.remove();
        now = next.at();
        happened(next);
      }
    }
    delays.sort(null);
    return new Week(
        started.size(),
        firstRound,
        latest,
        mostAtOnce,
        closest,
        tooEarly,
        readings,
        news / (double) readings,
        delay(0.5),
        delay(0.9));
  }

  private Duration delay(double part) {
    return delays.isEmpty()
        ? Duration.ZERO
        : Duration.ofSeconds(delays.get((int) (part * (delays.size() - 1))));
  }

  private void happened(Event event) {
    if (event.ends()) {
      ended(event.feed(), event.at());
    } else {
      queue.add(event.feed());
    }
  }

  private void begin(Instant now) {
    while (out < AT_ONCE) {
      var taken = queue.take(now);
      if (taken.isEmpty()) {
        return;
      }
      var feed = taken.get();
      out++;
      readings++;
      mostAtOnce = Math.max(mostAtOnce, active.merge(feed.host, 1, Integer::sum));
      var before = started.put(feed.host, now);
      if (before != null) {
        closest = shorter(closest, Duration.between(before, now));
      }
      latest = longer(latest, Duration.between(feed.due, now));
      tooEarly += now.isBefore(feed.notBefore) ? 1 : 0;
      long takes =
          feed.kind == Kind.DEAD ? 10_000 : 50 + (long) (-400 * Math.log(1 - random.nextDouble()));
      happens(now.plusMillis(takes), feed, true);
    }
  }

  private void ended(Feed feed, Instant now) {
    out--;
    active.merge(feed.host, -1, Integer::sum);
    queue.giveBack(feed, now);
    if (feed.readings++ == 0 && ++readOnce == feeds) {
      firstRound = Duration.between(START, now);
    }
    switch (schedule.after(feed.rhythm, went(feed, now), false, now)) {
      case Next.Again(var at, var rhythm) -> {
        feed.rhythm = rhythm;
        feed.due = at;
        happens(at, feed, false);
      }
      case Next.Pause _ -> feed.rhythm = Rhythm.NEW;
    }
  }

  private Went went(Feed feed, Instant now) {
    return switch (feed.kind) {
      case DEAD -> new Went.Failed(Instant.MIN);
      case MISSING -> new Went.Missing();
      case STRICT -> {
        if (feed.readings % 3 != 0) {
          yield heard(feed, now, Duration.ZERO);
        }
        feed.notBefore = now.plus(Duration.ofHours(1));
        yield new Went.Failed(feed.notBefore);
      }
      case WELL -> heard(feed, now, Duration.ZERO);
      case FRESH -> {
        feed.notBefore = now.plus(Duration.ofHours(2));
        yield heard(feed, now, Duration.ofHours(2));
      }
    };
  }

  private Went heard(Feed feed, Instant now, Duration fresh) {
    boolean some = false;
    while (!feed.nextPost.isAfter(now)) {
      if (feed.postsADay >= 1) {
        delays.add(Duration.between(feed.nextPost, now).toSeconds());
      }
      feed.nextPost = feed.nextPost.plus(gap(feed)).plusSeconds(1);
      some = true;
    }
    news += some ? 1 : 0;
    return some ? new Went.News(fresh) : new Went.NothingNew(fresh);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
