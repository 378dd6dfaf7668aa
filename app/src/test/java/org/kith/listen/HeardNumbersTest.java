package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class HeardNumbersTest {

  private static final URI HOME = URI.create("https://m.example");
  private static final URI OTHER = URI.create("https://other.example");

  @RegisterExtension final TestKith kith = new TestKith();

  /// As after a restart: nothing is known but what is on disk.
  private HeardNumbers fresh() {
    return new HeardNumbers(
        kith.bean(JdbcClient.class), kith.bean(TransactionTemplate.class), kith.bean(Clock.class));
  }

  @Test
  void aNumberStandsForItsPostAfterARestartOnItsServerAndInItsWorkspaceOnly() {
    kith.asOwner(() -> fresh().at(HOME).remember(Map.of("1", "https://m.example/a/1", "2", "two")));
    var ids = kith.asOwner(() -> fresh().at(HOME));
    assertThat(ids.postOf("1")).contains("https://m.example/a/1");
    assertThat(ids.statusOf("two")).contains("2");
    assertThat(ids.postOf("3")).isEmpty();
    assertThat(kith.asOwner(() -> fresh().at(OTHER)).postOf("1")).isEmpty();
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> fresh().at(HOME)).postOf("1")).isEmpty();
  }

  @Test
  void whatIsRememberedAgainIsTheLatest() {
    var ids = kith.asOwner(() -> fresh().at(HOME));
    ids.remember(Map.of("1", "first"));
    ids.remember(Map.of("1", "first"));
    ids.remember(Map.of("1", "second"));
    assertThat(ids.postOf("1")).contains("second");
    assertThat(kith.asOwner(() -> fresh().at(HOME)).postOf("1")).contains("second");
  }

  @Test
  void whatAnsweredANumberAnswersItsPostOnceThatIsKnown() {
    var ana = new Account(Network.MASTODON, "https://m.example/users/ana", "ana@m.example", "Ana");
    var url = URI.create("https://m.example/@ana/9");
    var unknown = "https://m.example/api/v1/statuses/7";
    var to = new Post.Relation(Post.Relation.Kind.REPLY, unknown);
    var answer =
        new Post("nine", ana, url, kith.now(), "", "Lovely", List.of(), List.of(), "en", to);
    kith.asOwner(() -> {
      var id = kith.bean(Sources.class).addArchive(Source.Kind.ARCHIVE, "Test", "test");
      return kith.bean(Listening.class)
          .take(kith.bean(Sources.class).find(id).orElseThrow(), List.of(answer));
    });
    var answers = kith.bean(HeardAnswers.class);
    kith.asOwner(() -> fresh().at(OTHER).remember(Map.of("7", "elsewhere")));
    kith.asOwner(() -> fresh().at(HOME).remember(Map.of("7", "ours")));
    assertThat(kith.asOwner(() -> answers.to(Network.MASTODON, List.of("ours"), 5)))
        .extracting(HeardAnswers.Answer::text)
        .containsExactly("Lovely");
  }

  @Test
  void numbersGoWithTheirPosts() {
    var ana = new Account(Network.MASTODON, "https://m.example/users/ana", "ana@m.example", "Ana");
    var url = URI.create("https://m.example/@ana/1");
    var post = new Post("kept", ana, url, kith.now(), "", "Fog", List.of(), List.of(), "en", null);
    kith.asOwner(() -> {
      var id = kith.bean(Sources.class).addArchive(Source.Kind.ARCHIVE, "Test", "test");
      var source = kith.bean(Sources.class).find(id).orElseThrow();
      return kith.bean(Listening.class).take(source, List.of(post));
    });
    var numbers = fresh();
    var many = new HashMap<String, String>();
    for (int i = 0; i < 100; i++) {
      many.put("n" + i, "post " + i);
    }
    many.put("1", "kept");
    kith.asOwner(() -> numbers.at(HOME).remember(many));
    assertThat(forget(numbers)).as("their posts may yet come").isZero();
    kith.now(kith.now().plus(Duration.ofDays(3)));
    assertThat(forget(numbers)).isEqualTo(100);
    assertThat(kith.asOwner(() -> numbers.at(HOME)).postOf("1")).contains("kept");
    assertThat(kith.asOwner(() -> numbers.at(HOME)).postOf("n5")).isEmpty();
  }

  private int forget(HeardNumbers numbers) {
    return kith.asOwner(
        () -> kith.bean(TransactionTemplate.class).execute(_ -> numbers.forgetOthers()));
  }
}
