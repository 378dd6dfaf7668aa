package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.TimelineEntry;
import org.kith.jobs.Progress;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What comes into the inbox, from a real IMAP server.
class LetterboxTest {

  private static final String COPIES = "copies-4711@harvestline.example";

  @RegisterExtension final TestKith kith = new TestKith();

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private MailWorld world;
  private GreenMailUser inbox;
  private PersonId ana = new PersonId(0);
  private int count;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void begin() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    inbox = SERVER.setUser("hello@harvestline.example", "hello", "secret");
    world = new MailWorld(kith);
    var typed = MailWorld.typed(Integer.toString(world.smtp.port()), 1000);
    world.assertKept(
        new TypedAccount(
            typed.senderName(),
            typed.senderAddress(),
            typed.postalAddress(),
            true,
            COPIES,
            "1000",
            typed.smtp(),
            new TypedAccount.TypedWay(
                "127.0.0.1",
                Integer.toString(SERVER.getImap().getPort()),
                Security.NONE,
                "hello",
                "secret")));
    deliver("From: old@example.org\nMessage-ID: <old@x>\nSubject: Old\n\nBefore Kith came.");
    read();
    ana = world.friend("Ana Weber", "ana@example.org");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void deliver(String raw) throws MessagingException {
    var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    inbox.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  private void read() throws IOException, InterruptedException {
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          kith.bean(Letterbox.class).run("", Progress.untold());
          return true;
        });
  }

  private MailId sent() throws IOException {
    var id = world.queue(ana, "ana@example.org", "The shelf");
    world.send();
    return id;
  }

  private String messageId() {
    return world.taken().getLast().messageId();
  }

  private String returnTo() {
    return world.taken().getLast().from();
  }

  private List<TimelineEntry> timeline() {
    return kith.asOwner(() -> kith.bean(Interactions.class).timeline(ana, 20));
  }

  private Permission may() {
    return kith.asOwner(() -> kith.bean(MayWe.class).contact(ana, Channel.EMAIL));
  }

  private boolean stopped() {
    return kith.asOwner(() -> kith.bean(Troubles.class).stops(ana, "Ana@example.org")).isPresent();
  }

  private String answer(String text) {
    return "From: Ana <ana@example.org>\nTo: hello@harvestline.example\nMessage-ID: <a%d@x>\nIn-Reply-To: %s\nSubject: =?utf-8?q?Re=3A_The_sh=C3=A9lf?=\nDate: Mon, 23 Nov 2026 09:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n%s"
        .formatted(++count, messageId(), text);
  }

  private String bounce(String status, String about) {
    return """
    From: MAILER-DAEMON@mx.test
    To: %s
    Message-ID: <b%d@x>
    Auto-Submitted: auto-replied
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b

    It did not work.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.test

    Final-Recipient: rfc822; ana@example.org
    Action: failed
    Status: %s
    Diagnostic-Code: smtp; 550 nobody of
     that name

    --b
    Content-Type: text/rfc822-headers

    Message-ID: %s
    Subject: The shelf

    --b--
    """
        .formatted(
            about.isEmpty() ? returnTo() : "hello@harvestline.example", ++count, status, about);
  }

  @Test
  void anAnswerStandsInTheTimelineOfWhomWeWroteTo() throws Exception {
    var id = sent();
    deliver(
        answer("Gladly! I will.\n\nOn Mon, 23 Nov 2026, Harvestline wrote:\n> Would you say it\n"));
    deliver("From: ana@example.org\nMessage-ID: <s@x>\nSubject: Else\n\nNothing to do with it.");
    deliver(answer("I am away.").replace("Subject:", "Auto-Submitted: auto-replied\nSubject:"));
    read();
    read();
    var entries = timeline();
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().kind()).isEqualTo(InteractionKind.MAIL);
    assertThat(entries.getFirst().text()).isEqualTo("Re: The shélf\n\nGladly! I will.");
    assertThat(world.mail(id).answeredAt()).isNotNull();
    assertThat(may().isGranted()).isTrue();
  }

  @Test
  void p7_whoAnswersStopIsNotWrittenToAgain() throws Exception {
    sent();
    deliver(answer("STOP!\n> Would you say it"));
    read();
    assertThat(may()).isInstanceOf(Permission.Refused.class);
  }

  @Test
  void p9_oneLastingBounceEndsItByTheAddressItCameBackTo() throws Exception {
    var id = sent();
    deliver(bounce("5.1.1", ""));
    read();
    assertThat(world.mail(id).state()).isEqualTo(MailState.BOUNCED);
    assertThat(world.mail(id).reason()).isEqualTo("550 nobody of that name (5.1.1)");
    assertThat(stopped()).isTrue();
    var next = world.queue(ana, "ana@example.org", "Again");
    world.send();
    assertThat(world.taken()).hasSize(1);
    assertThat(world.mail(next).reason()).contains("came back for good");
  }

  @Test
  void p9_threePassingBouncesPauseItForTwoWeeks() throws Exception {
    for (int nr = 1; nr <= 3; nr++) {
      sent();
      assertThat(stopped()).isFalse();
      deliver(bounce("4.2.2", messageId()));
      read();
    }
    assertThat(stopped()).isTrue();
    kith.now(kith.now().plus(Duration.ofDays(15)));
    assertThat(stopped()).isFalse();
  }

  @Test
  void p9_oneComplaintEndsIt() throws Exception {
    var id = sent();
    deliver(
        """
        From: fbl@provider.test
        To: hello@harvestline.example
        Message-ID: <c@x>
        Content-Type: multipart/report; report-type=feedback-report; boundary=b

        --b
        Content-Type: text/plain

        This is a complaint.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Provider/1.0
        Version: 1

        --b
        Content-Type: message/rfc822

        Message-ID: %s
        Subject: The shelf

        Hello
        --b--
        """
            .formatted(messageId()));
    read();
    assertThat(world.mail(id).complainedAt()).isNotNull();
    assertThat(may()).isInstanceOf(Permission.Refused.class);
    assertThat(stopped()).isTrue();
  }

  @Test
  void aCopyOfWhatAMemberWroteIsFiledWithWhomTheyWroteTo() throws Exception {
    var me = "mara.lindqvist+" + kith.workspace().value() + "@example.org";
    var copy =
        """
        From: Mara <%s>
        To: Ana <ANA@example.org>, other@example.org
        Delivered-To: %s
        Message-ID: <k%d@x>
        Subject: Tea?

        See you Tuesday.\
        """;
    deliver(copy.formatted(me, COPIES, 1));
    deliver(copy.formatted("forged@example.org", COPIES, 2));
    deliver(copy.formatted(me, "hello@harvestline.example", 3));
    read();
    assertThat(timeline()).hasSize(1);
    assertThat(timeline().getFirst().text()).isEqualTo("Tea?\n\nSee you Tuesday.");
    assertThat(timeline().getFirst().kind()).isEqualTo(InteractionKind.MAIL);
  }

  @Test
  void aCopyKeepsThePromiseAndAnAnswerOfTheirsKeepsNoneOfOurs() throws Exception {
    var steps = kith.bean(NextSteps.class);
    kith.now(Instant.parse("2026-11-23T07:00:00Z"));
    sent();
    kith.asOwner(() -> steps.set(ana, "Send her the list", LocalDate.parse("2026-11-23"), null));
    deliver(answer("Gladly!"));
    read();
    assertThat(timeline()).hasSize(1);
    assertThat(kith.asOwner(() -> steps.of(ana).orElseThrow().what()))
        .isEqualTo("Send her the list");

    var me = "mara.lindqvist+" + kith.workspace().value() + "@example.org";
    deliver(
        """
        From: Mara <%s>
        To: ana@example.org
        Delivered-To: %s
        Message-ID: <p@x>
        Subject: The list
        Date: Mon, 23 Nov 2026 10:00:00 +0100

        Here.
        """
            .formatted(me, COPIES));
    kith.now(Instant.parse("2026-11-23T09:30:00Z"));
    read();
    assertThat(kith.asOwner(() -> steps.of(ana).orElseThrow().what())).isEqualTo("Keep in touch");
  }

  /// The talk goes on in a member's own mail program, with a copy to Kith: that refers to the mail
  /// it began with as well.
  @Test
  void whatOneOfUsWritesOnInATalkIsNoAnswerOfTheirs() throws Exception {
    var id = sent();
    var me = "mara.lindqvist+" + kith.workspace().value() + "@example.org";
    var copy =
        """
        From: Mara <%s>
        To: Ana <ana@example.org>
        Delivered-To: %s
        Message-ID: <m%d@x>
        In-Reply-To: <a1@x>
        References: %s <a1@x>
        Subject: Re: The shelf

        stop
        """;
    deliver(copy.formatted(me, COPIES, 1, messageId()));
    deliver(copy.formatted("Hello@harvestline.example", COPIES, 2, messageId()));
    deliver(copy.formatted(me, "hello@harvestline.example", 3, messageId()));
    read();
    assertThat(timeline())
        .extracting(TimelineEntry::direction)
        .containsExactly(Direction.NONE, Direction.NONE);
    assertThat(timeline()).extracting(TimelineEntry::by).contains("Mara Lindqvist");
    assertThat(world.mail(id).answeredAt()).isNull();
    assertThat(may())
        .as("two tries of ours, and no word of theirs")
        .isInstanceOf(Permission.Locked.class);
  }

  @Test
  void whoWorksHereAndWasWrittenToAnswersAsAnybodyDoes() throws Exception {
    var me = "mara.lindqvist+" + kith.workspace().value() + "@example.org";
    ana = world.friend("Mara as a friend", me);
    var id = world.queue(ana, me, "The shelf");
    world.send();
    deliver(answer("Gladly!").replace("ana@example.org", me));
    read();
    assertThat(timeline()).extracting(TimelineEntry::direction).containsExactly(Direction.RECEIVED);
    assertThat(world.mail(id).answeredAt()).isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void rubbishIsPassedOverAndNothingIsTakenInTwice() throws Exception {
    var id = sent();
    deliver("Content-Type: multipart/report; boundary=\n\n\u0000\u0001");
    deliver("Content-Type: text/plain; charset=nonsense\nIn-Reply-To: <<<>>>\n\nx");
    deliver("\n\n");
    var bounce = bounce("5.1.1", "");
    deliver(bounce);
    deliver(bounce);
    read();
    world.town.update("update mail_account set read_validity = 1, read_last = 0");
    read();
    assertThat(world.mail(id).state()).isEqualTo(MailState.BOUNCED);
    assertThat(
            world.town.in(() ->
                kith.bean(JdbcClient.class)
                    .sql("select count(*) from mail_trouble")
                    .query(Integer.class)
                    .single()))
        .isEqualTo(1);
  }
}
