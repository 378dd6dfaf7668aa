package org.kith.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The tags of a workspace, and who has which. A tag is known by its name, whatever the case.
@Service
@Transactional
public class Tags {

  private final TagStore store;
  private final ApplicationEventPublisher events;

  Tags(TagStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /// All of them, by name.
  @Transactional(readOnly = true)
  public List<Tag> all() {
    return store.all();
  }

  /// Who has which, by name; whoever has none is left out.
  @Transactional(readOnly = true)
  public Map<PersonId, List<String>> of(Collection<PersonId> persons) {
    return store.of(persons);
  }

  /// The tags of one person, by name.
  @Transactional(readOnly = true)
  public List<String> of(PersonId person) {
    return store.of(List.of(person)).getOrDefault(person, List.of());
  }

  /// How a tag is written here; empty if there is none of that name.
  @Transactional(readOnly = true)
  public Optional<String> written(String name) {
    return store.written(clean(name));
  }

  /// What is wrong with the name of a tag, in words; empty if nothing is.
  public static String problem(String name) {
    var clean = clean(name);
    if (clean.isEmpty()) {
      return "A tag has a name.";
    }
    if (clean.indexOf(',') >= 0) {
      return "“%s” has a comma, which parts one tag from the next.".formatted(clean);
    }
    return clean.length() > Tag.LONGEST
        ? "The name of a tag has at most %d characters; this has %d."
            .formatted(Tag.LONGEST, clean.length())
        : "";
  }

  /// Finds the tag of a name, or makes it.
  ///
  /// @throws IllegalArgumentException if the name is none, or the workspace has 500 tags already
  public String take(String name) {
    var problem = problem(name);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
    var known = store.written(clean(name));
    if (known.isPresent()) {
      return known.get();
    }
    if (store.count() >= Tag.MOST) {
      throw new IllegalArgumentException(
          "You have %d tags, and nobody finds their way among more. Merge or delete some."
              .formatted(Tag.MOST));
    }
    store.make(clean(name));
    return store.written(clean(name)).orElseThrow();
  }

  /// Gives people a tag, which is made if there is none of that name.
  ///
  /// @return who did not have it before
  public List<PersonId> add(Collection<PersonId> persons, String name) {
    var changed = store.add(persons, take(name));
    changed(changed);
    return changed;
  }

  /// Takes a tag off people.
  ///
  /// @return who had it before
  public List<PersonId> remove(Collection<PersonId> persons, String name) {
    var changed = store.written(clean(name)).map(tag -> store.remove(persons, tag));
    changed(changed.orElse(List.of()));
    return changed.orElse(List.of());
  }

  /// Makes these the tags of one person, and no others.
  public void set(PersonId person, Collection<String> names) {
    var wanted = names.stream().map(this::take).toList();
    for (var tag : of(person)) {
      if (!wanted.contains(tag)) {
        store.remove(List.of(person), tag);
      }
    }
    wanted.forEach(tag -> store.add(List.of(person), tag));
    changed(List.of(person));
  }

  /// What became of renaming a tag.
  public sealed interface Renamed {
    record As(String name) implements Renamed {}

    /// Another tag is called so; the two can be merged.
    record Taken(String by) implements Renamed {}

    record Missing() implements Renamed {}
  }

  /// Calls a tag otherwise; whoever has it has it still.
  public Renamed rename(String from, String to) {
    var tag = store.written(clean(from));
    if (tag.isEmpty()) {
      return new Renamed.Missing();
    }
    var other = store.written(clean(to)).filter(name -> !name.equals(tag.get()));
    if (other.isPresent()) {
      return new Renamed.Taken(other.get());
    }
    var problem = problem(to);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
    store.rename(tag.get(), clean(to));
    events.publishEvent(new TagRenamed(tag.get(), clean(to)));
    return new Renamed.As(clean(to));
  }

  /// Makes two tags one: whoever has `from` has `into` from now on, and `from` is gone.
  ///
  /// @return false if there are not two of these names
  public boolean merge(String from, String into) {
    var one = store.written(clean(from));
    var other = store.written(clean(into));
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return false;
    }
    store.join(one.get(), other.get());
    var having = store.having(other.get());
    store.remove(one.get());
    events.publishEvent(new TagRenamed(one.get(), other.get()));
    changed(having);
    return true;
  }

  /// Removes a tag, and takes it off whoever has it.
  ///
  /// @return how many had it; empty if there is none of that name
  public Optional<Integer> delete(String name) {
    var tag = store.written(clean(name));
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    var having = store.having(tag.get());
    store.remove(tag.get());
    changed(having);
    return Optional.of(having.size());
  }

  /// Says how many days may pass between two contacts with whoever has a tag, 1 to 730; null where
  /// it shall say nothing of that.
  ///
  /// @return false if there is no tag of that name
  public boolean rhythm(String name, @Nullable Integer days) {
    if (days != null && (days < 1 || days > 730)) {
      throw new IllegalArgumentException("a rhythm has 1 to 730 days, was " + days);
    }
    var tag = store.written(clean(name));
    tag.ifPresent(known -> {
      store.rhythm(known, days);
      changed(store.having(known));
    });
    return tag.isPresent();
  }

  private void changed(List<PersonId> persons) {
    if (!persons.isEmpty()) {
      events.publishEvent(new TagsChanged(persons));
    }
  }

  private static String clean(String name) {
    return name.strip().replaceAll("\\s+", " ");
  }
}
