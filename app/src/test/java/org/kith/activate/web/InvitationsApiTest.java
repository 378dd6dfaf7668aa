package org.kith.activate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.api.ApiClient;
import org.kith.mail.MailWorld;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.team.Role;

/// Invitations by mail, and what came of links, at the door of programs.
class InvitationsApiTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private MailWorld mail;
  private CampaignWorld world;
  private CampaignId campaign;
  private ApiClient owner;

  @BeforeEach
  void begin() throws IOException {
    mail = new MailWorld(kith);
    world = new CampaignWorld(kith).onTheWeb();
    campaign = world.running();
    owner = ApiClient.of(kith, kith.owner());
  }

  @AfterEach
  void end() {
    mail.close();
  }

  private String here() {
    return "/api/v1/campaigns/" + campaign.value();
  }

  private String invitation(PersonId person) {
    return here() + "/invitations/" + person.value();
  }

  @Test
  void somebodyIsInvitedOnceAndTakenBackAsLongAsTheLetterWaits() throws IOException {
    var ana = world.friend("Ana Weber");
    assertThat(owner.get(invitation(ana)).status()).isEqualTo(404);
    var invited = owner.send("PUT", invitation(ana), "{\"subject\":\"A shelf, {first}\"}");
    assertThat(invited.status()).as(invited.text()).isEqualTo(200);
    assertThat(invited.json().path("mail").asString()).isEqualTo("QUEUED");
    assertThat(owner.send("PUT", invitation(ana), "{}").text()).isEqualTo(invited.text());
    assertThat(owner.send("DELETE", invitation(ana), "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", invitation(ana), "").status()).isEqualTo(204);
    mail.send();
    assertThat(mail.taken()).isEmpty();
    assertThat(owner.get(here() + "/asks").json().path("items")).isEmpty();

    owner.send("PUT", invitation(ana), "{\"subject\":\"A shelf, {first}\"}");
    mail.send();
    assertThat(mail.taken()).hasSize(1);
    assertThat(mail.taken().getFirst().header("Subject")).contains("A shelf, Ana");
    var listed = owner.get(here() + "/invitations").json().path("items").get(0);
    assertThat(listed.path("mail").asString()).isEqualTo("SENT");
    assertThat(listed.path("ask").asString()).isEqualTo("INVITED");
    assertThat(owner.send("DELETE", invitation(ana), "").status()).as("it is out").isEqualTo(409);
    owner.send("PUT", invitation(ana), "{}");
    mail.send();
    assertThat(mail.taken()).as("never twice").hasSize(1);
  }

  @Test
  void whatSomebodyAnsweredIsNotTakenBackWithTheirInvitation() {
    var ana = world.friend("Ana Weber");
    owner.send("PUT", invitation(ana), "{}");
    var asked = here() + "/asks/" + ana.value();
    owner.send("PUT", asked + "/state", "{\"state\":\"SAID_YES\"}");
    assertThat(owner.send("DELETE", invitation(ana), "").status()).isEqualTo(409);
    assertThat(owner.get(invitation(ana)).json().path("ask").asString()).isEqualTo("SAID_YES");
  }

  /// Invariant 1, and P9: without a basis nobody is written to.
  @Test
  void nobodyWhoRefusedOrDidNotAgreeIsInvited() throws IOException {
    var stranger = world.town.person("Cy Novak");
    var no = owner.send("PUT", invitation(stranger), "{}");
    assertThat(no.status()).isEqualTo(409);
    assertThat(no.text()).contains("Nothing they said allows e-mail.");
    var ana = world.friend("Ana Weber");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "said stop"));
    assertThat(owner.send("PUT", invitation(ana), "{}").status()).isEqualTo(409);
    var bo = world.friend("Bo Tran");
    owner.send("PUT", here() + "/asks/" + bo.value(), "{\"channel\":\"OTHER\"}");
    assertThat(owner.send("PUT", invitation(bo), "{}").text()).contains("and not by mail");
    mail.send();
    assertThat(mail.taken()).isEmpty();
    assertThat(owner.send("PUT", invitation(bo).replace("" + bo.value(), "999"), "{}").status())
        .isEqualTo(404);
  }

  @Test
  void theWordsOfAllAreKeptAndChangedByWhoSawThem() {
    var path = here() + "/invitation";
    var proposed = owner.get(path);
    assertThat(proposed.json().path("body").asString()).contains("{page}");
    assertThat(proposed.json().path("paused").asBoolean()).isFalse();
    var words = "{\"subject\":\"Bread\",\"body\":\"Here: {page}\"}";
    assertThat(owner.send("PUT", path, words, "If-Match", proposed.tag()).status()).isEqualTo(200);
    assertThat(owner.send("PUT", path, words, "If-Match", proposed.tag()).status()).isEqualTo(412);
    assertThat(owner.send("PUT", path, words.replace("{page}", "no")).text())
        .contains("neither {page} nor {link}");
    assertThat(owner.get(path).json().path("subject").asString()).isEqualTo("Bread");
    var member = ApiClient.of(kith, kith.join("Cy", Role.MEMBER));
    assertThat(member.send("DELETE", path + "/pause", "").status()).isEqualTo(403);
    assertThat(owner.send("DELETE", path + "/pause", "").status()).isEqualTo(204);
  }

  @Test
  void linksSayWhatIsWrongWithThemAndClicksWhatIsMissing() {
    var shared = owner.send("PUT", here() + "/links/shared", "").json();
    assertThat(shared.path("caveat").asString()).contains("open on this computer alone");
    var ana = world.friend("Ana Weber");
    var asked = owner.send("PUT", here() + "/asks/" + ana.value(), "{\"channel\":\"OTHER\"}");
    assertThat(asked.json().path("caveat").asString()).contains("open on this computer alone");
    var clicks = owner.get(here() + "/clicks");
    assertThat(clicks.text())
        .isEqualTo("{\"visits\":0,\"later\":0,\"lost\":null,\"waiting\":false}");
  }
}
