package org.kith.cultivate;

import java.time.LocalDate;
import java.util.List;
import org.kith.people.PersonId;

/// Whom a running campaign could ask. The module that runs campaigns implements it.
public interface AskSuggestions {

  /// Best first; nobody who refused, was asked lately, or was asked for this campaign.
  List<AskSuggestion> on(LocalDate day);

  /// For which campaigns one person could be asked now; none where they are left alone.
  List<AskSuggestion> of(PersonId person, LocalDate day);
}
