package org.kith.simulator.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kith.simulator.sample.AccountDraft.Role;

/// Draws who follows whom.
///
/// People mostly follow within their community and their network. The biggest accounts share one
/// crowd of people who follow everything, so that together they reach little more than one of them
/// alone. Those who work in hospital kitchens follow each other and three people from outside, and
/// nobody else. The audiences of ordinary people follow a power law.
final class Audiences {
  private static final double AT_HOME = 0.8;
  private static final double ACROSS_NETWORKS = 0.3;
  private static final int CROWD = 9_500;
  private static final int ORGANISATION = 2_110;

  private final List<AccountDraft> accounts;
  private final Chance chance;
  private final List<Sampler> listeners = new ArrayList<>();
  private final List<Sampler> popular = new ArrayList<>();
  private final List<AccountDraft> bridges;
  private final Sampler town;
  private final int[] stamp;
  private int stamped;
  private long[] arcs = new long[1 << 20];
  private int count;

  private Audiences(List<AccountDraft> accounts, Chance chance) {
    this.accounts = accounts;
    this.chance = chance;
    stamp = new int[accounts.size()];
    bridges = accounts.stream().filter(AccountDraft::bridgesToHospital).toList();
    for (Home home : Home.values()) {
      listeners.add(sampler(home, true));
      popular.add(sampler(home, false));
    }
    town = new Sampler(accounts.size());
    accounts.stream()
        .filter(account -> account.home() != Home.HOSPITAL && follows(account))
        .forEach(account -> town.add(account.id(), attention(account)));
  }

  /// @param forced arcs that the story needs, as follower and followed
  static Follows grow(List<AccountDraft> accounts, List<int[]> forced, Chance chance) {
    var audiences = new Audiences(accounts, chance);
    for (int[] arc : forced) {
      audiences.follow(arc[0], arc[1]);
    }
    audiences.growOrganisation();
    audiences.growBig();
    for (AccountDraft account : accounts) {
      switch (account.role()) {
        case CAST, MID, SMALL -> audiences.growVoice(account);
        case ORDINARY -> audiences.followOthers(account);
        case OWN, BIG -> {}
      }
    }
    return audiences.finished();
  }

  private Follows finished() {
    Arrays.sort(arcs, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || arcs[i] != arcs[i - 1]) {
        arcs[kept++] = arcs[i];
      }
    }
    return new Follows(Arrays.copyOf(arcs, kept), accounts.size());
  }

  /// The same two thousand people on every network the organisation is on.
  private void growOrganisation() {
    var own = accounts.stream().filter(account -> account.role() == Role.OWN).toList();
    var mastodon = own.get(0);
    var bluesky = own.get(1);
    var friends = List.of(Home.FOODBANKS, Home.ZEROWASTE, Home.CLIMATE, Home.FAITH, Home.GARDENERS);
    stamped++;
    for (int i = 0; i < ORGANISATION; ) {
      var from = chance.happens(0.62) ? chance.pick(friends) : null;
      int who = (from == null ? town : listeners.get(from.id)).draw(chance);
      if (stamp[who] == stamped) {
        continue;
      }
      stamp[who] = stamped;
      i++;
      boolean sky = accounts.get(who).network() == Network.BLUESKY;
      follow(who, sky ? bluesky.id() : mastodon.id());
      for (var other : own.subList(2, own.size())) {
        if (chance.happens(other.target() / (double) ORGANISATION)) {
          follow(who, other.id());
        }
      }
    }
  }

  private void growBig() {
    var crowd = new int[CROWD];
    stamped++;
    for (int i = 0; i < CROWD; ) {
      int who = town.draw(chance);
      if (stamp[who] != stamped) {
        stamp[who] = stamped;
        crowd[i++] = who;
      }
    }
    for (AccountDraft account : accounts) {
      if (account.role() == Role.BIG) {
        double share = 0.56 + 0.3 * chance.uniform();
        for (int who : crowd) {
          if (chance.happens(share)) {
            follow(who, account.id());
          }
        }
        for (int i = 0; i < 260; i++) {
          follow(town.draw(chance), account.id());
        }
      }
    }
  }

  private void growVoice(AccountDraft account) {
    stamped++;
    stamp[account.id()] = stamped;
    boolean hospital = account.home() == Home.HOSPITAL;
    boolean bridge = account.bridgesToHospital();
    int found = 0;
    for (int tries = 0; found < account.target() && tries < 14 * account.target(); tries++) {
      Home from = account.home();
      if (bridge && chance.happens(0.4)) {
        from = Home.HOSPITAL;
      }
      boolean near = hospital || chance.happens(AT_HOME);
      int who = (near ? listeners.get(from.id) : town).draw(chance);
      if (stamp[who] != stamped && onSpeakingTerms(accounts.get(who), account)) {
        stamp[who] = stamped;
        follow(who, account.id());
        found++;
      }
    }
    if (hospital) {
      bridges.forEach(other -> follow(other.id(), account.id()));
    }
  }

  private void followOthers(AccountDraft account) {
    boolean hospital = account.home() == Home.HOSPITAL;
    int wanted = Math.min(160, (int) chance.logNormal(6.4, 0.8));
    for (int i = 0; i < wanted; i++) {
      int home =
          hospital || chance.happens(AT_HOME)
              ? account.home().id
              : accounts.get(town.draw(chance)).home().id;
      int whom = popular.get(home).draw(chance);
      if (whom != account.id() && onSpeakingTerms(account, accounts.get(whom))) {
        follow(account.id(), whom);
      }
    }
  }

  private boolean onSpeakingTerms(AccountDraft follower, AccountDraft followed) {
    return followed.network() == Network.BLOG
        || follower.network() == followed.network()
        || chance.happens(ACROSS_NETWORKS);
  }

  private void follow(int follower, int followed) {
    if (follower == followed) {
      return;
    }
    if (count == arcs.length) {
      arcs = Arrays.copyOf(arcs, count * 2);
    }
    arcs[count++] = (long) followed << 32 | follower;
  }

  private Sampler sampler(Home home, boolean asListeners) {
    var sampler = new Sampler(home.size);
    for (AccountDraft account : accounts) {
      if (account.home() == home && follows(account)) {
        if (asListeners) {
          sampler.add(account.id(), attention(account));
        } else if (account.role() == Role.ORDINARY) {
          sampler.add(account.id(), chance.pareto(1.25, 400));
        }
      }
    }
    return sampler;
  }

  /// A blog follows nobody, and the organisation follows nobody by itself.
  private static boolean follows(AccountDraft account) {
    return account.network() != Network.BLOG && account.role() != Role.OWN;
  }

  /// How eagerly somebody follows others: those who speak also listen.
  private double attention(AccountDraft account) {
    return account.role() == Role.ORDINARY ? chance.logNormal(1, 0.7) : 5;
  }

  /// Draws ids in proportion to their weights.
  private static final class Sampler {
    private final int[] ids;
    private final double[] sums;
    private int size;

    Sampler(int capacity) {
      ids = new int[capacity];
      sums = new double[capacity];
    }

    void add(int id, double weight) {
      ids[size] = id;
      sums[size] = weight + (size == 0 ? 0 : sums[size - 1]);
      size++;
    }

    int draw(Chance chance) {
      int at = Arrays.binarySearch(sums, 0, size, chance.uniform() * sums[size - 1]);
      return ids[Math.min(size - 1, at < 0 ? -at - 1 : at)];
    }
  }
}
