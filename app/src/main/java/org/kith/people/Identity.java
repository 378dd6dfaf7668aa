package org.kith.people;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.Moves;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides whether two accounts are one person's, from nothing but what they publish of themselves.
/// Names, pictures and addresses that look alike are never compared.
///
/// | what they publish | what follows |
/// |---|---|
/// | `rel=me` from each page to the other | proof: joined at once |
/// | a handle that is the domain of the page, named both ways | proof |
/// | a move that the new account names, too | proof |
/// | anything in one direction, or without `rel=me` | a card, for a member to decide |
@Service
@Transactional
public class Identity {

  private final IdentityStore store;
  private final SamePersonStore cards;
  private final PersonStore persons;
  private final Persons linking;
  private final Merges merges;
  private final Accounts accounts;

  Identity(Stores stores, Persons linking, Merges merges, Accounts accounts) {
    this.store = stores.identity();
    this.cards = stores.cards();
    this.persons = stores.persons();
    this.linking = linking;
    this.merges = merges;
    this.accounts = accounts;
  }

  /// What is read and written.
  @Component
  record Stores(IdentityStore identity, SamePersonStore cards, PersonStore persons) {}

  /// Which accounts an account of a person names, to be asked what they name.
  Set<AccountId> namedBy(AccountId account) {
    var named = new LinkedHashSet<AccountId>();
    store.linksOf(account).forEach(link -> named.addAll(store.denoted(Denoted.of(link.url()))));
    accounts
        .get(account)
        .filter(known -> known.network() == Network.BLOG)
        .flatMap(known -> WebAddress.parse(known.account().key()))
        .flatMap(key -> store.ofDomain(key.getHost()))
        .ifPresent(named::add);
    named.remove(account);
    return named;
  }

  /// Draws what follows from what an account of a person, and those it names, publish.
  public void conclude(AccountId account) {
    for (var other : namedBy(account)) {
      var owner = persons.owner(account);
      var one = accounts.get(account);
      var two = accounts.get(other);
      if (owner.isPresent() && one.isPresent() && two.isPresent()) {
        weigh(owner.get(), one.get(), two.get());
      }
    }
  }

  private void weigh(PersonId person, KnownAccount one, KnownAccount two) {
    var there = kinds(one.id(), two.id());
    var back = kinds(two.id(), one.id());
    if (there.contains(OwnLink.Kind.REL_ME) && back.contains(OwnLink.Kind.REL_ME)) {
      join(person, two, "%s and %s link to each other with rel=me".formatted(name(one), name(two)));
    } else if (there.contains(OwnLink.Kind.DOMAIN) || back.contains(OwnLink.Kind.DOMAIN)) {
      var host = (one.network() == Network.BLUESKY ? one : two).account().handle();
      join(person, two, "whoever owns %s made it the handle on Bluesky".formatted(host));
    } else if (!there.isEmpty()) {
      suggest(person, two, words(one, two, there, back));
    }
  }

  private Set<OwnLink.Kind> kinds(AccountId from, AccountId to) {
    var kinds = EnumSet.noneOf(OwnLink.Kind.class);
    for (var link : store.linksOf(from)) {
      if (store.denoted(Denoted.of(link.url())).contains(to)) {
        kinds.add(link.kind());
      }
    }
    return kinds;
  }

  private static String words(
      KnownAccount one, KnownAccount two, Set<OwnLink.Kind> there, Set<OwnLink.Kind> back) {
    var how = there.contains(OwnLink.Kind.REL_ME) ? "with rel=me" : "in the profile";
    if (back.isEmpty()) {
      return "%s links to %s %s. It does not link back, and anybody may link to anybody."
          .formatted(name(one), name(two), how);
    }
    return "%s links to %s %s, and it links back %s; a proof would be rel=me on both pages."
        .formatted(
            name(one),
            name(two),
            how,
            back.contains(OwnLink.Kind.REL_ME) ? "with rel=me" : "in its profile");
  }

  /// Draws what follows from an account's word that its owner is another one now.
  ///
  /// @param said what the new one says of it
  public void moved(AccountId account, Account now, Moves.Said said) {
    var owner = persons.owner(account);
    var before = accounts.get(account);
    if (owner.isEmpty() || before.isEmpty()) {
      return;
    }
    var id = accounts.remember(now);
    var known = accounts.get(id).orElseThrow();
    var old = name(before.get());
    switch (said) {
      case YES -> {
        join(owner.get(), known, "moved here from %s; both accounts say so".formatted(old));
        if (persons.owner(id).equals(persons.owner(account))) {
          accounts.moved(account, "moved to " + now.handle());
        }
      }
      case NO ->
          suggest(
              owner.get(),
              known,
              "%s says it moved to %s, which does not say so.".formatted(old, now.handle()));
      case UNREADABLE ->
          suggest(
              owner.get(),
              known,
              "%s says it moved to %s, whose server tells strangers nothing."
                  .formatted(old, now.handle()));
    }
  }

  private void join(PersonId person, KnownAccount account, String proof) {
    var owner = persons.owner(account.id());
    if (owner.isPresent()) {
      var other = owner.get();
      if (!other.equals(person) && !store.refused(person, other)) {
        merges.mergeOnProof(person, other, sentence(proof));
      }
    } else if (!account.wants(OptOut.DISCOVERY) && !store.refused(person, account.id())) {
      linking.link(person, account.id(), proof);
      cards.settled(person, account.id());
    }
  }

  private void suggest(PersonId person, KnownAccount account, String evidence) {
    var owner = persons.owner(account.id());
    if (owner.isPresent()) {
      var other = owner.get();
      if (!other.equals(person) && !store.refused(person, other)) {
        cards.suggest(person, other, evidence);
      }
    } else if (!account.wants(OptOut.DISCOVERY)) {
      cards.suggest(person, account.id(), evidence);
    }
  }

  private static String sentence(String proof) {
    return Character.toUpperCase(proof.charAt(0)) + proof.substring(1) + ".";
  }

  private static String name(KnownAccount account) {
    return switch (account.network()) {
      case BLUESKY, MASTODON -> "@" + account.account().handle();
      case BLOG, FACEBOOK, INSTAGRAM, X, WEBMENTION -> account.account().handle();
    };
  }
}
