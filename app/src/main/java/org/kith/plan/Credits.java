package org.kith.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.reach.cascade.ActionLog;
import org.kith.reach.cascade.CreditDistribution;
import org.springframework.stereotype.Service;

/// From whom something reached those who said it after: of those whom an account follows and who
/// said it before, the latest has the most credit.
@Service
public class Credits {

  /// A delay that halves the credit.
  public static final Duration HALF_LIFE = Duration.ofDays(1);

  private final Graphs graphs;

  Credits(Graphs graphs) {
    this.graphs = graphs;
  }

  /// Who said it, and when first.
  ///
  /// @param from the account it says it has it from, null where it says nothing
  public record Said(AccountId by, Instant at, @Nullable AccountId from) {}

  /// @param share the part of the credit, 0 to 1
  public record From(AccountId account, double share) {}

  /// Whom each account likely has it from, each account once; those that follow nobody who said it
  /// before, and those that say themselves where they have it from, are left out. Empty while the
  /// first graph is being built.
  public Map<AccountId, From> of(List<Said> said) {
    return graphs.soon().map(graph -> of(graph, said)).orElse(Map.of());
  }

  private static Map<AccountId, From> of(KnownGraph graph, List<Said> said) {
    var log = ActionLog.builder(graph.graph().nodes(), ActionLog.Credit.DIRECT);
    for (var one : said) {
      int node = graph.node(one.by());
      if (node >= 0) {
        int from = one.from() == null ? ActionLog.HIDDEN : graph.node(one.from());
        boolean begins = from == -1 || from == node;
        log.add(node, 0, one.at().getEpochSecond(), begins ? ActionLog.BEGINS : from);
      }
    }
    var built = log.build();
    var credit = CreditDistribution.of(graph.graph(), built, (double) HALF_LIFE.toSeconds());
    var found = new HashMap<AccountId, From>();
    for (int i = 0; i < built.actions(); i++) {
      var source = credit.source(i);
      if (built.parent(i) == ActionLog.HIDDEN && source.account() >= 0) {
        found.put(
            graph.account(built.actor(i)),
            new From(graph.account(source.account()), source.share()));
      }
    }
    return found;
  }
}
