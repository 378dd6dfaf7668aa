package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.graph.FollowerGraph;

/// How many accounts more hear somebody because one of those who hear them passes it on: the first
/// step of an independent cascade [1], counted in the mean and without drawing.
///
/// An account x that hears nothing directly hears with probability `1 − Π (1 − p(u, v))` over the v
/// it follows that hear u: a union, not a sum. Whoever hears already, from the person or from those
/// known, is not counted again. Followers of a v known by number alone count as new, `p(u, v)`
/// each.
///
/// | | |
/// |---|---|
/// | Time | O(audience of the person + audiences of those in it) a question |
/// | Memory | 12n bytes |
/// | Ties | none |
/// | Threads | not thread-safe |
///
/// 1. Kempe, Kleinberg, Tardos. *Maximizing the spread of influence through a social network.* KDD
///    2003. Differs in that hearing counts, not passing on, and in that it ends after one step.
public final class PassedOn {

  private static final float LEAST = Float.MIN_NORMAL; // a miss of 0 means untouched

  private final FollowerGraph graph;
  private final AudienceUnion known;
  private final Readiness readiness;
  private final Int2LongMap counted;
  private final int[] hears; // the question at which an account last heard directly
  private final float[] misses; // the probability that it hears nothing, of those touched
  private final IntArrayList touched = new IntArrayList();
  private int question;

  /// How readily one account passes on what another says.
  @FunctionalInterface
  public interface Readiness {

    /// @param v follows u
    /// @return from 0 to 1
    double of(int u, int v);
  }

  /// @param mean how many more hear it
  /// @param deviation by how much that varies, from one time to the next
  public record More(double mean, double deviation) {
    public static final More NOBODY = new More(0, 0);
  }

  /// @param known whom somebody reaches already: nobody of them is new
  /// @param counted by account, how many follow it beside those the graph knows; missing is none
  public PassedOn(
      FollowerGraph graph, AudienceUnion known, Readiness readiness, Int2LongMap counted) {
    this.graph = graph;
    this.known = known;
    this.readiness = readiness;
    this.counted = counted;
    this.hears = new int[graph.nodes()];
    this.misses = new float[graph.nodes()];
  }

  /// @param accounts of one person
  public More of(IntList accounts) {
    question++;
    for (int a = 0; a < accounts.size(); a++) {
      int u = accounts.getInt(a);
      hears[u] = question;
      for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
        hears[graph.audienceAt(i)] = question;
      }
    }
    double mean = 0;
    double variance = 0;
    for (int a = 0; a < accounts.size(); a++) {
      int u = accounts.getInt(a);
      for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
        int v = graph.audienceAt(i);
        long others = counted.get(v);
        if (others > 0 || graph.audienceSize(v) > 0) {
          double p = readiness.of(u, v);
          double size = others + reach(v, p);
          mean += p * others;
          variance += p * (1 - p) * size * size;
        }
      }
    }
    return new More(mean + heard(), Math.sqrt(variance));
  }

  /// Notes that the audience of v hears with probability p.
  ///
  /// @return how many of it do not hear directly
  private int reach(int v, double p) {
    int size = 0;
    for (long i = graph.audienceStart(v), end = graph.audienceEnd(v); i < end; i++) {
      int x = graph.audienceAt(i);
      if (hears[x] != question && !known.holds(x)) {
        if (misses[x] == 0) {
          misses[x] = 1;
          touched.add(x);
        }
        misses[x] = Math.max(LEAST, misses[x] * (float) (1 - p));
        size++;
      }
    }
    return size;
  }

  private double heard() {
    double sum = 0;
    for (int t = 0; t < touched.size(); t++) {
      int x = touched.getInt(t);
      sum += 1 - misses[x];
      misses[x] = 0;
    }
    touched.clear();
    return sum;
  }
}
