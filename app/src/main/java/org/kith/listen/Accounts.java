package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Every identity on every network that Kith has met, whoever is behind it.
@Service
@Transactional
public class Accounts {

  private static final Duration PROFILE_LATER = Duration.ofHours(6);

  private final AccountStore store;
  private final PostStore posts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Accounts(AccountStore store, PostStore posts, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.posts = posts;
    this.events = events;
    this.clock = clock;
  }

  /// Notes that an account exists. A handle or name that changed is taken over; what its profile
  /// said before stays.
  public AccountId remember(Account account) {
    return rememberAll(List.of(account)).getFirst();
  }

  /// Notes that accounts exist; their ids in the order given.
  public List<AccountId> rememberAll(List<Account> accounts) {
    return store.remember(accounts);
  }

  /// Notes that accounts exist, told by somebody who is not the one to name them: of those that are
  /// known everything stays as it is. Their ids in the order given.
  List<AccountId> meetAll(List<Account> accounts) {
    return store.meet(accounts);
  }

  /// Notes what an account says about itself, as read just now. Its wishes take effect at once:
  /// texts go where they may not be kept.
  public AccountId remember(Profile profile) {
    return addAll(List.of(profile)).getFirst();
  }

  /// Notes what accounts say about themselves, as read just now; their ids in the order given.
  public List<AccountId> addAll(List<Profile> profiles) {
    var ids = store.rememberProfiles(profiles, clock.instant());
    var wishing = wishing(profiles, ids, wishes -> !wishes.isEmpty());
    if (!wishing.isEmpty()) {
      var gone = posts.forgetTexts(wishing(profiles, ids, w -> w.contains(OptOut.INDEXING)));
      if (!gone.isEmpty()) {
        events.publishEvent(new TextsGone(gone));
      }
      events.publishEvent(new WishesRead(wishing));
    }
    return ids;
  }

  private static List<AccountId> wishing(
      List<Profile> profiles, List<AccountId> ids, Predicate<Set<OptOut>> which) {
    return IntStream.range(0, ids.size())
        .filter(i -> which.test(profiles.get(i).optOuts()))
        .mapToObj(ids::get)
        .toList();
  }

  /// Notes that a profile was asked for and there is none: nothing is known against keeping it.
  void profileMissing(AccountId account) {
    store.profileMissing(account, clock.instant());
  }

  /// Notes that a profile could not be asked for; it is asked for again after some hours.
  void profileLater(AccountId account) {
    store.profileLater(account, clock.instant().plus(PROFILE_LATER));
  }

  public Optional<AccountId> find(Network network, String key) {
    return store.find(network, key);
  }

  public Optional<KnownAccount> get(AccountId account) {
    return store.get(List.of(account)).stream().findFirst();
  }

  /// The accounts with these ids; unknown ids are left out.
  public List<KnownAccount> get(Collection<AccountId> accounts) {
    return store.get(accounts);
  }

  /// Accounts whose handle or name begins with or contains a text, likeliest first.
  public List<KnownAccount> search(String text, int limit) {
    return store.search(text, limit);
  }

  /// The organisation's own accounts.
  public List<KnownAccount> ours() {
    return store.ours();
  }

  /// Says which accounts are the organisation's own. They never become voices, and what answers
  /// them is about us.
  public void ours(Collection<AccountId> accounts) {
    store.setOurs(accounts);
  }

  /// Hears from now on whatever these accounts say, not only what uses our words.
  public void follow(Collection<AccountId> accounts) {
    store.setFollowed(accounts, true);
  }

  /// Notes that an account is another one now, which both say. It says nothing any more; that it is
  /// not to be written to was its network's word about an empty house, unless it told us to stop.
  public void moved(AccountId account, String where) {
    store.moved(account, where, clock.instant());
  }

  public void unfollow(Collection<AccountId> accounts) {
    store.setFollowed(accounts, false);
  }

  /// Which accounts said something lately and whose wishes are unknown or older than a week.
  List<KnownAccount> wishesWanted(Set<Network> networks, int limit) {
    return store.wishesWanted(networks, clock.instant(), limit);
  }
}
