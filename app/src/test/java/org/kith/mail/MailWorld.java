package org.kith.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.jobs.Progress;
import org.kith.mail.wire.Incoming;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.simulator.mail.FakeSmtp;
import org.kith.simulator.mail.Taken;
import org.kith.store.CurrentWorkspace;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An organisation with a mail account, whose server keeps what it is given.
public final class MailWorld implements AutoCloseable {

  public final FakeSmtp smtp;
  public final Town town;
  private final TestKith kith;

  public MailWorld(TestKith kith) throws IOException {
    this.kith = kith;
    this.smtp = FakeSmtp.start();
    this.town = new Town(kith);
    assertKept(typed(Integer.toString(smtp.port()), 10_000));
  }

  static TypedAccount typed(String port, int mostAnHour) {
    return new TypedAccount(
        "Harvestline",
        "hello@harvestline.example",
        "Harvestline, 1 Mill Lane, Northside",
        true,
        "",
        Integer.toString(mostAnHour),
        new TypedAccount.TypedWay("127.0.0.1", port, Security.NONE, "", ""),
        TypedAccount.TypedWay.NONE);
  }

  void assertKept(TypedAccount typed) {
    var problems = kith.asOwner(() -> kith.bean(MailAccounts.class).keep(typed));
    if (!problems.isEmpty()) {
      throw new AssertionError(problems);
    }
  }

  /// Lets the account be warm: its first mail went out long ago.
  public MailWorld warm() {
    town.update(
        """
        insert into mail_message (kind, member_id, code, message_id, recipient, recipient_name, subject, text, html,
          state, queued_by, queued_at, due_at, sending_at, ended_at)
        values ('FRIDAY', %1$d, '00000000000000000000%2$d', '<first%2$d@x.example>', 'a@x.example', 'A', 'First', '', '', 'SENT',
          'Kith', '%3$s', '%3$s', '%3$s', '%3$s')
        """
            .formatted(
                kith.owner().value(),
                kith.workspace().value(),
                Instant.parse("2026-01-01T00:00:00Z")));
    return this;
  }

  /// Somebody who agreed to mail, and was told why we know them.
  public PersonId friend(String name, String address) {
    var person = town.person(name);
    town.in(() ->
        kith.bean(JdbcClient.class)
            .sql("update person set email = :email where id = :id")
            .param("email", address)
            .param("id", person.value())
            .update());
    kith.asOwner(() -> {
      kith.bean(MayWe.class).agreed(person, Channel.EMAIL, "wrote so in a letter");
      kith.bean(MayWe.class).noticed(person, Channel.EMAIL, "we know you", 1, kith.now());
    });
    return person;
  }

  MailId queue(PersonId person, String address, String subject) {
    return kith.asOwner(() -> {
      var permission = (Permission.Granted) kith.bean(MayWe.class).contact(person, Channel.EMAIL);
      var mail =
          new NewMail(
              person,
              address,
              name(person),
              subject,
              "Would you say it in your words?\n\nhttps://harvestline.example/l/abc",
              "https://kith.example/hook/stop/abc",
              NewMail.Notice.NONE);
      return kith.bean(Outbox.class).add(mail, permission);
    });
  }

  private String name(PersonId person) {
    return kith.bean(Persons.class).find(person).map(Person::name).orElse("");
  }

  /// Lets the grace pass and Kith send what waits, as it does by itself.
  public void send() throws IOException {
    kith.now(kith.now().plus(Outbox.GRACE));
    sendNow();
  }

  void sendNow() throws IOException {
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          kith.bean(Sending.class).run("", Progress.untold());
          return true;
        });
  }

  /// A mail to somebody of which nobody knows whether it arrived.
  public void doubtful(String name) throws IOException {
    var person = friend(name, "silent@example.org");
    queue(person, "silent@example.org", "The shelf");
    send();
  }

  /// The recipient of a mail calls it unwanted, and their provider reports so.
  public void complains(String messageId) {
    var mail =
        new Incoming(
            "<report" + messageId.substring(1),
            "fbl@provider.test",
            List.of("hello@harvestline.example"),
            List.of(),
            kith.now(),
            "Complaint",
            List.of(),
            false,
            "",
            new Incoming.Report.Complaint(List.of(messageId)));
    kith.asOwner(() -> kith.bean(Filing.class).take(mail, new Filing.Us(List.of(), "", "")));
  }

  /// The server of the recipient of a mail says that nobody is there.
  public void bounces(String messageId, String address) {
    var mail =
        new Incoming(
            "<bounce" + messageId.substring(1),
            "mailer-daemon@mx.test",
            List.of("hello@harvestline.example"),
            List.of(),
            kith.now(),
            "Undelivered Mail Returned to Sender",
            List.of(),
            true,
            "",
            new Incoming.Report.Bounce(
                "",
                List.of(messageId),
                List.of(
                    new Incoming.Recipient(address, "failed", "5.1.1", "nobody of that name"))));
    kith.asOwner(() -> kith.bean(Filing.class).take(mail, new Filing.Us(List.of(), "", "")));
  }

  OutMail mail(MailId id) {
    return Objects.requireNonNull(mails(List.of(id)).get(id));
  }

  public Map<MailId, OutMail> mails(List<MailId> ids) {
    return kith.asOwner(() -> kith.bean(Outbox.class).find(ids));
  }

  public List<Taken> taken() {
    return smtp.taken();
  }

  @Override
  public void close() {
    smtp.close();
  }
}
