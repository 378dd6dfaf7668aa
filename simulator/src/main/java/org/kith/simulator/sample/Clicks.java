package org.kith.simulator.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kith.simulator.sample.Campaign.Click;
import org.kith.simulator.sample.Campaign.Click.Kind;

/// Who followed a campaign's links: people over some days, servers that fetch a preview at once,
/// and browsers that fetch what may be wanted.
final class Clicks {
  private final List<AccountDraft> accounts;
  private final Follows follows;
  private final Chance chance;
  private final List<Click> clicks = new ArrayList<>();
  private int visitors;

  Clicks(List<AccountDraft> accounts, Follows follows, Chance chance) {
    this.accounts = accounts;
    this.follows = follows;
    this.chance = chance;
  }

  List<Click> on(List<Cascades.Carried> shares, Instant until) {
    for (Cascades.Carried share : shares) {
      if (share.link() >= 0) {
        follow(share, until);
      }
    }
    clicks.sort(
        Comparator.comparing(Click::at)
            .thenComparingInt(Click::link)
            .thenComparingInt(Click::visitor));
    return List.copyOf(clicks);
  }

  private void follow(Cascades.Carried share, Instant until) {
    var account = accounts.get(share.post().account);
    int audience = follows.audienceSize(account.id());
    String host = host(account);
    for (int people = chance.poisson(audience * 0.011); people > 0; people--) {
      Instant at = after(share, chance.logNormal(5, 1.4) * 3600);
      int visitor = visitors++;
      String referrer = chance.happens(0.34) ? "" : host;
      add(
          share,
          until,
          new Click(share.link(), at, Kind.HUMAN, visitor, referrer, chance.happens(0.07)));
      if (chance.happens(0.11)) {
        Instant again = at.plusSeconds(chance.between(20, 900));
        add(share, until, new Click(share.link(), again, Kind.HUMAN, visitor, referrer, false));
      }
    }
    int servers =
        account.network() == Network.MASTODON ? chance.between(4, 26) : chance.between(1, 3);
    for (; servers > 0; servers--) {
      Instant at = after(share, chance.between(1, 75));
      add(share, until, new Click(share.link(), at, Kind.ROBOT, visitors++, "", false));
    }
    for (int early = chance.poisson(audience * 0.0006); early > 0; early--) {
      Instant at = after(share, chance.logNormal(3, 1.2) * 3600);
      add(share, until, new Click(share.link(), at, Kind.PREFETCH, visitors++, host, false));
    }
  }

  private void add(Cascades.Carried share, Instant until, Click click) {
    if (click.at().isBefore(until) && !click.at().isBefore(share.post().at)) {
      clicks.add(click);
    }
  }

  private static Instant after(Cascades.Carried share, double seconds) {
    return share.post().at.plusSeconds((long) seconds + 1);
  }

  private static String host(AccountDraft account) {
    return switch (account.network()) {
      case BLOG -> account.handle();
      case MASTODON -> account.handle().substring(account.handle().indexOf('@') + 1);
      case BLUESKY -> "sky.example";
      case FACEBOOK -> "facebook.example";
      case INSTAGRAM -> "instagram.example";
      case X -> "x.example";
    };
  }
}
