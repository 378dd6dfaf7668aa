package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.beds.AtprotoBed.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.networks.Cursor;
import org.kith.networks.Draft;
import org.kith.networks.Post;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.beds.AtprotoBed.Someone;
import org.kith.networks.bluesky.AppPasswordSession;
import org.kith.networks.bluesky.AppPasswords;
import org.kith.networks.bluesky.BlueskyPublisher;
import org.kith.networks.bluesky.Session;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.bluesky.oauth.BlueskyOAuth;
import org.kith.networks.bluesky.oauth.BlueskyOAuth.Begun;
import org.kith.networks.bluesky.oauth.BlueskyOAuth.Finished;
import org.kith.networks.bluesky.oauth.OAuthSession;
import org.kith.networks.http.HttpGateway;

/// Speaks on a real server of the AT Protocol, connected both ways, and hears itself.
@Tag("beds")
@Timeout(90)
class AtprotoConnectedBedTest {

  @RegisterExtension static final StartedBed bed = StartedBed.blueskyServer(2840);

  private final AtprotoBed network = new AtprotoBed(bed);
  private final List<Secret> kept = new CopyOnWriteArrayList<>();

  private OAuthSession.Tools tools(HttpGateway http) {
    return network.tools(http);
  }

  private OAuthSession connect(HttpGateway http, Someone who) throws Exception {
    return network.connect(http, who, kept::add);
  }

  static byte[] picture() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void speaksWithARightThatItsOwnerGaveAndTookBack() throws Exception {
    var ana = network.join("oauth");
    try (var http = Bed.gateway()) {
      var session = connect(http, ana);
      assertThat(session.did()).isEqualTo(ana.did());
      publishesChangesAndTakesBack(http, session, network.join("bo"));
      session.end();
      assertThat(
              new BlueskyPublisher(http, session, Clock.systemUTC())
                  .publish(Draft.of("x", ""), "after"))
          .isInstanceOf(Published.Disconnected.class);
    }
  }

  @Test
  void renewsItsRightsAndKeepsThem() throws Exception {
    var ana = network.join("renew");
    try (var http = Bed.gateway()) {
      var first = network.permitted(http, ana);
      var old =
          new Secret(
              first.value().replaceFirst("\"until\":\"[^\"]+", "\"until\":\"2020-01-01T00:00:00Z"));
      var session = OAuthSession.restore(tools(http), old, kept::add);
      var publisher = new BlueskyPublisher(http, session, Clock.systemUTC());
      var one = ((Published.Done) publisher.publish(Draft.of("one", ""), "1")).postId();
      assertThat(publisher.publish(Draft.of("two", ""), "2")).isInstanceOf(Published.Done.class);
      assertThat(kept).hasSize(1);
      var restored = OAuthSession.restore(tools(http), kept.getFirst(), kept::add);
      assertThat(new BlueskyPublisher(http, restored, Clock.systemUTC()).delete(one))
          .isInstanceOf(Published.Done.class);
      // A token that was used before is a stolen one: its owner's server ends the whole session.
      var stolen = OAuthSession.restore(tools(http), old, kept::add);
      assertThat(
              new BlueskyPublisher(http, stolen, Clock.systemUTC()).publish(Draft.of("x", ""), "3"))
          .isInstanceOf(Published.Disconnected.class);
    }
  }

  @Test
  void acceptsThatTheOwnerSaysNo() throws Exception {
    var ana = network.join("refuse");
    try (var http = Bed.gateway()) {
      var oauth = new BlueskyOAuth(tools(http), network.identities(http));
      var go = (Begun.Go) oauth.begin(ana.handle());
      assertThat(oauth.finish(go.pending(), new OwnersBrowser(go.browser()).refuse()))
          .isInstanceOfSatisfying(
              Finished.Refused.class, r -> assertThat(r.reason()).contains("did not permit"));
    }
  }

  @Test
  void refusesTheRightsOfWhoeverSignedInInstead() throws Exception {
    var ana = network.join("ana");
    var other = network.join("other");
    try (var http = Bed.gateway()) {
      var oauth = new BlueskyOAuth(tools(http), network.identities(http));
      var go = (Begun.Go) oauth.begin(ana.handle());
      Map<String, String> brought;
      try {
        brought = new OwnersBrowser(go.browser()).permit(other.handle(), AtprotoBed.PASSWORD);
      } catch (IOException e) {
        // Some servers hold to the account that was named, and do not let another in.
        assertThat(e).hasMessageContaining("/consent");
        return;
      }
      assertThat(oauth.finish(go.pending(), brought)).isInstanceOf(Finished.Refused.class);
    }
  }

