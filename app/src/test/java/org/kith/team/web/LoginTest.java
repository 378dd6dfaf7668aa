package org.kith.team.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.AtOnce;
import org.kith.TestKith;
import org.kith.site.Chromium;
import org.kith.team.LoginResult;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;

/// The ways in, in a real browser.
class LoginTest {

  private static final String PASSWORD = "crates of pears on a Monday";

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void aOneTimeLinkLetsInOnce() {
    var secret = kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace());
    var page = chromium.page(1280, false);
    page.navigate(kith.url() + "/enter/" + secret);
    page.waitForURL("**/today");

    var second = chromium.page(1280, false);
    second.navigate(kith.url() + "/enter/" + secret);
    second.waitForURL("**/enter");
    assertThat(second.textContent("h1")).isEqualTo("This link is used up.");
  }

  @Test
  void openingALinkDoesNotUseItUp() {
    var secret = kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace());
    for (int scanner = 0; scanner < 5; scanner++) {
      chromium.page(1280, false, false).navigate(kith.url() + "/enter/" + secret);
    }
    var page = chromium.page(390, false, false);
    page.navigate(kith.url() + "/enter/" + secret);
    page.click("button.do");
    page.waitForURL("**/today");
  }

  @Test
  void aLinkIsForgottenAfterADay() {
    var secret = kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace());
    kith.now(kith.now().plus(Duration.ofHours(25)));

    assertThat(kith.bean(Sessions.class).enter(secret)).isEmpty();
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void aPasswordLetsInWhereItBelongsToTheAddress(int width, boolean dark) {
    kith.bean(Members.class).setPassword(kith.owner(), PASSWORD, "");
    var page = chromium.page(width, dark);
    page.navigate(kith.url() + "/settings");
    page.waitForURL("**/login?next=*");
    logIn(page, "wrong " + PASSWORD);
    assertThat(page.textContent("[role=alert]")).contains("do not belong together");
    chromium.screenshot(page, "login-%d%s".formatted(width, dark ? "-dark" : ""));
    assertThat(chromium.complaints())
        .allMatch(said -> said.contains("422")); // the refused form, and nothing else
    chromium.forgive();
    chromium.assertAccessible(page);

    logIn(page, PASSWORD);
    page.waitForURL("**/settings");
    chromium.screenshot(page, "settings-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
  }

  private void logIn(Page page, String password) {
    page.fill("#email", address());
    page.fill("#password", password);
    page.click("button.do");
  }

  private String address() {
    return kith.bean(Members.class).of(kith.workspace()).getFirst().email();
  }

  private boolean letsIn(String password) {
    return kith.bean(Sessions.class).login(address(), password, "192.0.2.1")
        instanceof LoginResult.LoggedIn;
  }

  @Test
  void a7_whoGuessesPasswordsWaitsLongerEachTime() {
    kith.bean(Members.class).setPassword(kith.owner(), PASSWORD, "");
    var page = chromium.page(390, false);
    page.navigate(kith.url() + "/login");
    for (int i = 0; i < 5; i++) {
      var wrong = kith.bean(Sessions.class).login(address(), "wrong " + i, "127.0.0.1");
      assertThat(wrong).isInstanceOf(LoginResult.Refused.class);
    }
    logIn(page, PASSWORD);
    page.waitForSelector("[role=alert]:has-text('Wait a second')");
    assertThat(letsIn(PASSWORD)).as("from another address").isTrue();
    kith.now(kith.now().plusSeconds(1));
    logIn(page, PASSWORD);
    page.waitForURL("**/today");
    chromium.forgive(); // of the refused forms
  }

  @Test
  void whoWorksElsewhereTooIsLetInByNobodyHere() {
    var members = kith.bean(Members.class);
    var ana = kith.join("Ana Weber", Role.MEMBER);
    assertThat(members.worksBeyond(ana, kith.owner())).isFalse();
    members.add(TestKith.neighbour().workspace(), "Ana Weber", email(ana), Role.VIEWER);
    assertThat(members.worksBeyond(ana, kith.owner())).isTrue();
  }

  private String email(MemberId member) {
    return kith.bean(Members.class).of(kith.workspace()).stream()
        .filter(m -> m.id().equals(member))
        .findFirst()
        .orElseThrow()
        .email();
  }

  @Test
  void a5_aNewPasswordEndsEveryOtherSession() {
    var here = session();
    var elsewhere = session();
    kith.bean(Members.class).setPassword(kith.owner(), PASSWORD, here);

    assertThat(kith.bean(Sessions.class).caller(here)).isPresent();
    assertThat(kith.bean(Sessions.class).caller(elsewhere)).isEmpty();
  }

  @Test
  void a5_whoHasAPasswordSaysItToChangeIt() {
    var members = kith.bean(Members.class);
    var here = session();
    assertThat(members.hasPassword(kith.owner())).isFalse();
    assertThat(members.changePassword(kith.owner(), "", PASSWORD, here)).as("the first").isTrue();
    var elsewhere = session();

    var other = "another long password";
    assertThat(members.changePassword(kith.owner(), "", other, here)).isFalse();
    assertThat(members.changePassword(kith.owner(), other, other, here)).isFalse();
    assertThat(kith.bean(Sessions.class).caller(elsewhere)).isPresent();
    assertThat(letsIn(PASSWORD)).isTrue();

    assertThat(members.changePassword(kith.owner(), PASSWORD, other, here)).isTrue();
    assertThat(kith.bean(Sessions.class).caller(here)).isPresent();
    assertThat(kith.bean(Sessions.class).caller(elsewhere)).isEmpty();
    assertThat(letsIn(other)).isTrue();
  }

  /// At the page itself: an open screen is no proof of who sits before it.
  @Test
  void a5_thePageAsksForThePasswordOneHas() {
    kith.bean(Members.class).setPassword(kith.owner(), PASSWORD, "");
    var page = chromium.page(1280, false);
    page.navigate(kith.url() + "/login");
    logIn(page, PASSWORD);
    page.waitForURL("**/today");
    page.navigate(kith.url() + "/settings");
    page.fill("#old", "wrong " + PASSWORD);
    page.fill("#password", "another long password");
    page.click("button:has-text('Change the password')");
    page.waitForSelector("text=Not changed: the password you have now is another one.");
    assertThat(letsIn(PASSWORD)).isTrue();
  }

  @Test
  void a5_aSessionEndsWhenIdleAndAfterTwoWeeks() {
    var session = session();
    for (int hours = 0; hours < 14 * 24; hours += 11) {
      assertThat(kith.bean(Sessions.class).caller(session)).as("after %d h", hours).isPresent();
      kith.now(kith.now().plus(Duration.ofHours(11)));
    }
    assertThat(kith.bean(Sessions.class).caller(session)).as("two weeks").isEmpty();
    var idle = session();
    kith.now(kith.now().plus(Duration.ofHours(13)));
    assertThat(kith.bean(Sessions.class).caller(idle)).as("idle").isEmpty();
  }

  @Test
  void a5_anotherRoleEndsTheSessionsOfWhoHasIt() {
    var ben = kith.join("Ben Ortiz", Role.MEMBER);
    var session =
        kith.bean(Sessions.class)
            .enter(kith.bean(Sessions.class).linkFor(ben, kith.workspace()))
            .orElseThrow();
    kith.bean(Members.class).changeRole(kith.workspace(), ben, Role.VIEWER);

    assertThat(kith.bean(Sessions.class).caller(session)).isEmpty();
  }

  /// Nobody checks whose an address is: whoever calls themselves by somebody's gets no place that
  /// is meant for them.
  @Test
  void whoWorksElsewhereTakesAPlaceHereThemselves() {
    var members = kith.bean(Members.class);
    var sessions = kith.bean(Sessions.class);
    var elsewhere = TestKith.neighbour();
    var cem = elsewhere.join("Cem Aydin", Role.OWNER);
    var address = "cem.aydin+%d@example.org".formatted(elsewhere.workspace().value());

    var invited =
        members.invite(
            kith.workspace(), kith.owner(), "Cem", address.toUpperCase(Locale.ROOT), Role.MANAGER);
    assertThat(invited).isEqualTo(new Members.Invited.WorksElsewhere(cem));
    assertThat(roleOf(cem)).isEmpty();

    var offer = sessions.offer(cem, kith.workspace(), Role.MANAGER);
    assertThat(sessions.enter(offer)).isEmpty();
    assertThat(sessions.open(offer, "")).isInstanceOf(Sessions.Entered.LogInFirst.class);
    assertThat(sessions.open(offer, session())).isInstanceOf(Sessions.Entered.LogInFirst.class);
    assertThat(roleOf(cem)).isEmpty();

    var theirs = sessions.enter(sessions.linkFor(cem, elsewhere.workspace())).orElseThrow();
    var entered = (Sessions.Entered.In) sessions.open(offer, theirs);
    assertThat(sessions.caller(entered.session()).orElseThrow().workspace().id())
        .isEqualTo(kith.workspace());
    assertThat(roleOf(cem)).containsExactly(Role.MANAGER);
    assertThat(sessions.open(offer, theirs)).isInstanceOf(Sessions.Entered.Over.class);
  }

  @Test
  void aPlaceIsOfferedForADay() {
    var sessions = kith.bean(Sessions.class);
    var elsewhere = TestKith.neighbour();
    var cem = elsewhere.join("Cem Aydin", Role.OWNER);
    var offer = sessions.offer(cem, kith.workspace(), Role.MEMBER);
    kith.now(kith.now().plus(Duration.ofHours(25)));
    var theirs = sessions.enter(sessions.linkFor(cem, elsewhere.workspace())).orElseThrow();
    assertThat(sessions.open(offer, theirs)).isInstanceOf(Sessions.Entered.Over.class);
    assertThat(roleOf(cem)).isEmpty();
  }

  /// On the page: the link says what to do, and comes again after logging in.
  @Test
  void anOfferLeadsThroughTheLogin() {
    var elsewhere = TestKith.neighbour();
    var cem = elsewhere.join("Cem Aydin", Role.OWNER);
    kith.bean(Members.class).setPassword(cem, PASSWORD, "");
    var page = chromium.page(390, false);
    page.navigate(
        kith.url() + "/enter/" + kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace()));
    page.waitForURL("**/today");
    page.navigate(kith.url() + "/settings");
    page.fill("#newName", "Cem");
    page.fill("#newEmail", "cem.aydin+%d@example.org".formatted(elsewhere.workspace().value()));
    page.click("button:has-text('Add and make a link')");
    var link = page.textContent("code.secret");

    page.context().clearCookies();
    page.navigate(kith.url() + link);
    page.click("a:has-text('Log in')");
    page.fill("#email", "cem.aydin+%d@example.org".formatted(elsewhere.workspace().value()));
    page.fill("#password", PASSWORD);
    page.click("button:has-text('Log in')");
    page.waitForURL("**/today");
    assertThat(roleOf(cem)).containsExactly(Role.MEMBER);
    chromium.forgive(); // of the link that was opened first
  }

  @Test
  void whoWorksHereKeepsTheirRoleWhereSomebodyAddsThemOnceMore() {
    var ben = kith.join("Ben Ortiz", Role.MANAGER);
    for (var member : List.of(ben, kith.owner())) {
      assertThat(
              kith.bean(Members.class)
                  .invite(kith.workspace(), kith.owner(), "Ben", email(member), Role.VIEWER))
          .isInstanceOf(Members.Invited.WorksHere.class);
    }
    assertThat(roleOf(ben)).containsExactly(Role.MANAGER);
    assertThat(roleOf(kith.owner())).containsExactly(Role.OWNER);
  }

  @Test
  void ofTwoOwnersWhoLetEachOtherGoInTheSameMomentOneStays() {
    var members = kith.bean(Members.class);
    var ben = kith.join("Ben Ortiz", Role.OWNER);
    boolean second =
        AtOnce.act(
            kith,
            () -> members.changeRole(kith.workspace(), ben, Role.MEMBER),
            () -> members.remove(kith.workspace(), kith.owner()));
    assertThat(second).isFalse();
    assertThat(roleOf(kith.owner())).containsExactly(Role.OWNER);
  }

  private List<Role> roleOf(MemberId member) {
    return kith.bean(Members.class).of(kith.workspace()).stream()
        .filter(m -> m.id().equals(member))
        .map(Member::role)
        .toList();
  }

  @Test
  void theLastOwnerStays() {
    assertThat(kith.bean(Members.class).changeRole(kith.workspace(), kith.owner(), Role.VIEWER))
        .isFalse();
    assertThat(kith.bean(Members.class).remove(kith.workspace(), kith.owner())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "evil",
        "/\r\nLocation: x", "", "javascript:alert(1)", "/%0d%0a/../\\x", "///evil.example"
      })
  void a8_nextNeverLeavesThisServer(String next) {
    assertThat(LocalPath.orHome(next)).matches("/|/%0d%0a/.*").doesNotContain("\\");
  }

  private String session() {
    var sessions = kith.bean(Sessions.class);
    return sessions.enter(sessions.linkFor(kith.owner(), kith.workspace())).orElseThrow();
  }
}
