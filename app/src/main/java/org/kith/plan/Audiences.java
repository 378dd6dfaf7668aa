package org.kith.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who follows whom, as far as the networks list it.
@Service
@Transactional
public class Audiences {

  private static final int AT_ONCE = 200_000; // followers in one statement

  /// How far the reading of follower lists has come.
  ///
  /// @param listed accounts whose followers are known by name
  /// @param reading accounts whose list is being read for the first time
  /// @param counted other accounts whose followers are known by number
  /// @param hidden accounts that do not show who follows them
  /// @param closed accounts whose servers show lists only to their own accounts
  /// @param failed accounts whose list could not be read, after several tries
  public record Progress(int listed, int reading, int counted, int hidden, int closed, int failed) {

    /// Whether there is anything to count with.
    public boolean nothingKnown() {
      return listed == 0 && counted == 0;
    }
  }

  private final AudienceStore store;

  Audiences(AudienceStore store) {
    this.store = store;
  }

  /// Puts these lists in the place of what was known about these accounts: an import, or the
  /// sample. Lists of accounts that asked not to have them read are passed over.
  public void replaceAll(Collection<FollowerList> lists) {
    var refused = store.askedNotToBeListed();
    var batch = new ArrayList<FollowerList>();
    int followers = 0;
    for (var list : lists) {
      if (refused.contains(list.account().value())) {
        continue;
      }
      batch.add(list);
      followers += list.followers().size();
      if (followers >= AT_ONCE) {
        store.replace(batch);
        batch.clear();
        followers = 0;
      }
    }
    store.replace(batch);
    store.changed();
  }

  /// Notes that these accounts do not show who follows them, and forgets lists read before.
  ///
  /// @param reason in words for the person page
  public void hidden(Collection<AccountId> accounts, String reason) {
    store.hide(accounts.stream().mapToLong(AccountId::value).toArray(), reason);
    store.changed();
  }

  /// How far the reading has come.
  @Transactional(readOnly = true)
  public Progress progress() {
    return store.progress();
  }

  /// Forgets the lists of accounts that have asked since not to be found, or not to have them read.
  ///
  /// @return how many that were
  public int forgetRefused() {
    return forget(store.listedThoughRefused());
  }

  /// The same, among these accounts.
  int forgetRefused(Collection<AccountId> among) {
    return forget(store.listedThoughRefused(among));
  }

  private int forget(List<AccountId> refused) {
    if (!refused.isEmpty()) {
      hidden(refused, "They asked not to be found, or not to have their followers listed.");
    }
    return refused.size();
  }
}
