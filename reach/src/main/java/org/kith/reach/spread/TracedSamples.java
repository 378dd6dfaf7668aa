package org.kith.reach.spread;

import java.util.BitSet;
import java.util.List;

/// Samples that remember which nodes each world met, whosever they are, so that a change of the
/// graph costs no more than the worlds that met it: see [ReverseSampler#resample].
///
/// | | |
/// |---|---|
/// | Time | what it takes to draw the samples |
/// | Memory | beside the samples 4 bytes a node met and 8 a world; 4 a world where every node is its own person, as the samples then are the nodes met |
/// | Ties | none |
/// | Threads | immutable |
///
/// Coins keyed by world and node, so that a sample can be made again by itself.
public final class TracedSamples {

  private final Draws draws;
  private final Lists met;
  private final Lists members;
  private final BitSet won; // the worlds that met somebody won
  private final Samples samples;

  TracedSamples(Draws draws, Lists met, Lists members, BitSet won, int people, double weight) {
    this.draws = draws;
    this.met = met;
    this.members = members;
    this.won = won;
    this.samples =
        new Samples(
            people,
            draws.count(),
            won.cardinality(),
            weight,
            members.endsOfFilled(),
            members.entries());
  }

  public Samples samples() {
    return samples;
  }

  /// Which draws they are.
  public Draws draws() {
    return draws;
  }

  /// The worlds, ascending, that met one of these nodes.
  int[] thatMet(BitSet nodes) {
    return met.thatHold(nodes);
  }

  /// These samples with some worlds drawn anew.
  ///
  /// @param worlds ascending
  /// @param anew what was drawn, in this order
  TracedSamples with(int[] worlds, Traces anew) {
    var newMembers = members.with(worlds, anew.members());
    var newMet = met.isSame(members) ? newMembers : met.with(worlds, anew.met());
    var newWon = (BitSet) won.clone();
    for (int i = 0; i < worlds.length; i++) {
      newWon.set(worlds[i], anew.won().get(i));
    }
    return new TracedSamples(draws, newMet, newMembers, newWon, samples.people(), samples.weight());
  }

  /// What came of some worlds.
  ///
  /// @param met the nodes that each met; the same as `members` where every node is a person
  /// @param members the people whom each keeps
  /// @param won which of them met somebody won
  record Traces(Lists met, Lists members, BitSet won) {

    static Traces joined(List<Traces> parts) {
      var members = Lists.joined(parts.stream().map(Traces::members).toList());
      boolean same = parts.stream().allMatch(part -> part.met.isSame(part.members));
      var met = same ? members : Lists.joined(parts.stream().map(Traces::met).toList());
      var won = new BitSet();
      int from = 0;
      for (var part : parts) {
        int before = from;
        part.won.stream().forEach(w -> won.set(before + w));
        from += part.members.worlds();
      }
      return new Traces(met, members, won);
    }
  }
}
