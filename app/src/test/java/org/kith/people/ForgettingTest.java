package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.jobs.Progress;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Requirement P2: what nobody chose does not stay.
class ForgettingTest {

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void p2_textsGoAfterNinetyDaysExceptThoseOfPeopleAndOurs() {
    var town = new Town(kith);
    var voice = town.account("MASTODON", "voice", 10);
    var chosen = town.account("MASTODON", "chosen", 10);
    var ours = town.ours();
    town.person("Ana", chosen);
    kith.asOwner(() -> kith.bean(Accounts.class).follow(List.of(chosen)));
    var posts =
        List.of(
            town.post(voice, "Old words", Duration.ofDays(80)),
            town.post(voice, "New words", Duration.ofDays(60)),
            town.post(chosen, "Old words of Ana", Duration.ofDays(80)),
            town.post(ours, "Old words of ours", Duration.ofDays(80)));
    forget(Duration.ofDays(9));
    assertThat(texts(posts)).doesNotContain("");

    forget(Duration.ofDays(2));
    assertThat(texts(posts))
        .containsExactly("", "New words", "Old words of Ana", "Old words of ours");
    assertThat(kith.asOwner(() -> keeping().lately().words()))
        .isEqualTo("In the last 30 days Kith forgot 1 text, because nobody chose them.");
    forget(Duration.ofDays(1));
    assertThat(kith.asOwner(() -> keeping().lately().texts())).as("counted once").isEqualTo(1);
  }

  @Test
  void p2_aVoiceGoesWhenTheWorkspaceSaysSo() {
    var town = new Town(kith);
    var early = town.account("MASTODON", "early", 10);
    town.voice(early);
    kith.asOwner(() -> keeping().change(new Keeping.Days(30, 90)));
    forget(Duration.ofDays(29));
    assertThat(voice(early)).isTrue();

    forget(Duration.ofDays(2));
    assertThat(voice(early)).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(Accounts.class).get(early).orElseThrow().about()))
        .as("what it said about itself went along")
        .isEmpty();
    assertThat(kith.asOwner(() -> keeping().lately().words())).contains("forgot 1 voice,");
    kith.now(kith.now().plus(Duration.ofDays(31)));
    assertThat(kith.asOwner(() -> keeping().lately().words())).isEmpty();
  }

  private void forget(Duration later) {
    kith.now(kith.now().plus(later));
    kith.asOwner(() -> kith.bean(Forgetting.class).run("", Progress.untold()));
  }

  private boolean voice(AccountId account) {
    return kith.asOwner(() -> kith.bean(Voices.class).find(account)).isPresent();
  }

  private List<String> texts(List<PostId> posts) {
    return new Town(kith)
        .in(() ->
            kith.bean(JdbcClient.class)
                .sql("select text from post where id = any(:ids) order by id")
                .param("ids", posts.stream().map(PostId::value).toArray(Long[]::new))
                .query(String.class)
                .list());
  }

  private Keeping keeping() {
    return kith.bean(Keeping.class);
  }
}
