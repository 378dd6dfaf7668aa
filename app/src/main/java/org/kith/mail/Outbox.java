package org.kith.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.jobs.ClockPutBack;
import org.kith.jobs.Jobs;
import org.kith.people.Permission;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mails on their way out, one row each. What may have arrived is never sent again by itself.
@Service
@Transactional
public class Outbox {

  /// How long a mail waits at least, so that pressing can be taken back.
  public static final Duration GRACE = Duration.ofSeconds(30);

  private static final int SHOWN = 100;

  private final OutboxStore store;
  private final MailAccountStore accounts;
  private final MailPace pace;
  private final Jobs jobs;
  private final Clock clock;

  Outbox(OutboxStore store, MailAccountStore accounts, MailPace pace, Jobs jobs, Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.pace = pace;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// What came of sending something once more.
  public enum Again {
    QUEUED,
    /// It waits anyway, or was sent.
    NOT_NEEDED,
    /// Its address got as many mails within this hour as it gets.
    NOT_NOW
  }

  /// What was to be sent when the clock was ahead is sent when it was meant to be.
  @EventListener
  void on(ClockPutBack clock) {
    store.putBack(clock.before(), clock.by());
  }

  /// Puts a mail to somebody into the outbox; there is none without a permission.
  ///
  /// @throws IllegalStateException if there is no account to send it with
  public MailId add(NewMail mail, Permission.Granted permission) {
    if (permission.basis().isBlank()) {
      throw new IllegalArgumentException("a permission rests on something");
    }
    pace.take(mail.to());
    return store.add(mail, from(Caller.require().member().name(), GRACE));
  }

  /// Puts a mail to somebody who works here into the outbox.
  MailId add(Member member, String subject, String text) {
    var mail =
        new OutboxStore.OwnMail(
            OutboxStore.OwnMail.Kind.FRIDAY,
            member.email(),
            member.name(),
            subject,
            text,
            MailHtml.of(text));
    return store.add(member.id(), mail, from("Kith", Duration.ZERO));
  }

  /// Puts a report for somebody who works here into the outbox, in a form of its own: what they
  /// read is what stands on its page.
  ///
  /// @param text the same for programs that show no HTML
  /// @return empty if they got as many mails within this hour as an address gets
  /// @throws IllegalStateException if there is no account to send it with
  public Optional<MailId> addReport(Member member, String subject, String text, String html) {
    if (!pace.take(member.email())) {
      return Optional.empty();
    }
    var mail =
        new OutboxStore.OwnMail(
            OutboxStore.OwnMail.Kind.REPORT, member.email(), member.name(), subject, text, html);
    return Optional.of(store.add(member.id(), mail, from(Caller.require().member().name(), GRACE)));
  }

  /// Whether there is an account to send with.
  @Transactional(readOnly = true)
  public boolean canSend() {
    return accounts.find().isPresent();
  }

  private OutboxStore.From from(String by, Duration grace) {
    var account =
        accounts.find().orElseThrow(() -> new IllegalStateException("there is no mail account"));
    var now = clock.instant();
    return new OutboxStore.From(account.domain(), by, now, now.plus(grace));
  }

  /// Mails of which nobody knows whether they arrived, newest first.
  @Transactional(readOnly = true)
  public List<OutMail> unknown() {
    return store.in(MailState.UNKNOWN, SHOWN);
  }

  @Transactional(readOnly = true)
  public int countUnknown() {
    return store.count(MailState.UNKNOWN);
  }

  /// Mails in one state, newest first.
  @Transactional(readOnly = true)
  public List<OutMail> in(MailState state) {
    return store.in(state, SHOWN);
  }

  @Transactional(readOnly = true)
  public Map<MailId, OutMail> find(Collection<MailId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : store.find(ids).stream().collect(Collectors.toMap(OutMail::id, mail -> mail));
  }

  /// A member found out that it arrived.
  ///
  /// @return false if that was not in doubt
  public boolean arrived(MailId id) {
    var why = "%s says that it arrived.".formatted(Caller.require().member().name());
    return store.move(id, Set.of(MailState.UNKNOWN), MailState.SENT, why, clock.instant());
  }

  /// A member decides to send it once more, under the same message id.
  public Again again(MailId id) {
    var waits = EnumSet.of(MailState.UNKNOWN, MailState.FAILED);
    var mail = store.find(List.of(id)).stream().findFirst().orElse(null);
    if (mail == null || !waits.contains(mail.state())) {
      return Again.NOT_NEEDED;
    }
    if (!pace.take(mail.recipient())) {
      return Again.NOT_NOW;
    }
    boolean moved =
        store.move(
            id,
            waits,
            MailState.QUEUED,
            "%s sends it again.".formatted(Caller.require().member().name()),
            clock.instant());
    if (moved) {
      jobs.start(Sending.NAME, "");
    }
    return moved ? Again.QUEUED : Again.NOT_NEEDED;
  }

  /// Calls a mail back that waits, as if nobody had written it.
  ///
  /// @return false if it does not wait any more
  public boolean discard(MailId id) {
    return store.discard(id);
  }
}
