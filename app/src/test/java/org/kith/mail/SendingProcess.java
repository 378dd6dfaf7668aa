package org.kith.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.kith.SmallKith;
import org.kith.connect.Vault;
import org.kith.jobs.Progress;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;

/// A Kith that only sends mail, to be killed. It puts so many mails into its outbox, says `up`, and
/// sends until nothing waits; then it says `at rest`.
public final class SendingProcess {

  private final SmallKith kith;
  private final SmallKith.Orders orders;

  private SendingProcess(SmallKith kith, SmallKith.Orders orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`, `smtp` (its port), `mails` (how many more), and `control=resend`,
  ///   which sends again whatever was on its way
  public static void main(String[] args) throws IOException {
    var orders = SmallKith.Orders.of(args);
    var kith =
        SmallKith.begin(
            orders,
            _ -> {},
            "org.kith.store",
            "org.kith.team",
            "org.kith.connect",
            "org.kith.listen",
            "org.kith.people",
            "org.kith.mail");
    var process = new SendingProcess(kith, orders);
    CurrentWorkspace.call(
        kith.workspace(),
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private void live() throws IOException {
    var transaction = kith.transaction();
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.of("control").equals("resend")) {
      transaction.executeWithoutResult(_ ->
          kith.db()
              .sql("update mail_message set state = 'QUEUED' where state = 'SENDING'")
              .update());
    }
    var sending = kith.bean(Sending.class);
    var store = kith.bean(OutboxStore.class);
    SmallKith.say("up");
    while (!Boolean.TRUE.equals(
        transaction.execute(
            _ -> store.count(MailState.QUEUED) + store.count(MailState.SENDING) == 0))) {
      sending.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    SmallKith.say("at rest");
  }

  /// The account of a sender who is known for long, somebody who agreed to mail, and mails to them.
  private void prepare() {
    kith.bean(Vault.class);
    var typed =
        new TypedAccount(
            "Killed",
            "org@killed.example",
            "1 Mill Lane",
            true,
            "",
            "10000",
            new TypedAccount.TypedWay("127.0.0.1", orders.of("smtp"), Security.NONE, "", ""),
            TypedAccount.TypedWay.NONE);
    var now = kith.bean(Clock.class).instant();
    kith.bean(MailAccountStore.class)
        .keep(typed, new MailAccountStore.Sealed(null, null), "the test", now);
    var person =
        kith.db()
            .sql("select min(id) from person")
            .query(Long.class)
            .optional()
            .orElseGet(this::somebody);
    var from = new OutboxStore.From("killed.example", "the test", now, now);
    int mails = orders.number("mails");
    for (int i = 0; i < mails; i++) {
      var mail =
          new NewMail(
              new PersonId(person),
              "ana@example.org",
              "Ana",
              "Number " + i,
              "Hello",
              "https://killed.example/stop",
              NewMail.Notice.NONE);
      kith.bean(OutboxStore.class).add(mail, from);
    }
  }

  private long somebody() {
    long person =
        kith.db()
            .sql(
                "insert into person (name, email, purpose, added_at) values ('Ana',"
                    + " 'ana@example.org', 'test', now()) returning id")
            .query(Long.class)
            .single();
    kith.bean(MayWe.class).agreed(new PersonId(person), Channel.EMAIL, "said so");
    kith.bean(MayWe.class)
        .noticed(
            new PersonId(person),
            Channel.EMAIL,
            "we know you",
            1,
            kith.bean(Clock.class).instant());
    kith.db()
        .sql(
            """
            insert into mail_message (kind, person_id, code, message_id, recipient, recipient_name, subject, text, html,
              state, queued_by, queued_at, due_at, sending_at, ended_at)
            values ('INVITATION', :person, '00000000000000000000', '<first@killed.example>', 'a@x.example', 'A', 'First', '', '',
              'FAILED', 'Kith', now(), now(), now() - interval '60 days', now())
            """)
        .param("person", person)
        .update();
    return person;
  }
}
