package org.kith.reach.graph;

/// Who hears whom: a directed graph over the nodes `0 .. nodes() - 1`, immutable, readable both
/// ways.
///
/// Arc u→v means that what u says can reach v: v follows u. The *audience* of u are the nodes its
/// arcs lead to; the nodes v *follows* are those whose arcs lead to v. Rows are sorted and hold
/// each node once; nobody follows themselves.
///
/// A row is read by position, so that a loop over it allocates nothing; its end is best read once:
///
/// ```java
/// long end = graph.audienceEnd(u);
/// for (long i = graph.audienceStart(u); i < end; i++) hear(graph.audienceAt(i));
/// ```
///
/// | | |
/// |---|---|
/// | Time | a row's start, end and an arc in O(1); `follows` in O(log audience) |
/// | Memory | 16n + 8m bytes outside the heap, n nodes, m arcs; none of it when mapped from files |
/// | Ties | rows in ascending order of ids |
/// | Threads | immutable |
///
/// Offsets are 64 bits wide, so a graph may have more than 2³¹ arcs; its memory goes when nobody
/// holds the graph.
///
/// Compressed sparse rows, as in 1. Tinney, Walker, Proceedings of the IEEE 55, 1967.
public final class FollowerGraph {

  /// Arcs that were given but say nothing.
  ///
  /// @param loops arcs from a node to itself
  /// @param duplicates arcs given before
  public record Dropped(long loops, long duplicates) {}

  private final Rows audience;
  private final Rows following;
  private final Dropped dropped;
  private final long fingerprint;

  /// A graph that is in no folder.
  FollowerGraph(Rows audience, Rows following, Dropped dropped) {
    this(audience, following, dropped, 0);
  }

  /// @param fingerprint the same for the same graph in a folder, and 0 for one that is in none
  FollowerGraph(Rows audience, Rows following, Dropped dropped, long fingerprint) {
    this.audience = audience;
    this.following = following;
    this.dropped = dropped;
    this.fingerprint = fingerprint;
  }

  /// Starts a graph of `nodes` nodes without arcs.
  public static GraphBuilder builder(int nodes) {
    return new GraphBuilder(nodes);
  }

  Rows audience() {
    return audience;
  }

  Rows following() {
    return following;
  }

  long fingerprint() {
    return fingerprint;
  }

  public int nodes() {
    return audience.count();
  }

  public long arcs() {
    return audience.arcs();
  }

  /// What was left out when this graph was built.
  public Dropped dropped() {
    return dropped;
  }

  /// How many nodes hear u.
  public int audienceSize(int u) {
    return audience.size(u);
  }

  public long audienceStart(int u) {
    return audience.start(u);
  }

  public long audienceEnd(int u) {
    return audience.end(u);
  }

  /// @param position from `audienceStart(u)` to before `audienceEnd(u)`
  public int audienceAt(long position) {
    return audience.at(position);
  }

  /// The nodes that hear u, ascending, as a copy.
  public int[] audience(int u) {
    return audience.copy(u);
  }

  /// How many nodes v follows.
  public int followingSize(int v) {
    return following.size(v);
  }

  public long followingStart(int v) {
    return following.start(v);
  }

  public long followingEnd(int v) {
    return following.end(v);
  }

  /// @param position from `followingStart(v)` to before `followingEnd(v)`
  public int followedAt(long position) {
    return following.at(position);
  }

  /// Where `followed` stands among those v follows, or -1 if v does not follow it.
  public long followingPosition(int v, int followed) {
    return following.position(v, followed);
  }

  /// What every position among those followed lies below: the number of arcs, and more where some
  /// changed since the graph was written.
  public long followingPositions() {
    return following.positions();
  }

  /// The nodes that v follows, ascending, as a copy.
  public int[] following(int v) {
    return following.copy(v);
  }

  /// Whether `follower` hears `followed`.
  public boolean follows(int follower, int followed) {
    return audience.contains(followed, follower);
  }
}
