package org.kith.cli.graph;

import java.util.Formatter;
import java.util.Locale;

/// Communities and bridges, for a person to read.
record CommunityWords(CommunitiesCommand.Found found) {

  /// @param top how many communities to describe
  /// @param bridges how many bridges to name
  String say(int top, int bridges) {
    var communities = found.communities();
    var lines = new Formatter(Locale.ROOT);
    lines.format(
        "%,d communities, modularity %.3f, %.1f seconds",
        communities.count(), found.modularity(), found.seconds());
    if (top > 0) {
      lines.format("%n%5s %10s  %s", "group", "accounts", "the biggest");
    }
    for (int c = 0; c < Math.min(top, communities.count()); c++) {
      lines.format("%n%5d %,10d  %s", c, communities.size(c), String.join(", ", found.biggest(c)));
    }
    var between = found.between();
    if (between != null) {
      lines.format(
          "%n%nWhat passes through one account of all that one community tells another, %s:%n%n",
          between.isExact() ? "exactly" : "with its 95 % interval");
      lines.format("%4s  %-24s %5s %9s", "", "account", "group", "share");
      int rank = 1;
      for (var bridge : between.top(bridges)) {
        lines.format(
            "%n%4d  %-24s %5d %7.3f %%",
            rank++,
            found.stored().keys().key(bridge.account()),
            communities.of(bridge.account()),
            100 * bridge.share());
        if (!between.isExact()) {
          lines.format("  %.3f to %.3f", 100 * bridge.low(), 100 * bridge.high());
        }
      }
    }
    return lines.toString();
  }
}
