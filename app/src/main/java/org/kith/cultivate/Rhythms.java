package org.kith.cultivate;

import java.util.List;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.people.PersonMerged;
import org.kith.people.PersonsSeparated;
import org.kith.people.TagsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the rhythm that holds for each relationship: the shortest of what applies. Whatever says
/// something of it (stage, tag, person) is written where it belongs; here it becomes one number.
@Service
@Transactional
public class Rhythms {

  private final RelationshipStore store;
  private final Playbook playbook;

  Rhythms(RelationshipStore store, Playbook playbook) {
    this.store = store;
    this.playbook = playbook;
  }

  /// The rhythm that holds for somebody, and where it comes from.
  @Transactional(readOnly = true)
  public Optional<Rhythm> of(PersonId person) {
    return store.rhythm(person, playbook.all());
  }

  void settle(List<PersonId> persons) {
    store.settle(persons, playbook.all());
  }

  @EventListener
  void on(TagsChanged changed) {
    settle(changed.persons());
  }

  @EventListener
  void on(PersonMerged merged) {
    settle(List.of(merged.kept()));
  }

  @EventListener
  void on(PersonsSeparated separated) {
    settle(List.of(separated.kept(), separated.gone()));
  }
}
