package org.kith.cultivate.quicklog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.Days;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.RememberedStep;
import org.kith.cultivate.Visibility;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One line instead of a form: "Talked to Ana and Bo about the walk, call Bo Friday" makes two
/// entries and one next step. What was understood is shown before it is kept, whom it could not
/// tell is asked, and all of it can be taken back.
@Service
@Transactional
public class QuickLog {

  /// The longest line that is read.
  public static final int LONGEST = 500;

  private static final String UNSAID = "Keep in touch";
  private static final String PURPOSE = "One of us is in touch with them.";

  private final QuickLogStore store;
  private final Interactions interactions;
  private final Contacts contacts;
  private final NextSteps steps;
  private final Persons persons;
  private final MayWe mayWe;
  private final Clock clock;

  QuickLog(QuickLogStore store, Between between, Persons persons, MayWe mayWe, Clock clock) {
    this.store = store;
    this.interactions = between.interactions();
    this.contacts = between.contacts();
    this.steps = between.steps();
    this.persons = persons;
    this.mayWe = mayWe;
    this.clock = clock;
  }

  /// What a line changes.
  @org.springframework.stereotype.Component("quickLogBetween")
  record Between(Interactions interactions, Contacts contacts, NextSteps steps) {}

  /// What Kith understands of a line. Changes nothing.
  ///
  /// @param answers to the questions of this line, by their keys
  @Transactional(readOnly = true)
  public Understood read(String line, Map<String, String> answers) {
    var cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    var known = store.names();
    var book = new NameBook(known);
    var clauses = new LineReader(book, today()).read(cut);
    var found = new Finding(book, answers).in(clauses);
    var ids = found.people();
    var facts =
        new Gathering.Facts(
            persons.find(ids).stream().collect(Collectors.toMap(p -> p.id(), p -> p)),
            steps.of(ids),
            refusing(ids),
            today());
    return new Gathering(facts).of(cut, clauses, found);
  }

  private Set<PersonId> refusing(Set<PersonId> ids) {
    return ids.stream()
        .filter(id -> mayWe.contact(id) instanceof Permission.Refused)
        .collect(Collectors.toSet());
  }

  /// What was kept.
  public record Kept(QuickLogId id, Understood what) {}

  /// Keeps what a line says.
  ///
  /// @param mine whether only the caller may read the entries
  /// @return empty if a question of it has no answer, or it says nothing about anybody
  public Optional<Kept> keep(String line, Map<String, String> answers, boolean mine) {
    var read = read(line, answers);
    if (!read.isReady()) {
      return Optional.empty();
    }
    var me = Caller.require().member().id();
    var log = store.begin(me, clock.instant());
    read.parts().forEach(part -> keep(log, part, mine, me));
    read.questions().forEach(question -> learn(log, question));
    return Optional.of(new Kept(log, read));
  }

  private void keep(QuickLogId log, Understood.Part part, boolean mine, MemberId me) {
    var known = part.person();
    var person = known == null ? add(part.name()) : known;
    for (var happened : part.happened()) {
      var visibility = mine ? Visibility.ME : Visibility.TEAM;
      var id =
          interactions.record(
              new Interaction(
                  person,
                  happened.kind(),
                  happened.direction(),
                  at(happened.day()),
                  happened.text(),
                  visibility,
                  me,
                  null));
      store.add(log, new QuickLogStore.Part(person, id, "", "", false));
    }
    var next = part.next();
    var before = "";
    if (next != null && !part.refused()) {
      before = known == null ? "" : steps.of(person).map(RememberedStep::of).orElse("");
      steps.set(person, mine ? UNSAID : next.what(), next.due(), me); // others read next steps
    }
    if (!before.isEmpty() || known == null) {
      store.add(log, new QuickLogStore.Part(person, null, before, "", known == null));
    }
  }

  private PersonId add(String name) {
    return persons.add(
        new NewPerson(name, "", "", PURPOSE, Connection.UNKNOWN, clock.instant(), List.of()));
  }

  /// Whom nobody was called like, and who was meant all the same, is called so from now on.
  private void learn(QuickLogId log, Understood.Question question) {
    if (!question.known() && question.answer().matches("\\d+")) {
      var person = new PersonId(Long.parseLong(question.answer()));
      if (store.call(person, question.said())) {
        store.add(log, new QuickLogStore.Part(person, null, "", question.said(), false));
      }
    }
  }

  /// Takes a line of the caller's back, the last of it first: its entries go, the next steps are
  /// those of before, and whoever it added goes.
  ///
  /// @return false if there is none, or it was taken back before
  public boolean undo(QuickLogId log) {
    var parts = store.take(log, Caller.require().member().id());
    parts.orElse(List.of()).reversed().forEach(this::undo);
    return parts.isPresent();
  }

  private void undo(QuickLogStore.Part part) {
    var interaction = part.interaction();
    if (!part.was().isEmpty()) {
      contacts.promise(RememberedStep.in(part.person(), part.was()));
    }
    if (interaction != null) {
      interactions.remove(interaction);
    }
    if (!part.nickname().isEmpty()) {
      store.callNoMore(part.person(), part.nickname());
    }
    if (part.added()) {
      persons.takeBack(part.person());
    }
  }

  /// Today it was just now; on another day, at noon.
  private Instant at(LocalDate day) {
    return day.equals(today())
        ? clock.instant()
        : day.atTime(LocalTime.NOON).atZone(Days.zone()).toInstant();
  }

  private LocalDate today() {
    return Days.today(clock);
  }

  static @Nullable PersonId person(String answer) {
    return answer.matches("\\d{1,18}") ? new PersonId(Long.parseLong(answer)) : null;
  }
}
