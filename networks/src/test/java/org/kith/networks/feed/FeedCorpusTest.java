package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Heard;
import org.kith.networks.SharedData;

class FeedCorpusTest {

  private static final URI ADDRESS = URI.create("http://127.0.0.1/feed.xml");

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"feedparser/tests, 2000, 0.94", "rome-tests, 100, 0.95"})
  void f9ReadsTheFeedsOfTheWorldWithoutAnUnexpectedThrowable(
      String folder, int least, double readable) throws IOException {
    var files = feeds(SharedData.need(folder));
    var unread = new ArrayList<Path>();
    long slowest = 0;
    int posts = 0;
    for (var file : files) {
      var bytes = Files.readAllBytes(file);
      // Processor time: other programs on the machine are not the parser's fault.
      long start = THREADS.getCurrentThreadCpuTime();
      var feed = FeedReader.parse(bytes, "", ADDRESS);
      slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
      if (feed.isEmpty()) {
        unread.add(file);
        continue;
      }
      var seen = new Seen(null, new LinkedHashMap<>());
      var heard = FeedReader.news(feed.get(), Site.of(ADDRESS), ADDRESS, seen, Instant.EPOCH);
      posts += (int) heard.heard().stream().filter(h -> h instanceof Heard.Said).count();
    }
    double share = 1 - unread.size() / (double) files.size();
    System.out.printf(
        "%s: %d files, %.1f %% read, %d posts, slowest %d ms%n",
        folder, files.size(), 100 * share, posts, Duration.ofNanos(slowest).toMillis());
    assertThat(files).hasSizeGreaterThan(least);
    assertThat(share).as("unread: " + unread).isGreaterThanOrEqualTo(readable);
    assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
  }

  private static List<Path> feeds(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().matches(".*\\.(xml|rss|atom|rdf|json)"))
          .sorted()
          .toList();
    }
  }
}
