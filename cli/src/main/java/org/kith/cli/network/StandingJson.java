package org.kith.cli.network;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.kith.networks.Standing;
import tools.jackson.databind.json.JsonMapper;

/// What a token can do as one JSON object. Its names are documented in docs/cli.md, and stay.
final class StandingJson {

  private StandingJson() {}

  static String of(Standing standing) {
    var all = new LinkedHashMap<String, Object>();
    all.put("network", small(standing.network()));
    all.put("connected", standing.isConnected());
    var account = standing.account();
    if (account != null) {
      var who = new LinkedHashMap<String, Object>();
      who.put("key", account.key());
      who.put("handle", account.handle());
      who.put("name", account.name());
      all.put("account", who);
    }
    all.put("scopes", standing.scopes().stream().sorted().toList());
    if (standing.until() != null) {
      all.put("until", standing.until().toString());
    }
    all.put(
        "findings",
        standing.findings().stream()
            .map(finding -> Map.of("kind", small(finding.kind()), "words", finding.words()))
            .toList());
    return JsonMapper.shared().writeValueAsString(all);
  }

  private static String small(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
