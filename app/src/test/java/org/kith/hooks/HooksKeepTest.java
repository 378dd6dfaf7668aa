package org.kith.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.KeyRotation;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.listen.Archives;
import org.kith.listen.PostId;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.TextsGone;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.privacy.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is not told, and to whom not: of those who refuse or are erased, to places that are not
/// public, by other organisations; and how secrets are kept.
class HooksKeepTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private HookWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new HookWorld(kith);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void p4_p5_nothingIsToldOfWhoRefusesOrIsErased() {
    var ana = world.person("Ana");
    var bo = world.person("Bo");
    kith.asOwner(() -> world.hooks().pause(world.hook));
    kith.asOwner(() -> {
      kith.bean(MayWe.class).refused(ana, "said stop");
      kith.bean(Relationships.class).begin(ana);
      kith.bean(Relationships.class).move(ana, Stage.RESTING);
      kith.bean(Erasure.class).erase(bo);
      world.hooks().resume(world.hook);
    });
    world.work();
    assertThat(world.receiver.got()).isEmpty();
    var all = kith.asOwner(() -> world.hooks().deliveries(world.hook, Long.MAX_VALUE, 10));
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().state()).isEqualTo(Delivery.State.DROPPED);
    assertThat(all.getFirst().body()).contains(":" + ana.value() + "}");
  }

  @Test
  void whatWasTakenBackBeforeItWasToldIsNotTold() {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Soup", true, TypedTerms.read("soup").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      kith.bean(Archives.class).add(source, List.of(world.post(1, 2)));
    });
    assertThat(kith.asOwner(() -> world.hooks().waiting(world.hook))).isEqualTo(1);
    world.in(() -> {
      var post = kith.bean(JdbcClient.class).sql("select id from post").query(Long.class).single();
      kith.bean(Happenings.class).on(new TextsGone(List.of(new PostId(post))));
      return true;
    });
    assertThat(kith.asOwner(() -> world.hooks().waiting(world.hook))).isZero();
  }

  @Test
  void f2_onlyPublicPlacesAreToldAndNoRedirectIsFollowed() throws InterruptedException {
    for (var address :
        List.of(
            "http://hooks.example/in",
            "ftp://hooks.example",
            "https://mara:secret@hooks.example/",
            "javascript:alert(1)",
            "http://127.0.0.1:1/in",
            "")) {
      assertThat(kith.asOwner(() -> world.hooks().add(address, HookKind.choices())))
          .as(address)
          .isInstanceOf(Hooks.Added.Refused.class);
    }
    for (var address : List.of("https://127.0.0.1/in", "https://169.254.169.254/in")) {
      var made = world.add(address, HookKind.choices());
      var test = kith.asOwner(() -> world.hooks().test(made.id())).orElseThrow();
      assertThat(test.state()).isEqualTo(Delivery.State.WAITING);
      assertThat(test.status()).isZero();
      assertThat(test.answer()).contains("not on the public internet");
    }
    world.receiver.next(302);
    var test = kith.asOwner(() -> world.hooks().test(world.hook)).orElseThrow();
    assertThat(test.answer()).contains("does not send it elsewhere");
    assertThat(world.receiver.got()).extracting(Receiver.Got::path).containsExactly("/in");
  }

  @Test
  void a10_secretsLieSealedAndAreChangedWithoutLoss() {
    var fresh = kith.asOwner(() -> world.hooks().newSecret(world.hook)).orElseThrow().value();
    world.person("Ana");
    world.work();
    assertThat(world.receiver.last().madeBy(world.secret)).isEqualTo(1);
    assertThat(world.receiver.last().madeBy(fresh)).isEqualTo(1);
    world.later(Hooks.BOTH);
    kith.bean(KeyRotation.class).rotate();
    world.person("Bo");
    world.work();
    assertThat(world.receiver.last().madeBy(world.secret)).isZero();
    assertThat(world.receiver.last().madeBy(fresh)).isEqualTo(1);
    var row =
        world.in(() ->
            kith.bean(JdbcClient.class)
                .sql("select encode(secret, 'escape') || h::text from hook_endpoint h")
                .query(String.class)
                .single());
    assertThat(row).doesNotContain(fresh.substring(6), world.secret.substring(6));
    assertThat(fresh).startsWith("whsec_");
  }

  @Test
  void anotherOrganisationIsToldNothing() {
    var other = TestKith.neighbour();
    other.asOwner(() ->
        other
            .bean(Persons.class)
            .add(new NewPerson("Cy", "", "", "why", Connection.NONE, kith.now(), List.of())));
    world.work();
    assertThat(world.receiver.got()).isEmpty();
    assertThat(other.asOwner(() -> world.hooks().find(world.hook))).isEmpty();
    assertThat(other.asOwner(() -> world.hooks().remove(world.hook))).isFalse();
    assertThat(world.place().id()).isEqualTo(world.hook);
  }
}
