package org.kith.cultivate;

import java.time.LocalDate;
import java.util.List;

/// Whom a running campaign could ask. The module that runs campaigns implements it.
public interface AskSuggestions {

  /// Best first; nobody who refused, was asked lately, or was asked for this campaign.
  List<AskSuggestion> on(LocalDate day);
}
