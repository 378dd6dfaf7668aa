package org.kith.cultivate.views;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.MayWe;
import org.kith.people.PeopleTakenOut;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Spreadsheet;
import org.kith.people.Tags;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everybody in People as a table for a spreadsheet.
@Service
@Transactional
public class PeopleTable {

  private static final List<String> HEADINGS =
      List.of(
          "Number",
          "Name",
          "About",
          "E-mail",
          "Purpose",
          "Connection",
          "Accounts",
          "Stage",
          "In the circle",
          "Owner",
          "Tags",
          "Last contact",
          "Next step",
          "Due",
          "May we");

  private final Persons persons;
  private final Standing standing;
  private final MayWe mayWe;
  private final Members members;
  private final ApplicationEventPublisher events;

  PeopleTable(
      Persons persons,
      Standing standing,
      MayWe mayWe,
      Members members,
      ApplicationEventPublisher events) {
    this.persons = persons;
    this.standing = standing;
    this.mayWe = mayWe;
    this.members = members;
    this.events = events;
  }

  /// How we stand with them.
  @Component("standingOfPeople")
  record Standing(Relationships relationships, NextSteps steps, Tags tags, Fields fields) {}

  /// All of it, with a line of headings. Whoever keeps people from being watched hears of it
  /// before.
  public String csv() {
    return csv("the list of people, as a table", persons.all());
  }

  /// Some of it, with a line of headings, by name.
  public String csv(Collection<PersonId> chosen) {
    var ids = List.copyOf(new TreeSet<>(chosen.stream().map(PersonId::value).toList()));
    return csv(
        "a selection of people, as a table (%08x)".formatted(ids.hashCode()),
        persons.find(ids.stream().map(PersonId::new).toList()));
  }

  private String csv(String what, List<Person> all) {
    events.publishEvent(new PeopleTakenOut(what, all.size()));
    var caller = Caller.require();
    Map<MemberId, String> names = new HashMap<>();
    members.of(caller.workspace().id()).forEach(m -> names.put(m.id(), m.name()));
    var text = new StringBuilder(Spreadsheet.BYTE_ORDER_MARK);
    var fields = standing.fields().all().stream().map(Field::name).toList();
    text.append(Spreadsheet.line(Stream.concat(HEADINGS.stream(), fields.stream()).toList()));
    var ids = all.stream().map(Person::id).toList();
    var values = standing.fields().of(ids);
    var found = standing.relationships().find(ids);
    var tagged = standing.tags().of(ids);
    for (var person : all) {
      var relationship = found.get(person.id());
      var kept = values.getOrDefault(person.id(), Map.of());
      var row =
          row(
              person,
              relationship,
              relationship == null ? "" : names.getOrDefault(relationship.owner(), ""),
              String.join(", ", tagged.getOrDefault(person.id(), List.of())),
              caller.workspace().zone());
      text.append(
          Spreadsheet.line(
              Stream.concat(row.stream(), fields.stream().map(f -> kept.getOrDefault(f, "")))
                  .toList()));
    }
    return text.toString();
  }

  private List<String> row(
      Person person,
      @Nullable Relationship relationship,
      String owner,
      String tagged,
      ZoneId zone) {
    PersonId id = person.id();
    var step = standing.steps().of(id);
    var contact = relationship == null ? null : relationship.lastContactAt();
    return List.of(
        Long.toString(id.value()),
        person.name(),
        person.about(),
        person.email(),
        person.purpose(),
        person.connection().name(),
        String.join(" ", person.accounts().stream().map(Person.Owned::handle).toList()),
        relationship == null ? "" : relationship.stage().words(),
        relationship != null && relationship.inCircle() ? "yes" : "no",
        owner,
        tagged,
        contact == null ? "" : contact.atZone(zone).toLocalDate().toString(),
        step.map(NextStep::what).orElse(""),
        step.map(found -> found.due().toString()).orElse(""),
        mayWords(mayWe.contact(id), zone));
  }

  /// A pause is named with its end: where the table comes in again, a no would stay for good.
  private static String mayWords(Permission permission, ZoneId zone) {
    var until = permission.until();
    return until != null
        ? "not before " + until.atZone(zone).toLocalDate()
        : permission instanceof Permission.Refused ? "no" : "yes";
  }
}
