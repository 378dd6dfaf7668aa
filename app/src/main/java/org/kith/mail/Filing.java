package org.kith.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kith.cultivate.Direction;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.Visibility;
import org.kith.listen.StopWords;
import org.kith.mail.wire.Incoming;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.team.Member;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts what came in where it belongs. An answer counts by the message id it refers to, a report by
/// that or by the address it came back to: who only says to be somebody files nothing. What one of
/// us writes on in a talk that began with a mail of ours refers to that mail as well, and is no
/// answer but a copy.
@Service
@Transactional
class Filing {

  private static final Pattern TAG = Pattern.compile("\\+([a-z0-9]{20,60})@");

  private final OutboxStore outbox;
  private final Troubles troubles;
  private final MayWe mayWe;
  private final Timeline timeline;
  private final Clock clock;

  Filing(OutboxStore outbox, Troubles troubles, MayWe mayWe, Timeline timeline, Clock clock) {
    this.outbox = outbox;
    this.troubles = troubles;
    this.mayWe = mayWe;
    this.timeline = timeline;
    this.clock = clock;
  }

  /// Where things are filed.
  @Component
  record Timeline(Interactions interactions, ApplicationEventPublisher events, JdbcClient db) {}

  /// Who writes as us, and where.
  ///
  /// @param members who works here
  /// @param sender the address that mail goes out from, empty for none
  /// @param copies where members send copies, empty for nowhere
  record Us(List<Member> members, String sender, String copies) {
    Us {
      members = List.copyOf(members);
    }

    private Optional<Member> author(String address) {
      return members.stream().filter(one -> one.email().equalsIgnoreCase(address)).findFirst();
    }

    private boolean wrote(Incoming mail) {
      return mail.from().equalsIgnoreCase(sender) || author(mail.from()).isPresent();
    }
  }

  /// What became of a mail.
  enum Filed {
    ANSWER,
    BOUNCE,
    COMPLAINT,
    COPY,
    /// A copy that names nobody we know.
    STRANGE_COPY,
    /// Not ours to file.
    NOTHING
  }

  /// Takes one mail in.
  Filed take(Incoming mail, Us us) {
    if (!mail.messageId().isEmpty() && !outbox.hears(sha256(mail.messageId()), clock.instant())) {
      return Filed.NOTHING;
    }
    return switch (mail.report()) {
      case Incoming.Report.Bounce bounce -> bounced(bounce, mail);
      case Incoming.Report.Complaint complaint -> complained(complaint, mail);
      case null -> answered(mail, us).orElseGet(() -> copied(mail, us));
    };
  }

  /// The codes in the addresses a mail came to.
  private static Set<String> codes(Incoming mail, String more) {
    return Stream.concat(
            Stream.concat(mail.to().stream(), mail.deliveredTo().stream())
                .flatMap(address -> TAG.matcher(address).results().map(found -> found.group(1))),
            Stream.of(more).filter(code -> !code.isEmpty()))
        .collect(java.util.stream.Collectors.toSet());
  }

  private Filed bounced(Incoming.Report.Bounce bounce, Incoming mail) {
    var about = outbox.about(bounce.about(), codes(mail, bounce.code()));
    var failed = bounce.recipients().stream().filter(Incoming.Recipient::failed).findFirst();
    if (about.isEmpty() || failed.isEmpty()) {
      return Filed.NOTHING;
    }
    var ours = about.get();
    var why = "%s (%s)".formatted(failed.get().why(), failed.get().status());
    outbox.end(ours.id(), MailState.BOUNCED, why, clock.instant());
    var person = ours.person();
    if (person != null) {
      troubles.note(
          person,
          ours.recipient(),
          failed.get().lasting() ? Troubles.Kind.HARD : Troubles.Kind.SOFT,
          why);
    }
    return Filed.BOUNCE;
  }

  private Filed complained(Incoming.Report.Complaint complaint, Incoming mail) {
    var about = outbox.about(complaint.about(), codes(mail, ""));
    var person = about.map(OutMail::person);
    if (about.isEmpty() || person.isEmpty()) {
      return Filed.NOTHING;
    }
    var now = clock.instant();
    outbox.complained(about.get().id(), now);
    troubles.note(
        person.get(),
        about.get().recipient(),
        Troubles.Kind.COMPLAINT,
        "called a mail of ours unwanted");
    mayWe.refused(
        person.get(), Channel.EMAIL, "called a mail of ours unwanted where they read mail", now);
    timeline.events().publishEvent(new MailComplained(about.get().id(), person.get()));
    return Filed.COMPLAINT;
  }

  private Optional<Filed> answered(Incoming mail, Us us) {
    if (mail.automatic() || mail.answers().isEmpty()) {
      return Optional.empty();
    }
    var about = outbox.about(mail.answers(), List.of());
    var person = about.map(OutMail::person);
    if (about.isEmpty() || person.isEmpty()) {
      return Optional.empty();
    }
    // Whoever works here may have been written to as well, and answers then as they do.
    if (us.wrote(mail) && !mail.from().equalsIgnoreCase(about.get().recipient())) {
      return Optional.empty();
    }
    var id = about.get().id();
    timeline
        .interactions()
        .record(
            new Interaction(
                person.get(),
                InteractionKind.MAIL,
                Direction.RECEIVED,
                mail.at(),
                text(mail),
                Visibility.TEAM,
                null,
                null));
    outbox.answered(id, mail.at());
    timeline.events().publishEvent(new MailAnswered(id, person.get(), mail.at()));
    if (StopWords.isStop(mail.text())) {
      var words = "answered “%s” to a mail of ours".formatted(mail.text().strip());
      mayWe.refused(person.get(), words, clock.instant());
    }
    return Optional.of(Filed.ANSWER);
  }

  /// A copy of what a member wrote themselves: it was sent to an address that only members know.
  private Filed copied(Incoming mail, Us us) {
    var to = us.copies().toLowerCase(Locale.ROOT);
    boolean isCopy = !to.isEmpty() && (mail.deliveredTo().contains(to) || mail.to().contains(to));
    if (!isCopy || !us.wrote(mail)) {
      return Filed.NOTHING;
    }
    var author = us.author(mail.from()).map(Member::id).orElse(null);
    var persons = persons(mail.to());
    for (var person : persons) {
      timeline
          .interactions()
          .record(Interaction.of(person, InteractionKind.MAIL, mail.at(), text(mail), author));
    }
    return persons.isEmpty() ? Filed.STRANGE_COPY : Filed.COPY;
  }

  private List<PersonId> persons(List<String> addresses) {
    return timeline
        .db()
        .sql("select id from person where lower(email) = any(:addresses) order by id")
        .param("addresses", addresses.toArray(String[]::new))
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  private static String text(Incoming mail) {
    return mail.subject().isBlank() ? mail.text() : mail.subject() + "\n\n" + mail.text();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
