package org.kith.activate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignState;
import org.kith.activate.CampaignWorld;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.Tags;
import org.kith.site.Chromium;
import org.kith.team.Role;

class CampaignsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void aRunningCampaignShowsWhereEverybodyIsAndWhomToAskNext(int width, boolean dark) {
    var campaign = town();
    var page = open(width, dark, "/campaigns/" + campaign.value());
    chromium.screenshot(page, "campaign-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);

    page.locator("tr:has-text('Yara Haddad') button:has-text('Ask')").click();
    page.waitForSelector("text=Yara Haddad is invited");
    assertThat(page.locator("article:has-text('Yara Haddad') .copy input").inputValue())
        .matches("http://127\\.0\\.0\\.1:\\d+/yours/\\d+-[1-9A-HJ-NP-Za-km-z]{24}");
    chromium.assertAccessible(page);
    page.locator("#toasts button:has-text('Undo')").click();
    page.waitForSelector("text=Taken back.");

    page.locator("article:has-text('Femi Adeyemi') button:has-text('Yes')").click();
    page.waitForSelector("text=Femi Adeyemi said yes.");
    chromium.assertAccessible(page);
    page.navigate(kith.url() + "/campaigns");
    chromium.screenshot(page, "campaigns-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
  }

  @Test
  void anEmptyPageSaysWhatACampaignIs() {
    var page = open(1280, false, "/campaigns");

    assertThat(page.textContent("main")).contains("Nothing is asked of anybody.");
    chromium.screenshot(page, "campaigns-empty");
    chromium.assertAccessible(page);
  }

  @ParameterizedTest(name = "{0} pixels")
  @CsvSource({"1280", "390"})
  void nothingIsLostOnAnError(int width) {
    world.onTheWeb();
    var page = open(width, false, "/campaigns/new");
    chromium.assertAccessible(page);
    page.evaluate("document.querySelector('main form').noValidate = true");
    page.fill("#name", "The free shelf");
    page.fill("#why", "Nobody has to queue.");
    page.fill("#destination", "https://evil.example/shelf");
    page.fill("#until", "2026-12-05");
    page.fill("#hashtag", "#free shelf");
    page.fill("#facts", "One.\nTwo.\nThree.\nFour.");
    page.fill("#question", "What would you put on your shelf first?");
    page.locator("button:has-text('Keep as a draft')").click();
    page.waitForSelector("text=Not saved yet: 3 fields need another look.");
    chromium.screenshot(page, "campaign-errors-" + width);
    assertThat(chromium.complaints()).allMatch(line -> line.contains("422"));
    chromium.forgive();
    chromium.assertAccessible(page);
    assertThat(page.inputValue("#name")).isEqualTo("The free shelf");
    assertThat(page.inputValue("#facts")).isEqualTo("One.\nTwo.\nThree.\nFour.");
    assertThat(page.inputValue("#until")).isEqualTo("2026-12-05");

    page.fill("#destination", "https://harvestline.example/shelf");
    page.fill("#hashtag", "freeshelf");
    page.fill("#facts", "One.\nTwo.\nThree.");
    page.locator("button:has-text('Keep as a draft')").click();
    page.waitForSelector("text=Nobody is asked before you start it.");
    chromium.screenshot(page, "campaign-draft-" + width);
    chromium.assertAccessible(page);
    page.locator("button:has-text('Start')").click();
    page.waitForSelector("text=It runs.");
    chromium.assertAccessible(page);
    page.locator("summary:has-text('End')").click();
    page.locator("button:has-text('End it now')").click();
    page.waitForSelector("text=It is over.");
    chromium.assertAccessible(page);
    page.locator("#toasts button:has-text('Undo')").click();
    page.waitForSelector("text=It runs again.");
    assertThat(kith.asOwner(() -> world.campaigns().all()))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.state()).isEqualTo(CampaignState.RUNNING);
          assertThat(c.brief().kit().facts()).containsExactly("One.", "Two.", "Three.");
          assertThat(c.brief().until()).isEqualTo("2026-12-05T23:00:00Z");
        });
  }

  @ParameterizedTest(name = "{0} pixels")
  @CsvSource({"1280", "390"})
  void aDraftIsChangedAndThrownAwayFromThePage(int width) {
    var ana = world.onTheWeb().friend("Ana");
    kith.asOwner(() -> kith.bean(Tags.class).add(List.of(ana), "Helpers"));
    var campaign = world.draft();
    var page = open(width, false, "/campaigns/" + campaign.value());
    page.locator("a:has-text('Change')").first().click();
    page.waitForSelector("text=Change it");
    chromium.assertAccessible(page);
    assertThat(page.inputValue("#name")).isEqualTo("The free shelf");
    page.fill("#name", "The bread round");
    page.selectOption("#who", "Helpers");
    chromium.screenshot(page, "campaign-change-" + width);
    page.locator("main button:has-text('Keep')").click();
    page.waitForSelector("text=Kept.");
    assertThat(page.textContent("main")).contains("1 person of those with the tag “Helpers”");
    chromium.assertAccessible(page);
    var brief = kith.asOwner(() -> world.campaigns().find(campaign).orElseThrow().brief());
    assertThat(brief.name()).isEqualTo("The bread round");
    assertThat(brief.tag()).isEqualTo("Helpers");
    assertThat(brief.kit()).isEqualTo(world.brief().kit());

    page.locator("button:has-text('Throw away')").click();
    page.waitForSelector("text=“The bread round” is thrown away.");
    assertThat(page.textContent("main")).contains("Nothing is asked of anybody.");
    page.locator("#toasts button:has-text('Undo')").click();
    page.waitForSelector("text=It is back.");
    assertThat(kith.asOwner(() -> world.campaigns().all())).hasSize(1);
  }

  @Test
  void whatRunsIsChangedInWhatPeopleWereNotPromised() {
    var campaign = world.onTheWeb().running();
    var page = open(1280, false, "/campaigns/" + campaign.value() + "/edit");
    chromium.assertAccessible(page);
    assertThat(page.locator("#destination, #who, #facts").count()).isZero();
    page.evaluate("document.querySelector('main form').noValidate = true");
    page.fill("#until", "2026-01-05");
    page.locator("main button:has-text('Keep')").click();
    page.waitForSelector("text=It can be later, not earlier");
    chromium.forgive();
    page.fill("#until", "2026-12-31");
    page.fill("#why", "It is warm.");
    page.locator("main button:has-text('Keep')").click();
    page.waitForSelector("text=Kept.");

    var brief = kith.asOwner(() -> world.campaigns().find(campaign).orElseThrow().brief());
    assertThat(brief.until()).isEqualTo("2026-12-31T23:00:00Z");
    assertThat(brief.why()).isEqualTo("It is warm.");
    assertThat(brief.destination()).isEqualTo(CampaignWorld.SHELF);
  }

  @Test
  void whoOnlyLooksSeesNoButtons() {
    var campaign = town();
    var page = chromium.page(1280, false);
    var cookie = kith.cookie(kith.join("Vic", Role.VIEWER)).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/campaigns/" + campaign.value());

    assertThat(page.locator("main button[type=submit]").count()).isZero();
    chromium.assertAccessible(page);
  }

  @Test
  void theLastWordIsHeardFromThePageToo() {
    var campaign = town();
    var page = open(1280, false, "/campaigns/" + campaign.value());
    var femi = page.locator("article:has-text('Femi Adeyemi')");
    femi.locator("summary").first().click();
    chromium.screenshot(page, "campaign-more");
    femi.locator("input[name=words]").fill("“no more mails, please”");
    femi.locator("button:has-text('Never write again')").click();
    page.waitForSelector("text=Nobody here writes to Femi Adeyemi any more");

    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).refusing())).hasSize(2);
  }

  /// Thirteen people around one campaign, nine days after its start.
  private CampaignId town() {
    var crowd = world.onTheWeb().listeners(60);
    var asked =
        List.of(
                "Farah Demir",
                "Adaeze Obi",
                "Luca Conti",
                "Ben Ortiz",
                "Dawit Bekele",
                "Amara Diallo",
                "Henrike Voss",
                "Priya Raman",
                "Femi Adeyemi")
            .stream()
            .map(name -> world.friend(name, crowd.subList(name.length(), name.length() + 22)))
            .toList();
    world.friend("Yara Haddad", crowd.subList(2, 9));
    world.friend("Rosa Delgado", crowd.subList(40, 60));
    world.friend("Tomasz Wójcik", crowd.subList(30, 44));
    var greta = world.friend("Greta Lind", crowd.subList(0, 5));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(greta, "“let others talk”"));
    var campaign = world.running();
    asked.forEach(person -> ask(campaign, person));
    kith.now(kith.now().plus(Duration.ofDays(6)));
    move(campaign, asked.get(0), AskState.SPOKE, AskState.THANKED);
    move(campaign, asked.get(1), AskState.SAID_YES, AskState.SPOKE);
    move(campaign, asked.get(2), AskState.SPOKE);
    move(campaign, asked.get(3), AskState.SAID_YES);
    move(campaign, asked.get(4), AskState.SAID_YES);
    move(campaign, asked.get(5), AskState.SAID_YES);
    move(campaign, asked.get(6), AskState.SAID_NO);
    kith.now(kith.now().plus(Duration.ofDays(3)));
    return campaign;
  }

  private void ask(CampaignId campaign, PersonId person) {
    kith.asOwner(() -> kith.bean(Asks.class).ask(campaign, person, Channel.EMAIL));
  }

  private void move(CampaignId campaign, PersonId person, AskState... states) {
    for (var state : states) {
      kith.asOwner(() -> kith.bean(Asks.class).move(campaign, person, state));
    }
  }

  private Page open(int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
