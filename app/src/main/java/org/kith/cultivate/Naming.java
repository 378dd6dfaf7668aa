package org.kith.cultivate;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Named.Outcome;
import org.kith.cultivate.Named.Whom;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.listen.Sources;
import org.kith.listen.Suppressions;
import org.kith.people.Connection;
import org.kith.people.NetworkNames;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.ProfileLink;
import org.kith.people.SiteLooks;
import org.kith.people.Voices;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Adds people by a line each: a name, a link, a handle. Says first what it understood, and after
/// what it did; a line it cannot make sense of stays with whoever typed it.
///
/// Whoever is named here speaks for us already, in the words of the one who names them, so that is
/// their stage, and they are in the circle as long as it has places.
@Service
public class Naming {

  /// How many lines are taken at once.
  public static final int MOST = 30;

  private static final int LONGEST = 500;
  private static final int LIKELY = 5;

  private final Addresses addresses;
  private final Persons persons;
  private final Between between;
  private final Heard heard;
  private final SiteLooks looks;
  private final TransactionOperations transaction;
  private final Clock clock;

  Naming(Addresses addresses, Persons persons, Between between, Heard heard, Tools tools) {
    this.addresses = addresses;
    this.persons = persons;
    this.between = between;
    this.heard = heard;
    this.looks = tools.looks();
    this.transaction = tools.transaction();
    this.clock = tools.clock();
  }

  /// How they stand with us.
  @Component("namingBetween")
  record Between(Relationships relationships, Circle circle) {}

  /// What was heard of them.
  @Component("namingHeard")
  record Heard(Accounts accounts, Voices voices, Suppressions suppressions, Sources sources) {}

  /// What this needs of the house.
  @Component("namingTools")
  record Tools(SiteLooks looks, TransactionOperations transaction, Clock clock) {}

  /// What Kith understands of lines. Asks nobody and changes nothing.
  public List<Named> read(String typed) {
    var lines =
        typed.lines().map(String::strip).filter(line -> !line.isEmpty()).limit(MOST).toList();
    return in(() -> lines.stream().map(this::one).toList());
  }

  private Named one(String line) {
    if (line.length() > LONGEST) {
      return new Named(line, "", "", new Whom.Nobody("This line is too long for one person."));
    }
    var parts = NameLine.of(line);
    return new Named(line, parts.name(), parts.email(), whom(parts));
  }

  private Whom whom(NameLine parts) {
    if (parts.address() != null) {
      return byAddress(parts.address());
    }
    if (!parts.handle().isEmpty()) {
      return byHandle(parts.handle());
    }
    if (parts.name().isEmpty() && parts.email().isEmpty()) {
      return new Whom.Nobody("There is no name, link or handle in it.");
    }
    return byName(parts);
  }

  private Whom byAddress(URI address) {
    return switch (addresses.whose(address.toString()).orElse(null)) {
      case Pasted.Known(var person, var name) -> new Whom.Known(person, name);
      case Pasted.Heard(var account, var name, var network, boolean voice) ->
          new Whom.Heard(account, name, network, voice);
      case Pasted.Ours(var name) ->
          new Whom.Nobody("That is %s, an account of your own.".formatted(name));
      case Pasted.Nobody _ ->
          new Whom.Elsewhere(
              address,
              ProfileLink.of(address)
                  .map(profile -> NetworkNames.of(profile.network().name()))
                  .orElse(""));
      case null -> new Whom.Nobody("That is no web address.");
    };
  }

  private Whom byHandle(String handle) {
    var found =
        heard.accounts().search(handle, LIKELY).stream()
            .filter(account -> hasHandle(account, handle))
            .toList();
    return found.size() == 1
        ? met(found.getFirst())
        : new Whom.Nobody(
            "@%s of which network? Write @%s@its.server, or paste a link."
                .formatted(handle, handle));
  }

  private static boolean hasHandle(KnownAccount account, String handle) {
    var own = account.account().handle();
    return own.equalsIgnoreCase(handle)
        || own.toLowerCase(Locale.ROOT).startsWith(handle.toLowerCase(Locale.ROOT) + "@");
  }

  private Whom met(KnownAccount account) {
    var owner = persons.ownerOf(account.id()).flatMap(persons::find);
    if (owner.isPresent()) {
      return new Whom.Known(owner.get().id(), owner.get().name());
    }
    var name = account.name().isBlank() ? account.account().handle() : account.name();
    return account.ours()
        ? new Whom.Nobody("That is %s, an account of your own.".formatted(name))
        : new Whom.Heard(
            account.id(),
            name,
            NetworkNames.of(account.network().name()),
            heard.voices().find(account.id()).isPresent());
  }

  private Whom byName(NameLine parts) {
    var name = parts.name();
    if (name.isEmpty()) {
      return new Whom.ByName();
    }
    var known =
        persons.named(name, new PersonId(0), LIKELY).stream()
            .filter(person -> person.name().equalsIgnoreCase(name))
            .toList();
    if (known.size() == 1) {
      return new Whom.Known(known.getFirst().id(), known.getFirst().name());
    }
    var spoke =
        heard.accounts().search(name, LIKELY).stream()
            .filter(account -> account.name().equalsIgnoreCase(name))
            .toList();
    return spoke.size() == 1 && heard.voices().find(spoke.getFirst().id()).isPresent()
        ? met(spoke.getFirst())
        : new Whom.ByName();
  }

