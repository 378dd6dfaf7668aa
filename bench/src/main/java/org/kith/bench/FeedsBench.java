package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A week of polling every feed of the small web: how late Kith is, how polite, and how much it
/// asks in vain. Clock, hosts and authors are simulated ([SmallWeb]); nobody is asked anything.
final class FeedsBench {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Path root;

  FeedsBench(Path root) {
    this.root = root;
  }

  void run() throws IOException {
    var shared = System.getenv("KITH_SHARED");
    var data = shared == null ? root.resolve("../shared") : Path.of(shared);
    var file = data.resolve("data/smallweb/smallweb.txt");
    if (!Files.exists(file)) {
      throw new IOException("%s is not there: name the test data by KITH_SHARED.".formatted(file));
    }
    var feeds = Files.readAllLines(file).stream().map(String::strip).toList();
    long begun = System.nanoTime();
    var week = new SmallWeb(feeds, 36_515).run(WEEK);
    System.out.printf(
        "Machine: %s%n%,d feeds of %,d hosts, a week in %.1f s%n%s",
        Machine.describe(),
        feeds.size(),
        week.hosts(),
        (System.nanoTime() - begun) / 1e9,
        Bar.HEAD);
    var table = new StringBuilder(Bar.HEAD);
    for (var bar : bars(week, feeds.size())) {
      System.out.println(bar.row());
      table.append(bar.row()).append('\n');
    }
    new Results(root.resolve("bench/results.md"))
        .write("Polling the small web", "bench/run feeds", table.toString());
  }

  private static List<Bar> bars(SmallWeb.Week week, int feeds) {
    var bars = new ArrayList<Bar>();
    bars.add(
        bar(
            "all feeds due at once, the last one read after",
            "≤ 1 h",
            words(week.firstRound()),
            week.firstRound().compareTo(Duration.ofHours(1)) <= 0));
    bars.add(
        bar(
            "latest reading of the week, after it was due",
            "≤ 1 h",
            words(week.latest()),
            week.latest().compareTo(Duration.ofHours(1)) <= 0));
    bars.add(
        bar("requests at once to a host", "≤ 2", "" + week.mostAtOnce(), week.mostAtOnce() <= 2));
    bars.add(
        bar(
            "between two requests to a host",
            "≥ 1 s",
            week.closest().toMillis() + " ms",
            week.closest().compareTo(Duration.ofSeconds(1)) >= 0));
    bars.add(
        bar(
            "asked before a server said it may be",
            "0",
            "" + week.tooEarly(),
            week.tooEarly() == 0));
    double hourly = 24.0 * 7 * feeds;
    bars.add(
        bar(
            "requests, beside asking all hourly",
            "fewer",
            Text.of(
                "%,d, %.0f %%; %.0f %% bring news",
                week.readings(), 100 * week.readings() / hourly, 100 * week.withNews()),
            week.readings() < hourly));
    bars.add(
        bar(
            "from post to heard, feeds with a post a day or more",
            "median ≤ 6 h",
            "median %s, 90 %% within %s".formatted(words(week.median()), words(week.ninetieth())),
            week.median().compareTo(Duration.ofHours(6)) <= 0));
    return bars;
  }

  private static Bar bar(String what, String asked, String measured, boolean met) {
    return new Bar(what, "none", asked, measured, met);
  }

  private static String words(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
