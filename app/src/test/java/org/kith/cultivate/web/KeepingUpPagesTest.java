package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Direction;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Playbook;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Visibility;
import org.kith.site.Chromium;
import org.kith.team.Role;

/// Stages, the full circle, what was taught, and a relationship that changes hands.
class KeepingUpPagesTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private final Pages pages = new Pages(kith, chromium);

  @Test
  void aTeamWritesItsOwnPlaybookAndReadsItBesideThePerson() {
    var town = new MorningTown(kith);
    var page = pages.open(390, true, "/settings/stages");
    page.locator("#FRIEND summary:has-text('Write it anew')").click();
    page.locator("#does-FRIEND").fill("Ask them to the harvest table.");
    page.locator("#days-FRIEND").fill("21");
    chromium.screenshot(page, "stages-390-dark");
    chromium.assertAccessible(page);
    page.locator("#FRIEND button:has-text('Save')").click();
    page.waitForSelector("text=“Friend” is as you wrote it.");
    assertThat(kith.asOwner(() -> kith.bean(Playbook.class).of(Stage.FRIEND)).rhythmDays())
        .isEqualTo(21);

    page.navigate(kith.url() + "/people/" + town.rosa.value());
    assertThat(page.textContent("main")).contains("Friend. Ask them to the harvest table.");
  }

  @Test
  void whenTheCircleIsFullItIsAskedWhoRests() {
    var town = new MorningTown(kith);
    var hanne = town.town.person("Hanne Okafor");
    kith.asOwner(() -> kith.bean(Circle.class).size(2));
    var page = pages.open(1280, false, "/people/" + hanne.value());

    page.keyboard().press("o");
    page.waitForSelector("h1:has-text('Who rests?')");
    chromium.screenshot(page, "circle-full");
    chromium.assertAccessible(page);
    page.setDefaultTimeout(30_000); // whom the circle reaches is counted anew
    page.locator("label:has-text('Tomasz Wójcik')").click();
    page.locator("button:has-text('They rest')").click();
    page.waitForSelector("text=Hanne Okafor is in your circle now, and Tomasz Wójcik rests.");
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back.");
    assertThat(
            kith.asOwner(() -> kith.bean(Relationships.class).find(town.tomasz).orElseThrow())
                .stage())
        .isEqualTo(Stage.SPEAKS_FOR_US);
  }

  @Test
  void aRelationshipIsOneDocumentWithoutWhatOnlyOneMayRead() {
    var town = new MorningTown(kith);
    kith.join("Jonas Weber", Role.MEMBER);
    kith.asOwner(() -> {
      kith.bean(Interactions.class)
          .record(
              new Interaction(
                  town.tomasz,
                  InteractionKind.NOTE,
                  Direction.NONE,
                  kith.now(),
                  "He may leave the town.",
                  Visibility.ME,
                  kith.owner(),
                  null));
    });
    var page = pages.open(1280, false, "/people/" + town.tomasz.value() + "/handover");
    chromium.screenshot(page, "handover");
    chromium.assertAccessible(page);
    assertThat(page.textContent("main"))
        .contains(
            "Told us about her sister’s canteen at Northside.",
            "Left out: one entry that only you may read.",
            "What do bakeries near you do")
        .doesNotContain("He may leave the town.");

    page.navigate(kith.url() + "/people/handover?from=" + kith.owner().value());
    chromium.screenshot(page, "handovers");
    chromium.assertAccessible(page);
    page.locator("button:has-text('Give all of them')").click();
    page.waitForSelector("text=Jonas Weber keeps in touch with 2 people of Mara Lindqvist now.");
    page.keyboard().press("u");
    page.waitForSelector("text=Given back.");
  }

  @Test
  void whatWasTaughtIsReadAndCorrected() {
    var town = new MorningTown(kith);
    for (int i = 0; i < 4; i++) {
      var jo = town.town.account("MASTODON", "Jo " + i, 400);
      var post =
          town.town.aboutUs(jo, "Selling an army surplus coat, number " + i, Duration.ofHours(9));
      if (i < 3) {
        town.town.update(
            "update mention set state = 'NOT_ABOUT_US' where post_id = " + post.value());
      }
    }
    var page = pages.open(1280, false, "/settings/taught");
    chromium.screenshot(page, "taught");
    chromium.assertAccessible(page);
    assertThat(page.textContent("#hides")).contains("Jo 3", "Because of", "army");

    page.locator("#hides button:has-text('Show this one')").click();
    page.waitForSelector("text=It is shown, and Kith learned from it.");
    assertThat(page.locator("#hides").count()).isZero();
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back.");
    page.locator("#words button:has-text('Does not count')").first().click();
    page.waitForSelector("text=It hides nothing any more.");
    assertThat(page.locator("#left tbody tr").count()).isOne();
  }
}
