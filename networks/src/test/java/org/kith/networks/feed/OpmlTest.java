package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kith.networks.Document;
import org.kith.networks.SharedData;
import org.kith.networks.Understood;
import org.kith.networks.feed.Opml.Subscription;

class OpmlTest {

  private static final String FILE =
      """
      <?xml version="1.0"?>
      <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
      <opml version="1.1"><head><title>Rivers &amp; lakes</title></head><body>
        <outline text="News"><outline text="Local"><outline text="a" title="Ana's &lt;notes&gt; &x;" xmlUrl="https://ana.example/feed?a=1&b=2" htmlUrl="https://ana.example"/></outline>
          <outline text="Ben" xmlurl="feed://ben.example/rss"/></outline>
        <OUTLINE xmlUrl="https://cleo.example/feed">
        <outline text="Again" xmlUrl="https://ANA.example/feed?a=1&amp;b=2"/>
        <outline text="Evil" xmlUrl="javascript:alert(1)"/><outline text="Nothing"/>
      </body>
      """;

  private static Opml read(String text) {
    var address = URI.create("file:///list.opml");
    return Opml.read(new Document(address, "", text.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }

  @Test
  void readsFeedsInFoldersAndNamesWhatItLeavesOut() {
    var list = read(FILE);
    assertThat(list.title()).isEqualTo("Rivers & lakes");
    assertThat(list.subscriptions())
        .containsExactly(
            new Subscription(
                "Ana's <notes> &x;",
                URI.create("https://ana.example/feed?a=1&b=2"),
                URI.create("https://ana.example/"),
                List.of("News", "Local")),
            new Subscription("Ben", URI.create("http://ben.example/rss"), null, List.of("News")),
            new Subscription(
                "cleo.example", URI.create("https://cleo.example/feed"), null, List.of()));
    assertThat(list.dropped())
        .extracting(Understood.Dropped::what)
        .containsExactly(
            "line 7, outline \"Again\"", "line 8, outline \"Evil\"", "line 8, outline \"Nothing\"");
    assertThat(list.dropped().getFirst().why()).contains("Ana's <notes>");
  }

  @Test
  void countsTheLinesOfALongProlog() {
    var list =
        read(
            """
            <?xml version='1.0'?>
            <!DOCTYPE opml [
            <!ENTITY x 'y'>
            ]>
            <opml><body>
            <outline text='No'/></body></opml>\
            """);
    assertThat(list.dropped().getFirst().what()).isEqualTo("line 6, outline \"No\"");
  }

  @Test
  void readsWhatItWrote() {
    var list = read(FILE);
    var again = read(list.write());
    assertThat(again.subscriptions()).containsExactlyInAnyOrderElementsOf(list.subscriptions());
    assertThat(again.title()).isEqualTo(list.title());
    assertThat(WellFormed.complaint(list.write())).isEmpty();
  }

  @Test
  void isEmptyForWhatIsNotOpml() {
    var feed = new Document(URI.create("file:///f"), "", "<rss/>".getBytes(StandardCharsets.UTF_8));
    assertThat(Opml.read(feed)).isEmpty();
  }

  @Test
  void readsTheListsOfTheWorld() throws IOException {
    var files = files(SharedData.need("opml-awesome"));
    var feeds = new HashSet<URI>();
    int named = 0;
    for (var file : files) {
      var bytes = Files.readAllBytes(file);
      var list = Opml.read(new Document(file.toUri(), "", bytes)).orElseThrow();
      int outlines =
          (int)
              Pattern.compile("xmlUrl=\"[^\"]")
                  .matcher(new String(bytes, StandardCharsets.UTF_8))
                  .results()
                  .count();
      var again =
          list.dropped().stream()
              .filter(d -> d.why().contains("stands in the file before"))
              .count();
      assertThat(list.subscriptions().size() + again).as(file.toString()).isEqualTo(outlines);
      list.subscriptions().forEach(s -> feeds.add(s.feed()));
      named += outlines;
      assertThat(read(list.write()).subscriptions())
          .containsExactlyInAnyOrderElementsOf(list.subscriptions());
    }
    System.out.printf(
        "opml-awesome: %d files, %d outlines, %d different feeds%n",
        files.size(), named, feeds.size());
    assertThat(files).hasSize(118);
  }

  private static List<Path> files(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".opml")).sorted().toList();
    }
  }
}
