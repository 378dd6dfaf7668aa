package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.KeyRotation;
import org.kith.connect.Posting;
import org.kith.jobs.ClockPutBack;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.PersonDetails;
import org.kith.people.PersonEdits;
import org.kith.simulator.mail.FakeSmtp;
import org.kith.simulator.mail.Taken;

class SendingTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private MailWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new MailWorld(kith);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private MailId to(String address) {
    return world.queue(world.friend("Ana", address), address, "The shelf");
  }

  @Test
  void aMailGoesOutOnceAsTextAndHtmlWithAWayOut() throws IOException {
    var id = to("ana@example.org");
    world.sendNow();
    assertThat(world.taken()).as("pressing can be taken back").isEmpty();
    world.send();
    world.send();
    assertThat(world.taken()).hasSize(1);
    var mail = world.taken().getFirst();
    assertThat(mail.from()).matches("hello\\+[a-z0-9]{26}@harvestline\\.example");
    assertThat(mail.header("From")).contains("Harvestline <hello@harvestline.example>");
    assertThat(mail.header("Subject")).contains("The shelf");
    assertThat(mail.header("List-Unsubscribe")).contains("<https://kith.example/hook/stop/abc>");
    assertThat(mail.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
    assertThat(mail.header("Content-Type").orElseThrow()).startsWith("multipart/alternative");
    assertThat(mail.body()).contains("text/plain", "text/html", "<p>Would you say it");
    assertThat(mail.body()).as("nothing is fetched when it is read").doesNotContain("<img");
    assertThat(world.mail(id).state()).isEqualTo(MailState.SENT);
    assertThat(world.mail(id).reason()).contains("250 2.0.0 Ok: kept");
  }

  @Test
  void whatTheServerSaysDecidesWhatBecomesOfIt() throws IOException {
    var later = to("later@example.org");
    var nobody = to("nobody@example.org");
    var policy = to("policy@example.org");
    var fine = to("fine@example.org");
    world.send();
    assertThat(world.mail(later).state()).isEqualTo(MailState.QUEUED);
    assertThat(world.mail(later).reason()).contains("451 4.3.0 Please come back later");
    assertThat(world.mail(later).tries()).isEqualTo(1);
    assertThat(world.mail(later).dueAt()).isAfter(kith.now());
    assertThat(world.mail(nobody).state()).isEqualTo(MailState.BOUNCED);
    assertThat(world.mail(nobody).reason()).contains("550 5.1.1 No such user here");
    assertThat(world.mail(policy).state()).isEqualTo(MailState.FAILED);
    assertThat(world.mail(fine).state()).isEqualTo(MailState.SENT);

    kith.now(kith.now().plus(Duration.ofDays(6)));
    world.send();
    assertThat(world.mail(later).state()).isEqualTo(MailState.FAILED);
    assertThat(world.mail(later).reason()).startsWith("The server put it off for five days: 451");
  }

  @Test
  void r6_whatIsQueuedWhileTheClockIsAheadDoesNotWaitForIt() throws IOException {
    var ahead = kith.now().plus(Duration.ofDays(3));
    kith.now(ahead);
    var id = to("fine@example.org");
    kith.now(TestKith.MONDAY_MORNING);
    var put = new ClockPutBack(ahead, kith.now());
    kith.asOwner(() -> kith.bean(Outbox.class).on(put));
    world.send();
    assertThat(world.mail(id).state()).isEqualTo(MailState.SENT);
  }

  @Test
  void overWhateverKithStumblesTheOtherMailsAreSent() throws IOException {
    var odd = to("fine@example.org");
    var fine = to("good@example.org");
    world.town.update("update mail_message set way_out = E'a\\nb' where id = " + odd.value());
    world.send();
    assertThat(world.mail(fine).state()).isEqualTo(MailState.SENT);
    assertThat(world.mail(odd).state()).isEqualTo(MailState.FAILED);
    assertThat(world.mail(odd).reason()).startsWith("Kith stumbled over this one");
    assertThat(world.taken()).hasSize(1);
  }

  @Test
  void r8_whatMayHaveArrivedIsNotSentAgainBeforeAPersonSaysSo() throws IOException {
    var id = to("silent@example.org");
    world.send();
    assertThat(world.mail(id).state()).isEqualTo(MailState.UNKNOWN);
    assertThat(world.mail(id).reason()).contains("ended while the mail was on its way");
    kith.now(kith.now().plus(Duration.ofDays(2)));
    world.send();
    assertThat(world.taken()).hasSize(1);
    assertThat(kith.asOwner(() -> kith.bean(Outbox.class).countUnknown())).isEqualTo(1);

    assertThat(kith.asOwner(() -> kith.bean(Outbox.class).again(id)))
        .isEqualTo(Outbox.Again.QUEUED);
    world.send();
    assertThat(world.taken()).hasSize(2);
    assertThat(world.taken().stream().map(Taken::messageId).distinct()).hasSize(1);
    assertThat(kith.asOwner(() -> kith.bean(Outbox.class).arrived(id))).isTrue();
    assertThat(world.mail(id).state()).isEqualTo(MailState.SENT);
    assertThat(kith.asOwner(() -> kith.bean(Outbox.class).again(id)))
        .isEqualTo(Outbox.Again.NOT_NEEDED);
  }

  @Test
  void p4_whoSaysNoWhileItWaitsIsNotWrittenTo() throws IOException {
    var ana = world.friend("Ana", "ana@example.org");
    var id = world.queue(ana, "ana@example.org", "The shelf");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, Channel.EMAIL, "said so", kith.now()));
    world.send();
    assertThat(world.taken()).isEmpty();
    assertThat(world.smtp.connections()).isZero();
    assertThat(world.mail(id).state()).isEqualTo(MailState.FAILED);
    assertThat(world.mail(id).reason()).startsWith("They said no on ");
  }

  @Test
  void p4_anAddressThatRefusesGetsNothingEvenIfItsOwnerHasAnotherNow() throws IOException {
    var ana = world.friend("Ana", "old@example.org");
    var id = world.queue(ana, "old@example.org", "The shelf");
    kith.asOwner(() -> {
      kith.bean(PersonEdits.class)
          .change(ana, new PersonDetails("Ana", "", "new@example.org", "why", Connection.NONE));
      kith.bean(MayWe.class).refused("old@example.org", "asked to be left out", kith.now());
    });
    world.send();
    assertThat(world.taken()).isEmpty();
    assertThat(world.mail(id).state()).isEqualTo(MailState.FAILED);
    assertThat(world.mail(id).reason()).contains("asked to be left out");
  }

  @Test
  void oneSwitchStopsItAtOnce() throws IOException {
    var id = to("ana@example.org");
    kith.asOwner(() -> kith.bean(Posting.class).stop());
    world.send();
    assertThat(world.taken()).isEmpty();
    assertThat(world.mail(id).state()).isEqualTo(MailState.QUEUED);
    kith.asOwner(() -> kith.bean(Posting.class).allow());
    world.send();
    assertThat(world.mail(id).state()).isEqualTo(MailState.SENT);
  }

  @Test
  void aServerThatIsAwayIsSaidInWordsAndNothingIsLost() throws IOException {
    var id = to("ana@example.org");
    world.smtp.close();
    assertThatThrownBy(world::send).hasMessageContaining("cannot be reached");
    assertThat(world.mail(id).state()).isEqualTo(MailState.QUEUED);
    assertThat(world.mail(id).tries()).isZero();
    var account = kith.asOwner(() -> kith.bean(MailAccounts.class).find()).orElseThrow();
    assertThat(account.sending().state()).isEqualTo(MailAccount.State.RETRYING);

    try (var locked = FakeSmtp.start("open sesame")) {
      var way = locked.port();
      var typed = MailWorld.typed(Integer.toString(way), 100);
      world.assertKept(login(typed, "wrong"));
      kith.now(kith.now().plus(Duration.ofHours(1)));
      assertThatThrownBy(world::send).hasMessageContaining("does not let Kith in: 535 5.7.8");
      account = kith.asOwner(() -> kith.bean(MailAccounts.class).find()).orElseThrow();
      assertThat(account.sending().state()).isEqualTo(MailAccount.State.DISCONNECTED);
      world.assertKept(login(typed, "open sesame"));
      kith.bean(KeyRotation.class).rotate();
      kith.now(kith.now().plus(Duration.ofHours(1)));
      world.send();
      assertThat(locked.taken()).hasSize(1);
      assertThat(world.mail(id).state()).isEqualTo(MailState.SENT);
    }
  }

  private static TypedAccount login(TypedAccount typed, String password) {
    var smtp = typed.smtp();
    return new TypedAccount(
        typed.senderName(),
        typed.senderAddress(),
        typed.postalAddress(),
        typed.plusAddresses(),
        typed.copiesAddress(),
        typed.mostAnHour(),
        new TypedAccount.TypedWay(smtp.host(), smtp.port(), smtp.security(), "org", password),
        typed.imap());
  }

  /// Who changes the server must know the password: else it would be sent to another's.
  @Test
  void a10_aPasswordIsNeverSentToAnotherServer() {
    var typed = MailWorld.typed("2525", 100);
    world.assertKept(login(typed, "open sesame"));
    world.assertKept(login(typed, ""));
    var elsewhere = login(MailWorld.typed("2526", 100), "");
    assertThat(kith.asOwner(() -> kith.bean(MailAccounts.class).keep(elsewhere)))
        .containsOnlyKeys("smtpPassword");
  }

  @Test
  void aNewAccountSendsFewAndMoreEachDay() throws IOException {
    var start = kith.now();
    assertThat(Warming.anHour(start, start, 200)).isEqualTo(20);
    assertThat(Warming.anHour(start, start.plus(Duration.ofDays(2)), 200)).isEqualTo(80);
    assertThat(Warming.anHour(start, start.plus(Duration.ofDays(900)), 200)).isEqualTo(200);
    var ids = new ArrayList<MailId>();
    var ana = world.friend("Ana", "ana@example.org");
    for (int i = 0; i < Warming.FIRST_DAY + 5; i++) {
      ids.add(world.queue(ana, "ana@example.org", "Number " + i));
    }
    world.send();
    world.send();
    assertThat(world.taken()).hasSize(Warming.FIRST_DAY);
    kith.now(kith.now().plus(Duration.ofMinutes(61)));
    world.send();
    assertThat(world.taken()).hasSize(ids.size());
    assertThat(world.smtp.connections()).as("one connection a run").isEqualTo(2);
  }
}
