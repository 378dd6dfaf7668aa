package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.spread.Owners;

/// Who can be chosen: the accounts named, or everybody, less those excluded, won or blocked.
final class Field {

  private final FollowerGraph graph;
  private final Owners owners;
  private final int[] named; // nodes by person; empty where each node is the person of its number
  private final double[] hours; // by person; empty where everybody takes 1
  private final Int2IntOpenHashMap persons = new Int2IntOpenHashMap();
  private final IntOpenHashSet barred;

  /// @param named who may be chosen, or nobody for everybody
  /// @param hours for each of `named`, or nothing
  private Field(FollowerGraph graph, IntList named, double[] hours, Left left) {
    this.graph = graph;
    this.named = named.toIntArray();
    this.hours = hours;
    this.owners = named.isEmpty() ? Owners.everybody(graph.nodes()) : new Owners(graph.nodes());
    this.barred = new IntOpenHashSet(left.excluded());
    barred.addAll(left.won());
    barred.addAll(left.blocked());
    left.won().forEach(owners::won);
    left.blocked().forEach(owners::blocked);
    for (int p = 0; p < this.named.length; p++) {
      owners.person(
          barred.contains(this.named[p]) ? IntLists.emptyList() : IntList.of(this.named[p]));
      persons.put(this.named[p], p);
    }
    if (named.isEmpty()) {
      left.excluded().forEach(owners::nobodys);
    }
  }

  /// Nodes that cannot be chosen.
  ///
  /// @param excluded pass messages on
  /// @param won speak for us anyway
  /// @param blocked neither speak nor pass messages on
  record Left(IntList excluded, IntList won, IntList blocked) {}

  static Field everybody(FollowerGraph graph, Left left) {
    return new Field(graph, IntLists.emptyList(), new double[0], left);
  }

  static Field of(FollowerGraph graph, IntList named, Left left) {
    return new Field(graph, named, new double[0], left);
  }

  static Field of(FollowerGraph graph, IntList named, double[] hours, Left left) {
    return new Field(graph, named, hours, left);
  }

  Owners owners() {
    return owners;
  }

  int people() {
    return owners.people();
  }

  /// Persons who cannot be chosen.
  IntList barred() {
    var persons = new IntArrayList();
    for (int node : barred) {
      if (named.length == 0) {
        persons.add(node);
      } else if (this.persons.containsKey(node)) {
        persons.add(this.persons.get(node));
      }
    }
    persons.sort(null);
    return persons;
  }

  double[] hours() {
    return hours;
  }

  double hoursOf(int person) {
    return hours.length == 0 ? 1 : hours[person];
  }

  int node(int person) {
    return named.length == 0 ? person : named[person];
  }

  /// The persons of these nodes.
  IntList persons(String option, IntList nodes) throws IOException {
    var of = new IntArrayList();
    for (int node : nodes) {
      if (barred.contains(node)) {
        throw new IOException(
            option + " names somebody who is excluded or won or blocked. Choose one.");
      }
      if (named.length > 0 && !persons.containsKey(node)) {
        throw new IOException(option + " names somebody who is not among those to choose from.");
      }
      of.add(named.length == 0 ? node : persons.get(node));
    }
    return of;
  }

  /// The largest audiences first, as long as they fit.
  IntList biggest(double limit) {
    int[] order = all();
    IntArrays.parallelQuickSort(
        order,
        (p, q) -> {
          int bySize = Integer.compare(graph.audienceSize(node(q)), graph.audienceSize(node(p)));
          return bySize == 0 ? Integer.compare(p, q) : bySize;
        });
    return fitting(order, limit);
  }

  /// In any order, as long as they fit.
  IntList random(double limit, long seed) {
    int[] order = all();
    IntArrays.shuffle(order, Random.from(new SplittableRandom(seed)));
    return fitting(order, limit);
  }

  private int[] all() {
    return IntStream.range(0, owners.people()).filter(p -> !barred.contains(node(p))).toArray();
  }

  private IntList fitting(int[] order, double limit) {
    var taken = new IntArrayList();
    double left = limit;
    for (int p : order) {
      if (hoursOf(p) <= left) {
        left -= hoursOf(p);
        taken.add(p);
      }
    }
    return taken;
  }
}
