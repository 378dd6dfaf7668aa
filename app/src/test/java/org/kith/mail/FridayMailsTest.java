package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.jobs.Progress;
import org.kith.people.MayWe;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

class FridayMailsTest {

  /// Friday, 15:05 in Berlin.
  private static final Instant FRIDAY = Instant.parse("2026-11-27T14:05:00Z");

  @RegisterExtension final TestKith kith = new TestKith();

  private MailWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new MailWorld(kith);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void pass() throws IOException {
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          kith.bean(FridayMails.class).run("", Progress.untold());
          return true;
        });
    world.sendNow();
  }

  @Test
  void whoWantsItGetsTheirWeekOnceOnFridaysFromTheirHour() throws IOException {
    var mails = kith.bean(FridayMails.class);
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    kith.asOwner(() -> mails.want(15));
    kith.as(
        ben,
        () -> {
          mails.want(17);
          return true;
        });
    var account = world.town.account("MASTODON", "Ana Weber", 100);
    var ana = world.town.person("Ana Weber", account);
    var bo = world.town.person("Bo Tran");
    kith.asOwner(() -> {
      kith.bean(Circle.class).add(List.of(ana, bo));
      kith.bean(Relationships.class).move(bo, Stage.RESTING);
    });
    kith.now(FRIDAY.minus(Duration.ofHours(1)));
    world.town.aboutUs(account, "The free shelf is back", Duration.ofHours(2));
    pass();
    assertThat(world.taken()).as("before the hour").isEmpty();

    kith.now(FRIDAY);
    pass();
    pass();
    assertThat(world.taken()).hasSize(1);
    var mail = world.taken().getFirst();
    assertThat(mail.to()).isEqualTo("mara.lindqvist+" + kith.workspace().value() + "@example.org");
    assertThat(mail.header("Subject")).contains("Your week with Harvestline");
    assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
    assertThat(mail.body())
        .contains("Good Friday, Mara.", "People who spoke about you: 1", "Who rests\r\nBo Tran.")
        .containsPattern("Who spoke\\s+Ana Weber\\. A word of thanks")
        .contains("One thing for Monday");
    assertThat(
            world.town.in(() ->
                kith.bean(JdbcClient.class)
                    .sql("select string_agg(text || html, '') from mail_message")
                    .query(String.class)
                    .single()))
        .as("the words of others are not kept")
        .isEmpty();

    kith.now(FRIDAY.plus(Duration.ofHours(2)));
    pass();
    assertThat(world.taken()).hasSize(2);
    kith.now(FRIDAY.plus(Duration.ofDays(1)));
    pass();
    assertThat(world.taken()).as("on Saturday").hasSize(2);
    kith.asOwner(mails::doNotWant);
    kith.now(FRIDAY.plus(Duration.ofDays(7)).plus(Duration.ofHours(2)));
    pass();
    assertThat(world.taken()).as("Mara wants none; Ben does").hasSize(3);
  }

  @Test
  void nobodyIsToWriteToWhoSaidNoOrIsLeftInPeaceOrIsAColleagues() throws IOException {
    kith.asOwner(() -> kith.bean(FridayMails.class).want(15));
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    var account = world.town.account("MASTODON", "Ana Weber", 100);
    var ana = world.town.person("Ana Weber", account);
    var bo = world.town.person("Bo Tran");
    var cy = world.town.person("Cy Ode");
    var dee = world.town.person("Dee Day");
    var eve = world.town.person("Eve Ek");
    kith.asOwner(() -> kith.bean(Circle.class).add(List.of(ana, bo, cy, dee, eve)));
    world.town.update(
        "update relationship set rhythm_days = case when person_id = %d then 90 else 7 end,"
                .formatted(eve.value())
            + " last_contact_at = timestamptz '2026-11-23' - interval '100 days'");
    kith.asOwner(() -> {
      kith.bean(Relationships.class).own(dee, ben);
      kith.bean(MayWe.class).refused(ana, "said stop");
      kith.bean(MayWe.class).wished(cy, 200, "said so");
    });
    for (var tried : List.of(bo, bo, cy)) {
      world.town.update(
          """
          insert into interaction (person_id, kind, direction, at, text, visibility)
          values (%d, 'MAIL', 'NONE', timestamptz '2026-11-23' - interval '60 days', '', 'TEAM')
          """
              .formatted(tried.value()));
    }
    kith.now(FRIDAY.minus(Duration.ofHours(1)));
    world.town.aboutUs(account, "The free shelf is back", Duration.ofHours(2));
    kith.now(FRIDAY);
    pass();

    assertThat(world.taken()).hasSize(1);
    var mail = world.taken().getFirst().body();
    assertThat(mail)
        .contains("Write to Eve Ek, who has waited longest")
        .contains("Ana Weber spoke too. They want to hear nothing for now: let it stand.")
        .doesNotContain("Bo Tran", "Cy Ode", "Dee Day", "A word of thanks");
  }
}
