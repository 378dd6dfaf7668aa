package org.kith.people;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people a human chose to know. Nothing here runs by itself: each is added by somebody, for a
/// purpose.
@Service
@Transactional
public class Persons {

  private final PersonStore store;
  private final VoiceStore voices;
  private final Accounts accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Persons(
      PersonStore store,
      VoiceStore voices,
      Accounts accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.voices = voices;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /// Chooses a voice: its account becomes a person's. Choosing again changes nothing, in the same
  /// moment either.
  ///
  /// @param purpose why, in words; kept and shown to them when they ask
  /// @throws IllegalArgumentException if nobody by that id was heard
  public PersonId add(AccountId account, String purpose) {
    store.turn(account);
    var known = store.owner(account);
    if (known.isPresent()) {
      return known.get();
    }
    var voice =
        voices
            .find(account)
            .orElseThrow(
                () -> new IllegalArgumentException("no voice with account " + account.value()));
    var proof = new NewPerson.Proof(account, "heard by us as " + voice.handle());
    var person =
        add(
            new NewPerson(
                voice.name().isBlank() ? voice.handle() : voice.name(),
                "",
                "",
                purpose,
                Connection.UNKNOWN,
                clock.instant(),
                List.of(proof)));
    voices.remove(account);
    return person;
  }

  /// Adds somebody whom a human knows already.
  public PersonId add(NewPerson person) {
    var by = Caller.current().map(caller -> caller.member().id()).orElse(null);
    var id = store.add(person, by);
    accounts.follow(person.accounts().stream().map(NewPerson.Proof::account).toList());
    events.publishEvent(new PersonAdded(id, person.addedAt()));
    return id;
  }

  /// Takes back adding a voice: the person and all that was noted about them goes, and the account
  /// is a voice again.
  ///
  /// @return false if there is no such person, or somebody was merged into them, who would go along
  public boolean takeBack(PersonId person) {
    var found = store.find(person);
    if (found.isEmpty() || store.isSeveral(person) || !store.remove(person)) {
      return false;
    }
    events.publishEvent(new PersonRemoved(person));
    var now = clock.instant();
    accounts.unfollow(found.get().accounts().stream().map(Person.Owned::account).toList());
    voices.heard(
        found.get().accounts().stream()
            .map(owned -> Voices.Hearing.once(owned.account(), "", now))
            .toList());
    return true;
  }

  /// Removes a person and all that hangs on them. What they refused stays with their accounts and
  /// address.
  ///
  /// @return false if there is no such person
  public boolean remove(PersonId person) {
    events.publishEvent(new PersonRemoved(person));
    return store.remove(person);
  }

  /// The person of an id. An id that was merged into another finds that one, under its own id.
  public Optional<Person> find(PersonId id) {
    return store.find(id);
  }

  /// Those of `ids` that exist, by name.
  public List<Person> find(Collection<PersonId> ids) {
    return store.find(ids);
  }

  /// Some of those who were added after somebody, in that order; for lists that are read in parts.
  public List<PersonId> after(PersonId before, int limit) {
    return store.after(before, limit);
  }

  /// Everybody, by name.
  public List<Person> all() {
    return store.all();
  }

  /// People whose name contains a text, but not one of them; those whose name begins with it first.
  public List<Person> named(String text, PersonId except, int limit) {
    return store.named(text, except, limit);
  }

  /// Whose account this is.
  public Optional<PersonId> ownerOf(AccountId account) {
    return store.owner(account);
  }

  /// Notes that an account is this person's.
  ///
  /// @param proof how we know, in words
  public void link(PersonId person, AccountId account, String proof) {
    store.link(person, account, proof);
    accounts.follow(List.of(account));
    voices.remove(account);
    events.publishEvent(new AccountLinked(person, account));
  }

  /// @return false if it was not theirs
  public boolean unlink(PersonId person, AccountId account) {
    accounts.unfollow(List.of(account));
    return store.unlink(person, account);
  }

  /// Notes what ties a person to us, as they said themselves.
  ///
  /// @return false if there is no such person
  public boolean connect(PersonId person, Connection connection) {
    return store.connect(person, connection);
  }
}
