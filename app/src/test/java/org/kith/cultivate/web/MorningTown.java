package org.kith.cultivate.web;

import java.time.Duration;
import java.util.List;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Town;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;

/// A Monday morning at Harvestline with a bit of everything.
final class MorningTown {

  final Town town;
  final PersonId rosa;
  final PersonId tomasz;
  final AccountId imke;
  final PostId rosasPost;

  private final TestKith kith;

  MorningTown(TestKith kith) {
    this.kith = kith;
    this.town = new Town(kith);
    var rosaThere = town.account("MASTODON", "Rosa Delgado", 3_400);
    rosa = town.person("Rosa Delgado", rosaThere);
    rosasPost =
        town.aboutUs(
            rosaThere,
            "Our school kitchen took 140 kg from @harvestline this week. If you run a canteen and still bin the trays at two o’clock: ask me how.",
            Duration.ofHours(16));
    friends(rosa, Stage.FRIEND, 12);
    var tomaszThere = town.account("BLOG", "Tomasz Wójcik", 5_100);
    tomasz = town.person("Tomasz Wójcik", tomaszThere, town.account("BLUESKY", "Tomasz", 800));
    town.aboutTheCause(
        tomaszThere,
        "What do bakeries near you do with Sunday’s bread on a Monday? Ours feeds a canteen, and I would like to know who else does.",
        Duration.ofDays(1));
    friends(tomasz, Stage.SPEAKS_FOR_US, 36);
    imke = town.account("BLOG", "Imke, “zero waste kitchen”", 640);
    town.aboutTheCause(
        imke,
        "I kept a list of everything our house threw away in October. It is shorter than last year and I am still ashamed of it.",
        Duration.ofDays(2));
    town.voice(imke);
    town.update("update account set about = '' where id = " + imke.value());
    town.update(
        """
        insert into audience (account_id, page, followers, read_at)
        values (%d, 0, array[%d::bigint, %d], '%s')
        """
            .formatted(imke.value(), tomaszThere.value(), imke.value(), kith.now()));
  }

  /// In the circle at a stage, last spoken to so many days ago, with some kindness before.
  void friends(PersonId person, Stage stage, int daysAgo) {
    kith.asOwner(() -> {
      kith.bean(Circle.class).add(List.of(person));
      kith.bean(Relationships.class).move(person, stage);
    });
    log(person, InteractionKind.CALL, daysAgo, "Told us about her sister’s canteen at Northside.");
    log(person, InteractionKind.THANKS, daysAgo + 20, "");
    log(person, InteractionKind.THANKS, daysAgo + 60, "");
    log(person, InteractionKind.ASK, daysAgo + 90, "To speak at the autumn market.");
  }

  void log(PersonId person, InteractionKind kind, int daysAgo, String text) {
    kith.asOwner(() -> {
      kith.bean(Interactions.class)
          .record(
              Interaction.of(
                  person, kind, kith.now().minus(Duration.ofDays(daysAgo)), text, kith.owner()));
    });
  }

  void promise(PersonId person, String what, int inDays) {
    kith.asOwner(() -> {
      kith.bean(NextSteps.class)
          .set(
              person,
              what,
              kith.now().atZone(java.time.ZoneOffset.UTC).toLocalDate().plusDays(inDays),
              kith.owner());
    });
  }
}
