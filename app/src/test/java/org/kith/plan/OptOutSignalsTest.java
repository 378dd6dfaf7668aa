package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.bluesky.BlueskyDocuments;
import org.kith.networks.mastodon.MastodonDocuments;
import org.kith.people.Voices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P7: sixty accounts that ask for something, or only seem to, and what Kith then does:
/// whether they are suggested, whether their words stay, whether their followers are read, whether
/// they may be written to.
///
/// A line is an account: its network, what it asks for (`D`iscovery, `I`ndexing, `F`ollower list,
/// `P`ublic display, `C`ontact; `-` for nothing), and what its server says of it.
class OptOutSignalsTest {

  private static final String ACCOUNTS =
      """
      M|-|"discoverable":true,"indexable":true
      M|-|"discoverable":true
      M|D|"discoverable":false
      M|D|"discoverable":null
      M|D|"indexable":true
      M|I|"discoverable":true,"indexable":false
      M|-|"discoverable":true,"indexable":null
      M|I|"discoverable":true,"noindex":true
      M|-|"discoverable":true,"noindex":false
      M|DI|"discoverable":false,"indexable":false
      M|DI|"discoverable":null,"noindex":true
      M|FC|"discoverable":true,"hide_collections":true
      M|-|"discoverable":true,"hide_collections":false
      M|-|"discoverable":true,"hide_collections":null
      M|FC|"discoverable":true,"locked":true
      M|-|"discoverable":true,"locked":false
      M|DFC|"discoverable":true,"suspended":true
      M|DFC|"discoverable":true,"memorial":true
      M|DFC|"discoverable":true,"limited":true
      M|-|"discoverable":true,"memorial":null,"limited":false,"suspended":false
      M|DFC|"discoverable":false,"hide_collections":true
      M|DIFC|"discoverable":false,"indexable":false,"locked":true
      M|D|"discoverable":true,"note":"<p>I bake. #nobot</p>"
      M|D|"discoverable":true,"note":"<p>I bake. #NoBots please</p>"
      M|DI|"discoverable":true,"note":"<p>#noindex</p>"
      M|DI|"discoverable":true,"note":"<p>Bread and <a href='https://m.example/tags/noarchive'>#<span>noarchive</span></a></p>"
      M|-|"discoverable":true,"note":"<p>#nobotany in my garden</p>"
      M|-|"discoverable":true,"note":"<p>I know nobot and noindex</p>"
      M|-|"discoverable":true,"note":"<p>word#nobot</p>"
      M|D|"discoverable":true,"fields":[{"name":"Rules","value":"#nobot"}]
      M|DI|"discoverable":true,"fields":[{"name":"#noindex","value":"yes"}]
      M|-|"discoverable":true,"fields":[{"name":"Blog","value":"https://blog.example"}]
      M|D|"discoverable":false,"moved":null
      M|-|"discoverable":true,"bot":true
      M|-|"discoverable":true,"group":true
      M|DIFC|"discoverable":false,"indexable":false,"limited":true
      B|-|"description":"I bake."
      B|-|"labels":[]
      B|P|"labels":[{"src":"OWN","val":"!no-unauthenticated"}]
      B|-|"labels":[{"src":"did:plc:somebodyelse22222222222","val":"!no-unauthenticated"}]
      B|-|"labels":[{"src":"OWN","val":"!no-unauthenticated","neg":true}]
      B|C|"labels":[{"src":"did:plc:moderation222222222222","val":"!hide"}]
      B|C|"labels":[{"src":"did:plc:moderation222222222222","val":"!takedown"}]
      B|C|"labels":[{"src":"did:plc:moderation222222222222","val":"!suspend"}]
      B|-|"labels":[{"src":"did:plc:moderation222222222222","val":"!hide","neg":true}]
      B|-|"labels":[{"src":"did:plc:moderation222222222222","val":"porn"}]
      B|D|"description":"bread #nobot"
      B|D|"description":"#NOBOTS"
      B|DI|"description":"no bots here: #noindex"
      B|DI|"description":"(#noarchive)"
      B|-|"description":"#nobotany"
      B|-|"description":"my#noindex"
      B|-|"description":"nobot noindex noarchive"
      B|DP|"description":"#nobot","labels":[{"src":"OWN","val":"!no-unauthenticated"}]
      B|DIC|"description":"#noindex","labels":[{"src":"did:plc:moderation222222222222","val":"!hide"}]
      B|DI|"description":"#nobot\\n#noarchive"
      B|-|"description":"# nobot"
      B|D|"description":"Ich backe.\\n\\n#nobot"
      B|-|"displayName":"#nobot is only my name"
      B|D|"description":"https://blog.example/ #nobot-page"
      """;

