package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.MayWe;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.kith.site.Chromium;

class PeoplePageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark, String path) {
    return new Pages(kith, chromium).open(width, dark, path);
  }

  private MorningTown town() {
    var town = new MorningTown(kith);
    town.promise(town.rosa, "Bring her the numbers of the canteen", 3);
    town.promise(town.tomasz, "Answer his question about Monday bread", -2);
    var wim = town.town.person("Wim de Boer");
    town.town.refuses(wim);
    var hanne = town.town.person("Hanne Okafor", town.town.account("MASTODON", "Hanne", 210));
    town.friends(hanne, Stage.SAID_HELLO, 3);
    kith.asOwner(() -> {
      kith.bean(Relationships.class).move(town.town.person("Yusuf"), Stage.RESTING);
    });
    return town;
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "1280,true", "390,false", "390,true"})
  void theCircleIsSortedByWhatIsToBeDoneNext(int width, boolean dark) {
    town();
    var page = open(width, dark, "/people");
    chromium.screenshot(page, "people-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);

    assertThat(page.locator("tbody th a").allTextContents())
        .containsExactly("Tomasz Wójcik", "Rosa Delgado", "Hanne Okafor");
    assertThat(page.locator("tbody tr").first().textContent())
        .contains("Speaks for us", "six days past", "Late", "2 days ago", "2 / 1", "Mara");
  }

  @Test
  void eachViewShowsItsOwnAndSortsByItsColumns() {
    town();
    var page = open(1280, false, "/people?view=losing");
    assertThat(page.locator("tbody th a").allTextContents()).containsExactly("Tomasz Wójcik");
    page.locator("nav.tabs a:has-text('Said no')").click();
    assertThat(page.locator("tbody th a").allTextContents()).containsExactly("Wim de Boer");
    page.locator("nav.tabs a:has-text('Resting')").click();
    assertThat(page.locator("tbody th a").allTextContents()).containsExactly("Yusuf");
    page.locator("nav.tabs a:has-text('Speaks for us')").click();
    assertThat(page.locator("tbody th a").allTextContents()).containsExactly("Tomasz Wójcik");
    page.locator("nav.tabs a:has-text('Everybody')").click();
    page.locator("thead a:has-text('Name')").click();
    assertThat(page.locator("tbody th a").allTextContents())
        .containsExactly("Hanne Okafor", "Rosa Delgado", "Tomasz Wójcik", "Wim de Boer", "Yusuf");
    for (var column : new String[] {"Stage", "Last contact", "Spoke", "Next step"}) {
      page.locator("thead a:has-text('" + column + "')").click();
      assertThat(page.locator("tbody tr").count()).isEqualTo(5);
    }
  }

  @Test
  void whoeverIsLeftInPeaceForNowIsNoYes() {
    var town = town();
    kith.asOwner(() -> kith.bean(MayWe.class).wished(town.rosa, 60, "said so"));
    town.log(town.rosa, InteractionKind.MAIL, 10, "");
    var page = open(1280, false, "/people?view=everybody&sort=name");
    assertThat(page.locator("tbody td[data-label='May we?']").allTextContents())
        .extracting(String::strip)
        .containsExactly("yes", "not before 12 January 2027", "yes", "Said no", "yes");
    chromium.assertAccessible(page);
  }

  @Test
  void manyPeopleAreTurnedPageByPage() {
    for (int i = 0; i < PeoplePage.SIZE + 5; i++) {
      new org.kith.cultivate.Town(kith).person("Person %02d".formatted(i));
    }
    var page = open(1280, false, "/people?view=everybody&sort=name");
    assertThat(page.textContent(".pager")).contains("1 to 30 of 35");
    page.locator("a[rel=next]").click();
    assertThat(page.locator("tbody th a").allTextContents()).hasSize(5).contains("Person 34");
    page.locator("a[rel=prev]").click();
    assertThat(page.locator("tbody th a").first().textContent()).isEqualTo("Person 00");
  }

  @Test
  void somebodyIsAddedByHandForAPurpose() {
    var page = open(1280, false, "/people");
    assertThat(page.textContent("main")).contains("Your circle is empty.");
    chromium.assertAccessible(page);

    page.keyboard().press("a");
    page.locator("#name").fill("Ana Ruiz");
    page.locator("#purpose").fill("She runs the market and knows everybody.");
    chromium.screenshot(page, "people-add");
    page.locator("button:has-text('Add')").last().click();

    page.waitForSelector("text=Ana Ruiz is among your People now.");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all()))
        .extracting(person -> person.name())
        .containsExactly("Ana Ruiz");
  }

  @Test
  void whoIsLookedForIsFoundWhileTypingAndManyAreTaggedAtOnce() {
    var town = town();
    var page = open(1280, false, "/people?view=everybody");
    page.keyboard().press("/");
    page.keyboard().type("wójc");
    page.waitForSelector("#people-found tbody tr:only-child");
    assertThat(page.locator("tbody th a").allTextContents()).containsExactly("Tomasz Wójcik");
    assertThat(page.url()).contains("q=w%C3%B3jc");
    assertThat(page.locator("nav.tabs a:has-text('Everybody') i").textContent()).isEqualTo("1");
    page.keyboard().press("Escape");
    page.waitForSelector("#people-found tbody tr:nth-child(5)");
    page.locator("#q").fill("tomazs");
    page.waitForSelector(".empty");
    assertThat(page.textContent(".empty")).contains("fits “tomazs”", "Tomasz Wójcik?");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "people-nobody");

    page.navigate(kith.url() + "/people?view=everybody&sort=name");
    page.locator("tbody tr:has-text('Rosa') input").check();
    page.locator("tbody tr:has-text('Wim') input").check();
    page.locator("#bulk-tag").fill("School board");
    chromium.screenshot(page, "people-chosen");
    chromium.assertAccessible(page);
    page.locator(".bulk button:has-text('Give')").click();
    page.waitForSelector("text=2 people got the tag “School board”.");
    page.selectOption("#tag", "School board");
    page.waitForSelector("#people-found tbody tr:nth-child(2):last-child");
    page.keyboard().press("e");
    page.selectOption("#bulk-stage", "SPEAKS_FOR_US");
    page.locator(".bulk button:has-text('Move')").click();
    page.waitForSelector("text=1 said no: Wim de Boer.");
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back, but for what changed since.");

    page.locator("summary:has-text('Save this view')").click();
    page.locator("#view-name").fill("The board");
    page.locator(".chip:has-text('Adds')").click();
    chromium.screenshot(page, "people-save");
    chromium.assertAccessible(page);
    page.locator("button:has-text('Save')").last().click();
    page.waitForSelector("nav.tabs a[aria-current]:has-text('The board')");
    assertThat(page.locator("thead th").allTextContents()).doesNotContain("Adds");
    assertThat(page.locator("tbody tr").count()).isEqualTo(2);
    var download =
        page.waitForDownload(() -> {
          page.locator("tbody tr:has-text('Rosa') input").check();
          page.locator(".bulk button:has-text('Take out')").click();
        });
    assertThat(download.suggestedFilename()).isEqualTo("people.csv");
    assertThat(kith.asOwner(() -> kith.bean(Tags.class).of(town.rosa)))
        .containsExactly("School board");
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"390,false", "1280,true"})
  void tagsAndFieldsStandOnThePageOfAPerson(int width, boolean dark) {
    var town = town();
    kith.asOwner(() -> {
      kith.bean(Tags.class).add(java.util.List.of(town.rosa), "Board");
      kith.bean(Tags.class).rhythm("Board", 9);
      kith.bean(Fields.class).define("School", Field.Kind.TEXT, java.util.List.of());
      kith.bean(Fields.class)
          .define("Likes", Field.Kind.CHOICE, java.util.List.of("Rye", "Sourdough"));
    });
    var page = open(width, dark, "/people/" + town.rosa.value());
    assertThat(page.textContent("#how-often"))
        .contains("A contact every nine days, because of the tag “Board”.");
    page.locator("summary:has-text('Fill in')").click();
    page.locator("#value-0").selectOption("Rye");
    page.locator("#value-1").fill("Northside");
    page.locator("form[aria-label=Fields] button").click();
    page.waitForSelector("#fields :text('Northside')");
    page.locator("summary:has-text('Tags')").click();
    page.locator("#tags").fill("Board, Press");
    chromium.screenshot(page, "person-tags-%d".formatted(width));
    chromium.assertAccessible(page);
    page.locator("form[aria-label=Tags] button").click();
    page.waitForSelector("a.tag:has-text('Press')");
    for (var path : new String[] {"tags", "fields"}) {
      page.navigate(kith.url() + "/settings/" + path);
      page.locator("td summary:has-text('Change')").first().click();
      chromium.screenshot(page, "settings-%s-%d".formatted(path, width));
      chromium.assertAccessible(page);
    }
    page.navigate(kith.url() + "/people?tag=Board&view=everybody");
    page.locator("tbody input").first().check();
    chromium.screenshot(page, "people-tagged-%d".formatted(width));

    page.navigate(kith.url() + "/people?view=everybody");
    page.locator("summary:has-text('Choose columns')").click();
    page.locator("#view-name").fill("Schools");
    page.locator(".chip:has-text('School')").click();
    chromium.screenshot(page, "people-columns-%d".formatted(width));
    chromium.assertAccessible(page);
    page.locator("button:has-text('Save')").last().click();
    page.waitForSelector("nav.tabs a[aria-current]:has-text('Schools')");
    assertThat(page.locator("tbody tr:has-text('Rosa')").textContent()).contains("Northside");
    page.navigate(kith.url() + "/people?view=everybody&field=School&sort=field%3ASchool");
    assertThat(page.locator("tbody th a").first().textContent()).isEqualTo("Rosa Delgado");
    assertThat(page.locator("th[aria-sort=ascending]").textContent()).contains("School");
    chromium.screenshot(page, "people-schools-%d".formatted(width));
    chromium.assertAccessible(page);
  }
}
