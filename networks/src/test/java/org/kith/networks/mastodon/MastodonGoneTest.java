package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Cursor;
import org.kith.networks.GoneReader;
import org.kith.networks.Reading;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;

class MastodonGoneTest {

  private FakeMastodon fake;
  private HttpGateway http;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual());
    http = Fakes.gateway();
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  @Test
  void saysWhichPostsAreDeletedAndNothingOfThoseItDoesNotKnow() throws Exception {
    var ana = fake.join("ana");
    var bo = fake.join("bo");
    fake.say(bo, "@ana one");
    var two = fake.say(bo, "@ana two");
    var server = Fakes.as(http, fake, ana);
    var ids = StatusIds.inMemory(100);
    var news =
        (Reading.News)
            new MastodonTimeline(server, new MastodonSource.Mentions(), ids).read(Cursor.START);
    var known = new ArrayList<GoneReader.Known>();
    Fakes.posts(news.heard())
        .forEach(post -> known.add(new GoneReader.Known(post.id(), post.at())));
    assertThat(known).hasSize(2);
    known.add(new GoneReader.Known("https://elsewhere.example/statuses/7", Instant.EPOCH));

    var reader = new MastodonGone(server, ids);
    assertThat(reader.gone(known)).isEmpty();
    fake.delete(two);
    var gone =
        Fakes.posts(news.heard()).stream()
            .filter(post -> post.text().endsWith("two"))
            .map(post -> post.id())
            .toList();
    assertThat(reader.gone(known)).containsExactlyElementsOf(gone);
  }
}
