package org.kith.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The fields that a workspace has of its own, and what they hold of whom. A field is known by its
/// name, whatever the case.
@Service
@Transactional
public class Fields {

  private final FieldStore store;

  Fields(FieldStore store) {
    this.store = store;
  }

  /// All of them, by name.
  @Transactional(readOnly = true)
  public List<Field> all() {
    return store.all();
  }

  @Transactional(readOnly = true)
  public Optional<Field> find(String name) {
    return store.all().stream()
        .filter(field -> field.name().equalsIgnoreCase(clean(name)))
        .findFirst();
  }

  /// What they hold, by the name of the field; whoever has none is left out.
  @Transactional(readOnly = true)
  public Map<PersonId, Map<String, String>> of(Collection<PersonId> persons) {
    return store.values(persons);
  }

  /// What they hold of one person, by the name of the field.
  @Transactional(readOnly = true)
  public Map<String, String> of(PersonId person) {
    return store.values(List.of(person)).getOrDefault(person, Map.of());
  }

  /// What is wrong with a field as it is defined, in words; empty if nothing is.
  public static String problem(String name, Field.Kind kind, Collection<String> choices) {
    var clean = clean(name);
    if (clean.isEmpty()) {
      return "A field has a name.";
    }
    if (clean.length() > Field.LONGEST) {
      return "The name of a field has at most %d characters; this has %d."
          .formatted(Field.LONGEST, clean.length());
    }
    if (kind == Field.Kind.CHOICE && cleaned(choices).isEmpty()) {
      return "A choice has something to choose from, one a line.";
    }
    return String.join("\n", cleaned(choices)).length() > 4_000
        ? "All choices together have at most 4,000 characters."
        : "";
  }

  /// Defines a field.
  ///
  /// @return what stands against it, in words; empty if it was made
  public String define(String name, Field.Kind kind, Collection<String> choices) {
    var problem = problem(name, kind, choices);
    if (!problem.isEmpty()) {
      return problem;
    }
    if (store.written(clean(name)).isPresent()) {
      return "There is a field “%s” already.".formatted(clean(name));
    }
    if (store.all().size() >= Field.MOST) {
      return "You have %d fields, and nobody fills in more.".formatted(Field.MOST);
    }
    store.make(clean(name), kind, kind == Field.Kind.CHOICE ? cleaned(choices) : List.of());
    return "";
  }

  /// Calls a field otherwise, or gives it other choices. What it holds stays, also where it is no
  /// longer to be chosen.
  ///
  /// @return what stands against it, in words; empty if it was changed
  public String change(String name, String to, Collection<String> choices) {
    var field = find(name);
    if (field.isEmpty()) {
      return "That field is gone already.";
    }
    var kind = field.get().kind();
    var problem = problem(to, kind, choices);
    if (!problem.isEmpty()) {
      return problem;
    }
    var other = store.written(clean(to)).filter(known -> !known.equals(field.get().name()));
    if (other.isPresent()) {
      return "There is a field “%s” already.".formatted(other.get());
    }
    store.change(
        field.get().name(), clean(to), kind == Field.Kind.CHOICE ? cleaned(choices) : List.of());
    return "";
  }

  /// Deletes a field with all it holds.
  ///
  /// @return of how many people it was kept; empty if there is none of that name
  public Optional<Integer> delete(String name) {
    var field = find(name);
    field.ifPresent(known -> store.remove(known.name()));
    return field.map(Field::people);
  }

  /// Writes what is kept about somebody; an empty value is kept no longer, and a field that is not
  /// named stays as it is. Nothing is written if anything is wrong.
  ///
  /// @return what is wrong, in words; empty if it was written
  public List<String> set(PersonId person, Map<String, String> values) {
    var problems = new ArrayList<String>();
    var known = store.all();
    var before = of(person);
    for (var value : values.entrySet()) {
      known.stream()
          .filter(field -> field.name().equalsIgnoreCase(clean(value.getKey())))
          .findFirst()
          .ifPresentOrElse(
              field -> {
                var said = value.getValue().strip();
                var problem = field.problem(said);
                if (!problem.isEmpty() && !said.equals(before.get(field.name()))) {
                  problems.add(problem);
                }
              },
              () -> problems.add("There is no field “%s”.".formatted(clean(value.getKey()))));
    }
    if (problems.isEmpty()) {
      values.forEach(
          (name, value) -> write(person, store.written(clean(name)).orElseThrow(), value));
    }
    return problems;
  }

  private void write(PersonId person, String field, String value) {
    if (value.isBlank()) {
      store.clear(person, field);
    } else {
      store.set(person, field, value.strip());
    }
  }

  private static List<String> cleaned(Collection<String> choices) {
    return choices.stream().map(Fields::clean).filter(one -> !one.isEmpty()).distinct().toList();
  }

  private static String clean(String name) {
    return name.strip().replaceAll("\\s+", " ");
  }
}
