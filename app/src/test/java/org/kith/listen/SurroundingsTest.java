package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.PostReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SurroundingsTest {

  private static final String CALL =
      "Every evening our bakeries throw away trays of good bread. Tell your council to give it to"
          + " the shelters";

  @RegisterExtension final TestKith kith = new TestKith();

  private SourceId source = new SourceId(0);
  private int count;

  @BeforeEach
  void listenForBread() {
    source =
        kith.asOwner(() ->
            kith.bean(Sources.class)
                .addArchive(Source.Kind.FEED, "Notes", "https://notes.example/"));
    kith.asOwner(
        () -> kith.bean(Topics.class).listen("Bread", true, TypedTerms.read("bread").terms()));
  }

  private Post post(String who, String text, String language, Post.@Nullable Relation to) {
    var account = new Account(Network.BLUESKY, "did:plc:" + who, who + ".example", who);
    return new Post(
        "at://" + who + "/" + ++count,
        account,
        URI.create("https://bsky.app/" + count),
        kith.now().minus(Duration.ofHours(5)).plusSeconds(count),
        "",
        text,
        List.of(),
        List.of(),
        language,
        to);
  }

  private PostId hear(Post post) {
    return kith.asOwner(() -> {
      kith.bean(Archives.class).add(source, List.of(post));
      return kith.bean(Archives.class).ids(List.of(post)).getFirst();
    });
  }

  private Around around(PostId post) {
    return kith.asOwner(
        () -> kith.bean(Surroundings.class).of(List.of(post)).getOrDefault(post, Around.NOTHING));
  }

  private void inTransaction(Runnable work) {
    kith.asOwner(() -> kith.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
  }

  @Test
  void theSameTextByManyIsOneGroup() {
    var all = new ArrayList<PostId>();
    for (int i = 0; i < 13; i++) {
      all.add(hear(post("writer" + i, CALL + " https://a.example/" + i, "en", null)));
    }
    hear(post("other", "We bake bread and give away what is left", "en", null));
    assertThat(around(all.getFirst()).copies()).isEqualTo("And 12 almost the same.");
    assertThat(around(all.getLast()).copies()).isEqualTo("And 12 almost the same.");
  }

  @Test
  void copiesInOneBatchAreAGroupToo() {
    var posts = new ArrayList<Post>();
    for (int i = 0; i < 5; i++) {
      posts.add(post("writer" + i, CALL + " " + i, "en", null));
    }
    var ids =
        kith.asOwner(() -> {
          kith.bean(Archives.class).add(source, posts);
          return kith.bean(Archives.class).ids(posts);
        });
    assertThat(ids).allSatisfy(id -> assertThat(around(id).alike()).isEqualTo(4));
  }

  @Test
  void p6ACopyThatIsTakenBackIsNotCountedNorComparedWith() {
    var first = hear(post("ana", CALL, "en", null));
    var second = hear(post("ben", CALL + "!", "en", null));
    var third = hear(post("cem", CALL + "!!", "en", null));
    inTransaction(() -> kith.bean(PostStore.class).forget(List.of(first), kith.now()));
    assertThat(around(second).alike()).isEqualTo(1);
    assertThat(around(third).alike()).isEqualTo(1);
    inTransaction(() ->
        assertThat(
                kith.bean(JdbcClient.class)
                    .sql("select count(*) from post_likeness")
                    .query(Long.class)
                    .single())
            .isZero());
  }

  @Test
  void whatComesAgainAfterAMonthIsNews() {
    hear(post("ana", CALL, "en", null));
    kith.now(kith.now().plus(Duration.ofDays(31)));
    var late = hear(post("ben", CALL, "en", null));
    assertThat(around(late).alike()).isZero();
  }

  @Test
  void aReplySaysWhatItAnswers() {
    var question =
        post("ben", "Who takes bread on Sundays? We have four trays. It is a lot.", "en", null);
    hear(question);
    var answer =
        hear(
            post(
                "ana",
                "We do! Bring the bread to Mill Street.",
                "en",
                new Post.Relation(Post.Relation.Kind.REPLY, question.id())));
    assertThat(around(answer).thread())
        .isEqualTo("Answers ben: “Who takes bread on Sundays? We have four trays.”");
  }

  @Test
  void whatIsAnsweredIsAskedForOnceWhereItIsNotKnown() {
    var question = post("ben", "Who has some to give?", "en", null);
    var reply =
        hear(
            post(
                "ana",
                "I have bread.",
                "en",
                new Post.Relation(Post.Relation.Kind.REPLY, question.id())));
    var asked = new ArrayList<String>();
    PostReader reader =
        id -> {
          asked.add(id);
          return Optional.of(new PostReader.Conversation(List.of(), question, List.of()));
        };
    kith.asOwner(() -> {
      for (var one : inStore()) {
        kith.bean(ConversationReading.class).read(one, reader);
      }
      return true;
    });
    assertThat(asked).containsExactly(question.id());
    assertThat(around(reply).thread()).isEqualTo("Answers ben: “Who has some to give?”");
    assertThat(kith.asOwner(this::inStore)).isEmpty();
  }

  private List<ConversationStore.Wanted> inStore() {
    var found =
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(ConversationStore.class)
                    .wanted(List.of(Network.BLUESKY), List.of(), List.of(), kith.now(), 10));
    return found == null ? List.of() : found;
  }

  @Test
  void theLanguageIsFoundOutOnlyWhereNobodySaidIt() {
    hear(
        post(
            "ana",
            "Wir haben heute wieder viel Brot vom Bäcker gerettet, bread for all",
            "",
            null));
    hear(
        post(
            "ben",
            "Jeden Abend holen wir das Brot: bread, bread, bread und noch mehr",
            "cy",
            null));
    var languages = new ArrayList<String>();
    inTransaction(() ->
        kith.bean(JdbcClient.class)
            .sql("select language from post order by id")
            .query(row -> {
              languages.add(row.getString("language"));
            }));
    assertThat(languages).containsExactly("de", "cy");
  }
}
