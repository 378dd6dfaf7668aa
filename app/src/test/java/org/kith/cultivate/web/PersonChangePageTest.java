package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.cultivate.quicklog.Nicknames;
import org.kith.people.Connection;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.site.Chromium;

/// Somebody is put right: who they are, what they are called, where they speak.
class PersonChangePageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(PersonId person) {
    return new Pages(kith, chromium).open(1280, false, "/people/" + person.value());
  }

  private Person person(PersonId id) {
    return kith.asOwner(() -> kith.bean(Persons.class).find(id)).orElseThrow();
  }

  @Test
  void whoSomebodyIsIsPutRightAndTakenBackAndTheOldPurposeStaysOnRecord() {
    var town = new MorningTown(kith);
    var before = person(town.rosa);
    var page = open(town.rosa);

    page.keyboard().press("c");
    page.waitForSelector("h1:has-text('Put Rosa Delgado right')");
    chromium.assertAccessible(page);
    page.locator("#name").fill("Rosa Delgado Ruiz");
    page.locator("#about").fill("Cooks at Northside");
    page.locator("#email").fill("no address");
    page.locator("#connection").selectOption("VOLUNTEER");
    page.locator("#purpose").fill("She asked to help at the market");
    page.locator("main button:has-text('Save')").click();
    page.waitForSelector("text=“no address” is no e-mail address.");
    assertThat(page.inputValue("#name")).as("what was typed stays").isEqualTo("Rosa Delgado Ruiz");
    assertThat(person(town.rosa)).isEqualTo(before);
    chromium.assertAccessible(page);

    page.locator("#email").fill("rosa@kitchen.example");
    page.locator("main button:has-text('Save')").click();
    page.waitForSelector("text=Rosa Delgado Ruiz is as you wrote it.");
    var after = person(town.rosa);
    assertThat(after.about()).isEqualTo("Cooks at Northside");
    assertThat(after.email()).isEqualTo("rosa@kitchen.example");
    assertThat(after.connection()).isEqualTo(Connection.VOLUNTEER);
    assertThat(after.purpose()).isEqualTo("She asked to help at the market");

    page.keyboard().press("u");
    page.waitForSelector("text=It is as it was before.");
    assertThat(person(town.rosa)).isEqualTo(before);
    page.navigate(kith.url() + "/people/" + town.rosa.value() + "/change");
    assertThat(page.textContent("#purposes"))
        .contains("She asked to help at the market", "changed by Mara", before.purpose());
    chromium.assertAccessible(page);
  }

  /// A colleague, or the person on their own page: what they said while the form was open stays.
  @Test
  void whatOthersSaidMeanwhileStaysWhereTheFormLeftItAlone() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);
    page.keyboard().press("c");
    page.waitForSelector("h1:has-text('Put Rosa Delgado right')");
    kith.asOwner(() -> kith.bean(Persons.class).connect(town.rosa, Connection.PAID));
    ApiClient.of(kith, kith.owner())
        .send(
            "PUT",
            "/api/v1/people/" + town.rosa.value(),
            "{\"name\":\"Rosa Delgado\",\"email\":\"rosa@kitchen.example\",\"about\":\"Cooks\"}");
    page.locator("#about").fill("Bakes at Northside");
    page.locator("main button:has-text('Save')").click();
    page.waitForSelector("text=is as you wrote it");
    var after = person(town.rosa);
    assertThat(after.about()).isEqualTo("Bakes at Northside");
    assertThat(after.email()).isEqualTo("rosa@kitchen.example");
    assertThat(after.connection()).isEqualTo(Connection.PAID);
  }

  @Test
  void aChangeThatAnotherFollowedIsNotTakenBack() {
    var town = new MorningTown(kith);
    var page = open(town.rosa);
    page.keyboard().press("c");
    page.locator("#about").fill("Cooks");
    page.locator("main button:has-text('Save')").click();
    page.waitForSelector("text=is as you wrote it");
    var api = ApiClient.of(kith, kith.owner());
    api.send(
        "PUT", "/api/v1/people/" + town.rosa.value(), "{\"name\":\"Rosa\",\"about\":\"Baker\"}");

    page.keyboard().press("u");
    page.waitForSelector("text=Nothing was taken back: it was changed again since.");
    assertThat(person(town.rosa).about()).isEqualTo("Baker");
  }

  @Test
  void whatTheQuickLogLearnedIsShownAndGoesAndComesBack() {
    var town = new MorningTown(kith);
    kith.asOwner(() -> kith.bean(Nicknames.class).add(town.rosa, "Rosita"));
    var page = open(town.rosa);
    page.keyboard().press("c");
    page.locator("article:has-text('Rosita') button:has-text('Not them')").click();
    page.waitForSelector("text=“Rosita” is Rosa Delgado no more.");
    assertThat(page.locator("article").count()).isZero();
    page.keyboard().press("u");
    page.waitForSelector("text=“Rosita” is Rosa Delgado from now on.");
    page.locator("#nickname").fill("The chef");
    page.locator("button:has-text('Add the name')").click();
    page.waitForSelector("article:has-text('The chef')");
    assertThat(kith.asOwner(() -> kith.bean(Nicknames.class).of(town.rosa)))
        .containsExactly("Rosita", "The chef");
  }

  @Test
  void anotherAccountIsTakenInByItsLinkAndSomebodyElsesIsNot() {
    var town = new MorningTown(kith);
    town.town.update(
        "update account set handle = 'imke@kitchen.example' where id = " + town.imke.value());
    var page = open(town.rosa);
    page.keyboard().press("c");
    page.locator("#link").fill("Imke, “zero waste kitchen”");
    page.locator("button:has-text('It is theirs')").click();
    page.waitForSelector("text=That is no link or handle.");
    assertThat(person(town.rosa).accounts()).as("never by a name").hasSize(1);

    page.locator("#link").fill("https://kitchen.example/@imke");
    page.locator("button:has-text('It is theirs')").click();
    page.waitForSelector("text=is Rosa Delgado’s now.");
    assertThat(person(town.rosa).accounts())
        .anySatisfy(account -> assertThat(account.proof()).endsWith("named it as theirs"));

    page.navigate(kith.url() + "/people/" + town.tomasz.value() + "/change");
    page.locator("#link").fill("https://kitchen.example/@imke");
    page.locator("button:has-text('It is theirs')").click();
    page.waitForSelector("text=That is Rosa Delgado’s account. Are they one person?");
    assertThat(person(town.tomasz).accounts()).hasSize(2);
  }
}
