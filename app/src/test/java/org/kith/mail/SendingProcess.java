package org.kith.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.kith.connect.Vault;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.mail.wire.Security;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.team.Workspaces;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
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
  private final Map<String, String> orders;

  private SendingProcess(AnnotationConfigApplicationContext kith, Map<String, String> orders) {
    this.kith = kith;
    this.orders = orders;
  }

  /// @param args `database`, `smtp` (its port), `mails` (how many more), and `control=resend`,
  ///   which sends again whatever was on its way
  public static void main(String[] args) throws IOException {
    var orders = new HashMap<String, String>();
    for (var arg : args) {
      int at = arg.indexOf('=');
      orders.put(arg.substring(0, at), arg.substring(at + 1));
    }
    var process = new SendingProcess(begin(orders), orders);
    var workspaces = process.kith.getBean(Workspaces.class);
    var workspace =
        workspaces.all().stream()
            .findFirst()
            .orElseGet(() -> workspaces.add("Killed", ZoneId.of("UTC")));
    CurrentWorkspace.call(
        workspace,
        () -> {
          process.live();
          return true;
        });
    System.exit(0);
  }

  private static AnnotationConfigApplicationContext begin(Map<String, String> orders) {
    var database =
        Database.given(DatabaseAddress.parse(orders.getOrDefault("database", "")), false);
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "orders", Map.of("kith.jobs", "false", "kith.keys", "target/keys-killed-sending")));
    context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Backoff.class, () -> new Backoff(RandomGenerator.getDefault()));
    context.register(Beans.class);
    context.addBeanFactoryPostProcessor(factory -> {
      for (var name : factory.getBeanDefinitionNames()) {
        factory.getBeanDefinition(name).setLazyInit(true);
      }
    });
    context.refresh();
    return context;
  }

  private static void say(String words) {
    System.out.println(words);
    System.out.flush();
  }

  private void live() throws IOException {
    var transaction = kith.getBean(TransactionTemplate.class);
    transaction.executeWithoutResult(_ -> prepare());
    if (orders.getOrDefault("control", "").equals("resend")) {
      transaction.executeWithoutResult(_ ->
          db().sql("update mail_message set state = 'QUEUED' where state = 'SENDING'").update());
    }
    var sending = kith.getBean(Sending.class);
    var store = kith.getBean(OutboxStore.class);
    say("up");
    while (!Boolean.TRUE.equals(
        transaction.execute(
            _ -> store.count(MailState.QUEUED) + store.count(MailState.SENDING) == 0))) {
      sending.run("", Progress.untold());
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    say("at rest");
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
            new TypedAccount.TypedWay(
                "127.0.0.1", orders.getOrDefault("smtp", ""), Security.NONE, "", ""),
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
    int mails = Integer.parseInt(orders.getOrDefault("mails", "0"));
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
                "insert into person (name, email, purpose, added_at) values ('Ana', 'ana@example.org', 'test', now()) returning id")
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