  /// Adds whoever these lines name. Addresses are looked at first, all at once; that takes as long
  /// as the slowest of them.
  ///
  /// @param purpose why they are added, in words (P2)
  public List<Outcome> add(String typed, String purpose) throws InterruptedException {
    if (purpose.isBlank() || purpose.length() > 300) {
      throw new IllegalArgumentException("people are added for a purpose of 1 to 300 characters");
    }
    var named = read(typed);
    var found = lookAll(named);
    var outcomes = new ArrayList<Outcome>();
    for (var one : named) {
      outcomes.add(in(() -> add(one, found.get(one.line()), purpose)));
    }
    return outcomes;
  }

  private Map<String, SiteLooks.Whose> lookAll(List<Named> named) throws InterruptedException {
    var found = new HashMap<String, SiteLooks.Whose>();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new HashMap<String, Future<SiteLooks.Whose>>();
      for (var one : named) {
        if (one.whom() instanceof Whom.Elsewhere(var address, _)) {
          asked.put(one.line(), each.submit(() -> looks.whose(address)));
        }
      }
      for (var one : asked.entrySet()) {
        found.put(one.getKey(), one.getValue().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at an address failed", e.getCause());
    }
    return found;
  }

  private Outcome add(Named one, SiteLooks.@Nullable Whose whose, String purpose) {
    return switch (one.whom()) {
      case Whom.Nobody(var why) -> new Outcome(one.line(), null, false, why, "");
      case Whom.Known(var person, var name) -> {
        closer(person);
        yield new Outcome(
            one.line(), person, false, "%s was among your People.".formatted(name), "");
      }
      case Whom.Heard heard -> addHeard(one, heard, purpose);
      case Whom.ByName _ -> {
        var name = one.name().isEmpty() ? one.email().replaceFirst("@.*$", "") : one.name();
        yield added(one, persons.add(person(name, one, purpose, List.of())), name, "");
      }
      case Whom.Elsewhere(var address, _) ->
          switch (requireNonNull(whose, "each address was looked at")) {
            case SiteLooks.Whose.Known known -> addKnown(one, known, purpose);
            case SiteLooks.Whose.Unknown(var why) -> addUnknown(one, address, why, purpose);
          };
    };
  }

  private Outcome addHeard(Named one, Whom.Heard heard, String purpose) {
    var proof = new NewPerson.Proof(heard.account(), proof());
    var person =
        heard.voice()
            ? persons.add(heard.account(), purpose)
            : persons.add(person(heard.name(), one, purpose, List.of(proof)));
    return added(one, person, heard.name(), "");
  }

  private Outcome addKnown(Named one, SiteLooks.Whose.Known known, String purpose) {
    var refusal = heard.suppressions().of(List.of(known.account()), List.of());
    if (refusal.isPresent()) {
      return new Outcome(one.line(), null, false, "Nobody was added: " + refusal.get().words(), "");
    }
    var profile = known.profile();
    var account =
        profile == null
            ? heard.accounts().remember(known.account())
            : heard.accounts().remember(profile);
    var owner = persons.ownerOf(account).flatMap(persons::find);
    if (owner.isPresent()) {
      closer(owner.get().id());
      return new Outcome(
          one.line(),
          owner.get().id(),
          false,
          "%s was among your People.".formatted(owner.get().name()),
          "");
    }
    var name = one.name().isEmpty() ? known.account().name() : one.name();
    var proof = new NewPerson.Proof(account, proof());
    var person = persons.add(person(name, one, purpose, List.of(proof)));
    return added(one, person, name, reading(known));
  }

  /// Reads what they publish from now on.
  String reading(SiteLooks.Whose.Known known) {
    if (known.feeds().isEmpty()) {
      return "";
    }
    var feed = known.feeds().getFirst();
    var name = feed.title().isBlank() ? known.account().name() : feed.title();
    heard.sources().addFeed(feed.feed(), feed.offeredBy(), name);
    return name;
  }

  private Outcome addUnknown(Named one, URI address, String why, String purpose) {
    var person = addresses.add(address.toString(), one.name(), purpose).flatMap(persons::find);
    if (person.isEmpty()) {
      return new Outcome(one.line(), null, false, why, "");
    }
    var done = added(one, person.get().id(), person.get().name(), "");
    return new Outcome(
        one.line(),
        done.person(),
        true,
        "%s is among your People now; the link is in their notes. %s"
            .formatted(person.get().name(), why),
        "");
  }

  private Outcome added(Named one, PersonId person, String name, String reads) {
    closer(person);
    var words =
        reads.isEmpty()
            ? "%s is among your People now.".formatted(name)
            : "%s is among your People now, and Kith reads “%s”.".formatted(name, reads);
    return new Outcome(one.line(), person, true, words, reads);
  }

  private void closer(PersonId person) {
    between.relationships().tryMove(person, Stage.SPEAKS_FOR_US);
    between.circle().enter(person);
  }

  private NewPerson person(String name, Named one, String purpose, List<NewPerson.Proof> accounts) {
    var shown = name.length() > 300 ? name.substring(0, 300) : name;
    return new NewPerson(
        shown, "", one.email(), purpose, Connection.UNKNOWN, clock.instant(), accounts);
  }

  private static String proof() {
    return Caller.current()
        .map(caller -> caller.member().name() + " named it as theirs")
        .orElse("one of us named it as theirs");
  }

  /// Takes back adding people, with all that was noted about them since.
  ///
  /// @return how many
  public int undo(List<PersonId> people) {
    return in(() -> (int) people.stream().filter(persons::takeBack).count());
  }

  private interface Step<T> {
    T done();
  }

  private <T> T in(Step<T> step) {
    return requireNonNull(transaction.execute(_ -> step.done()), "a step comes to something");
  }
}
