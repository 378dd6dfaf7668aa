package org.kith.cli.network;

import java.util.Locale;
import org.kith.networks.Standing;

/// What a token can do, for a person to read.
final class StandingWords {

  private StandingWords() {}

  static String of(Standing standing) {
    var text = new StringBuilder(name(standing.network().name()));
    var account = standing.account();
    if (account != null) {
      text.append(": ").append(account.name());
      if (!account.handle().equals(account.name())) {
        text.append(" (@").append(account.handle()).append(')');
      }
    }
    for (var finding : standing.findings()) {
      text.append(System.lineSeparator())
          .append("  %-12s ".formatted(finding.kind().name().toLowerCase(Locale.ROOT)))
          .append(finding.words());
    }
    if (standing.until() != null) {
      text.append(System.lineSeparator())
          .append("  %-12s ".formatted("until"))
          .append("The token ends at %s.".formatted(standing.until()));
    }
    return text.toString();
  }

  private static String name(String network) {
    return network.charAt(0) + network.substring(1).toLowerCase(Locale.ROOT);
  }
}
