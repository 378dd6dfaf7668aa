package org.kith.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.kith.connect.Vault;
import org.kith.jobs.Progress;
import org.kith.listen.Orders;
import org.kith.listen.PartOfKith;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A Kith that only sends mail, to be killed. It puts so many mails into its outbox, says `up`, and
/// sends until nothing waits; then it says `at rest`.
public final class SendingProcess {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.kith.store",
        "org.kith.team",
        "org.kith.connect",
        "org.kith.listen",
        "org.kith.people",
        "org.kith.mail"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {".*\\.web\\..*", ".*Test.*", ".*Process\\$.*"}))
  static class Beans {}

  private final AnnotationConfigApplicationContext kith;
  private final Orders orders;

  private SendingProcess(AnnotationConfigApplicationContext kith, Orders orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`, `smtp` (its port), `mails` (how many more), and `control=resend`,
  ///   which sends again whatever was on its way
  public static void main(String[] args) throws IOException {
    var orders = Orders.of(args);
    var kith = PartOfKith.begin(Beans.class, orders, _ -> {});
    var process = new SendingProcess(kith, orders);
    CurrentWorkspace.call(
        PartOfKith.workspace(kith),
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private void live() throws IOException {
    var transaction = kith.getBean(TransactionTemplate.class);
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.of("control").equals("resend")) {
      transaction.executeWithoutResult(_ ->
          db().sql("update mail_message set state = 'QUEUED' where state = 'SENDING'").update());
    }
    var sending = kith.getBean(Sending.class);
    var store = kith.getBean(OutboxStore.class);
    PartOfKith.say("up");
    while (!Boolean.TRUE.equals(
        transaction.execute(
            _ -> store.count(MailState.QUEUED) + store.count(MailState.SENDING) == 0))) {
      sending.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    PartOfKith.say("at rest");
  }

  private JdbcClient db() {
    return kith.getBean(JdbcClient.class);
  }

  /// The account of a sender who is known for long, somebody who agreed to mail, and mails to them.
  private void prepare() {
    kith.getBean(Vault.class);
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
    var now = kith.getBean(Clock.class).instant();
    kith.getBean(MailAccountStore.class)
        .keep(typed, new MailAccountStore.Sealed(null, null), "the test", now);
    var person =
        db().sql("select min(id) from person")
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
      kith.getBean(OutboxStore.class).add(mail, from);
    }
  }

  private long somebody() {
    long person =
        db().sql(
                "insert into person (name, email, purpose, added_at) values ('Ana',"
                    + " 'ana@example.org', 'test', now()) returning id")
            .query(Long.class)
            .single();
    kith.getBean(MayWe.class).agreed(new PersonId(person), Channel.EMAIL, "said so");
    kith.getBean(MayWe.class)
        .noticed(
            new PersonId(person),
            Channel.EMAIL,
            "we know you",
            1,
            kith.getBean(Clock.class).instant());
    db().sql(
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
