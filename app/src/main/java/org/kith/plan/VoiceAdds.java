package org.kith.plan;

import java.util.Collection;
import java.util.Map;
import org.kith.listen.AccountId;
import org.kith.people.VoiceReach;
import org.kith.reach.Estimate;
import org.springframework.stereotype.Component;

/// Tells the Voices page what each voice would add.
@Component
class VoiceAdds implements VoiceReach {

  private final Adds adds;

  VoiceAdds(Adds adds) {
    this.adds = adds;
  }

  @Override
  public Map<AccountId, Estimate> adds(Collection<AccountId> accounts) {
    return adds.ofAccounts(accounts);
  }
}
