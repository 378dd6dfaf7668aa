package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;

/// Requirement P7: whoever answers us with “stop” is not written to again, and the proof stands on
/// their page.
class RefusalsTest {

  private static final Account US =
      new Account(Network.MASTODON, "https://m.example/users/us", "us@m.example", "Harvestline");
  private static final String OURS = "https://m.example/users/us/1";

  @RegisterExtension final TestKith kith = new TestKith();

  private int said;

  @BeforeEach
  void weSpoke() {
    kith.asOwner(() -> {
      var accounts = kith.bean(Accounts.class);
      accounts.ours(List.of(accounts.remember(US)));
      kith.bean(Topics.class).listen("Us", true, TypedTerms.read("Harvestline").terms());
      hear(US, OURS, "We serve soup on Saturday", null);
    });
  }

  private static Account account(String name) {
    return new Account(
        Network.MASTODON, "https://m.example/users/" + name, name + "@m.example", name);
  }

  private void hear(Account by, String key, String text, Post.@Nullable Relation relation) {
    var source =
        kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
    var post =
        new Post(
            key,
            by,
            URI.create(key),
            kith.now().minus(Duration.ofHours(2)),
            "",
            text,
            List.of(),
            List.of(),
            "en",
            relation);
    kith.bean(Archives.class).add(source, List.of(post));
  }

  private AccountId answers(String name, String text, String to) {
    return kith.asOwner(() -> {
      var by = account(name);
      var relation = new Post.Relation(Post.Relation.Kind.REPLY, to);
      hear(by, by.key() + "/" + ++said, text, relation);
      return kith.bean(Accounts.class).remember(by);
    });
  }

  private AccountId speaks(String name) {
    return kith.asOwner(() -> {
      var by = account(name);
      hear(by, by.key() + "/" + ++said, "Harvestline does good work", null);
      return kith.bean(Accounts.class).remember(by);
    });
  }

  private PersonId choose(AccountId account) {
    return kith.asOwner(() -> kith.bean(Persons.class).add(account, "speaks about soup"));
  }

  private Permission may(PersonId person) {
    return kith.asOwner(() -> kith.bean(MayWe.class).contact(person));
  }

  private boolean refuses(AccountId account) {
    return kith.asOwner(
        () -> kith.bean(Accounts.class).get(account).orElseThrow().wants(OptOut.CONTACT));
  }

  @Test
  void p7_aPersonWhoAnswersStopIsNotWrittenToAgain() {
    var ana = choose(speaks("ana"));
    var ben = choose(speaks("ben"));
    assertThat(may(ana).isGranted()).isTrue();
    answers("ana", "@us@m.example STOP!", OURS);
    assertThat(may(ana)).isInstanceOf(Permission.Refused.class);
    assertThat(((Permission.Refused) may(ana)).evidence())
        .startsWith("They answered “@us@m.example STOP!” to what you wrote, on 23 November 2026: ")
        .endsWith("https://m.example/users/ana/3");
    assertThat(may(ben).isGranted()).isTrue();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).refusing())).containsExactly(ana);
  }

  @Test
  void p7_aVoiceThatSaidSoIsRefusedAlsoOnceItIsAPerson() {
    var account = speaks("ana");
    answers("ana", "Stopp, bitte.", OURS);
    assertThat(refuses(account)).isTrue();
    assertThat(may(choose(account)).isGranted()).isFalse();
  }

  @Test
  void p7_anAccountFoundLaterBringsItsRefusalAlong() {
    var ana = choose(speaks("ana"));
    var other = answers("ana2", "unsubscribe", OURS);
    assertThat(may(ana).isGranted()).isTrue();
    kith.asOwner(() -> kith.bean(Persons.class).link(ana, other, "rel=me both ways"));
    assertThat(may(ana).isGranted()).isFalse();
  }

  @Test
  void p7_itIsHeardOfThoseWhoseWordsAreNotKept() {
    var shy =
        new Profile(account("shy"), "", List.of(), OptionalLong.empty(), Set.of(OptOut.INDEXING));
    kith.asOwner(() -> kith.bean(Accounts.class).remember(shy));
    var account = answers("shy", "arrêtez", OURS);
    assertThat(refuses(account)).isTrue();
  }

  @Test
  void p7_readingAProfileAgainDoesNotTakeItBack() {
    var account = answers("ana", "stop", OURS);
    var profile = new Profile(account("ana"), "I bake", List.of(), OptionalLong.of(7), Set.of());
    kith.asOwner(() -> kith.bean(Accounts.class).remember(profile));
    assertThat(refuses(account)).isTrue();
  }

  @Test
  void whatIsNoStopToUsRefusesNothing() {
    assertThat(refuses(answers("ana", "Stop wasting food, come to the kitchen", OURS))).isFalse();
    assertThat(refuses(answers("ben", "stop", "https://m.example/users/ana/1"))).isFalse();
    kith.asOwner(() -> {
      var cem = account("cem");
      hear(cem, cem.key() + "/1", "stop", new Post.Relation(Post.Relation.Kind.QUOTE, OURS));
      assertThat(refuses(kith.bean(Accounts.class).remember(cem))).isFalse();
    });
  }

  @Test
  void whatWeAnswerOurselvesIsNothing() {
    kith.asOwner(() -> {
      hear(US, OURS + "0", "stop", new Post.Relation(Post.Relation.Kind.REPLY, OURS));
      assertThat(refuses(kith.bean(Accounts.class).remember(US))).isFalse();
    });
  }
}
