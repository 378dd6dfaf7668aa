package org.kith.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.TestKith;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.springframework.transaction.support.TransactionTemplate;

/// An organisation that tells one program everything.
final class HookWorld implements AutoCloseable {

  private static final Account ANA =
      new Account(Network.BLOG, "https://ana.example", "ana.example", "Ana Ruiz");

  final Receiver receiver;
  final HookId hook;
  final String secret;
  private final TestKith kith;

  HookWorld(TestKith kith) throws IOException {
    this.kith = kith;
    this.receiver = new Receiver();
    var made = add(receiver.url(), HookKind.choices());
    this.hook = made.id();
    this.secret = made.secret().value();
  }

  Hooks hooks() {
    return kith.bean(Hooks.class);
  }

  Hooks.Added.Made add(String url, List<HookKind> kinds) {
    return (Hooks.Added.Made) kith.asOwner(() -> hooks().add(url, kinds));
  }

  PersonId person(String name) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    name, "a private note", "", "why", Connection.NONE, kith.now(), List.of())));
  }

  void work() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(HookTelling.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  void later(Duration time) {
    kith.now(kith.now().plus(time));
  }

  Delivery latest() {
    return kith.asOwner(() -> hooks().deliveries(hook, Long.MAX_VALUE, 1)).getFirst();
  }

  Hook place() {
    return kith.asOwner(() -> hooks().find(hook)).orElseThrow();
  }

  <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(
        kith.asOwner(() -> kith.bean(TransactionTemplate.class).execute(_ -> work.get())));
  }

  Post post(int nr, int hoursAgo) {
    return new Post(
        "https://ana.example/" + nr,
        ANA,
        URI.create("https://ana.example/" + nr),
        kith.now().minus(Duration.ofHours(hoursAgo)),
        "",
        "This soup tastes number " + nr,
        List.of(),
        List.of(),
        "en",
        null);
  }

  @Override
  public void close() {
    receiver.close();
  }
}
