package org.kith.cli;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.kith.listen.Accounts;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.kith.plan.Audiences;
import org.kith.plan.FollowerList;
import org.kith.simulator.sample.Account;
import org.kith.simulator.sample.SampleWorld;

/// The accounts of a sample world, and who follows them.
final class SampleAccounts {

  private static final int AT_ONCE = 20_000;

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;

  SampleAccounts(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
  }

  void add() {
    var accounts = beans.bean(Accounts.class);
    var all = world.accounts();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      ids.accounts(accounts.addAll(some.stream().map(SampleAccounts::profile).toList()));
    }
    accounts.ours(ids.accounts(world.organisation().accounts()));
  }

  void addFollowers() {
    var lists = new ArrayList<FollowerList>();
    var hidden = new ArrayList<Integer>();
    for (var account : world.accounts()) {
      if (account.optOuts().contains(Account.OptOut.FOLLOWER_LIST)) {
        hidden.add(account.id());
      } else if (account.audience().listed()) {
        lists.add(followers(account));
      }
    }
    var audiences = beans.bean(Audiences.class);
    audiences.replaceAll(lists);
    audiences.hidden(ids.accounts(hidden), "They asked not to have their followers listed.");
  }

  private FollowerList followers(Account account) {
    var known = world.follows().audienceOf(account.id());
    var followers = new LongArrayList(known.length);
    for (int follower : known) {
      followers.add(ids.account(follower).value());
    }
    return new FollowerList(ids.account(account.id()), followers, true, world.now());
  }

  /// An account as the networks name it.
  static org.kith.networks.Account named(Account account) {
    return new org.kith.networks.Account(
        Network.valueOf(account.network().name()), account.key(), account.handle(), account.name());
  }

  private static Profile profile(Account account) {
    var followers = account.audience().followers();
    return new Profile(
        named(account),
        account.about(),
        List.of(URI.create(account.url())),
        followers.isPresent() ? OptionalLong.of(followers.getAsInt()) : OptionalLong.empty(),
        account.optOuts().stream()
            .map(wish -> OptOut.valueOf(wish.name()))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
