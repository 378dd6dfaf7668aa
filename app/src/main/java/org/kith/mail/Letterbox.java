package org.kith.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.mail.wire.Mailbox;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Members;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads the inbox for answers, bounces, complaints and copies. How far it has come is noted
/// together with what a mail did, one mail at a time: none is taken in twice and none passed over,
/// wherever it is cut off.
@Component
class Letterbox implements Work {

  static final String NAME = "Reading answers to mail";

  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration KEEP = Duration.ofDays(400);
  private static final int MOST = 500;

  private final MailAccounts accounts;
  private final MailAccountStore store;
  private final OutboxStore outbox;
  private final Filing filing;
  private final Members members;
  private final TransactionOperations transaction;
  private final Clock clock;

  Letterbox(
      MailAccounts accounts,
      Stores stores,
      Filing filing,
      Members members,
      TransactionOperations transaction,
      Clock clock) {
    this.accounts = accounts;
    this.store = stores.accounts();
    this.outbox = stores.outbox();
    this.filing = filing;
    this.members = members;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What is kept of mail.
  @Component
  record Stores(MailAccountStore accounts, OutboxStore outbox) {}

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
    return Duration.ofMinutes(20);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    transaction.executeWithoutResult(_ -> outbox.forget(clock.instant(), KEEP));
    var account = accounts.find().orElse(null);
    var way = account == null ? null : account.imap();
    if (account == null || way == null) {
      return;
    }
    try (var mailbox = Mailbox.open(accounts.inbox(way))) {
      var place = Objects.requireNonNull(transaction.execute(_ -> store.place()), "a place");
      if (place.validity() == 0) {
        var end = mailbox.end();
        transaction.executeWithoutResult(_ -> store.place(end));
      } else {
        progress.say(read(mailbox.since(place, MOST), us(account)));
      }
      note(MailAccount.State.WORKING, "");
    } catch (IOException e) {
      note(MailAccount.State.RETRYING, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void note(MailAccount.State state, String reason) {
    transaction.executeWithoutResult(_ -> store.reads(state, reason, clock.instant()));
  }

  private Filing.Us us(MailAccount account) {
    return new Filing.Us(
        members.of(CurrentWorkspace.require()), account.senderAddress(), account.copiesAddress());
  }

  private String read(List<Mailbox.Item> items, Filing.Us us) {
    var counts = new EnumMap<Filing.Filed, Integer>(Filing.Filed.class);
    int unreadable = 0;
    for (var item : items) {
      var filed = transaction.execute(_ -> take(item, us));
      if (filed == null) {
        unreadable++;
      } else {
        counts.merge(filed, 1, Integer::sum);
      }
    }
    return words(items.size(), unreadable, counts);
  }

  private Filing.@Nullable Filed take(Mailbox.Item item, Filing.Us us) {
    store.place(item.place());
    var mail = item.mail();
    return mail == null ? null : filing.take(mail, us);
  }

  private static String words(int read, int unreadable, Map<Filing.Filed, Integer> counts) {
    return "Read %d mails: %d answers, %d came back, %d complaints, %d copies%s%s"
        .formatted(
            read,
            counts.getOrDefault(Filing.Filed.ANSWER, 0),
            counts.getOrDefault(Filing.Filed.BOUNCE, 0),
            counts.getOrDefault(Filing.Filed.COMPLAINT, 0),
            counts.getOrDefault(Filing.Filed.COPY, 0),
            some(
                counts.getOrDefault(Filing.Filed.STRANGE_COPY, 0),
                ", %d copies that name nobody you know"),
            some(unreadable, ", %d that could not be read"));
  }

  private static String some(int count, String words) {
    return count == 0 ? "" : words.formatted(count);
  }
}
