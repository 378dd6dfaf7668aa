package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.bluesky.repo.Blocks.map;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.Document;
import org.kith.networks.Follow;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.SharedData;
import org.kith.networks.Understood;
import org.kith.networks.bluesky.repo.Blocks;

class BlueskyDocumentsTest {

  private static final String ANA = "did:plc:ana2222222222222222222222";
  private static final String BO = "did:plc:bo22222222222222222222222";

  private static Understood read(byte[] body, String type) {
    return new BlueskyDocuments()
        .read(new Document(URI.create("https://at.example/x"), type, body))
        .orElseThrow();
  }

  private static Understood golden(String name) throws IOException {
    return read(Files.readAllBytes(Path.of("src/test/golden", name)), "");
  }

  private static List<Post> posts(Understood understood) {
    return understood.heard().stream().map(h -> ((Heard.Said) h).post()).toList();
  }

  @Test
  void understandsARealRepository() throws IOException {
    var car = SharedData.need("jetstream/internal/corpus/testdata/repo.car");
    var understood = read(Files.readAllBytes(car), "");
    assertThat(understood.format()).isEqualTo("AT Protocol repository (CAR)");
    assertThat(understood.dropped()).isEmpty();
    var posts = posts(understood);
    assertThat(posts)
        .hasSize(9)
        .allMatch(p -> p.at().isAfter(Instant.parse("2023-01-01T00:00:00Z")));
    assertThat(posts.stream().filter(p -> p.id().contains("/app.bsky.feed.repost/"))).hasSize(3);
    assertThat(understood.follows()).hasSize(3);
    assertThat(understood.profiles())
        .singleElement()
        .satisfies(
            p -> assertThat(p.account().key()).isEqualTo("did:plc:53iucmf5ldftgqyf2ac7hmhd"));
  }

  @Test
  void understandsWhatAnAccountKeeps() {
    var blocks = new Blocks();
    var at = "2026-01-02T03:04:05Z";
    var subject = map("uri", "at://%s/app.bsky.feed.post/x".formatted(BO), "cid", "bafy");
    var labels = map("values", List.of(map("val", "!no-unauthenticated")));
    var records =
        Map.of(
            "app.bsky.feed.post/3mmoojp7etg2g", blocks.add(map("text", "Rivers", "createdAt", at)),
            "app.bsky.feed.repost/3mmoojp7etg2h",
                blocks.add(map("subject", subject, "createdAt", "2099-01-01T00:00:00Z")),
            "app.bsky.graph.follow/3mmoojp7etg2j", blocks.add(map("subject", BO)),
            "app.bsky.graph.follow/3mmoojp7etg2k", blocks.add(map("subject", "bo.example")),
            "app.bsky.feed.like/3mmoojp7etg2l", blocks.add(map("subject", subject)),
            "app.bsky.feed.post/3mmoojp7etg2m", blocks.add(map("text", 7)),
            "app.bsky.actor.profile/self",
                blocks.add(map("labels", labels, "displayName", "Ana", "description", "#nobot")));
    var understood = read(blocks.car(ANA, blocks.tree(records)), "application/vnd.ipld.car");
    assertThat(posts(understood))
        .extracting(Post::id, Post::at)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "at://%s/app.bsky.feed.post/3mmoojp7etg2g".formatted(ANA), Instant.parse(at)),
            org.assertj.core.groups.Tuple.tuple(
                "at://%s/app.bsky.feed.repost/3mmoojp7etg2h".formatted(ANA),
                Tid.time("3mmoojp7vgo2g").orElseThrow()));
    assertThat(understood.follows()).containsExactly(new Follow(Network.BLUESKY, ANA, BO));
    assertThat(understood.dropped())
        .extracting(Understood.Dropped::what)
        .containsExactlyInAnyOrder(
            "app.bsky.graph.follow/3mmoojp7etg2k", "app.bsky.feed.post/3mmoojp7etg2m");
    var profile = understood.profiles().getFirst();
    assertThat(profile.account().name()).isEqualTo("Ana");
    assertThat(profile.optOuts())
        .containsExactlyInAnyOrder(Profile.OptOut.PUBLIC_DISPLAY, Profile.OptOut.DISCOVERY);
  }

  @Test
  void saysWhatOfADocumentIsLeftOut() throws IOException {
    assertThat(golden("at-thread.at.json").dropped())
        .extracting(Understood.Dropped::what)
        .containsExactlyInAnyOrder(
            "at://%s/app.bsky.feed.post/gone".formatted(ANA),
            "at://did:plc:cy22222222222222222222222/app.bsky.feed.post/blocked",
            "at://did:plc:cy22222222222222222222222/app.bsky.feed.post/forged");
    assertThat(golden("at-feed.at.json").dropped())
        .containsExactly(
            new Understood.Dropped(
                "feed[2]", "It is deleted, blocked, or not shown to everybody."));
    assertThat(golden("at-notifications.at.json").dropped())
        .extracting(Understood.Dropped::what)
        .containsExactly("notifications[2]", "notifications[3]");
    assertThat(golden("at-records.at.json").dropped())
        .extracting(Understood.Dropped::what)
        .containsExactly("records[1]", "records[2]");
    assertThat(golden("post.bluesky.json").format()).isEqualTo("Jetstream events");
    assertThat(
            read("not a line".getBytes(StandardCharsets.UTF_8), "application/vnd.ipld.car")
                .dropped())
        .extracting(Understood.Dropped::what)
        .containsExactly("the file");
  }

  @Test
  void understandsWhoFollowsWhom() {
    var json =
        """
        {"subject":{"did":"%s","handle":"ana.example"},
         "followers":[{"did":"%s","handle":"bo.example","description":"#noindex"},{"did":"x","handle":"y"}],"cursor":"c"}
        """
            .formatted(ANA, BO);
    var understood = read(json.getBytes(StandardCharsets.UTF_8), "application/json");
    assertThat(understood.format()).isEqualTo("Bluesky followers");
    assertThat(understood.follows()).containsExactly(new Follow(Network.BLUESKY, BO, ANA));
    assertThat(understood.profiles()).hasSize(1);
    assertThat(understood.dropped())
        .isNotEmpty()
        .allMatch(dropped -> dropped.what().equals("followers[1]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"uri\":\"https://mastodon.example/1\",\"account\":{}}",
        "{\"posts\":[{\"id\":1}]}",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}",
        "<rss/>",
        "{\"did\":\"did:plc:x\"}",
        "hello"
      })
  void leavesOtherDocumentsToOtherReaders(String text) {
    var document =
        new Document(URI.create("https://at.example/x"), "", text.getBytes(StandardCharsets.UTF_8));
    assertThat(new BlueskyDocuments().read(document)).isEmpty();
  }
}
