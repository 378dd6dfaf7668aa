package org.kith.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The questions "Same person?", each with what speaks for it, and a member's answers.
@Service
@Transactional
public class SamePersons {

  private final SamePersonStore store;
  private final Persons persons;

  SamePersons(SamePersonStore store, Persons persons) {
    this.store = store;
    this.persons = persons;
  }

  /// Open questions, newest first.
  public List<SameCard> open(int limit) {
    return store.open(limit);
  }

  /// Open questions that were found before a moment, and those of that moment whose number is
  /// smaller, newest first.
  public List<SameCard> open(Instant before, long id, int limit) {
    return store.open(before, id, limit);
  }

  /// Open questions about one person.
  public List<SameCard> of(PersonId person) {
    return store.of(person);
  }

  public int count() {
    return store.countOpen();
  }

  public Optional<SameCard> find(long card) {
    return store.find(card);
  }

  /// A member says yes to an account: it is the person's from now on. Two persons are not joined
  /// here but merged, since one of both must win in what they differ in ([Merges]).
  ///
  /// @return empty where there is no such question
  public Optional<SameCard> yes(long card) {
    var found = store.find(card).filter(c -> c.account() != null);
    found.ifPresent(c -> {
      if (c.account() != null && store.answer(card, "YES", me())) {
        persons.link(c.person(), c.account(), "you said so: " + c.evidence());
      }
    });
    return found;
  }

  /// A member says no, for good: nothing joins the two by itself any more.
  public Optional<SameCard> no(long card) {
    var found = store.find(card);
    found.ifPresent(_ -> store.answer(card, "NO", me()));
    return found;
  }

  /// Asks again.
  public void openAgain(long card) {
    store.answer(card, "OPEN", me());
  }

  /// Takes an account away from a person: a voice again, and not joined by itself any more.
  ///
  /// @return false if it was not theirs
  public boolean apart(PersonId person, AccountId account) {
    boolean was = persons.unlink(person, account);
    if (was) {
      store.apart(person, account, me());
    }
    return was;
  }

  /// Takes that back.
  public void together(PersonId person, AccountId account) {
    theirs(person, account, "you said so");
  }

  /// A member says that an account is a person's, whatever was said before.
  ///
  /// @param how they know, in words
  public void theirs(PersonId person, AccountId account, String how) {
    store.forgetNo(person, account);
    persons.link(person, account, how);
  }

  private static @Nullable MemberId me() {
    return Caller.current().map(caller -> caller.member().id()).orElse(null);
  }
}
