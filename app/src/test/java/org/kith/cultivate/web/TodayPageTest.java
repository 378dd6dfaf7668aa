package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Taught;
import org.kith.people.Persons;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.kith.site.Chromium;

class TodayPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark) {
    return new Pages(kith, chromium).open(width, dark, "/today");
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "1280,true", "390,false", "390,true"})
  void theDayIsReadAtAGlance(int width, boolean dark) {
    var town = new MorningTown(kith);
    town.promise(town.rosa, "Bring her the numbers of the canteen", 3);
    var page = open(width, dark);
    chromium.screenshot(page, "today-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);

    assertThat(page.textContent("h1")).isEqualTo("Good morning, Mara.");
    assertThat(page.textContent(".lede")).isEqualTo("10 minutes, 3 things. Nothing is late.");
    assertThat(page.locator("main h2").allTextContents())
        .anyMatch(title -> title.startsWith("Answer 1 person"))
        .anyMatch(title -> title.startsWith("Keep in touch 1 person"))
        .anyMatch(title -> title.startsWith("Meet 1 voice"));
    assertThat(page.textContent("#keep")).contains("six days past your rhythm", "Given 2, asked 1");
    assertThat(page.textContent("#meet")).contains("Tomasz Wójcik follows them. A warm way in.");
  }

  @Test
  void aCardIsAnsweredWithOneKeyAndComesBackWithAnother() {
    var town = new MorningTown(kith);
    var page = open(1280, false);
    page.locator("#answer-" + town.rosasPost.value()).focus();

    page.keyboard().press("t");
    page.waitForSelector("text=Noted: you thanked Rosa Delgado.");
    assertThat(page.locator("#answer").count()).isZero();
    assertThat(given(town)).isEqualTo(3);

    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(page.locator("#answer-" + town.rosasPost.value()).count()).isOne();
    assertThat(given(town)).isEqualTo(2);
  }

  @Test
  void whatIsNotAboutUsCountsNoMoreForAnybodyUntilItIsTakenBack() {
    var town = new MorningTown(kith);
    var page = open(1280, false);
    assertThat(page.textContent("aside.beside")).contains("Spoke about us this week1");

    page.locator("button:has-text('Not about us')").click();
    page.waitForSelector("text=is not about you");
    assertThat(page.textContent("aside.beside")).contains("Spoke about us this week0");
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(page.locator("#answer-" + town.rosasPost.value()).count()).isOne();
    assertThat(page.textContent("aside.beside")).contains("Spoke about us this week1");
  }

  /// Also where it is a voice that speaks of something else.
  @Test
  void whomElseNotForUsWouldHideIsShownFirst() {
    var town = new MorningTown(kith).town;
    for (int i = 0; i < 6; i++) {
      var jo = town.account("MASTODON", "Jo " + i, 400);
      town.voice(jo);
      town.aboutTheCause(jo, "Selling an army surplus coat, number " + i, Duration.ofHours(9));
    }
    var taught = kith.bean(Taught.class);
    var page = open(1280, false);
    var card = page.locator("#meet .card:has-text('Jo')").first();
    card.focus();
    page.keyboard().press("x");
    card.locator("button:has-text('Speaks of something else')").click();
    page.waitForSelector("h1:has-text('Not for us')");
    assertThat(page.textContent("main")).contains("more posts of the last 30 days are most");
    assertThat(page.textContent("#alike")).contains("army");
    assertThat(kith.asOwner(() -> taught.count())).as("nothing is done yet").isZero();
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).count(VoiceState.HIDDEN))).isZero();
    chromium.assertAccessible(page);

    page.keyboard().press("o");
    page.waitForSelector("text=is hidden.");
    assertThat(kith.asOwner(() -> taught.count())).as("what they said themselves").isOne();
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).count(VoiceState.HIDDEN))).isEqualTo(1);
  }

  /// The common case is one key; nothing is hidden that nobody has seen.
  @Test
  void whatElseNotAboutUsWouldHideIsShownFirst() {
    var town = new MorningTown(kith).town;
    for (int i = 0; i < 6; i++) {
      var jo = town.account("MASTODON", "Jo " + i, 400);
      town.aboutUs(jo, "Selling an army surplus coat, number " + i, Duration.ofHours(9));
    }
    var taught = kith.bean(Taught.class);
    assertThat(kith.asOwner(() -> taught.count())).isZero();
    var page = open(1280, false);
    page.locator("#answer .card:has-text('Jo') button:has-text('Not about us')").first().click();
    page.waitForSelector("h1:has-text('Not about us')");
    assertThat(page.textContent("main")).contains("5 more posts of the last 30 days are most");
    assertThat(page.locator("#alike .card").count()).isEqualTo(3);
    assertThat(page.textContent("#alike")).contains("army", "two like these");
    assertThat(kith.asOwner(() -> taught.count())).as("nothing is done yet").isZero();
    chromium.assertAccessible(page);

    page.keyboard().press("o");
    page.waitForSelector("text=is not about you, and counts no more.");
    assertThat(kith.asOwner(() -> taught.count())).isZero();
    assertThat(page.textContent("#answer")).contains("Jo");
  }

  private int given(MorningTown town) {
    return kith.asOwner(() -> kith.bean(Interactions.class).balance(town.rosa).given());
  }

  @Test
  void aCallMakesTheCardGoAndTheNextStepMoveOn() {
    var town = new MorningTown(kith);
    town.promise(town.tomasz, "Answer his question about Monday bread", 0);
    var page = open(1280, false);
    assertThat(page.textContent("#keep"))
        .contains("Your next step, due today: Answer his question about Monday bread.");

    page.locator("#keep-" + town.tomasz.value()).focus();
    page.keyboard().press("c");
    page.waitForSelector("text=Noted: a call with Tomasz Wójcik.");
    assertThat(page.locator("#keep").count()).isZero();
    assertThat(step(town)).isEqualTo("Keep in touch");

    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(step(town)).isEqualTo("Answer his question about Monday bread");
    assertThat(page.locator("#keep-" + town.tomasz.value()).count()).isOne();
  }

  private String step(MorningTown town) {
    return kith.asOwner(() -> kith.bean(NextSteps.class).of(town.tomasz).orElseThrow().what());
  }

  @Test
  void whoIsLetRestIsNotInTheWayAndComesBackAsBefore() {
    var town = new MorningTown(kith);
    var page = open(1280, false);

    page.locator("button:has-text('Let rest')").click();
    page.waitForSelector("text=Tomasz Wójcik rests.");
    assertThat(stage(town)).isEqualTo(Stage.RESTING);
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(stage(town)).isEqualTo(Stage.SPEAKS_FOR_US);
  }

  private Stage stage(MorningTown town) {
    return kith.asOwner(
        () -> kith.bean(Relationships.class).find(town.tomasz).orElseThrow().stage());
  }

  @Test
  void aVoiceIsAddedWatchedOrHiddenWithAReason() {
    var town = new MorningTown(kith);
    var page = open(1280, false);

    page.keyboard().press("a");
    page.waitForSelector("text=is among your People now");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).ownerOf(town.imke))).isPresent();
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).ownerOf(town.imke))).isEmpty();

    page.locator("#meet-" + town.imke.value()).focus();
    page.keyboard().press("x");
    page.locator("button:has-text('Does not fit us')").click();
    page.waitForSelector("text=is hidden");
    var hidden = kith.asOwner(() -> kith.bean(Voices.class).find(town.imke).orElseThrow());
    assertThat(hidden.state()).isEqualTo(VoiceState.HIDDEN);
    assertThat(hidden.reason()).isEqualTo("Does not fit us");
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back");
    assertThat(page.locator("#meet-" + town.imke.value()).count()).isOne();
  }

  @Test
  void whoRefusedIsReadAndNotWrittenTo() {
    var town = new MorningTown(kith);
    town.town.refuses(town.rosa);
    var page = open(1280, false);

    assertThat(page.textContent("#answer"))
        .contains("They asked you not to write to them")
        .doesNotContain("Reply", "Thank");
    page.locator("button:has-text('I read it')").click();
    page.waitForSelector("text=needs no answer");
    assertThat(page.locator("#answer").count()).isZero();
  }

  @Test
  void whoeverIsLeftInPeaceForNowIsNotPushed() {
    var town = new MorningTown(kith);
    town.promise(town.tomasz, "Answer his question", 0);
    for (int i = 0; i < 2; i++) {
      town.log(town.tomasz, InteractionKind.MAIL, 1, "");
    }
    town.town.update("delete from mention");
    var page = open(1280, false);

    var card = page.locator("#keep-" + town.tomasz.value());
    assertThat(card.textContent())
        .contains("Answer his question", "You tried twice and heard nothing.");
    assertThat(card.locator("button.do, a.do").count()).isZero();
    chromium.assertAccessible(page);
  }

  @Test
  void aQuietDayProvesThatWorkWasDone() {
    var page = open(1280, false);

    assertThat(page.textContent(".lede")).isEqualTo("Nothing needs you today.");
    assertThat(page.textContent("main"))
        .contains(
            "Quiet so far.", "Kith read nothing since yesterday.", "Give it something to read");
    chromium.screenshot(page, "today-empty");
    chromium.assertAccessible(page);
  }

  @Test
  void theFrontDoorLeadsHere() {
    new MorningTown(kith);
    kith.now(kith.now().plus(Duration.ofHours(12)));

    var page = new Pages(kith, chromium).open(390, true, "/");

    assertThat(page.url()).endsWith("/today");
    assertThat(page.textContent("h1")).isEqualTo("Good evening, Mara.");
  }
}
