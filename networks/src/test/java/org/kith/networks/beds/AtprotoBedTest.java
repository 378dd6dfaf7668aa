package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Document;
import org.kith.networks.Draft;
import org.kith.networks.Heard;
import org.kith.networks.Profile;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.Standing;
import org.kith.networks.beds.AtprotoBed.Someone;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.bluesky.BlueskyBlocks;
import org.kith.networks.bluesky.BlueskyCheck;
import org.kith.networks.bluesky.BlueskyDocuments;
import org.kith.networks.bluesky.BlueskyPosts;
import org.kith.networks.bluesky.BlueskyPublisher;
import org.kith.networks.bluesky.Mentions;
import org.kith.networks.bluesky.Subscription;

/// Hears and reads a real Bluesky network.
@Tag("beds")
@Timeout(60)
class AtprotoBedTest {

  @RegisterExtension static final StartedBed bed = StartedBed.bluesky(2880);

  private final AtprotoBed network = new AtprotoBed(bed);
  private final int run = network.run();

  private Someone join(String name) throws Exception {
    return network.join(name);
  }

  private static void await(String what, BooleanSupplier condition) {
    AtprotoBed.await(what, condition);
  }

  @Test
  void r3HearsEverythingOnceThoughTheServerHangsUp() throws Exception {
    var ana = join("ana");
    try (var http = Bed.gateway();
        var listening =
            network.listen(http, "", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      for (int i = 0; i < 20; i++) {
        ana.say("rivers " + i);
        if (i % 6 == 5) {
          Bed.post(bed.at("http", 5, "/_drop").toString(), "", "");
        }
      }
      await("20 posts", () -> new HashSet<>(listening.texts()).size() == 20);
      assertThat(listening.texts()).hasSize(20).first().isEqualTo("rivers 0");
      assertThat(listening.heard).noneMatch(h -> h instanceof Heard.Missed);
    }
  }

  @Test
  void hearsADeletionAndANewHandleAndADeactivation() throws Exception {
    var ana = join("dele");
    try (var http = Bed.gateway();
        var listening =
            network.listen(http, "", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      var uri = ana.say("oops");
      var key = uri.substring(uri.lastIndexOf('/') + 1);
      Bed.post(
          network.pds("com.atproto.repo.deleteRecord"),
          ana.token(),
          "{\"repo\":\"%s\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"%s\"}"
              .formatted(ana.did(), key));
      var handle = "new" + run + ".test";
      Bed.post(
          network.pds("com.atproto.identity.updateHandle"),
          ana.token(),
          "{\"handle\":\"%s\"}".formatted(handle));
      Bed.post(network.pds("com.atproto.server.deactivateAccount"), ana.token(), "{}");
      await(
          "the deletion",
          () ->
              listening.heard.stream()
                  .anyMatch(h -> h instanceof Heard.Unsaid(_, var id) && id.equals(uri)));
      await(
          "the handle",
          () ->
              listening.batches.stream()
                  .flatMap(b -> b.renamed().stream())
                  .anyMatch(r -> r.accountKey().equals(ana.did())));
      await(
          "the leaving",
          () ->
              listening.heard.stream()
                  .anyMatch(h ->
                      h instanceof Heard.Left(_, var did, var why)
                          && did.equals(ana.did())
                          && why.equals("deactivated")));
    }
  }

  @Test
  void r3ShowsAGapWhenTheServerHasForgotten() throws Exception {
    var ana = join("gap");
    try (var http = Bed.gateway()) {
      var wanted = Subscription.of(Set.of(ana.did()));
      Cursor old;
      try (var first = network.listen(http, "", wanted, Cursor.START)) {
        ana.say("before");
        await("a post", () -> first.texts().contains("before"));
        old = first.batches.getLast().upTo();
      }
      long seq = Long.parseLong(old.value().split(" ", 3)[1]);
      for (int i = 0; i < 6; i++) {
        ana.say("lost " + i);
      }
      Bed.post(bed.at("http", 5, "/_floor?seq=" + (seq + 4)).toString(), "", "");
      try (var second = network.listen(http, "", wanted, old)) {
        ana.say("after");
        await("the post after", () -> second.texts().contains("after"));
        assertThat(second.heard.getFirst())
            .isEqualTo(new Heard.Missed(Long.toString(seq), Long.toString(seq + 4)));
      } finally {
        Bed.post(bed.at("http", 5, "/_floor?seq=1").toString(), "", "");
      }
    }
  }

  @Test
  void hearsVersion1Too() throws Exception {
    var ana = join("one");
    try (var http = Bed.gateway();
        var listening =
            network.listen(http, "/subscribe", Subscription.of(Set.of(ana.did())), Cursor.START)) {
      ana.say("the old way");
      await("the post", () -> listening.texts().contains("the old way"));
    }
  }

  @Test
  void readsAProfileAndItsFollowers() throws Exception {
    var ana = join("pro");
    var fans = List.of(join("fan"), join("fun"));
    for (var fan : fans) {
      fan.follow(ana);
    }
    ana.profile(
        """
        {"$type":"app.bsky.actor.profile","displayName":"Ana","description":"Rivers https://ana.example/",
         "labels":{"$type":"com.atproto.label.defs#selfLabels","values":[{"val":"!no-unauthenticated"}]}}
        """);
    try (var http = Bed.gateway()) {
      var accounts = new BlueskyAccounts(http, bed.at("http", 4, ""));
      await("two followers", () -> followers(accounts, ana).size() == 2);
      assertThat(followers(accounts, ana))
          .extracting(Account::handle)
          .containsExactlyInAnyOrder(fans.get(0).handle(), fans.get(1).handle());
      assertThat(accounts.resolve(ana.handle())).contains(ana.did());
      var profile = accounts.read(ana.handle()).orElseThrow();
      assertThat(profile.account().key()).isEqualTo(ana.did());
      assertThat(profile.followers().orElse(-1)).isEqualTo(2);
      assertThat(accounts.read("nobody" + run + ".test")).isEmpty();
      await("the label", () -> wishes(accounts, ana).contains(Profile.OptOut.PUBLIC_DISPLAY));
    }
  }

  @Test
  void p7_seesWhoBlockedAConnectedAccount() throws Exception {
    var ana = join("wary");
    var bo = join("blocks");
    var cy = join("likes");
    try (var http = Bed.gateway()) {
      var blocks = new BlueskyBlocks(network.connect(http, ana, _ -> {}));
      assertThat(blocks.blocksUs(bo.did())).isFalse();
      bo.block(ana);
      await("the block", () -> now(() -> blocks.blocksUs(bo.did())));
      assertThat(blocks.blocksUs(cy.did())).isFalse();
      assertThat(new BlueskyBlocks(network.connect(http, bo, _ -> {})).blocksUs(ana.did()))
          .as("whom we block")
          .isFalse();
    }
  }

  @Test
  void readsWhatAConnectedAccountIsToldAndWhatStandsAroundIt() throws Exception {
    var ana = join("talk");
    var bo = join("bo");
    try (var http = Bed.gateway()) {
      var session = network.connect(http, ana, _ -> {});
      var publisher = new BlueskyPublisher(http, session, Clock.systemUTC());
      var posts = new BlueskyPosts(http, network.appView());
      var picture = new Draft.Picture(AtprotoConnectedBedTest.picture(), "image/png", "A river");
      var draft = new Draft("", "Clean rivers", List.of(picture), "en", null, null, null);
      var said = ((Published.Done) publisher.publish(draft, "talk-1")).postId();
      await("the post", () -> now(() -> posts.read(said)).isPresent());
      bo.answer("so true, @" + ana.handle(), said, ana);
      var mentions = new Mentions(session);
      await("the mention", () -> now(() -> mentions.read(Cursor.START)) instanceof Reading.News);
      var news = (Reading.News) mentions.read(Cursor.START);
      assertThat(news.heard())
          .allSatisfy(h -> assertThat(((Heard.Said) h).post().author().key()).isEqualTo(bo.did()));
      assertThat(mentions.read(news.next())).isInstanceOf(Reading.NothingNew.class);
      var conversation = posts.read(said).orElseThrow();
      assertThat(conversation.answers())
          .singleElement()
          .satisfies(p -> assertThat(p.author().handle()).isEqualTo(bo.handle()));
      assertThat(publisher.edit(said, Draft.of("Clean rivers, now", "en")))
          .isInstanceOf(Published.Done.class);
      await(
          "the change",
          () ->
              now(() -> posts.read(said))
                  .filter(c -> c.post().text().equals("Clean rivers, now"))
                  .isPresent());
      assertThat(publisher.delete(said)).isInstanceOf(Published.Done.class);
      await("the deletion", () -> now(() -> posts.read(said)).isEmpty());
      assertThat(new BlueskyCheck(session).check().findings())
          .extracting(Standing.Finding::kind)
          .contains(Standing.Finding.Kind.CAN)
          .doesNotContain(Standing.Finding.Kind.CANNOT, Standing.Finding.Kind.DISCONNECTED);
    }
  }

  @Test
  void provesWhoSomebodyIsInBothDirections() throws Exception {
    var ana = join("prove");
    try (var http = Bed.gateway()) {
      var identities = network.identities(http);
      var found = identities.find(ana.handle()).orElseThrow();
      assertThat(found.did()).isEqualTo(ana.did());
      assertThat(found.server().getPort()).isEqualTo(network.server().getPort());
      assertThat(identities.find(ana.did())).contains(found);
      assertThat(identities.find("nobody" + run + ".test")).isEmpty();
    }
  }

  @Test
  void readsAWholeRepositoryFromItsServer() throws Exception {
    var ana = join("car");
    var bo = join("kept");
    ana.follow(bo);
    ana.profile("{\"$type\":\"app.bsky.actor.profile\",\"displayName\":\"Ana\"}");
    for (int i = 0; i < 40; i++) {
      ana.say("kept " + i);
    }
    var car = Bed.get(network.pds("com.atproto.sync.getRepo") + "?did=" + ana.did());
    var document = new Document(network.server(), "application/vnd.ipld.car", car);
    var understood = new BlueskyDocuments().read(document).orElseThrow();
    assertThat(understood.dropped()).isEmpty();
    assertThat(understood.heard()).hasSize(40);
    assertThat(understood.follows()).hasSize(1);
    assertThat(understood.profiles())
        .singleElement()
        .satisfies(p -> assertThat(p.account().name()).isEqualTo("Ana"));
  }

  private static List<Account> followers(BlueskyAccounts accounts, Someone who) {
    return now(() -> accounts.followersOf(who.did(), Cursor.START)).followers();
  }

  private static Set<Profile.OptOut> wishes(BlueskyAccounts accounts, Someone who) {
    return now(() -> accounts.read(who.did())).map(Profile::optOuts).orElse(Set.of());
  }

  private static <T> T now(Callable<T> asked) {
    try {
      return asked.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