  private static final Map<Character, OptOut> LETTERS =
      Map.of(
          'D', OptOut.DISCOVERY,
          'I', OptOut.INDEXING,
          'F', OptOut.FOLLOWER_LIST,
          'P', OptOut.PUBLIC_DISPLAY,
          'C', OptOut.CONTACT);

  @RegisterExtension final TestKith kith = new TestKith();

  private record Case(int number, String line, Set<OptOut> asks, Profile profile) {
    boolean wants(OptOut wish) {
      return asks.contains(wish);
    }

    @Override
    public String toString() {
      return line + " read as " + profile.optOuts();
    }
  }

  private static List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (var line : ACCOUNTS.lines().toList()) {
      var parts = line.split("\\|", 3);
      int number = cases.size() + 1;
      var asks = EnumSet.noneOf(OptOut.class);
      parts[1].chars().filter(c -> c != '-').forEach(c -> asks.add(LETTERS.get((char) c)));
      var json = parts[0].equals("M") ? mastodon(number, parts[2]) : bluesky(number, parts[2]);
      DocumentReader reader =
          parts[0].equals("M") ? new MastodonDocuments(Clock.systemUTC()) : new BlueskyDocuments();
      var address =
          URI.create(
              parts[0].equals("M")
                  ? "https://m.example/api/v1/accounts/" + number
                  : "https://api.example/xrpc/app.bsky.actor.getProfile");
      var document =
          new Document(address, "application/json", json.getBytes(StandardCharsets.UTF_8));
      var profiles = reader.read(document).orElseThrow().profiles();
      var own =
          profiles.stream()
              .filter(profile -> profile.account().handle().startsWith("writer" + number))
              .findFirst();
      assertThat(own).as(line).isPresent();
      cases.add(new Case(number, line, asks, own.get()));
    }
    return cases;
  }

  private static String mastodon(int number, String says) {
    var note = says.contains("\"note\"") ? "" : "\"note\":\"\",";
    return """
    {"id":"%1$d","username":"writer%1$d","acct":"writer%1$d","url":"https://m.example/@writer%1$d",
     "uri":"https://m.example/users/writer%1$d","display_name":"Writer %1$d",%2$s%3$s}\
    """
        .formatted(number, note, says);
  }

  private static String bluesky(int number, String says) {
    var did = did(number);
    return """
    {"did":"%s","handle":"writer%d.example","followersCount":7,"followsCount":1,"postsCount":3,%s}\
    """
        .formatted(did, number, says.replace("OWN", did));
  }

  private static String did(int number) {
    var letters = "abcdefghijklmnopqrstuvwxyz";
    return "did:plc:writer2222222222222222"
        + letters.charAt(number / 26)
        + letters.charAt(number % 26);
  }

  @Test
  void p7_sixtyAccountsGetWhatTheyAskedFor() {
    var cases = cases();
    assertThat(cases).hasSize(60);
    assertThat(cases.stream().filter(one -> !one.profile().optOuts().equals(one.asks())))
        .as("accounts whose wishes are read as others")
        .isEmpty();
    hearEach(cases);
    assertThat(texts()).as("all are heard before anybody knows their wishes").hasSize(60);

    var ids = new HashMap<Integer, AccountId>();
    kith.asOwner(() -> {
      for (var one : cases) {
        ids.put(one.number(), kith.bean(Accounts.class).remember(one.profile()));
      }
      return true;
    });

    var wrong = new ArrayList<String>();
    var kept = texts();
    var lists = followersWanted();
    var planned = planned();
    for (var one : cases) {
      var id = Objects.requireNonNull(ids.get(one.number()));
      check(wrong, one, "is suggested", !one.wants(OptOut.DISCOVERY), isVoice(id));
      check(wrong, one, "words stay", !one.wants(OptOut.INDEXING), kept.contains(id.value()));
      boolean readable =
          !one.wants(OptOut.FOLLOWER_LIST)
              && !one.wants(OptOut.DISCOVERY)
              && !one.wants(OptOut.CONTACT);
      if (one.line().startsWith("B") || one.line().startsWith("M")) {
        check(wrong, one, "followers are read", readable, lists.contains(id.value()));
      }
      boolean writable = !one.wants(OptOut.DISCOVERY) && !one.wants(OptOut.CONTACT);
      check(wrong, one, "is planned with", writable, planned.contains(id.value()));
      check(wrong, one, "the mention stands in the inbox", true, isMention(id));
    }
    assertThat(wrong).isEmpty();

    // Whoever takes a wish back is not given back what was forgotten, and stays heard from then on.
    kith.asOwner(() -> {
      for (var one : cases) {
        var was = one.profile();
        kith.bean(Accounts.class)
            .remember(
                new Profile(was.account(), was.about(), was.links(), was.followers(), Set.of()));
      }
      return true;
    });
    assertThat(texts()).isEqualTo(kept);
  }

  private static void check(
      List<String> wrong, Case one, String what, boolean expected, boolean found) {
    if (expected != found) {
      wrong.add("%s: %s should be %s".formatted(one, what, expected));
    }
  }

  private void hearEach(List<Case> cases) {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Us", true, TypedTerms.read("Harvestline").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      var posts = new ArrayList<Post>();
      for (var one : cases) {
        posts.add(
            new Post(
                "https://m.example/posts/" + one.number(),
                one.profile().account(),
                URI.create("https://m.example/posts/" + one.number()),
                kith.now().minus(Duration.ofHours(2)),
                "",
                "Thank you Harvestline, from number " + one.number(),
                List.of(),
                List.of(),
                "en",
                null));
      }
      return kith.bean(Archives.class).add(source, posts);
    });
  }

  private boolean isVoice(AccountId id) {
    return kith.asOwner(() -> kith.bean(Voices.class).find(id)).isPresent();
  }

  private boolean isMention(AccountId id) {
    return numbers(
            "select p.account_id from mention m join post p on p.id = m.post_id where m.of_us and"
                + " m.state = 'NEW' and p.url <> ''")
        .contains(id.value());
  }

  private Set<Long> texts() {
    return numbers("select account_id from post where text <> ''");
  }

  private Set<Long> planned() {
    var store = kith.bean(ProspectStore.class);
    return kith.asOwner(() ->
        Crowds.prospects(store.persons(), store.voices(kith.now().minus(Duration.ofDays(30))))
            .stream()
            .flatMap(prospect -> prospect.accounts().stream())
            .map(account -> account.id().value())
            .collect(Collectors.toSet()));
  }

  private Set<Long> followersWanted() {
    kith.asOwner(() ->
        kith.bean(ReadingStore.class)
            .enlist(
                new ReadingStore.Whom(Set.of(), kith.now().minus(Duration.ofDays(30))),
                kith.now(),
                kith.now().minus(Duration.ofDays(7))));
    return numbers("select account_id from audience_reading");
  }

  private Set<Long> numbers(String sql) {
    return kith.asOwner(() -> {
      var found =
          kith.bean(TransactionTemplate.class)
              .execute(_ ->
                  kith.bean(JdbcClient.class).sql(sql).query((row, _) -> row.getLong(1)).list());
      return found == null ? Set.<Long>of() : found.stream().collect(Collectors.toSet());
    });
  }
}
