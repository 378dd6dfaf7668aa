package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ListeningTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private static final Account ANA =
      new Account(Network.BLUESKY, "did:plc:ana", "ana.example", "Ana");
  private static final Account BEN =
      new Account(Network.BLUESKY, "did:plc:ben", "ben.example", "Ben");

  private SourceId stream = new SourceId(0);

  @BeforeEach
  void listenForLeftovers() {
    stream = kith.asOwner(() -> bean(Sources.class).addBluesky(URI.create("wss://bsky.example")));
    kith.asOwner(() ->
        bean(Topics.class).add("Leftovers", false, List.of(Term.parse("leftovers").orElseThrow())));
  }

  private <T> T bean(Class<T> type) {
    return kith.bean(type);
  }

  private static Heard said(Account by, String key, String text) {
    return new Heard.Said(post(by, key, text, null));
  }

  private static Post post(Account by, String key, String text, Post.@Nullable Relation relation) {
    return new Post(
        "at://" + by.key() + "/app.bsky.feed.post/" + key,
        by,
        URI.create("https://bsky.app/profile/" + by.key() + "/post/" + key),
        Instant.parse("2026-11-23T07:00:00Z"),
        "",
        text,
        List.of(),
        List.of(),
        "en",
        relation);
  }

  private Listening.Outcome take(String since, String next, Heard... heard) {
    return kith.asOwner(() ->
        bean(Listening.class)
            .take(
                bean(Sources.class).find(stream).orElseThrow(),
                new Batch(List.of(heard), List.of(), new Cursor(since), new Cursor(next), 0)));
  }

  private List<String> texts() {
    return column("select text from post order by id");
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        bean(TransactionTemplate.class)
            .execute(
                _ -> new ArrayList<>(bean(JdbcClient.class).sql(sql).query(String.class).list())));
  }

  @Test
  void keepsOfEverybodyOnlyWhatUsesOurWords() {
    var outcome =
        take("", "1", said(ANA, "1", "Leftovers again"), said(BEN, "1", "my lunch was fine"));
    assertThat(outcome).isEqualTo(new Listening.Outcome(1, 1));
    assertThat(texts()).containsExactly("Leftovers again");
    assertThat(kith.asOwner(() -> bean(Voices.class).list(VoiceState.NEW, 0, 10)))
        .extracting(voice -> voice.handle())
        .containsExactly("ana.example");
    assertThat(column("select handle from account")).containsExactly("ana.example");
  }

  @Test
  void keepsAnswersToWhatItKeeps() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    var reply =
        new Post.Relation(Post.Relation.Kind.REPLY, "at://did:plc:ana/app.bsky.feed.post/1");
    take("1", "2", new Heard.Said(post(BEN, "2", "so true", reply)));
    take("2", "3", new Heard.Said(post(BEN, "2", "so true", reply)));
    assertThat(texts()).containsExactly("Leftovers again", "so true");
    assertThat(column("select answers from post order by id")).containsExactly("1", "0");
  }

  @Test
  void r1TakesABatchOnceThoughItComesAgain() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    assertThatThrownBy(() -> take("", "1", said(ANA, "1", "Leftovers again")))
        .isInstanceOf(Listening.Overtaken.class);
    assertThat(take("1", "2", said(ANA, "1", "Leftovers again")))
        .isEqualTo(new Listening.Outcome(0, 0));
    assertThat(texts()).hasSize(1);
    assertThat(column("select mentions from voice")).containsExactly("1");
  }

  @Test
  void p6ForgetsWhatIsTakenBack() {
    take("", "1", said(ANA, "1", "Leftovers again"), said(ANA, "2", "More leftovers"));
    take(
        "1",
        "2",
        new Heard.Unsaid(Network.BLUESKY, "at://did:plc:ana/app.bsky.feed.post/1"),
        said(ANA, "3", "leftovers three"),
        new Heard.Unsaid(Network.BLUESKY, "at://did:plc:ana/app.bsky.feed.post/3"));
    assertThat(texts()).containsExactly("", "More leftovers");
    assertThat(column("select post_id from mention")).hasSize(1);
    // The same post heard late does not bring the text back.
    take("2", "3", said(ANA, "1", "Leftovers again"));
    assertThat(texts()).containsExactly("", "More leftovers");
  }

  @Test
  void p6ForgetsEverythingOfSomebodyWhoLeft() {
    take("", "1", said(ANA, "1", "Leftovers again"), said(BEN, "1", "leftovers too"));
    take("1", "2", new Heard.Left(Network.BLUESKY, ANA.key(), "deleted"));
    assertThat(texts()).containsExactly("", "leftovers too");
    assertThat(kith.asOwner(() -> bean(Voices.class).list(VoiceState.NEW, 0, 10)))
        .extracting(voice -> voice.handle())
        .containsExactly("ben.example");
  }

  @Test
  void p7KeepsNoTextsOfThoseWhoAskedNotToBeIndexed() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    kith.asOwner(() ->
        bean(Accounts.class)
            .remember(
                new Profile(
                    ANA,
                    "",
                    List.of(),
                    OptionalLong.of(7),
                    Set.of(Profile.OptOut.INDEXING, Profile.OptOut.DISCOVERY))));
    take("1", "2", said(ANA, "2", "Leftovers once more"));
    assertThat(texts()).containsOnly("");
    assertThat(kith.asOwner(() -> bean(Voices.class).count(VoiceState.NEW))).isZero();
  }

  @Test
  void keepsAnswersThatComeTogetherWithWhatTheyAnswer() {
    var reply =
        new Post.Relation(Post.Relation.Kind.REPLY, "at://did:plc:ana/app.bsky.feed.post/1");
    take(
        "",
        "1",
        said(ANA, "1", "Leftovers again"),
        new Heard.Said(post(BEN, "2", "so true", reply)));
    assertThat(texts()).containsExactly("Leftovers again", "so true");
    assertThat(column("select answers from post order by id")).containsExactly("1", "0");
  }

  @Test
  void changesWhatItKeepsThoughItMatchesNoMore() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    take("1", "2", said(ANA, "1", "never mind"), said(BEN, "1", "my lunch was fine"));
    assertThat(texts()).containsExactly("never mind");
    assertThat(column("select post_id from mention")).isEmpty();
  }

  @Test
  void p6KeepsWhatIsSaidAfterAReturn() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    take(
        "1",
        "2",
        new Heard.Left(Network.BLUESKY, ANA.key(), "deactivated"),
        said(ANA, "2", "leftovers, I am back"));
    assertThat(texts()).containsExactly("", "leftovers, I am back");
    assertThat(column("select left_why from account where left_at is null")).containsExactly("");
  }

  @Test
  void p6ForgetsWhoLeavesForTheSecondTime() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    take("1", "2", new Heard.Left(Network.BLUESKY, ANA.key(), "deactivated"));
    take("2", "3", said(ANA, "2", "leftovers, I am back"));
    take("3", "4", new Heard.Left(Network.BLUESKY, ANA.key(), "deleted"));
    assertThat(texts()).containsExactly("", "");
    assertThat(column("select left_why from account")).containsExactly("deleted");
  }

  @Test
  void showsAGapInAStream() {
    take("", "1", new Heard.Missed("10", "20"));
    assertThat(kith.asOwner(() -> bean(Sources.class).gapsLately()))
        .singleElement()
        .satisfies(gap -> assertThat(gap.to()).isEqualTo(kith.now()));
  }

  @Test
  void r3AGapGoesFromTheLastReadingToNowOrFromTimeToTimeWhereTheNetworkSays() {
    var before = kith.now();
    take("", "1");
    kith.now(before.plus(Duration.ofHours(30)));
    take("1", "2", new Heard.Missed("10", "20"));
    take("2", "3", new Heard.Missed("2026-11-20T08:00:00Z", "2026-11-20T11:00:00Z"));
    assertThat(kith.asOwner(() -> bean(Sources.class).gapsLately()))
        .extracting(Gap::from, Gap::to)
        .containsExactly(
            tuple(Instant.parse("2026-11-20T08:00:00Z"), Instant.parse("2026-11-20T11:00:00Z")),
            tuple(before, before.plus(Duration.ofHours(30))));
    assertThat(kith.asOwner(() -> bean(Sources.class).gapToday())).isPresent();
    var api = ApiClient.of(kith, kith.owner());
    var source = api.get("/api/v1/sources").json().path("items").path(0).path("id").asLong();
    var gaps = api.get("/api/v1/sources/%d/gaps".formatted(source));
    assertThat(gaps.json().path("items").valueStream().map(gap -> gap.path("from").asString()))
        .containsExactly("2026-11-20T08:00:00Z", before.toString());
    kith.now(kith.now().plus(Duration.ofHours(25)));
    assertThat(kith.asOwner(() -> bean(Sources.class).gapToday())).as("said once").isEmpty();
  }

  @Test
  void takesOverWhatWasEdited() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    assertThat(take("1", "2", said(ANA, "1", "Leftovers, edited")))
        .isEqualTo(new Listening.Outcome(0, 0));
    assertThat(texts()).containsExactly("Leftovers, edited");
  }

  /// A post of a source that is kept whole first says nothing of us; its author is then as any
  /// other.
  @Test
  void hearsOfUsInWhatOnlyAChangeSays() {
    take("", "1", said(ANA, "1", "Leftovers again"));
    var reply =
        new Post.Relation(Post.Relation.Kind.REPLY, "at://did:plc:ana/app.bsky.feed.post/1");
    take("1", "2", new Heard.Said(post(BEN, "2", "so true", reply)));
    assertThat(column("select handle from account join voice on account_id = id"))
        .containsExactly("ana.example");

    var changed = new Heard.Said(post(BEN, "2", "so true: leftovers!", reply));
    assertThat(take("2", "3", changed)).isEqualTo(new Listening.Outcome(0, 1));
    assertThat(column("select p.text from post p join mention on post_id = p.id order by p.id"))
        .containsExactly("Leftovers again", "so true: leftovers!");
    assertThat(column("select handle from account join voice on account_id = id order by id"))
        .containsExactly("ana.example", "ben.example");
    assertThat(column("select sum(mentions)::text from source_day")).containsExactly("2");

    take("3", "4", changed, new Heard.Said(post(BEN, "2", "yes, leftovers", reply)));
    assertThat(column("select mentions from voice")).containsExactly("1", "1");
  }

  @Test
  void takesWhateverCharactersThereAre() {
    var odd = "leftovers \0 \ud83d \uD83E\uDD6A \u202e <script> \\N \"quoted\" {a,b}";
    take("", "1", said(ANA, "1", odd));
    assertThat(texts()).containsExactly("leftovers   🥪 \u202e <script> \\N \"quoted\" {a,b}");
  }
}
