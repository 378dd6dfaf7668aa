package org.kith.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kith.connect.Posting;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.mail.wire.Correspondent;
import org.kith.mail.wire.Letter;
import org.kith.mail.wire.Outcome;
import org.kith.mail.wire.Postman;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Sends what waits in the outbox, one after the other.
///
/// A mail is noted as being sent, for good, before its first word goes out (R8). Whatever ends Kith
/// after that leaves a mail of which nobody knows whether it arrived; it waits for a person. The
/// gate is asked again for each: who said no since is not written to.
@Component
public class Sending implements Work {

  static final String NAME = "Sending mail";

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(5);
  private static final String CUT_OFF = "Kith was cut off while this was on its way.";

  private static final String STUMBLED =
      "Kith stumbled over this one; the log says why. The others were sent.";
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final MailAccounts accounts;
  private final OutboxStore store;
  private final Gate gate;
  private final TransactionOperations transaction;
  private final Clock clock;

  Sending(
      MailAccounts accounts,
      OutboxStore store,
      Gate gate,
      TransactionOperations transaction,
      Clock clock) {
    this.accounts = accounts;
    this.store = store;
    this.gate = gate;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What stands between a mail and whom it is to.
  @Component
  record Gate(MayWe mayWe, Troubles troubles, Posting posting, Backoff backoff) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public Duration deadline() {
    return Duration.ofMinutes(30);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    transaction.executeWithoutResult(_ -> store.cutOff(CUT_OFF, clock.instant()));
    var account = accounts.find();
    if (account.isEmpty()) {
      return;
    }
    if (isStopped()) {
      progress.say("All posting and sending is stopped.");
      return;
    }
    var due = transaction.execute(_ -> store.due(clock.instant(), allowed(account.get())));
    if (due == null || due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Sent {done} of {total} mails");
    try (var postman = accounts.postman(account.get())) {
      for (var id : due) {
        if (isStopped()) {
          return;
        }
        sendOne(account.get(), id, postman);
        progress.step();
      }
    }
  }

  private void sendOne(MailAccount account, MailId id, Postman postman) throws IOException {
    try {
      send(account, id, postman);
    } catch (RuntimeException e) {
      // Whatever is the matter with one, the others are sent.
      log.warn("mail {} could not be sent", id.value(), e);
      transaction.executeWithoutResult(_ -> store.stumbled(id, STUMBLED, clock.instant()));
    }
  }

  private boolean isStopped() {
    return gate.posting().stopped().isPresent();
  }

  /// How many may go out now.
  private int allowed(MailAccount account) {
    var now = clock.instant();
    int anHour = Warming.anHour(store.first().orElse(now), now, account.mostAnHour());
    return Math.max(0, anHour - store.sentSince(now.minus(Duration.ofHours(1))));
  }

  private void send(MailAccount account, MailId id, Postman postman) throws IOException {
    var found = transaction.execute(_ -> pass(id));
    if (found == null || found.isEmpty()) {
      return;
    }
    var mail = found.get();
    var outcome = postman.send(letter(account, mail), () -> begin(id));
    accounts.note(outcome);
    transaction.executeWithoutResult(_ -> settle(mail, outcome));
    if (outcome instanceof Outcome.NoWay(var why, _)) {
      throw new IOException(why);
    }
  }

  /// Empty where it does not wait any more, or its recipient may not be written to.
  private Optional<OutboxStore.Sendable> pass(MailId id) {
    var mail = store.sendable(id);
    var why = mail.flatMap(this::refused);
    why.ifPresent(words -> store.end(id, MailState.FAILED, words, clock.instant()));
    return why.isPresent() ? Optional.empty() : mail;
  }

  private Optional<String> refused(OutboxStore.Sendable mail) {
    var person = mail.person();
    if (person == null) {
      return Optional.empty();
    }
    return switch (gate.mayWe().message(person, Channel.EMAIL, !mail.notice().words().isEmpty())) {
      // What was asked of them is the try itself.
      case Permission.Granted _, Permission.Locked _, Permission.Wished _ ->
          gate.mayWe()
              .refusal(mail.recipient())
              .map(Permission.Refused::words)
              .or(() -> gate.troubles().stops(person, mail.recipient()));
      case Permission.Refused no -> Optional.of(no.words());
      case Permission.NoBasis no -> Optional.of(no.words());
      case Permission.Untold no -> Optional.of(no.words());
    };
  }

  /// In a transaction of its own, which has ended before the first word goes out.
  private boolean begin(MailId id) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> gate.posting().stopped().isEmpty() && store.begin(id, clock.instant())));
  }

  private Letter letter(MailAccount account, OutboxStore.Sendable mail) {
    return new Letter(
        mail.code(),
        mail.messageId(),
        account.returnTo(mail.code()),
        new Correspondent(account.senderName(), account.senderAddress()),
        new Correspondent(mail.recipientName(), mail.recipient()),
        new Letter.Body(mail.subject(), mail.text(), mail.html()),
        mail.queuedAt(),
        mail.wayOut().isEmpty()
            ? Map.of("Auto-Submitted", "auto-generated")
            : Map.of(
                "List-Unsubscribe",
                "<%s>".formatted(mail.wayOut()),
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click"));
  }

  private void settle(OutboxStore.Sendable mail, Outcome outcome) {
    var now = clock.instant();
    switch (outcome) {
      case Outcome.Accepted(var why) -> {
        store.end(mail.id(), MailState.SENT, why, now);
        told(mail, now);
      }
      case Outcome.Later(var why) -> later(mail, why, now);
      case Outcome.Refused(var why, var ofAddress) -> {
        store.end(mail.id(), ofAddress ? MailState.BOUNCED : MailState.FAILED, why, now);
        if (ofAddress) {
          note(mail, Troubles.Kind.HARD, why);
        }
      }
      case Outcome.Unknown(var why) -> store.end(mail.id(), MailState.UNKNOWN, why, now);
      case Outcome.Withdrawn _ -> {} // whoever called it back has noted why
      case Outcome.NoWay(var why, _) ->
          store.wait(mail.id(), why, now.plus(gate.backoff().after(1)), false);
    }
  }

  private void note(OutboxStore.Sendable mail, Troubles.Kind kind, String why) {
    var person = mail.person();
    if (person != null) {
      gate.troubles().note(person, mail.recipient(), kind, why);
    }
  }

  private void later(OutboxStore.Sendable mail, String why, Instant now) {
    if (mail.queuedAt().plus(LONGEST).isBefore(now)) {
      var words = "The server put it off for five days: %s".formatted(why);
      store.end(mail.id(), MailState.FAILED, words, now);
      note(mail, Troubles.Kind.SOFT, why);
    } else {
      var due = now.plus(gate.backoff().after(mail.tries() + 1));
      store.wait(mail.id(), why, due, true);
    }
  }

  /// What it said of why we hold their data was said now.
  private void told(OutboxStore.Sendable mail, Instant now) {
    var person = mail.person();
    if (person != null && !mail.notice().words().isEmpty()) {
      var told = new MayWe.Told(mail.notice().words(), mail.notice().version(), mail.queuedAt());
      gate.mayWe().noticedBy(person, Channel.EMAIL, told, now);
    }
  }
}
