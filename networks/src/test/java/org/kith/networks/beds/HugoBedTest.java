package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Reading;
import org.kith.networks.feed.FeedDiscovery;
import org.kith.networks.feed.FeedReader;
import org.kith.networks.http.HttpGateway;

/// Reads a real static blog.
@Tag("beds")
class HugoBedTest {

  @RegisterExtension static final StartedBed bed = StartedBed.blog(8641);

  private static URI at(String path) {
    return bed.at("http", 0, path);
  }

  private static Reading read(HttpGateway http, String path, Cursor since) throws Exception {
    return new FeedReader(http, Clock.systemUTC(), at(path)).read(since);
  }

  @Test
  void hearsFortyPostsAndThenNothingNew() throws Exception {
    try (var http = Bed.gateway()) {
      var news = (Reading.News) read(http, "/index.xml", Cursor.START);
      assertThat(news.dropped()).isZero();
      assertThat(news.heard())
          .hasSizeGreaterThanOrEqualTo(40)
          .allMatch(h -> h instanceof Heard.Said);
      var posts = news.heard().stream().map(h -> ((Heard.Said) h).post()).toList();
      assertThat(posts).isSortedAccordingTo(java.util.Comparator.comparing(p -> p.at()));
      assertThat(posts.getLast().text()).contains("thank the River Trust");
      assertThat(posts.getLast().url().getPath()).isEqualTo("/posts/note-1/");
      assertThat(read(http, "/index.xml", news.next())).isInstanceOf(Reading.NothingNew.class);
    }
  }

  @Test
  void understandsWhatABusyMovedAndGoneBlogSays() throws Exception {
    try (var http = Bed.gateway()) {
      assertThat(read(http, "/gone.xml", Cursor.START)).isInstanceOf(Reading.Gone.class);
      assertThat(read(http, "/moved.xml", Cursor.START))
          .isEqualTo(new Reading.Moved(at("/index.xml")));
      assertThat(read(http, "/down.xml", Cursor.START)).isInstanceOf(Reading.SlowDown.class);
      assertThatThrownBy(() -> read(http, "/loop.xml", Cursor.START))
          .hasMessageContaining("redirects");
      assertThat(read(http, "/busy.xml", Cursor.START)).isInstanceOf(Reading.SlowDown.class);
    }
  }

  @Test
  void findsTheFeedOfTheBlog() throws Exception {
    try (var http = Bed.gateway()) {
      var found = new FeedDiscovery(http).find(at("/index.xml"));
      assertThat(((FeedDiscovery.Found.Feeds) found).offers()).hasSize(1);
    }
  }
}
