package org.kith.cultivate;

import java.util.List;
import org.kith.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Why somebody is worth the time, and who could introduce us.
@Service
@Transactional(readOnly = true)
public class Introductions {

  private final WayStore store;
  private final WaysToWrite write;

  Introductions(WayStore store, WaysToWrite write) {
    this.store = store;
    this.write = write;
  }

  public Ways to(PersonId person) {
    return new Ways(
        store.sentences(person),
        store.introducers(person),
        store.shared(person),
        store.lists(person),
        write.of(List.of(person)).getOrDefault(person, ""));
  }
}
