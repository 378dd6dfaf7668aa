package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.networks.archive.ArchiveDocuments;
import org.kith.networks.bluesky.BlueskyDocuments;
import org.kith.networks.facebook.FacebookDocuments;
import org.kith.networks.feed.FeedDocuments;
import org.kith.networks.feed.OpmlDocuments;
import org.kith.networks.instagram.InstagramDocuments;
import org.kith.networks.mastodon.MastodonDocuments;
import org.kith.networks.microformats.PageReader;
import org.kith.networks.wordpress.WordPressDocuments;
import org.kith.networks.x.XDocuments;

/// Whatever stands in a document, its reader neither throws nor takes long (F9).
///
/// For every night, one method at a time, each for ten minutes in a heap of 512 MiB: `JAZZER_FUZZ=1
/// ./build verify -Pfuzz,quick -pl networks -am -Dtest='FuzzedDocumentsTest#f9Feeds'`. Without
/// `JAZZER_FUZZ` the documents it begins with are read once.
@Tag("fuzz")
class FuzzedDocumentsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));
  private static final URI ADDRESS = URI.create("https://elsewhere.example/a/document");
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Documents of every network as they came over the wire, and each of them cut in half.
  static Stream<byte[]> documents() throws IOException {
    var documents = new ArrayList<byte[]>(List.of(new byte[0], new byte[] {0}, new byte[] {'{'}));
    try (var files = Files.list(Path.of("src/test/golden"))) {
      for (var file : files.filter(FuzzedDocumentsTest::isOverTheWire).sorted().toList()) {
        var whole = Files.readAllBytes(file);
        documents.add(whole);
        documents.add(Arrays.copyOf(whole, whole.length / 2));
      }
    }
    return documents.stream();
  }

  private static boolean isOverTheWire(Path file) {
    return !file.toString().endsWith(".post.json");
  }

  private static void read(DocumentReader reader, String type, byte[] body) {
    // Processor time: other programs on the machine are not the reader's fault.
    long start = THREADS.getCurrentThreadCpuTime();
    reader.read(new Document(ADDRESS, type, body));
    long taken = THREADS.getCurrentThreadCpuTime() - start;
    assertThat(Duration.ofNanos(taken)).isLessThan(LONGEST);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Feeds(byte[] body) {
    read(new FeedDocuments(CLOCK), "application/rss+xml", body);
    read(new FeedDocuments(CLOCK), "", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Subscriptions(byte[] body) {
    read(new OpmlDocuments(), "text/x-opml", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Pages(byte[] body) {
    read(new PageReader(CLOCK), "text/html", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Mastodon(byte[] body) {
    read(new MastodonDocuments(CLOCK), "application/json", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Bluesky(byte[] body) {
    read(new BlueskyDocuments(), "application/json", body);
    read(new BlueskyDocuments(), "application/vnd.ipld.car", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Facebook(byte[] body) {
    read(new FacebookDocuments(CLOCK), "application/json", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Instagram(byte[] body) {
    read(new InstagramDocuments(CLOCK), "application/json", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9X(byte[] body) {
    read(new XDocuments(CLOCK), "application/json", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9WordPress(byte[] body) {
    read(new WordPressDocuments(CLOCK), "application/json", body);
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "10m")
  void f9Exports(byte[] body) {
    read(new ArchiveDocuments(CLOCK), "application/zip", body);
    read(new ArchiveDocuments(CLOCK), "", body);
  }
}
