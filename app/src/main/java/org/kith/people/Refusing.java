package org.kith.people;

import java.util.stream.Stream;
import org.kith.listen.AccountRefused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes what an account or address refused the refusal of the person it belongs to, whichever of
/// the two was known first.
@Component
class Refusing {

  private final Identities identities;
  private final PersonStore persons;
  private final ConsentStore log;
  private final MayWe mayWe;

  Refusing(Identities identities, PersonStore persons, ConsentStore log, MayWe mayWe) {
    this.identities = identities;
    this.persons = persons;
    this.log = log;
    this.mayWe = mayWe;
  }

  @EventListener
  void on(AccountRefused refused) {
    persons
        .owner(refused.account())
        .ifPresent(person -> mayWe.spread(person, refused.evidence(), refused.at()));
  }

  @EventListener
  void on(PersonAdded added) {
    inherit(added.person());
  }

  @EventListener
  void on(AccountLinked linked) {
    inherit(linked.person());
  }

  @EventListener
  void on(PersonChanged changed) {
    inherit(changed.person());
  }

  /// An address that a merge had taken from one of them is theirs again, and refuses as they did.
  /// Whoever is still taken for somebody else waits until they are not.
  @EventListener
  void on(PersonsSeparated separated) {
    Stream.of(separated.kept(), separated.gone())
        .filter(identities::isAlone)
        .forEach(this::inherit);
  }

  /// What they said goes with them; what they refused stays with their accounts and address.
  @EventListener
  void on(PersonRemoved removed) {
    log.erase(removed.person());
  }

  /// What one of their accounts or their address refused, they refused; what they refused, all of
  /// these refuse.
  private void inherit(PersonId person) {
    if (log.hasRefused(person)) {
      log.of(person).stream()
          .filter(s -> s.said() == Statement.Said.WITHDRAWN && s.channel() == null)
          .findFirst()
          .ifPresent(s -> mayWe.spread(person, s.evidence(), s.at()));
    } else {
      identities.refusal(person).ifPresent(r -> mayWe.refused(person, r.evidence(), r.since()));
    }
  }
}
