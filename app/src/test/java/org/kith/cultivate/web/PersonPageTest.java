package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.activate.CampaignWorld;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.people.Channel;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.site.Chromium;
import org.kith.team.Role;

class PersonPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark, PersonId person) {
    return new Pages(kith, chromium).open(width, dark, "/people/" + person.value());
  }

  private Page open(PersonId person) {
    return open(1280, false, person);
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "1280,true", "390,false", "390,true"})
  void aPersonIsKnownByWhatTheySaidAndWhatHappened(int width, boolean dark) {
    var town = new MorningTown(kith);
    town.promise(town.tomasz, "Answer his question about Monday bread", -2);
    var page = open(width, dark, town.tomasz);
    chromium.screenshot(page, "person-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);

    assertThat(page.textContent("h1")).isEqualTo("Tomasz Wójcik");
    assertThat(page.textContent("main"))
        .contains(
            "Speaks for us · in your circle · you last spoke 36 days ago",
            "How you know: her blog links to it and back",
            "5,100 followers",
            "Told us about her sister’s canteen at Northside.",
            "From Noticed to Speaks for us",
            "Answer his question about Monday bread",
            "due 2 days ago",
            "What do bakeries near you do");
  }

  @Test
  void whatHappenedIsLoggedAndCanBeTakenBack() {
    var town = new MorningTown(kith);
    town.promise(town.tomasz, "Answer his question", 0);
    var promised = kith.asOwner(() -> kith.bean(NextSteps.class).of(town.tomasz).orElseThrow());
    var page = open(town.tomasz);

    page.keyboard().press("l");
    page.locator("label:has-text('Meeting')").click();
    page.locator("#text").fill("We met at the mill. He will bring flour.");
    page.locator("button:has-text('Note it')").click();
    page.waitForSelector("text=Noted for Tomasz Wójcik: meeting.");
    assertThat(page.textContent(".timeline li")).contains("He will bring flour", "Meeting");
    assertThat(page.textContent(".lede")).contains("you last spoke today");
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(town.tomasz).orElseThrow().what()))
        .isEqualTo("Keep in touch");
    chromium.assertAccessible(page);

    page.keyboard().press("u");
    page.waitForSelector("text=Taken off the timeline.");
    assertThat(page.textContent(".lede")).contains("you last spoke 36 days ago");
    assertThat(page.textContent(".next")).contains("Answer his question", "due today");
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(town.tomasz).orElseThrow()))
        .isEqualTo(promised);
  }

  @Test
  void aStageMovesAndTheCircleChangesAndBothComeBack() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);

    page.keyboard().press("m");
    page.locator("#stage").selectOption("SPEAKS_FOR_US");
    page.locator("button:has-text('Move')").last().click();
    page.waitForSelector("text=Rosa Delgado: Speaks for us.");
    page.keyboard().press("u");
    page.waitForSelector("text=Rosa Delgado: Friend.");
    assertThat(stage(town.rosa)).isEqualTo(Stage.FRIEND);

    page.keyboard().press("o");
    page.waitForSelector("text=Rosa Delgado is not in your circle any more.");
    page.keyboard().press("u");
    page.waitForSelector("text=Rosa Delgado is in your circle now.");

    page.keyboard().press("z");
    page.waitForSelector("text=Rosa Delgado: Resting.");
    assertThat(stage(town.rosa)).isEqualTo(Stage.RESTING);
  }

  private Stage stage(PersonId person) {
    return kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow().stage());
  }

  @Test
  void theNextStepIsOneThingOnOneDay() {
    var town = new MorningTown(kith);
    var before = kith.asOwner(() -> kith.bean(NextSteps.class).of(town.rosa).orElseThrow());
    var page = open(town.rosa);

    page.keyboard().press("n");
    page.locator("#what").fill("Ask her for the recipe");
    page.locator("#due").fill("2026-11-27");
    page.locator(".next button:has-text('Save')").click();
    page.waitForSelector("text=The next step for Rosa Delgado is set.");
    assertThat(page.textContent(".next")).contains("Ask her for the recipe", "due Friday");

    page.keyboard().press("u");
    page.waitForSelector(".nextstep:has-text('%s')".formatted(before.what()));
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(town.rosa).orElseThrow()))
        .isEqualTo(before);
  }

  @Test
  void whoKeepsInTouchAndHowOftenComesBack() {
    var town = new MorningTown(kith);
    kith.asOwner(() -> kith.bean(Relationships.class).rhythm(town.rosa, 17));
    var page = open(town.rosa);

    page.locator("summary:has-text('Owner and rhythm')").click();
    page.locator("#owner").selectOption("0");
    page.locator("#rhythm").fill("5");
    page.locator("form[action$='/owner'] button:has-text('Save')").click();
    page.waitForSelector("text=Saved who keeps in touch");
    assertThat(page.textContent("#how-often")).contains("every five days");

    page.keyboard().press("u");
    page.waitForSelector("#how-often:has-text('every 17 days')");
    var back = kith.asOwner(() -> kith.bean(Relationships.class).find(town.rosa).orElseThrow());
    assertThat(back.owner()).isEqualTo(kith.owner());
  }

  @Test
  void whatTheFieldsHeldComesBack() {
    var town = new MorningTown(kith);
    var fields = kith.bean(Fields.class);
    kith.asOwner(() -> {
      fields.define("Diet", Field.Kind.TEXT, List.of());
      fields.define("Since", Field.Kind.DATE, List.of());
      fields.set(town.rosa, Map.of("Diet", "no nuts & no <milk>"));
    });
    var page = open(town.rosa);

    page.keyboard().press("f");
    page.locator("#value-0").fill("nothing");
    page.locator("#value-1").fill("2024-05-01");
    page.locator("form[action$='/fields'] button:has-text('Save')").click();
    page.waitForSelector("text=Kept, for Rosa Delgado.");
    assertThat(page.textContent("#fields")).contains("nothing", "2024-05-01");

    page.keyboard().press("u");
    page.waitForSelector("#fields:has-text('no nuts & no <milk>')");
    assertThat(kith.asOwner(() -> fields.of(town.rosa)))
        .isEqualTo(Map.of("Diet", "no nuts & no <milk>"));
  }

  @Test
  void whatLongFieldsHeldComesBackToo() {
    var town = new MorningTown(kith);
    var fields = kith.bean(Fields.class);
    var diet = "без орехов & молока ".repeat(49) + "!";
    var story = "ñandú ".repeat(160) + "!";
    kith.asOwner(() -> {
      fields.define("Diet", Field.Kind.TEXT, List.of());
      fields.define("Story", Field.Kind.TEXT, List.of());
      fields.set(town.rosa, Map.of("Diet", diet, "Story", story));
    });
    var page = open(town.rosa);

    page.keyboard().press("f");
    page.locator("#value-0").fill("nothing");
    page.locator("#value-1").fill("");
    page.locator("form[action$='/fields'] button:has-text('Save')").click();
    page.waitForSelector("text=Kept, for Rosa Delgado.");
    assertThat(kith.asOwner(() -> fields.of(town.rosa))).isEqualTo(Map.of("Diet", "nothing"));

    page.keyboard().press("u");
    page.waitForSelector("text=It is as it was before.");
    assertThat(kith.asOwner(() -> fields.of(town.rosa)))
        .isEqualTo(Map.of("Diet", diet, "Story", story));
  }

  @Test
  void whoSaidNoIsNotWrittenTo() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);
    assertThat(page.locator("a:has-text('Write')").count()).isOne();

    page.keyboard().press("x");
    page.locator("#evidence").fill("Wrote so to Mara");
    page.locator("button:has-text('They said no')").click();
    page.waitForSelector("text=Rosa Delgado said no. Nobody of you writes");
    assertThat(page.locator("a:has-text('Write')").count()).isZero();
    assertThat(page.textContent("main")).contains("No, since 23 November: Wrote so to Mara.");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(town.rosa).isGranted())).isFalse();
    chromium.assertAccessible(page);
  }

  @Test
  void whoIsLeftInPeaceForNowDidNotSayNoAndCanStillSayIt() {
    var town = new MorningTown(kith);
    kith.asOwner(() -> {
      kith.bean(Contacts.class).log(town.rosa, InteractionKind.MAIL, "", false);
      kith.bean(Contacts.class).log(town.rosa, InteractionKind.MAIL, "", false);
    });
    var page = open(town.rosa);
    assertThat(page.textContent("main"))
        .contains("Not now. You tried twice and heard nothing", "They agreed", "I told them")
        .doesNotContain("said no. Nobody");
    page.navigate(page.url() + "/handover");
    assertThat(page.textContent("main"))
        .contains("Not now. You tried twice and heard nothing")
        .doesNotContain("hear nothing from you", "heard a no");
    page.goBack();

    page.keyboard().press("x");
    page.locator("#evidence").fill("Wrote so to Mara");
    page.locator("button:has-text('They said no')").click();
    page.waitForSelector("text=Rosa Delgado said no. Nobody of you writes");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(town.rosa)))
        .isInstanceOf(Permission.Refused.class);
  }

  @Test
  void whoeverIsRestedIsAskedForACampaignThatRuns() {
    var town = new MorningTown(kith);
    assertThat(open(town.rosa).locator("a:has-text('Ask')").count()).isZero();
    var campaign = new CampaignWorld(kith).onTheWeb().running();
    kith.now(kith.now().plus(Duration.ofDays(2)));

    var page = open(town.rosa);
    assertThat(page.locator("a:has-text('Ask')").getAttribute("href"))
        .isEqualTo("/campaigns/%d#ask-%d".formatted(campaign.value(), town.rosa.value()));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(town.rosa, "said so"));
    assertThat(open(town.rosa).locator("a:has-text('Ask')").count()).isZero();
  }

  @Test
  void whatIsOlderIsAPageFurther() {
    var town = new MorningTown(kith);
    for (int day = 0; day < 101; day++) {
      town.log(town.rosa, InteractionKind.NOTE, day, "note " + day + ".");
    }
    var page = open(town.rosa);
    assertThat(page.textContent(".timeline"))
        .contains("note 0.", "note 90.")
        .doesNotContain("note 100.");
    page.locator("a[rel=next]").click();
    page.waitForSelector(".timeline :text('note 100.')");
    assertThat(page.textContent(".timeline")).doesNotContain("note 90.");
    chromium.assertAccessible(page);
    page.locator("a[rel=prev]").click();
    page.waitForSelector(".timeline :text('note 0.')");
  }

  /// What somebody may not do is not offered to them.
  @Test
  void whoMayOnlyLookSeesNothingToPress() {
    var town = new MorningTown(kith);
    var viewer = kith.join("Vic", Role.VIEWER);
    for (var path : List.of("/people/" + town.rosa.value(), "/today", "/voices")) {
      var page = new Pages(kith, chromium).open(viewer, 1280, false, path);
      assertThat(page.locator("main form").count()).as(path).isZero();
      assertThat(page.locator("main a[href$='/data']").count()).as(path).isZero();
      chromium.assertAccessible(page);
    }
    var member = kith.join("Mem", Role.MEMBER);
    var page = new Pages(kith, chromium).open(member, 1280, false, "/people/" + town.rosa.value());
    assertThat(page.locator("form[action^='/people/'][action$='/log']").count()).isOne();
    assertThat(page.locator("form[action$='/erase']").count()).isZero();
    assertThat(open(town.rosa).locator("form[action$='/erase']").count()).isOne();
  }

  @Test
  void aNoToOneWayLeavesTheOthersAndWhatTheySaidHasItsDay() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);
    page.locator("summary:has-text('They agreed')").click();
    page.locator("#how").fill("Signed the list");
    page.locator("#agreed-on").fill("2025-03-01");
    page.locator("button:has-text('They said yes')").click();
    page.waitForSelector("text=Noted. You may write to Rosa Delgado by e-mail.");

    page.keyboard().press("x");
    page.locator("#evidence").fill("No more mail, please");
    page.locator("#to").selectOption("EMAIL");
    page.locator("#said-on").fill("2025-06-02");
    chromium.screenshot(page, "person-said-no");
    chromium.assertAccessible(page);
    page.locator("button:has-text('They said no')").click();
    page.waitForSelector("text=Rosa Delgado said no to e-mail. Other ways stay open.");
    assertThat(page.textContent("main"))
        .contains("No, since 2 June 2025: No more mail, please.")
        .doesNotContain("Nobody of you may write");
    var mayWe = kith.bean(MayWe.class);
    assertThat(kith.asOwner(() -> mayWe.contact(town.rosa, Channel.EMAIL)))
        .isInstanceOf(Permission.Refused.class);
    assertThat(kith.asOwner(() -> mayWe.contact(town.rosa)).isGranted()).isTrue();
    assertThat(kith.asOwner(() -> mayWe.history(town.rosa)).getLast().at())
        .isEqualTo("2025-02-28T23:00:00Z");
  }

  @Test
  void thatTheyWereToldIsNotedOnlyAfterASecondLook() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);
    page.locator("summary:has-text('What to tell them')").click();
    page.locator("summary:has-text('I told them')").click();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).history(town.rosa))).isEmpty();
    chromium.assertAccessible(page);
    page.locator("button:has-text('They were told')").click();
    page.waitForSelector("text=Noted that Rosa Delgado was told");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).history(town.rosa))).hasSize(1);
  }

  @Test
  void whoIsNotThereIsSaidSo() {
    var page = open(new PersonId(987_654_321));

    assertThat(page.textContent("main")).contains("There is nothing at this address.");
  }
}
