package org.kith.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kith.listen.Accounts;
import org.kith.listen.Expunging;
import org.kith.listen.KnownAccount;
import org.kith.listen.Suppressions;
import org.kith.networks.Network;
import org.kith.people.NamesInNotes;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.takeout.Takeouts;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Erases one person (GDPR, Art. 17): all rows that hang on them and their accounts, those of
/// whoever turned out to be them, the traces elsewhere, and what they said; where notes about
/// others name them, these say "somebody". What stays are keyed hashes, by which they are known
/// again and not taken in, and the hashes of the consent log (P5).
///
/// In one transaction: it is done, or it is not.
@Service
@Transactional
public class Erasure {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final Persons persons;
  private final Listened listened;
  private final TraceStore traces;
  private final NamesInNotes notes;
  private final Takeouts takeouts;
  private final Clock clock;

  Erasure(Persons persons, Listened listened, Elsewhere elsewhere, Takeouts takeouts, Clock clock) {
    this.persons = persons;
    this.listened = listened;
    this.traces = elsewhere.traces();
    this.notes = elsewhere.notes();
    this.takeouts = takeouts;
    this.clock = clock;
  }

  /// What is asked of listening.
  @Component
  record Listened(Accounts accounts, Suppressions suppressions, Expunging expunging) {}

  /// Where somebody is named that hangs on no row of theirs.
  @Component
  record Elsewhere(TraceStore traces, NamesInNotes notes) {}

  /// What was erased.
  ///
  /// @param accounts how many accounts
  /// @param posts how many posts of theirs
  public record Erased(int accounts, int posts) {}

  /// Erases a person with all their accounts.
  ///
  /// @return empty if there is no such person
  public Optional<Erased> erase(PersonId id) {
    return persons.find(id).map(this::erase);
  }

  private Erased erase(Person person) {
    var now = clock.instant();
    var day = DAY.format(now.atZone(ZoneOffset.UTC));
    var why = new Suppressions.Why(true, "They were erased on %s.".formatted(day), now);
    var accounts =
        listened
            .accounts()
            .get(person.accounts().stream().map(Person.Owned::account).toList())
            .stream()
            .filter(account -> !account.ours())
            .toList();
    accounts.forEach(account -> suppress(account, why));
    var known = traces.knownAs(person.id());
    known.addresses().forEach(address -> listened.suppressions().email(address, why));
    notes.forget(person.id(), known.names(), addresses(known, accounts));
    traces.erase(person.id(), known, accounts);
    int posts = listened.expunging().forget(accounts);
    persons.remove(person.id());
    forgetExports();
    return new Erased(accounts.size(), posts);
  }

  private static List<String> addresses(TraceStore.KnownAs known, List<KnownAccount> accounts) {
    var addresses = new ArrayList<>(known.addresses());
    for (var account : accounts) {
      addresses.add(account.account().key());
      addresses.add(account.account().handle());
    }
    return addresses;
  }

  /// Exports that still lie here hold what was just erased.
  private void forgetExports() {
    try {
      takeouts.forget();
    } catch (IOException e) {
      throw new UncheckedIOException("an export that holds who is to be erased stays here", e);
    }
  }

  private void suppress(KnownAccount account, Suppressions.Why why) {
    listened.suppressions().account(account.network(), account.account().key(), why);
  }

  /// Leaves an account out for good, whether it is known or not: nothing it says is kept any more,
  /// and whoever it belongs to is not written to. A person somebody chose stays until one of the
  /// team erases them.
  void leaveOut(Network network, String key, String why) {
    var now = clock.instant();
    listened.suppressions().account(network, key, new Suppressions.Why(true, why, now));
    listened
        .accounts()
        .find(network, key)
        .ifPresent(account -> {
          forgetExports();
          var known = listened.accounts().get(List.of(account));
          boolean chosen = persons.ownerOf(account).isPresent();
          traces.erase(known);
          if (chosen) {
            listened.expunging().forgetPosts(known);
          } else {
            listened.expunging().forget(known);
          }
        });
  }
}
