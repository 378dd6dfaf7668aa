package org.kith.reach.select;

import java.util.Collection;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.Involved;
import org.kith.reach.Overlap;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.graph.FollowerGraph;

/// What one more person would newly reach beyond those who are ours already.
///
/// How much audiences overlap is measured once, on all whose followers are listed, so that one
/// known only by its size can be judged by its like, see [Overlap]; then each question is one pass
/// over the audience it is about.
///
/// | | |
/// |---|---|
/// | Time | O(n + a) once for audiences of a in all; O(b) a question about an audience of b |
/// | Memory | n/4 bytes, and 4n once somebody has two listed accounts |
/// | Ties | none |
/// | Threads | questions take turns |
public final class Beyond {

  private final FollowerGraph graph;
  private final AudienceUnion union;
  private final Involved ours;
  private final Overlap overlap;
  private final double reached;

  private Beyond(FollowerGraph graph, Collection<Audience> ours, Collection<Audience> measured) {
    this.graph = graph;
    this.union = new AudienceUnion(graph);
    this.ours = add(ours);
    this.overlap = overlap(measured);
    this.reached = overlap.union(union.size(), this.ours).high();
  }

  private Beyond(Beyond like, Collection<Audience> ours) {
    this.graph = like.graph;
    this.union = new AudienceUnion(graph);
    this.ours = add(ours);
    this.overlap = like.overlap;
    this.reached = overlap.union(union.size(), this.ours).high();
  }

  /// @param ours our own accounts and the people of the circle
  /// @param measured audiences of the kind that will be asked about: the more of them are listed,
  ///   the narrower the interval of those that are not
  public static Beyond of(
      FollowerGraph graph, Collection<Audience> ours, Collection<Audience> measured) {
    return new Beyond(graph, ours, measured);
  }

  /// The same beyond others, judged by what was measured here.
  public Beyond others(Collection<Audience> others) {
    return new Beyond(this, others);
  }

  /// What this person newly reaches.
  public synchronized Estimate adds(Audience person) {
    long fresh = union.newIn(person.accounts());
    return overlap.adds(fresh, Field.involved(graph, person), ours, reached);
  }

  private Involved add(Collection<Audience> audiences) {
    var involved = Involved.NOTHING;
    for (var audience : audiences) {
      union.add(audience.accounts());
      involved = involved.and(Field.involved(graph, audience));
    }
    return involved;
  }

  private Overlap overlap(Collection<Audience> measured) {
    var fresh = new long[measured.size()];
    var size = new long[measured.size()];
    int m = 0;
    for (var audience : measured) {
      fresh[m] = union.newIn(audience.accounts());
      size[m++] = Field.listedSize(graph, audience);
    }
    return Overlap.measured(fresh, size);
  }
}
