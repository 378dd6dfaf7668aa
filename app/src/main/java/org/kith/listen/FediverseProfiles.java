package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.mastodon.MastodonProfiles;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads what accounts of the fediverse that were heard say about themselves, and so what they ask
/// of software like Kith: soon after they are first heard, and again each week. Each account's own
/// server is asked, as nobody; one that does not answer keeps no other waiting.
@Component
class FediverseProfiles implements Work {

  private static final int AT_ONCE = 50;

  private final Accounts accounts;
  private final ObjectProvider<HttpGateway> http;
  private final Workspaces workspaces;
  private final Clock clock;

  FediverseProfiles(
      Accounts accounts, ObjectProvider<HttpGateway> http, Workspaces workspaces, Clock clock) {
    this.accounts = accounts;
    this.http = http;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Reading profiles of the fediverse";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    if (workspaces.get(CurrentWorkspace.require()).sample()) {
      return; // nobody real is asked about invented people
    }
    var wanted = accounts.wishesWanted(Set.of(Network.MASTODON), AT_ONCE);
    if (wanted.isEmpty()) {
      return;
    }
    progress.of(wanted.size(), "Read {done} of {total} profiles");
    var profiles = new MastodonProfiles(http.getObject(), clock);
    for (var account : wanted) {
      read(profiles, account);
      progress.step();
    }
  }

  private void read(MastodonProfiles profiles, KnownAccount known) throws InterruptedException {
    Optional<Profile> profile;
    try {
      profile = profiles.read(known.account().key());
    } catch (IOException _) {
      accounts.profileLater(known.id());
      return;
    }
    if (profile.isPresent() && profile.get().account().key().equals(known.account().key())) {
      accounts.remember(profile.get());
    } else {
      accounts.profileMissing(known.id());
    }
  }
}
