package org.kith.people;

import java.util.List;
import org.kith.listen.AccountId;
import org.kith.listen.AccountRefused;
import org.kith.listen.Refusals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes what an account refused the refusal of the person it belongs to, whichever of the two was
/// known first.
@Component
class Refusing {

  private final Refusals refusals;
  private final PersonStore persons;
  private final MayWe mayWe;

  Refusing(Refusals refusals, PersonStore persons, MayWe mayWe) {
    this.refusals = refusals;
    this.persons = persons;
    this.mayWe = mayWe;
  }

  @EventListener
  void on(AccountRefused refused) {
    persons.owner(refused.account()).ifPresent(person -> refuse(person, refused));
  }

  @EventListener
  void on(PersonAdded added) {
    persons
        .find(added.person())
        .ifPresent(person ->
            inherit(
                added.person(), person.accounts().stream().map(Person.Owned::account).toList()));
  }

  @EventListener
  void on(AccountLinked linked) {
    inherit(linked.person(), List.of(linked.account()));
  }

  private void inherit(PersonId person, List<AccountId> accounts) {
    refusals.of(accounts).forEach(refused -> refuse(person, refused));
  }

  private void refuse(PersonId person, AccountRefused refused) {
    mayWe.refused(person, refused.evidence(), refused.at());
  }
}
