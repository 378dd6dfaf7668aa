package org.kith.networks.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Follow;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

class ArchivesTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final String ACCOUNT =
      "window.YTD.account.part0 = [{\"account\":{\"email\":\"secret@river.example\",\"accountId\":\"2244\",\"username\":\"riverfriends\",\"accountDisplayName\":\"River Friends\"}}]";

  @TempDir Path folder;
  private final Told told = new Told();

  @Test
  void readsAnExportOfXInWhateverOrderItStands() throws IOException {
    var file =
        file(
            "x.zip",
            Packed.zip(
                "x/data/tweets.js",
                tweets("1900"),
                "x/data/tweets-part1.js",
                tweets("1901"),
                "x/data/deleted-tweets.js",
                tweets("1902"),
                "x/data/direct-messages.js",
                "window.YTD.direct_messages.part0 = [{\"secret\":1}]",
                "x/data/follower.js",
                "window.YTD.follower.part0 = [{\"follower\":{\"accountId\":\"7\"}},{\"follower\":{}}]",
                "x/data/following.js",
                "window.YTD.following.part0 = [{\"following\":{\"accountId\":\"8\"}}]",
                "x/data/profile.js",
                "window.YTD.profile.part0 = [{\"profile\":{\"description\":{\"bio\":\"We clean rivers #nobot\",\"website\":\"https://river.example\"}}}]",
                "x/data/account.js",
                ACCOUNT));
    assertThat(archives().read(file, told)).contains("X export");
    assertThat(told.posts).extracting(Post::id).containsExactly("1900", "1901");
    assertThat(told.posts.getFirst().author().key()).isEqualTo("2244");
    assertThat(told.posts.getFirst().url())
        .isEqualTo(URI.create("https://x.com/riverfriends/status/1900"));
    assertThat(told.follows)
        .containsExactly(new Follow(Network.X, "7", "2244"), new Follow(Network.X, "2244", "8"));
    assertThat(told.profiles)
        .singleElement()
        .satisfies(p -> {
          assertThat(p.links()).containsExactly(URI.create("https://river.example/"));
          assertThat(p.optOuts()).containsExactly(Profile.OptOut.DISCOVERY);
        });
    assertThat(told.dropped).extracting(Understood.Dropped::what).containsExactly("a follower");
    assertThat(told.toString()).doesNotContain("secret");
  }

  @Test
  void saysWhatIsMissingWhenNobodySaysWhosePostsTheyAre() throws IOException {
    var file = file("x.zip", Packed.zip("data/tweets.js", tweets("1900")));
    assertThat(archives().read(file, told)).contains("X export");
    assertThat(told.posts).isEmpty();
    assertThat(told.dropped.getFirst().why()).contains("account.js");
  }

  @Test
  void readsAnExportOfMastodonAndOnlyWhatWasPublic() throws IOException {
    var actor =
        """
        {"id":"https://social.example/users/mara","type":"Person","preferredUsername":"mara","name":"Mara","summary":"<p>Rivers, <a href=\\"https://river.example\\">https://river.example</a></p>","discoverable":true,"indexable":false}
        """;
    var outbox = Files.readString(Path.of("src/test/golden/outbox.archive.json"));
    var csv =
        "Account address,Show boosts,Notify\nana@other.example,true,false\nbroken,true,false\n";
    for (var bytes :
        List.of(
            Packed.tarGz(
                "outbox.json", outbox, "./actor.json", actor, "following_accounts.csv", csv),
            Packed.zip(
                "outbox.json", outbox, "actor.json", actor, "following_accounts.csv", csv))) {
      var now = new Told();
      assertThat(archives().read(file("m", bytes), now)).contains("Mastodon export");
      assertThat(now.posts).hasSize(3).noneMatch(p -> p.text().contains("followers alone"));
      assertThat(now.posts.getFirst().author().handle()).isEqualTo("mara@social.example");
      assertThat(now.posts.getFirst().text())
          .isEqualTo("Out at the weir\nagain.\n\nSee https://river.example/weir");
      assertThat(now.profiles.getFirst().optOuts()).containsExactly(Profile.OptOut.INDEXING);
      assertThat(now.follows)
          .containsExactly(
              new Follow(
                  Network.MASTODON, "https://social.example/users/mara", "acct:ana@other.example"));
      assertThat(now.dropped)
          .extracting(Understood.Dropped::why)
          .containsExactlyInAnyOrder("it was not public", "it begins with no address");
    }
  }

  @Test
  void mendsTheLettersOfMetaAndKnowsAPostAgain() throws IOException {
    var file =
        file(
            "facebook.zip",
            Packed.zip(
                "f/posts/your_posts_1.json",
                    "[{\"timestamp\":1777540364,\"data\":[{\"post\":\"Am Flu\\u00c3\\u009f, Fr\\u00c3\\u00bchst\\u00c3\\u00bcck #Rhein\"}],\"attachments\":[{\"data\":[{\"external_context\":{\"url\":\"https://river.example/f\"}}]}]},{\"timestamp\":1777540365,\"data\":[]}]",
                "f/personal_information/profile_information/profile_information.json",
                    "{\"profile_v2\":{\"name\":{\"full_name\":\"J\\u00c3\\u00b6rg\"},\"profile_uri\":\"https://www.facebook.com/joerg.fluss\"}}"));
    assertThat(archives().read(file, told)).contains("Facebook export");
    var post = told.posts.getFirst();
    assertThat(post.text()).isEqualTo("Am Fluß, Frühstück #Rhein");
    assertThat(post.author().name()).isEqualTo("Jörg");
    assertThat(post.at()).isEqualTo(Instant.ofEpochSecond(1_777_540_364));
    assertThat(post.links()).containsExactly(URI.create("https://river.example/f"));
    assertThat(told.dropped).extracting(Understood.Dropped::why).containsExactly("it has no words");
    var again = new Told();
    archives().read(file, again);
    assertThat(again.posts).isEqualTo(told.posts);
  }

  @Test
  void readsAnExportOfInstagramAndWhoFollows() throws IOException {
    var file =
        file(
            "instagram.zip",
            Packed.zip(
                "your_instagram_activity/media/posts_1.json",
                    "[{\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1777540364,\"title\":\"At the weir #CleanRiver\"}]},{\"title\":\"Two pictures\",\"creation_timestamp\":1777540400,\"media\":[{},{}]}]",
                "personal_information/personal_information/personal_information.json",
                    "{\"profile_user\":[{\"string_map_data\":{\"Username\":{\"value\":\"RiverFriends\"},\"Name\":{\"value\":\"River\"},\"Email\":{\"value\":\"secret@x\"}}}]}",
                "connections/followers_and_following/followers_1.json",
                    "[{\"title\":\"\",\"string_list_data\":[{\"href\":\"https://www.instagram.com/ana\",\"value\":\"ana\",\"timestamp\":1}]}]",
                "connections/followers_and_following/following.json",
                    "{\"relationships_following\":[{\"title\":\"bo\",\"string_list_data\":[{\"href\":\"https://www.instagram.com/_u/bo\",\"timestamp\":1}]}]}"));
    assertThat(archives().read(file, told)).contains("Instagram export");
    assertThat(told.posts)
        .extracting(Post::text)
        .containsExactly("At the weir #CleanRiver", "Two pictures");
    assertThat(told.follows)
        .containsExactly(
            new Follow(Network.INSTAGRAM, "@ana", "@riverfriends"),
            new Follow(Network.INSTAGRAM, "@riverfriends", "@bo"));
    assertThat(told.toString()).doesNotContain("secret");
  }

  @Test
  void keepsWhatItReadBeforeAListBreaks() throws IOException {
    var broken = tweets("1900").replace("]", ",{\"tweet\": {\"id_str\"");
    var file = file("x.zip", Packed.zip("data/account.js", ACCOUNT, "data/tweets.js", broken));
    archives().read(file, told);
    assertThat(told.posts).hasSize(1);
    assertThat(told.dropped.getFirst().why()).startsWith("the rest was not read");
  }

  @Test
  void knowsNothingOfOtherFiles() throws IOException {
    assertThat(archives().read(file("a.txt", "hello".getBytes(StandardCharsets.UTF_8)), told))
        .isEmpty();
    assertThat(archives().read(file("a.zip", Packed.zip("a.txt", "hello")), told)).isEmpty();
    assertThat(archives().read(file("empty", new byte[0]), told)).isEmpty();
    assertThat(told.dropped).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../data/tweets.js",
        "/data/tweets.js",
        "a/../../data/tweets.js",
        "C:data/tweets.js",
        "..\\data\\tweets.js",
        "a/..",
        "data/\u0007tweets.js"
      })
  void passesOverNamesThatLeadElsewhere(String name) throws IOException {
    var file = file("x.zip", Packed.zip(name, tweets("1"), "data/account.js", ACCOUNT));
    assertThat(archives().read(file, told)).contains("X export");
    assertThat(told.posts).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void endsABombAtItsRatio() throws IOException {
    var file = file("x.zip", Packed.zip("data/tweets.js", " ".repeat(40 << 20)));
    assertThatThrownBy(() -> archives().read(file, told))
        .isInstanceOf(BeyondBounds.class)
        .hasMessageContaining("100 times its size");
  }

  @Test
  void takesNoMoreEntriesThanAThousand() throws IOException {
    var pairs = new ArrayList<>(List.of("data/account.js", ACCOUNT));
    for (int i = 0; i < 1000; i++) {
      pairs.addAll(List.of("media/" + i, ""));
    }
    var file = file("x.zip", Packed.zip(pairs.toArray(String[]::new)));
    assertThatThrownBy(() -> archives().read(file, told))
        .isInstanceOf(BeyondBounds.class)
        .hasMessageContaining("1,000 entries");
  }

  @Test
  void takesNoMorePostsThanItsBounds() throws IOException {
    var few = new Bounds(50L << 20, 1000, 100, 1L << 30, 4 << 20, 2);
    var file =
        file(
            "x.zip",
            Packed.zip("data/account.js", ACCOUNT, "data/tweets.js", tweets("1", "2", "3")));
    assertThatThrownBy(() -> new Archives(few, CLOCK).read(file, told))
        .isInstanceOf(BeyondBounds.class)
        .hasMessageContaining("more than 2 posts");
    var small = new Bounds(10, 1000, 100, 1L << 30, 4 << 20, 2);
    assertThatThrownBy(() -> new Archives(small, CLOCK).read(file, told))
        .isInstanceOf(BeyondBounds.class);
    var narrow = new Bounds(50L << 20, 1000, 100, 1L << 30, 100, 2);
    assertThatThrownBy(() -> new Archives(narrow, CLOCK).read(file, told))
        .isInstanceOf(BeyondBounds.class)
        .hasMessageContaining("One post");
  }

  @Test
  void saysThatAZipIsBroken() throws IOException {
    var bytes = Packed.zip("data/account.js", ACCOUNT);
    for (int i = 40; i < 60; i++) {
      bytes[i] = (byte) 0xff;
    }
    var file = file("x.zip", bytes);
    assertThatThrownBy(() -> archives().read(file, told)).isInstanceOf(IOException.class);
  }

  private static Archives archives() {
    return new Archives(CLOCK);
  }

  private static String tweets(String... ids) {
    var all = new ArrayList<String>();
    for (var id : ids) {
      all.add(
          "{\"tweet\": {\"id_str\": \"%s\", \"full_text\": \"words\", \"created_at\": \"Thu Apr 30 09:12:44 +0000 2026\"}}"
              .formatted(id));
    }
    return "window.YTD.tweets.part0 = [" + String.join(",", all) + "]";
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /// Keeps what it is told.
  static final class Told implements ArchiveReader.Listener {
    final List<Post> posts = new ArrayList<>();
    final List<Profile> profiles = new ArrayList<>();
    final List<Follow> follows = new ArrayList<>();
    final List<Understood.Dropped> dropped = new ArrayList<>();

    @Override
    public void said(Post post) {
      posts.add(post);
    }

    @Override
    public void profile(Profile profile) {
      profiles.add(profile);
    }

    @Override
    public void follows(Follow follow) {
      follows.add(follow);
    }

    @Override
    public void dropped(Understood.Dropped part) {
      dropped.add(part);
    }

    @Override
    public String toString() {
      return "%s %s %s %s".formatted(posts, profiles, follows, dropped);
    }
  }
}
