package org.kith.cultivate;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.kith.cultivate.Named.Whom;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.SamePersons;
import org.kith.people.SiteLooks;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Notes which other account is a person's when a member pastes its link or types its handle. Never
/// by a name: two who are called the same are not one.
@Service
public class AccountsNamed {

  private final Naming naming;
  private final Naming.Heard heard;
  private final SiteLooks looks;
  private final Whose whose;

  AccountsNamed(Naming naming, Naming.Heard heard, SiteLooks looks, Whose whose) {
    this.naming = naming;
    this.heard = heard;
    this.looks = looks;
    this.whose = whose;
  }

  /// Who has which account.
  @Component
  record Whose(Persons persons, SamePersons same, TransactionOperations transaction) {}

  /// What naming an account came to.
  public sealed interface Noted {
    /// @param name as people read it
    /// @param reads what Kith reads of them from now on, empty for nothing new
    record Theirs(AccountId account, String name, String reads) implements Noted {}

    /// Somebody else has it: whether the two are one is another question.
    record SomebodyElses(PersonId person, String name) implements Noted {}

    /// @param why nothing was changed, in a sentence
    record Nothing(String why) implements Noted {}
  }

  /// Notes that an account is this person's. An address that was never met is looked at, which
  /// takes as long as its server does.
  ///
  /// @param typed a link, or a handle such as `@ana@mastodon.example`
  public Noted note(PersonId person, String typed) throws InterruptedException {
    var line = typed.strip();
    var parts = NameLine.of(line);
    if (parts.address() == null && parts.handle().isEmpty()) {
      return new Noted.Nothing(
          "That is no link or handle. Paste the address of a profile or a blog.");
    }
    var read = naming.read(line);
    return switch (read.getFirst().whom()) {
      case Whom.Known(var other, var name) -> known(person, other, name);
      case Whom.Heard(var account, var name, _, _) -> in(() -> theirs(person, account, name, ""));
      case Whom.Elsewhere(var address, _) -> look(person, address);
      case Whom.Nobody(var why) -> new Noted.Nothing(why);
      case Whom.ByName _ -> new Noted.Nothing("That is no link or handle.");
    };
  }

  private static Noted known(PersonId person, PersonId other, String name) {
    return other.equals(person)
        ? new Noted.Nothing("That is %s’s already.".formatted(name))
        : new Noted.SomebodyElses(other, name);
  }

  private Noted look(PersonId person, URI address) throws InterruptedException {
    return switch (looks.whose(address)) {
      case SiteLooks.Whose.Unknown(var why) -> new Noted.Nothing(why);
      case SiteLooks.Whose.Known known -> in(() -> met(person, known));
    };
  }

  private Noted met(PersonId person, SiteLooks.Whose.Known known) {
    var refusal = heard.suppressions().of(List.of(known.account()), List.of());
    if (refusal.isPresent()) {
      return new Noted.Nothing("Nothing was changed: " + refusal.get().words());
    }
    var profile = known.profile();
    var account =
        profile == null
            ? heard.accounts().remember(known.account())
            : heard.accounts().remember(profile);
    var owner = whose.persons().ownerOf(account).flatMap(whose.persons()::find);
    if (owner.isPresent()) {
      return known(person, owner.get().id(), owner.get().name());
    }
    var name = known.account().name();
    return theirs(
        person, account, name.isBlank() ? known.account().handle() : name, naming.reading(known));
  }

  private Noted theirs(PersonId person, AccountId account, String name, String reads) {
    whose.same().theirs(person, account, proof());
    return new Noted.Theirs(account, name, reads);
  }

  private static String proof() {
    return Caller.current()
        .map(caller -> caller.member().name() + " named it as theirs")
        .orElse("one of us named it as theirs");
  }

  private Noted in(Supplier<Noted> step) {
    return requireNonNull(
        whose.transaction().execute(_ -> step.get()), "a step comes to something");
  }
}
