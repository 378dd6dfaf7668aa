package org.kith.cultivate.quicklog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.NextStep;
import org.kith.people.Person;
import org.kith.people.PersonId;

/// Gathers what a line says for each person it names.
final class Gathering {

  /// When a next step is due that names no day.
  private static final int USUAL_DAYS = 7;

  private final Facts facts;

  Gathering(Facts facts) {
    this.facts = facts;
  }

  /// What is known of those who are named.
  record Facts(
      Map<PersonId, Person> people,
      Map<PersonId, NextStep> steps,
      Set<PersonId> refusing,
      LocalDate today) {}

  Understood of(String line, List<LineClause> clauses, Finding.Found found) {
    var drafts = new LinkedHashMap<Finding.Who, Draft>();
    for (var clause : clauses) {
      for (var mention : clause.who()) {
        var who = found.sure().get(mention);
        if (who != null) {
          var one = new Finding.Who(who.person(), name(who));
          add(drafts.computeIfAbsent(one, _ -> new Draft()), clause);
        }
      }
    }
    var parts = new ArrayList<Understood.Part>();
    drafts.forEach((who, draft) -> parts.add(part(who, draft)));
    return new Understood(line, found.asked().stream().map(this::question).toList(), parts);
  }

  private static final class Draft {
    private final List<Understood.Happened> happened = new ArrayList<>();
    private @Nullable LineClause next;
  }

  private void add(Draft draft, LineClause clause) {
    if (!clause.done()) {
      draft.next = clause;
      return;
    }
    var day = clause.day();
    var entry =
        new Understood.Happened(
            clause.kind(),
            clause.direction(),
            day == null ? facts.today() : day.past(facts.today()),
            clause.text());
    if (!draft.happened.contains(entry)) {
      draft.happened.add(entry);
    }
  }

  private Understood.Part part(Finding.Who who, Draft draft) {
    boolean refused = who.person() != null && facts.refusing().contains(who.person());
    return new Understood.Part(
        who.person(), who.name(), draft.happened, next(who, draft.next), refused);
  }

  private Understood.@Nullable Next next(Finding.Who who, @Nullable LineClause clause) {
    if (clause == null) {
      return null;
    }
    var day = clause.day();
    var step = who.person() == null ? null : facts.steps().get(who.person());
    var what = clause.text().length() > 300 ? clause.text().substring(0, 300) : clause.text();
    return new Understood.Next(
        what.isBlank() ? "Keep in touch" : what,
        day == null ? facts.today().plusDays(USUAL_DAYS) : day.coming(facts.today()),
        day != null,
        step != null && step.promised() ? step.what() : "");
  }

  private String name(Finding.Who who) {
    var person = who.person() == null ? null : facts.people().get(who.person());
    return person == null ? who.name() : person.name();
  }

  private Understood.Question question(Finding.Asked asked) {
    var choices = new ArrayList<Understood.Choice>();
    for (var id : asked.fits()) {
      var person = facts.people().get(id);
      if (person != null) {
        choices.add(new Understood.Choice(person.id(), person.name(), about(person)));
      }
    }
    return new Understood.Question(
        asked.key(), asked.said(), choices, asked.known(), asked.answer());
  }

  private static String about(Person person) {
    return !person.about().isBlank()
        ? person.about()
        : person.accounts().stream().map(Person.Owned::handle).findFirst().orElse("");
  }
}
