package org.kith.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What this module keeps about persons: who they are, their accounts, tags and fields. What they
/// said about being written to does not move.
@Component
@Order(1)
class OwnRows implements KeptAboutPersons {

  private final PersonStore persons;
  private final Tags tags;
  private final Fields fields;

  OwnRows(PersonStore persons, Tags tags, Fields fields) {
    this.persons = persons;
    this.tags = tags;
    this.fields = fields;
  }

  @Override
  public List<MergeField> fields(PersonId kept, PersonId gone) {
    var one = persons.find(kept);
    var other = persons.find(gone);
    if (one.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    var fields = new ArrayList<MergeField>();
    fields.add(field("name", "Name", Person::name, one.get(), other.get()));
    fields.add(field("about", "Who they are", Person::about, one.get(), other.get()));
    fields.add(field("email", "E-mail", Person::email, one.get(), other.get()));
    fields.add(field("purpose", "Why you know them", Person::purpose, one.get(), other.get()));
    var ties = field("connection", "What ties them to you", OwnRows::tie, one.get(), other.get());
    fields.add(ties);
    return fields;
  }

  private static MergeField field(
      String key, String label, Function<Person, String> of, Person kept, Person gone) {
    return MergeField.of(key, label, of.apply(kept), of.apply(gone));
  }

  private static String tie(Person person) {
    var tie = person.connection();
    return tie == Connection.UNKNOWN ? "" : tie.words();
  }

  @Override
  public List<String> moving(PersonId gone) {
    var moving = new ArrayList<String>();
    int accounts = persons.find(gone).map(person -> person.accounts().size()).orElse(0);
    if (accounts > 0) {
      moving.add(accounts == 1 ? "1 account" : accounts + " accounts");
    }
    var tagged = tags.of(gone);
    if (!tagged.isEmpty()) {
      moving.add((tagged.size() == 1 ? "the tag " : "the tags ") + String.join(", ", tagged));
    }
    var kept = fields.of(gone).keySet();
    if (!kept.isEmpty()) {
      moving.add("what you keep as " + String.join(", ", kept) + ", where the older has nothing");
    }
    return moving;
  }

  @Override
  public void move(MergeLedger ledger) {
    for (var column : List.of("name", "about", "email", "purpose", "connection")) {
      if (ledger.takes(column)) {
        ledger.take("person", "id", column, List.of(column));
      }
    }
    ledger.move("person_account", "account_id");
    ledger.move("person_edit", "id");
    ledger.copyMissing("person_tag", List.of("tag"));
    ledger.copyMissing("person_value", List.of("field"));
  }
}
