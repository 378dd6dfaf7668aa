package org.kith.people;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.team.Workspace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts into words whether we may write to somebody, and why we hold what we know of them.
@Service
@Transactional(readOnly = true)
public class PersonConsents {

  private final MayWe mayWe;
  private final NoticeTexts texts;
  private final Clock clock;

  PersonConsents(MayWe mayWe, NoticeTexts texts, Clock clock) {
    this.mayWe = mayWe;
    this.texts = texts;
    this.clock = clock;
  }

  public PersonConsent of(Person person, Workspace workspace) {
    var history = mayWe.history(person.id());
    var words = new Words(clock.instant(), workspace.zone());
    var all = mayWe.contact(person.id());
    return new PersonConsent(
        person.id(),
        all instanceof Permission.Refused,
        lines(person, all, history, words),
        history.stream().map(words::entry).toList(),
        new PersonConsent.Hold(person.purpose(), words.day(person.addedAt()), sources(person)),
        notice(person, workspace, words));
  }

  private List<PersonConsent.Line> lines(
      Person person, Permission all, List<Statement> history, Words words) {
    if (all instanceof Permission.Refused
        || all instanceof Permission.Locked
        || all instanceof Permission.Wished) {
      return List.of(words.line("", all));
    }
    var lines = new ArrayList<PersonConsent.Line>();
    for (var channel : ways(person, history)) {
      var name = channel == Channel.EMAIL ? "E-mail" : channel.words();
      var way = channel == Channel.OTHER ? "Any other way" : name;
      lines.add(words.line(way, mayWe.contact(person.id(), channel)));
    }
    return lines;
  }

  /// The ways there are: where they have an account or an address, and what they spoke of.
  private static EnumSet<Channel> ways(Person person, List<Statement> history) {
    var ways = EnumSet.of(Channel.OTHER);
    if (!person.email().isBlank()) {
      ways.add(Channel.EMAIL);
    }
    for (var account : person.accounts()) {
      switch (account.network()) {
        case "MASTODON" -> ways.add(Channel.MASTODON);
        case "BLUESKY" -> ways.add(Channel.BLUESKY);
        default -> {}
      }
    }
    history.stream().map(Statement::channel).filter(channel -> channel != null).forEach(ways::add);
    return ways;
  }

  private static List<String> sources(Person person) {
    var sources = new ArrayList<String>();
    for (var account : person.accounts()) {
      sources.add(
          "%s, %s: %s"
              .formatted(account.handle(), NetworkNames.of(account.network()), account.proof()));
    }
    if (!person.email().isBlank()) {
      sources.add(person.email() + ": noted by one of you");
    }
    return sources;
  }

  private PersonConsent.Notice notice(Person person, Workspace workspace, Words words) {
    var told = mayWe.noticedAt(person.id());
    var another = mayWe.noticedOfAnotherAt(person.id());
    var due = DueNotices.due(person.addedAt());
    boolean late = another != null || DueNotices.isLate(told, person.addedAt(), clock.instant());
    return new PersonConsent.Notice(
        texts.of(person, workspace),
        texts.current().version(),
        told == null ? null : words.day(told),
        told(told, another, words.day(due), words, late),
        late);
  }

  private static String told(
      @Nullable Instant told, @Nullable Instant another, String due, Words words, boolean late) {
    if (told != null) {
      return "They were told on %s.".formatted(words.day(told));
    }
    if (another != null) {
      return "They were told of another purpose on %s. Tell them of this one before you act on it."
          .formatted(words.day(another));
    }
    return late
        ? "They should have been told by %s.".formatted(due)
        : "Not told yet: with your first message, at latest on %s.".formatted(due);
  }

  /// "3 March", with the year where it is another one.
  static String day(Instant at, Instant now, ZoneId zone) {
    var day = at.atZone(zone).toLocalDate();
    boolean thisYear = day.getYear() == now.atZone(zone).getYear();
    return DateTimeFormatter.ofPattern(thisYear ? "d MMMM" : "d MMMM yyyy", Locale.ENGLISH)
        .format(day);
  }

  private record Words(Instant now, ZoneId zone) {

    String day(Instant at) {
      return PersonConsents.day(at, now, zone);
    }

    PersonConsent.Line line(String way, Permission permission) {
      var words =
          switch (permission) {
            case Permission.Granted(var basis) -> "Yes. " + sentence(basis);
            case Permission.Refused(var since, var evidence) ->
                "No, since %s: %s".formatted(day(since), sentence(evidence));
            case Permission.Locked(var until) ->
                "Not now. You tried twice and heard nothing: nobody of you tries again before %s."
                    .formatted(day(until));
            case Permission.Wished(var until, var days) ->
                "Not now. They asked to be written to %s: that is from %s on."
                    .formatted(Wish.words(days), day(until));
            case Permission.NoBasis _ -> "No. Nothing they said allows it.";
            case Permission.Untold _ -> "Yes, with the notice in it.";
          };
      return new PersonConsent.Line(way, permission.isGranted(), words);
    }

    PersonConsent.Entry entry(Statement statement) {
      var by = statement.by().isEmpty() ? "" : ", noted by " + statement.by();
      var source = statement.source().isEmpty() ? "" : ", " + statement.source();
      return new PersonConsent.Entry(
          what(statement),
          sentence(statement.evidence()),
          statement.wording(),
          "%s%s%s. Entry %d of the log, %s"
              .formatted(
                  day(statement.at()),
                  by,
                  source,
                  statement.nr(),
                  statement.hash().substring(0, 12)));
    }

    private static String what(Statement statement) {
      return switch (statement.said()) {
        case GIVEN ->
            "Yes to %s, because %s".formatted(way(statement.channel()), statement.basis().words());
        case WITHDRAWN ->
            statement.channel() == null ? "No, to every way" : "No to " + way(statement.channel());
        case NOTICED -> "Told why you hold their data";
        case ERASED, GONE -> "Erased";
      };
    }

    private static String way(@Nullable Channel channel) {
      return channel == null ? "every way" : channel.words();
    }

    private static String sentence(String words) {
      var plain = words.strip();
      var text =
          plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
      return text.matches("(?s).*[.!?…]$") ? text : text + ".";
    }
  }
}