  @Test
  void speaksWithAnAppPasswordAndNeverWithTheMainOne() throws Exception {
    var ana = network.join("app");
    try (var http = Bed.gateway()) {
      var passwords = new AppPasswords(http, network.identities(http), Clock.systemUTC());
      var created =
          Bed.post(
              network.pds("com.atproto.server.createAppPassword"),
              ana.token(),
              "{\"name\":\"kith\"}");
      var password = new Secret(created.path("password").asString());
      var login = (AppPasswords.Login.Connected) passwords.login(ana.did(), password);
      var session = AppPasswordSession.restore(http, login.session(), kept::add);
      publishesChangesAndTakesBack(http, session, network.join("cy"));
      assertThat(passwords.login(ana.handle(), new Secret("abcd-efgh-ijkl-mnop")))
          .isInstanceOf(AppPasswords.Login.Refused.class);
      session.end();
      session.end();
    }
  }

  @Test
  void hearsAServerOfAccountsThatHasNoJetstream() throws Exception {
    var ana = network.join("plain");
    var bo = network.join("loud");
    try (var http = Bed.gateway()) {
      var wanted = Subscription.of(Set.of(ana.did()));
      Cursor cursor;
      try (var listening = network.listenToServer(http, wanted, Cursor.START)) {
        bo.say("not wanted");
        var uri = ana.say("said without a Jetstream");
        await("the post", () -> listening.texts().contains("said without a Jetstream"));
        Bed.post(
            network.pds("com.atproto.repo.deleteRecord"),
            ana.token(),
            "{\"repo\":\"%s\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"%s\"}"
                .formatted(ana.did(), uri.substring(uri.lastIndexOf('/') + 1)));
        await("the deletion", () -> listening.hasUnsaid(uri));
        assertThat(listening.texts()).containsExactly("said without a Jetstream");
        cursor = listening.batches.getLast().upTo();
      }
      ana.say("said while nobody listened");
      try (var listening = network.listenToServer(http, wanted, cursor)) {
        await("the rest", () -> listening.texts().contains("said while nobody listened"));
        assertThat(listening.heard).hasSize(1);
      }
    }
  }

  private void publishesChangesAndTakesBack(HttpGateway http, Session session, Someone other)
      throws Exception {
    var publisher = new BlueskyPublisher(http, session, Clock.systemUTC());
    var wanted = Subscription.of(Set.of(session.did()));
    try (var listening = network.listen(http, "", wanted, Cursor.START)) {
      var text = "🌊 Clean #rivers with @%s, https://rivers.example/why".formatted(other.handle());
      var picture = new Draft.Picture(picture(), "image/png", "A clean river");
      var draft = new Draft("", text, List.of(picture), "en", null, null, null);
      var done = (Published.Done) publisher.publish(draft, "draft-7");
      assertThat(publisher.publish(draft, "draft-7")).isEqualTo(done);
      await("the post", () -> listening.texts().contains(text));
      var post = listening.posts().findFirst().orElseThrow();
      assertThat(post.id()).isEqualTo(done.postId());
      assertThat(post.tags()).containsExactly("rivers");
      assertThat(post.links())
          .containsExactlyInAnyOrder(
              URI.create("https://rivers.example/why"),
              URI.create("https://bsky.app/profile/" + other.did()));
      var answer = new Draft("", "and more", List.of(), "en", null, done.postId(), null);
      var second = (Published.Done) publisher.publish(answer, "draft-8");
      await("the answer", () -> listening.texts().contains("and more"));
      assertThat(listening.posts().filter(p -> p.id().equals(second.postId())))
          .extracting(Post::relation)
          .containsExactly(new Post.Relation(Post.Relation.Kind.REPLY, done.postId()));
      assertThat(publisher.edit(second.postId(), Draft.of("and much more", "en")))
          .isEqualTo(second);
      await("the change", () -> listening.texts().contains("and much more"));
      assertThat(publisher.delete(done.postId())).isEqualTo(done);
      assertThat(publisher.delete(done.postId())).isEqualTo(done);
      await("the deletion", () -> listening.hasUnsaid(done.postId()));
      assertThat(listening.posts().filter(p -> p.id().equals(done.postId()))).hasSize(1);
    }
  }
}
