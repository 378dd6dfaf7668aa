package org.kith.people;

import java.util.Collection;
import java.util.Map;
import org.kith.listen.AccountId;
import org.kith.reach.Estimate;

/// What voices would add: how many different people hear them who hear nobody of ours yet. Answered
/// by the step that plans; absent where there is none.
public interface VoiceReach {

  /// @return an estimate for each account whose audience is known at all; the others are left out
  Map<AccountId, Estimate> adds(Collection<AccountId> accounts);
}
