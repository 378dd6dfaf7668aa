package org.kith.cultivate.quicklog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Addresses;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Pasted;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.TimelineEntry;
import org.kith.cultivate.Town;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Role;

class QuickLogTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private QuickLog log() {
    return kith.bean(QuickLog.class);
  }

  private QuickLog.Kept keep(String line, Map<String, String> answers) {
    return kith.asOwner(() -> log().keep(line, answers, false).orElseThrow());
  }

  private List<TimelineEntry> timeline(PersonId person) {
    return kith.asOwner(() -> kith.bean(Interactions.class).timeline(person, 10));
  }

  private NextStep step(PersonId person) {
    return kith.asOwner(() -> kith.bean(NextSteps.class).of(person).orElseThrow());
  }

  @Test
  void aLineMakesAnEntryForEachAndOneNextStep() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    var bo = town.person("Bo Chen");

    var read =
        kith.asOwner(
            () -> log().read("Talked to Ana and Bo about the walk, call Bo Friday", Map.of()));
    assertThat(timeline(ana)).isEmpty();
    assertThat(read.isReady()).isTrue();
    assertThat(read.names()).containsExactly("Ana Ruiz", "Bo Chen");

    keep("Talked to Ana and Bo about the walk, call Bo Friday", Map.of());
    assertThat(timeline(ana))
        .extracting(TimelineEntry::text)
        .containsExactly("Talked to Ana and Bo about the walk");
    assertThat(timeline(bo)).extracting(TimelineEntry::kind).containsExactly(InteractionKind.TALK);
    assertThat(step(bo))
        .isEqualTo(new NextStep(bo, "Call Bo", LocalDate.of(2026, 11, 27), kith.owner(), true));
    assertThat(step(ana).what()).isEqualTo("Keep in touch");
    assertThat(
            kith.asOwner(
                () -> kith.bean(Relationships.class).find(ana).orElseThrow().lastContactAt()))
        .isEqualTo(kith.now());
  }

  /// Everybody reads next steps.
  @Test
  void whatOnlyOneReadsIsNotSaidInTheNextStepEither() {
    var town = new Town(kith);
    var bo = town.person("Bo Chen");
    kith.asOwner(() -> log().keep("Called Bo, ask Bo about the divorce Friday", Map.of(), true));
    assertThat(step(bo).what()).isEqualTo("Keep in touch");
  }

  @Test
  void allOfItIsTakenBackOnceAndByWhoeverWroteIt() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    kith.asOwner(() -> {
      kith.bean(NextSteps.class).set(ana, "Send jam", LocalDate.of(2026, 11, 23), kith.owner());
    });
    var kept = keep("Called Ana, write Zora tomorrow", Map.of("zora", Understood.Question.NEW));
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).hasSize(2);
    assertThat(step(ana).what()).isEqualTo("Keep in touch");

    var jonas = kith.join("Jonas Weber", Role.MEMBER);
    assertThat(kith.as(jonas, () -> log().undo(kept.id()))).isFalse();
    assertThat(kith.asOwner(() -> log().undo(kept.id()))).isTrue();
    assertThat(kith.asOwner(() -> log().undo(kept.id()))).isFalse();
    assertThat(timeline(ana)).isEmpty();
    assertThat(step(ana).what()).isEqualTo("Send jam");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).hasSize(1);
  }

  @Test
  void whoIsMeantWhenTwoFitIsAskedAndNeverGuessed() {
    var town = new Town(kith);
    town.person("Ana Ruiz");
    var lopez = town.person("Ana López");

    assertThat(kith.asOwner(() -> log().keep("Met Ana", Map.of(), false))).isEmpty();
    var question = kith.asOwner(() -> log().read("Met Ana", Map.of())).questions().getFirst();
    assertThat(question.known()).isTrue();
    assertThat(question.choices()).hasSize(2);

    keep("Met Ana", Map.of("ana", Long.toString(lopez.value())));
    assertThat(timeline(lopez)).hasSize(1);
  }

  @Test
  void aNameNobodyHasIsLearnedFromTheFirstTimeItIsExplained() {
    var town = new Town(kith);
    var robert = town.person("Marisol Vega");
    var typed = "Talked to Marisal";
    assertThat(kith.asOwner(() -> log().read(typed, Map.of())).isReady()).isFalse();

    var kept = keep(typed, Map.of("marisal", Long.toString(robert.value())));
    assertThat(kith.asOwner(() -> log().read("Called Marisal", Map.of())).isReady()).isTrue();

    kith.asOwner(() -> {
      log().undo(kept.id());
    });
    assertThat(kith.asOwner(() -> log().read("Called Marisal", Map.of())).isReady()).isFalse();
  }

  @Test
  void anAnswerThatWasNotOfferedIsNone() {
    var town = new Town(kith);
    town.person("Ana Ruiz");
    town.person("Ana López");
    var stranger = town.person("Bo Chen");

    assertThat(
            kith.asOwner(() -> log().keep("Met Ana", Map.of("ana", "" + stranger.value()), false)))
        .isEmpty();
  }

  @Test
  void whoSaidNoGetsNoNextStep() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    town.refuses(ana);

    var kept = keep("Met Ana at the market, invite Ana Friday", Map.of());
    assertThat(kept.what().steps()).isZero();
    assertThat(step(ana).what()).isNotEqualTo("Invite Ana");
    assertThat(timeline(ana)).hasSize(1);
  }

  @Test
  void whoIsOnlyLeftInPeaceForNowGetsTheirNextStep() {
    var ana = new Town(kith).person("Ana Ruiz");
    kith.asOwner(() -> {
      kith.bean(Contacts.class).log(ana, InteractionKind.MAIL, "", false);
      kith.bean(Contacts.class).log(ana, InteractionKind.MAIL, "", false);
    });

    var kept = keep("Talked about Ana with her sister, invite Ana Friday", Map.of());
    assertThat(kept.what().parts()).noneMatch(Understood.Part::refused);
    assertThat(step(ana).what()).isEqualTo("Invite Ana");
  }

  @Test
  void whatOnlyOneShallReadIsReadByNobodyElse() {
    var ana = new Town(kith).person("Ana Ruiz");
    var jonas = kith.join("Jonas Weber", Role.MEMBER);
    kith.asOwner(() -> {
      log().keep("Ana may leave her school", Map.of(), true);
    });

    assertThat(timeline(ana)).hasSize(1);
    assertThat(kith.as(jonas, () -> kith.bean(Interactions.class).timeline(ana, 10))).isEmpty();
  }

  @Test
  void anAddressLeadsToThePersonTheVoiceOrNobody() {
    var town = new Town(kith);
    var there = town.account("MASTODON", "Ana", 10);
    var ana = town.person("Ana Ruiz", there);
    town.update(
        "update account set key = 'https://social.example/users/ana', handle = 'ana@social.example'"
            + " where id = "
            + there.value());
    var blog = town.account("BLOG", "Imke", 10);
    town.update(
        "update account set key = 'https://imke.example', handle = 'imke.example' where id = "
            + blog.value());
    town.voice(blog);
    var ours = town.ours();
    town.update(
        "update account set key = 'https://ours.example/users/h' where id = " + ours.value());
    var addresses = kith.bean(Addresses.class);

    for (var address :
        List.of(
            "https://social.example/@ana",
            "https://social.example/users/ana",
            "https://www.social.example/@ana/123456",
            "https://other.example/@ana@social.example")) {
      assertThat(kith.asOwner(() -> addresses.whose(address)))
          .as(address)
          .contains(new Pasted.Known(ana, "Ana Ruiz"));
    }
    for (var address :
        List.of(
            "http://imke.example",
            "https://www.imke.example/2026/11/jam/",
            "https://imke.example/?p=3")) {
      assertThat(kith.asOwner(() -> addresses.whose(address)).orElseThrow())
          .as(address)
          .isEqualTo(new Pasted.Heard(blog, "Imke", "Blog", true));
    }
    assertThat(kith.asOwner(() -> addresses.whose("https://ours.example/@h")).orElseThrow())
        .isInstanceOf(Pasted.Ours.class);
    assertThat(kith.asOwner(() -> addresses.whose("https://else.example/about")).orElseThrow())
        .isEqualTo(new Pasted.Nobody("https://else.example/about", "else.example"));
    assertThat(kith.asOwner(() -> addresses.whose("Talked to https://imke.example"))).isEmpty();

    var added =
        kith.asOwner(() -> addresses.add("https://imke.example/", "", "Cooks").orElseThrow());
    assertThat(kith.asOwner(() -> addresses.whose("https://imke.example/x")))
        .contains(new Pasted.Known(added, "Imke"));
    var found =
        kith.asOwner(
            () -> addresses.add("https://else.example/about", "Lea", "Bakes").orElseThrow());
    assertThat(timeline(found).getFirst().text()).isEqualTo("Found at https://else.example/about");
  }
}
