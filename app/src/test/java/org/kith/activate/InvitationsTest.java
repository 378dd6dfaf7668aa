package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.mail.MailState;
import org.kith.mail.MailWorld;
import org.kith.mail.OutMail;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;

class InvitationsTest {

  private static final String SERVER = "https://kith.example";

  @RegisterExtension final TestKith kith = new TestKith();

  private MailWorld mail;
  private CampaignWorld world;

  @BeforeEach
  void begin() throws IOException {
    mail = new MailWorld(kith);
    world = new CampaignWorld(kith).onTheWeb();
  }

  @AfterEach
  void end() {
    mail.close();
  }

  private Person person(PersonId id) {
    return kith.asOwner(() -> kith.bean(Persons.class).find(id)).orElseThrow();
  }

  private InvitationResult invite(CampaignId campaign, PersonId id) {
    var who = person(id);
    return kith.asOwner(
        () -> invitations().send(campaign, who, invitations().text(campaign), SERVER));
  }

  private Invitations invitations() {
    return kith.bean(Invitations.class);
  }

  private OutMail mailTo(CampaignId campaign, PersonId id) {
    return Objects.requireNonNull(kith.asOwner(() -> invitations().mails(campaign)).get(id));
  }

  @Test
  void aLetterIsToOnePersonWithTheirLinkAWayOutAndWhereWeAre() throws IOException {
    var campaign = world.running();
    var ana = world.friend("Ana Weber");
    assertThat(invite(campaign, ana)).isInstanceOf(InvitationResult.Queued.class);
    mail.send();
    assertThat(mail.taken()).hasSize(1);
    var letter = mail.taken().getFirst();
    var page = kith.asOwner(() -> kith.bean(SupporterPages.class).of(campaign, ana));
    var text = plain(letter.body());
    assertThat(letter.header("Subject")).contains("The free shelf");
    assertThat(text)
        .contains("Dear Ana,", "What would you put on your shelf first?", "Mara Lindqvist")
        .contains(SERVER + page, "1 Mill Lane, Northside", SERVER + "/hook/stop/");
    assertThat(letter.header("List-Unsubscribe").orElseThrow()).startsWith("<" + SERVER);
    assertThat(mailTo(campaign, ana).state()).isEqualTo(MailState.SENT);
    assertThat(kith.asOwner(() -> world.asks().of(campaign))).hasSize(1);
    assertThat(invite(campaign, ana)).isInstanceOf(InvitationResult.NotAsked.class);
  }

  private static String plain(String body) {
    return body.replace("=\r\n", "").replace("=3D", "=");
  }

  /// P3: the first message says why we hold their data; that it did is proven by the log.
  @Test
  void p3_theFirstLetterTellsWhyWeKnowThemAndTheNextDoesNot() throws IOException {
    var ana = world.friend("Ana Weber");
    invite(world.running(), ana);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).noticedAt(ana))).isNull();
    mail.send();
    assertThat(plain(mail.taken().getFirst().body())).contains("We came to know you by what you");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).noticedAt(ana))).isNotNull();

    kith.now(kith.now().plus(Asks.REST).plusSeconds(1));
    invite(world.running(), ana);
    mail.send();
    assertThat(mail.taken()).hasSize(2);
    assertThat(plain(mail.taken().getLast().body())).doesNotContain("We came to know you");
  }

  @Test
  void p9_withoutABasisNobodyIsInvited() {
    var campaign = world.running();
    var ana = world.town.person("Ana Weber");
    assertThat(invite(campaign, ana))
        .isInstanceOfSatisfying(
            InvitationResult.NoMail.class,
            no -> assertThat(no.why()).startsWith("Nothing they said allows e-mail."));
    var bo = world.friend("Bo Tran");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(bo, Channel.EMAIL, "no", kith.now()));
    assertThat(invite(campaign, bo)).isInstanceOf(InvitationResult.NoMail.class);
    assertThat(kith.asOwner(() -> world.asks().of(campaign))).isEmpty();
  }

  @Test
  void anAskIsTakenBackWhileItsMailWaitsAndNotAfter() throws IOException {
    var campaign = world.running();
    var ana = world.friend("Ana Weber");
    invite(campaign, ana);
    assertThat(kith.asOwner(() -> invitations().takeBack(campaign, ana))).isTrue();
    mail.send();
    assertThat(mail.taken()).isEmpty();
    assertThat(kith.asOwner(() -> world.asks().of(campaign))).isEmpty();

    invite(campaign, ana);
    mail.send();
    assertThat(mail.taken()).hasSize(1);
    assertThat(kith.asOwner(() -> invitations().takeBack(campaign, ana))).isFalse();
    kith.asOwner(() -> world.asks().move(campaign, ana, AskState.SAID_YES));
    assertThat(kith.asOwner(() -> invitations().takeBack(campaign, ana))).isTrue();
  }

  @Test
  void p9_tooManyComplaintsRestACampaignUntilAManagerLetsItGoOn() throws IOException {
    var campaign = world.running();
    var ana = world.friend("Ana Weber");
    var bo = world.friend("Bo Tran");
    var cleo = world.friend("Cleo Hart");
    invite(campaign, ana);
    mail.send();
    invite(campaign, bo);
    mail.complains(mail.taken().getFirst().messageId());
    assertThat(kith.asOwner(() -> invitations().isPaused(campaign))).isTrue();
    mail.send();
    assertThat(mail.taken()).as("what waited is called back").hasSize(1);
    assertThat(kith.asOwner(() -> world.asks().of(campaign)))
        .as("who was not written to was not asked")
        .extracting(Ask::person)
        .containsExactly(ana);
    assertThat(invite(campaign, cleo)).isInstanceOf(InvitationResult.NoMail.class);
    kith.asOwner(() -> invitations().resume(campaign));
    assertThat(invite(campaign, cleo)).isInstanceOf(InvitationResult.Queued.class);
  }

  /// The facts and the link wait for the answer; the page asks for it.
  @Test
  void p12_theKitDoesNotGoByMailToWhoWasNotAskedWhatTiesThemToUs() {
    var campaign = world.running();
    var ana = world.friend("Ana Weber");
    var text = new InvitationText("Hello {first}", "{facts} {link}");
    var who = person(ana);
    assertThat(kith.asOwner(() -> invitations().send(campaign, who, text, SERVER)))
        .isInstanceOfSatisfying(
            InvitationResult.NoMail.class,
            no -> assertThat(no.why()).startsWith("Nobody knows yet what ties Ana Weber to you"));
    kith.asOwner(() -> kith.bean(Persons.class).connect(ana, Connection.NONE));
    var known = person(ana);
    assertThat(kith.asOwner(() -> invitations().send(campaign, known, text, SERVER)))
        .isInstanceOf(InvitationResult.Queued.class);
  }

  @Test
  void wordsWithoutALinkAreNotKept() {
    var campaign = world.draft();
    assertThat(
            kith.asOwner(
                () -> invitations().change(campaign, new InvitationText("Hello", "Say it!"))))
        .startsWith("It has neither {page} nor {link}");
    var text = new InvitationText("Hello {first}", "{name}, say it: {link}");
    assertThat(kith.asOwner(() -> invitations().change(campaign, text))).isEmpty();
    assertThat(kith.asOwner(() -> invitations().text(campaign))).isEqualTo(text);
    assertThat(InvitationText.first("Ana Weber")).isEqualTo("Ana");
    assertThat(InvitationText.first("Dr. Weber")).isEqualTo("Dr. Weber");
  }
}
