package org.kith.mail;

import java.util.Optional;
import org.kith.mail.wire.Correspondent;
import org.kith.people.MayWe;
import org.kith.people.NoticeTexts;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mails that a member writes to somebody and Kith brings: whatever they say, they end with what
/// every mail must say.
@Service
@Transactional
public class PersonalMails {

  private final MailAccountStore accounts;
  private final Outbox outbox;
  private final WaysOut ways;
  private final Duties duties;
  private final Troubles troubles;

  PersonalMails(
      MailAccountStore accounts, Outbox outbox, WaysOut ways, Duties duties, Troubles troubles) {
    this.accounts = accounts;
    this.outbox = outbox;
    this.ways = ways;
    this.duties = duties;
    this.troubles = troubles;
  }

  /// Who may be written to, and what they must be told.
  @Component
  record Duties(MayWe mayWe, NoticeTexts notices, MailPace pace) {}

  /// What a member wrote.
  public record Words(String subject, String body) {}

  /// A mail as its reader sees it.
  ///
  /// @param notice what it tells them of why we hold their data, where they were not told
  public record Composed(
      String from, String to, String name, String subject, String text, NewMail.Notice notice) {}

  /// Whether there is an account to send with.
  @Transactional(readOnly = true)
  public boolean isSetUp() {
    return accounts.find().isPresent();
  }

  /// Why nothing can be brought to somebody now, as a sentence; empty if it can. The gate is
  /// another question.
  @Transactional(readOnly = true)
  public Optional<String> obstacle(Person person) {
    if (!isSetUp()) {
      return Optional.of("There is no mail account yet: set one up under Settings, Mail.");
    }
    if (!Correspondent.isAddress(person.email())) {
      return Optional.of(
          "Nobody noted an address of %s. Write it on their page, under Change."
              .formatted(person.name()));
    }
    return troubles
        .stops(person.id(), person.email())
        .or(() -> Optional.of(duties.pace().obstacle(person.email())).filter(s -> !s.isEmpty()));
  }

  /// As it will be, but for the code of the way out, which is made when it is sent.
  ///
  /// @param server where this Kith is reached, without a trailing slash
  /// @throws IllegalStateException if there is no mail account
  @Transactional(readOnly = true)
  public Composed preview(Person person, Words words, String server) {
    return compose(person, words, server + WaysOut.PATH + "…");
  }

  /// Puts it into the outbox; there is none without a permission.
  ///
  /// @throws IllegalStateException if there is no mail account
  public MailId send(Person person, Words words, String server, Permission.Granted permission) {
    var way = server + WaysOut.PATH + ways.of(person.id());
    var mail = compose(person, words, way);
    return outbox.add(
        new NewMail(
            person.id(), mail.to(), mail.name(), mail.subject(), mail.text(), way, mail.notice()),
        permission);
  }

  private Composed compose(Person person, Words words, String way) {
    var account =
        accounts.find().orElseThrow(() -> new IllegalStateException("there is no mail account"));
    var notice =
        duties.mayWe().noticedAt(person.id()) != null
            ? NewMail.Notice.NONE
            : new NewMail.Notice(
                duties.notices().of(person, Caller.require().workspace()),
                duties.notices().current().version());
    var text =
        "%s\n\n%s——\nYou need do nothing. One press ends all mail from us: %s\n%s\n"
            .formatted(
                words.body().replace("\r\n", "\n").strip(),
                notice.words().isEmpty() ? "" : "——\n" + notice.words().strip() + "\n\n",
                way,
                account.postalAddress());
    return new Composed(
        "%s <%s>".formatted(account.senderName(), account.senderAddress()),
        person.email(),
        person.name(),
        words.subject().strip(),
        text,
        notice);
  }
}
