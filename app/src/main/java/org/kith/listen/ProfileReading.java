package org.kith.listen;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads what the accounts that were heard say about themselves, and so what they ask of software
/// like Kith: soon after they are first heard, and again each week.
@Component
class ProfileReading implements Work {

  private static final int AT_ONCE = 200;

  private final Accounts accounts;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final Workspaces workspaces;

  ProfileReading(
      Accounts accounts, ObjectProvider<BlueskyAccounts> bluesky, Workspaces workspaces) {
    this.accounts = accounts;
    this.bluesky = bluesky;
    this.workspaces = workspaces;
  }

  @Override
  public String name() {
    return "Reading profiles";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(20);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException, InterruptedException {
    if (workspaces.get(CurrentWorkspace.require()).sample()) {
      return; // nobody real is asked about invented people
    }
    var wanted = accounts.wishesWanted(Set.of(Network.BLUESKY), AT_ONCE);
    if (wanted.isEmpty()) {
      return;
    }
    progress.of(wanted.size(), "Read {done} of {total} profiles");
    for (var account : wanted) {
      var profile = bluesky.getObject().read(account.account().key());
      if (profile.isPresent()) {
        accounts.remember(profile.get());
      } else {
        accounts.profileMissing(account.id());
      }
      progress.step();
    }
  }
}
