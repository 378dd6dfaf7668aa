package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.Understood;

class MastodonDocumentsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final URI HERE = URI.create("https://social.example/users/ana");

  private static Optional<Understood> read(String json) {
    return new MastodonDocuments(CLOCK)
        .read(new Document(HERE, "application/json", json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Profile account(String more) {
    var json =
        """
        {"id":"7","username":"ana","acct":"ana","display_name":"Ana","locked":false,"discoverable":true,
         "indexable":true,"url":"https://social.example/@ana","uri":"https://social.example/users/ana",
         "note":"<p>Rivers and <a href=\\"https://ana.example/\\">more</a></p>","followers_count":12,
         "fields":[{"name":"Blog","value":"<a href=\\"https://blog.example/\\" rel=\\"me\\">blog</a>",
         "verified_at":"2026-01-01T00:00:00.000Z"},{"name":"Shop","value":"<a href=\\"https://shop.example/\\">s</a>",
         "verified_at":null}]%s}
        """
            .formatted(more);
    return read(json).orElseThrow().profiles().getFirst();
  }

  @Test
  void readsWhatAnAccountSaysAboutItself() {
    var profile = account("");
    assertThat(profile.account().key()).isEqualTo("https://social.example/users/ana");
    assertThat(profile.account().handle()).isEqualTo("ana@social.example");
    assertThat(profile.about()).isEqualTo("Rivers and more");
    assertThat(profile.followers()).hasValue(12);
    assertThat(profile.links())
        .extracting(URI::getHost)
        .containsExactly("blog.example", "shop.example", "ana.example");
    assertThat(profile.proven()).containsExactly(URI.create("https://blog.example/"));
    assertThat(profile.optOuts()).isEmpty();
    assertThat(profile.movedTo()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"discoverable\":false | DISCOVERY",
        "\"discoverable\":null | DISCOVERY",
        "\"indexable\":false | INDEXING",
        "\"noindex\":true | INDEXING",
        "\"hide_collections\":true | FOLLOWER_LIST CONTACT",
        "\"locked\":true | FOLLOWER_LIST CONTACT",
        "\"suspended\":true | CONTACT FOLLOWER_LIST DISCOVERY",
        "\"memorial\":true | CONTACT FOLLOWER_LIST DISCOVERY",
        "\"limited\":true | CONTACT FOLLOWER_LIST DISCOVERY",
        "\"note\":\"<p>no <a class='mention hashtag'>#<span>NoBot</span></a></p>\" | DISCOVERY",
        "\"note\":\"#nobots\" | DISCOVERY",
        "\"note\":\"please #noarchive\" | DISCOVERY INDEXING",
        "\"fields\":[{\"name\":\"bots\",\"value\":\"#noindex\"}] | DISCOVERY INDEXING",
        "\"note\":\"a #nobottle story\" |",
        "\"hide_collections\":false |",
      })
  void p7TakesEachSignForWhatItAsks(String sign, String wishes) {
    var expected =
        wishes == null
            ? Set.of()
            : Set.of(wishes.split(" ")).stream()
                .map(OptOut::valueOf)
                .collect(java.util.stream.Collectors.toSet());
    assertThat(account("," + sign).optOuts()).isEqualTo(expected);
  }

  @Test
  void tellsWhereAnAccountMoved() {
    var profile =
        account(
            """
            ,"moved":{"id":"9","username":"ana","acct":"ana@new.example","note":"",
            "url":"https://new.example/@ana","uri":"https://new.example/users/ana"}
            """);
    assertThat(profile.movedTo())
        .extracting(Account::key)
        .isEqualTo("https://new.example/users/ana");
    assertThat(profile.optOuts()).contains(OptOut.CONTACT);
  }

  @Test
  void readsAnActor() {
    var profile =
        read("""
        {"@context":["https://www.w3.org/ns/activitystreams"],"id":"https://social.example/users/ana",
         "type":"Person","preferredUsername":"ana","name":"Ana","summary":"<p>Rivers</p>",
         "discoverable":true,"indexable":true,"manuallyApprovesFollowers":true,
         "movedTo":"https://new.example/users/ana",
         "attachment":[{"type":"PropertyValue","name":"Blog","value":"<a href='https://blog.example/'>b</a>"}]}
        """)
            .orElseThrow()
            .profiles()
            .getFirst();
    assertThat(profile.account().handle()).isEqualTo("ana@social.example");
    assertThat(profile.links()).containsExactly(URI.create("https://blog.example/"));
    assertThat(profile.movedTo()).extracting(Account::handle).isEqualTo("ana@new.example");
    assertThat(profile.optOuts())
        .containsExactlyInAnyOrder(OptOut.FOLLOWER_LIST, OptOut.CONTACT, OptOut.DISCOVERY);
  }

  @Test
  void anActorThatSaysNothingAskedNotToBeFoundOrIndexed() {
    var profile =
        read("""
        {"@context":"https://www.w3.org/ns/activitystreams","id":"https://social.example/users/ana","type":"Person"}
        """)
            .orElseThrow()
            .profiles()
            .getFirst();
    assertThat(profile.optOuts()).containsExactlyInAnyOrder(OptOut.DISCOVERY, OptOut.INDEXING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"https://evil.example/1\",\"attributedTo\":\"https://social.example/users/ana\"",
        "\"id\":\"https://social.example/1\",\"attributedTo\":\"https://victim.example/users/bo\"",
        "\"id\":\"https://evil.example/1\",\"attributedTo\":\"https://evil.example/users/x\"",
        "\"id\":\"\",\"attributedTo\":\"https://social.example/users/ana\"",
        "\"id\":\"https://social.example/1\"",
      })
  void f11ADocumentSpeaksForItsOwnOriginOnly(String names) {
    var understood =
        read("""
        {"@context":"https://www.w3.org/ns/activitystreams","type":"Note","to":"as:Public",
         "content":"hi",%s}
        """
                .formatted(names))
            .orElseThrow();
    assertThat(understood.heard()).isEmpty();
    assertThat(understood.dropped()).hasSize(1);
  }

  @Test
  void f11AKeyThatComesTwiceInAnIdentityDocumentEndsTheReading() {
    var understood =
        read("""
        {"@context":"https://www.w3.org/ns/activitystreams","type":"Person",
         "id":"https://victim.example/users/bo","id":"https://social.example/users/ana"}
        """)
            .orElseThrow();
    assertThat(understood.profiles()).isEmpty();
    assertThat(understood.dropped()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html>",
        "{",
        "[]",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":[]}",
        "{\"uri\":\"at://did:plc:x/app.bsky.feed.post/1\",\"value\":{\"text\":\"x\"}}",
        "[1,2,3]",
        "null",
      })
  void knowsWhatIsNotItsOwn(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void aFileFromNowhereIsReadByTheServerItNames() {
    var json =
        """
        {"id":"5","created_at":"2026-04-12T09:00:00Z","visibility":"public","content":"<p>x</p>","in_reply_to_id":"4",
         "uri":"https://social.example/users/ana/statuses/5","url":"https://social.example/@ana/5",
         "account":{"id":"7","username":"ana","acct":"ana","note":"","url":"https://social.example/@ana"}}
        """;
    var understood =
        new MastodonDocuments(CLOCK)
            .read(
                new Document(
                    URI.create("file:///tmp/a.json"), "", json.getBytes(StandardCharsets.UTF_8)))
            .orElseThrow();
    var post = ((Heard.Said) understood.heard().getFirst()).post();
    assertThat(understood.format()).isEqualTo("Mastodon status");
    assertThat(post.relation())
        .extracting(Post.Relation::id)
        .isEqualTo("https://social.example/api/v1/statuses/4");
  }
}
