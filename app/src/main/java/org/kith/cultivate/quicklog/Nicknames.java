package org.kith.cultivate.quicklog;

import java.util.List;
import org.kith.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What else we call people among ourselves: typed by a member, or learned from a line of the quick
/// log. People are found by it, and a line that names them so means them.
@Service
@Transactional
public class Nicknames {

  private final QuickLogStore store;

  Nicknames(QuickLogStore store) {
    this.store = store;
  }

  @Transactional(readOnly = true)
  public List<String> of(PersonId person) {
    return store.called(person);
  }

  /// @param name 1 to 300 characters
  /// @return false if they were called so already
  public boolean add(PersonId person, String name) {
    return store.call(person, name);
  }

  /// @return false if they were not called so
  public boolean remove(PersonId person, String name) {
    return store.callNoMore(person, name);
  }

  /// Makes these the names, and no others.
  public void set(PersonId person, List<String> names) {
    store.called(person).stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> store.callNoMore(person, name));
    names.forEach(name -> store.call(person, name));
  }
}
