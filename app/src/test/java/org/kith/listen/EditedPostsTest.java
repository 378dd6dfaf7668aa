package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Connections;
import org.kith.connect.Hears;
import org.kith.connect.Mastodons;
import org.kith.connect.Readers;
import org.kith.hooks.HookKind;
import org.kith.hooks.Hooks;
import org.kith.jobs.Progress;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.bluesky.Crowd;
import org.kith.simulator.bluesky.Event;
import org.kith.simulator.bluesky.FakeJetstream;
import org.kith.simulator.feed.FakeFeed;
import org.kith.simulator.mastodon.FakeMastodon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What an author changes on their server is changed here: the mention says the new words and is no
/// second one, its author is no second voice and was not heard twice, programs are not told again,
/// and of the old words nothing is left in any column of any table.
@Timeout(120)
class EditedPostsTest {

  private static final String DID = "did:plc:ana22222222222222222222";

  @RegisterExtension final TestKith kith = new TestKith();

  private LiveSources live;

  @BeforeEach
  void listen() {
    live =
        new LiveSources(
            kith.bean(LiveSource.Tools.class),
            kith.bean(Readers.class),
            kith.provider(HttpGateway.class));
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Weir", true, TypedTerms.read("weir").terms());
      var program = "http://127.0.0.1:%d/in".formatted(TestKith.NETWORK_PORT);
      kith.bean(Hooks.class).add(program, HookKind.choices());
    });
  }

  @AfterEach
  void stop() {
    live.close();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(
              "still waiting for %s: %s",
              what, column("select name || ' ' || state || reason from source"))
          .isLessThan(end);
      live.look(List.of(kith.workspace()));
      LockSupport.parkNanos(20_000_000);
    }
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                new ArrayList<>(kith.bean(JdbcClient.class).sql(sql).query(String.class).list())));
  }

  /// The tables that have a word anywhere.
  private List<String> tablesWith(String word) {
    var tables =
        column(
            "select table_name from information_schema.tables where table_schema = 'public' and"
                + " table_type = 'BASE TABLE'");
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> tables.stream().filter(table -> has(table, word)).toList()));
  }

  private boolean has(String table, String word) {
    return kith.bean(JdbcClient.class)
        .sql("select exists (select 1 from \"%s\" t where t::text ilike :word)".formatted(table))
        .param("word", "%" + word + "%")
        .query(Boolean.class)
        .single();
  }

  private List<String> mentions() {
    return column(
        "select trim(p.title || ' ' || p.text) from mention m join post p on p.id = m.post_id order"
            + " by p.id");
  }

  /// One post of one voice, heard once, with these words and none of the old ones.
  private void isHeardOnceAs(String words, String old) {
    assertThat(mentions()).containsExactly(words);
    assertThat(column("select mentions from voice")).containsExactly("1");
    assertThat(column("select sum(posts) || ' ' || sum(mentions) from source_day"))
        .containsExactly("1 1");
    assertThat(column("select kind from hook_event")).containsExactly("mention.heard");
    assertThat(tablesWith(old)).as("where “%s” is left", old).isEmpty();
  }

  /// The mention is gone with the words that made it one; that somebody was heard stays.
  private void isNoMentionAnyMore(String words, String old) {
    assertThat(mentions()).isEmpty();
    assertThat(column("select trim(title || ' ' || text) from post")).containsExactly(words);
    assertThat(column("select mentions from voice")).containsExactly("1");
    assertThat(tablesWith(old)).as("where “%s” is left", old).isEmpty();
  }

  @Test
  void onMastodonAsItsStreamTells() throws Exception {
    try (var mastodon = Mastodons.start(kith)) {
      mastodon.join("us");
      var ana = mastodon.join("ana");
      hearRivers(mastodon);
      var id = mastodon.say(ana, "#Oldwordia at the weir #rivers");
      await("the mention", () -> mentions().equals(List.of("#Oldwordia at the weir #rivers")));
      assertThat(tablesWith("oldwordia")).contains("post");

      mastodon.edit(id, "Newwordia at the weir #rivers");
      await("the change", () -> mentions().equals(List.of("Newwordia at the weir #rivers")));
      isHeardOnceAs("Newwordia at the weir #rivers", "oldwordia");

      mastodon.edit(id, "Elsewhere #rivers");
      await("the next change", () -> mentions().isEmpty());
      isNoMentionAnyMore("Elsewhere #rivers", "newwordia");
      live.close();
    }
  }

  /// By a hashtag alone: streams of hashtags tell of changes.
  private void hearRivers(FakeMastodon mastodon) throws Exception {
    Mastodons.connect(kith, mastodon, "us");
    kith.asOwner(() -> {
      var us = kith.bean(Connections.class).all().getFirst();
      kith.bean(AccountSources.class).add(us.id(), Hears.HASHTAG, "rivers");
      var sources = kith.bean(Sources.class);
      sources.all().stream().filter(Source::isToUs).forEach(one -> sources.pause(one.id()));
      return true;
    });
    await("the stream", () -> mastodon.listeners() == 1);
  }

  @Test
  void onBlueskyAsItsStreamTells() throws Exception {
    var nobody = new Crowd.Talk(1, 1, 0, 0, List.of());
    var options =
        new FakeJetstream.Options(TestKith.NETWORK_PORT, nobody, false, kith.bean(Clock.class));
    try (var bluesky = FakeJetstream.start(options)) {
      kith.asOwner(() -> kith.bean(Sources.class).addBluesky(bluesky.address()));
      await("the stream", () -> bluesky.listeners() == 1);
      bluesky.say(DID, wrote("#Oldwordia at the weir", false));
      await("the mention", () -> mentions().equals(List.of("#Oldwordia at the weir")));
      assertThat(tablesWith("oldwordia")).contains("post");

      bluesky.say(DID, wrote("Newwordia at the weir", true));
      await("the change", () -> mentions().equals(List.of("Newwordia at the weir")));
      isHeardOnceAs("Newwordia at the weir", "oldwordia");

      bluesky.say(DID, wrote("Elsewhere", true));
      await("the next change", () -> mentions().isEmpty());
      isNoMentionAnyMore("Elsewhere", "newwordia");
      live.close();
    }
  }

  private static Event.What wrote(String text, boolean anew) {
    var tags = text.startsWith("#") ? List.of("Oldwordia") : List.<String>of();
    var words = new Event.Words(text, "en", List.of(), tags);
    return new Event.What.Wrote("3m2222222222a", words, null, anew);
  }

  @Test
  void inAFeedAsItIsReadAgain() throws Exception {
    try (var feed = FakeFeed.start(TestKith.NETWORK_PORT)) {
      URI address = feed.address();
      kith.now(Instant.parse("2026-11-02T08:00:00Z")); // what was written then is news
      feed.write("urn:entry:1", "Oldtitle", "Oldwordia at the weir");
      kith.asOwner(() -> kith.bean(Sources.class).addFeed(address, address, "Notes"));
      read();
      assertThat(mentions()).containsExactly("Oldtitle Oldwordia at the weir");
      assertThat(tablesWith("oldwordia")).contains("post");

      feed.write("urn:entry:1", "Newtitle", "Newwordia at the weir");
      read();
      isHeardOnceAs("Newtitle Newwordia at the weir", "oldwordia");
      assertThat(tablesWith("oldtitle")).isEmpty();

      feed.write("urn:entry:1", "Newtitle", "Elsewhere");
      read();
      isNoMentionAnyMore("Newtitle Elsewhere", "newwordia");
    }
  }

  private void read() {
    kith.now(kith.now().plus(Duration.ofHours(2)));
    kith.asOwner(() -> {
      kith.bean(FeedReading.class).run("", Progress.untold());
      return true;
    });
  }
}
