package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TopicsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private int posts;

  private void heard(String who, String text) {
    kith.asOwner(() -> {
      var source =
          kith.bean(Sources.class)
              .addArchive(Source.Kind.FEED, "Town notes", "https://notes.example/");
      var account = new Account(Network.BLOG, "https://" + who, who, who);
      var post =
          new Post(
              "post-" + posts++,
              account,
              URI.create("https://" + who + "/" + posts),
              kith.now().minus(Duration.ofHours(posts)),
              "",
              text,
              List.of(),
              List.of(),
              "en",
              null);
      kith.bean(Archives.class).add(source, List.of(post));
    });
  }

  private static List<Term> terms(String typed) {
    return TypedTerms.read(typed).terms();
  }

  private Topics.Saved listen(String typed) {
    return kith.asOwner(() -> kith.bean(Topics.class).listen("Food", false, terms(typed)));
  }

  private List<String> mentioned() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                List.copyOf(
                    kith.bean(JdbcClient.class)
                        .sql(
                            "select p.text || ': ' || m.state from mention m join post p on p.id = m.post_id order by p.text")
                        .query(String.class)
                        .list())));
  }

  private void answer(String text) {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql(
                        "update mention set state = 'ANSWERED' where post_id in (select id from post where text = :text)")
                    .param("text", text)
                    .update()));
  }

  @Test
  void aTrialCountsAndShowsWhatWasHeardAlready() {
    heard("a.example", "Leftovers again. Nothing else to say.");
    heard("a.example", "More leftovers from me.");
    heard("b.example", "We opened a food bank today.");
    heard("c.example", "The food bank was robbed.");
    heard("d.example", "Nothing of the kind.");
    var trial =
        kith.asOwner(
            () -> kith.bean(TopicTrials.class).of(terms("leftovers\nfood bank\nbread\n-robbed")));
    assertThat(trial.heard()).isEqualTo(5);
    assertThat(trial.all()).isTrue();
    assertThat(trial.matches()).isEqualTo(3);
    assertThat(trial.passedOver()).isEqualTo(1);
    assertThat(trial.byTerm()).containsOnly(Map.entry("leftovers", 2), Map.entry("food bank", 1));
    assertThat(trial.examples())
        .extracting(TopicTrial.Example::name)
        .containsExactly("a.example", "b.example");
    assertThat(mentioned()).as("a trial changes nothing").isEmpty();
  }

  @Test
  void aNewTopicCountsForWhatWasHeardBefore() {
    heard("a.example", "Leftovers again");
    heard("b.example", "no such word");
    assertThat(listen("leftovers").matches()).isEqualTo(1);
    assertThat(mentioned()).containsExactly("Leftovers again: NEW");
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).list(VoiceState.NEW, 0, 10)))
        .extracting(voice -> voice.handle() + " " + voice.foundBy())
        .containsExactly("a.example Town notes");
  }

  @Test
  void aChangeIsTakenBackWithWhatItFound() {
    heard("a.example", "Leftovers again");
    heard("b.example", "bread and butter");
    var topic = listen("leftovers").topic();
    answer("Leftovers again");
    var saved =
        kith.asOwner(() ->
            kith.bean(Topics.class)
                .change(new Topic(topic, "Bread", true, terms("bread")))
                .orElseThrow());
    assertThat(mentioned())
        .as("what somebody answered stays")
        .containsExactly("Leftovers again: ANSWERED", "bread and butter: NEW");
    var edit = Objects.requireNonNull(saved.edit());
    var undone = kith.asOwner(() -> kith.bean(Topics.class).undo(edit).orElseThrow());
    assertThat(mentioned()).containsExactly("Leftovers again: ANSWERED");
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).all()).getFirst())
        .isEqualTo(new Topic(topic, "Food", false, terms("leftovers")));
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).undo(edit))).isEmpty();
    kith.asOwner(
        () -> kith.bean(Topics.class).undo(Objects.requireNonNull(undone.edit())).orElseThrow());
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).all()).getFirst().name())
        .isEqualTo("Bread");
  }

  @Test
  void aRemovalIsTakenBackWithWhatBecameOfItsMentions() {
    heard("a.example", "Leftovers again");
    heard("b.example", "my leftovers");
    var topic = listen("leftovers").topic();
    answer("my leftovers");
    var edit = kith.asOwner(() -> kith.bean(Topics.class).remove(topic).orElseThrow());
    assertThat(mentioned()).isEmpty();
    kith.asOwner(() -> kith.bean(Topics.class).undo(edit).orElseThrow());
    assertThat(mentioned()).containsExactly("Leftovers again: NEW", "my leftovers: ANSWERED");
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).undo(edit))).isEmpty();
  }

  @Test
  void p6WhatWentMeanwhileDoesNotComeBackWithATopic() {
    heard("a.example", "Leftovers again");
    var topic = listen("leftovers").topic();
    var edit = kith.asOwner(() -> kith.bean(Topics.class).remove(topic).orElseThrow());
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> {
              var posts = kith.bean(PostStore.class);
              return posts.forget(posts.find(Network.BLOG, List.of("post-0")), kith.now());
            }));
    kith.asOwner(() -> kith.bean(Topics.class).undo(edit).orElseThrow());
    assertThat(mentioned()).isEmpty();
  }

  @Test
  void nobodyElsesPostsAreTried() {
    heard("a.example", "Leftovers again");
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> kith.bean(TopicTrials.class).of(terms("leftovers"))).heard())
        .isZero();
  }
}
