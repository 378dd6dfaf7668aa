package org.kith.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.kith.reach.graph.FollowerGraph;

/// The graphs that the engine is measured on.
final class Graphs {

  private static final double AUDIENCE_SKEW = 0.75;
  private static final double FOLLOWING_SKEW = 0.45;

  private Graphs() {}

  /// A random graph with expected degrees that follow power laws (Chung, Lu 2002): audiences go
  /// with rank^-0.75, so their distribution has the exponent 2.33, and what an account follows with
  /// rank^-0.45; the two ranks are independent. Repeated arcs and loops are dropped.
  static FollowerGraph chungLu(int nodes, int arcs, long seed) {
    var random = new SplittableRandom(seed);
    double[] audience = upTo(nodes, AUDIENCE_SKEW);
    double[] following = upTo(nodes, FOLLOWING_SKEW);
    int[] place = new int[nodes];
    Arrays.setAll(place, v -> v);
    for (int v = nodes - 1; v > 0; v--) {
      int other = random.nextInt(v + 1);
      int kept = place[v];
      place[v] = place[other];
      place[other] = kept;
    }
    var graph = FollowerGraph.builder(nodes);
    for (int i = 0; i < arcs; i++) {
      graph.arc(draw(audience, random), place[draw(following, random)]);
    }
    return graph.build();
  }

  /// The sums of rank^-skew.
  private static double[] upTo(int nodes, double skew) {
    double[] sum = new double[nodes];
    double all = 0;
    for (int v = 0; v < nodes; v++) {
      all += Math.pow(v + 1.0, -skew);
      sum[v] = all;
    }
    return sum;
  }

  private static int draw(double[] upTo, SplittableRandom random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(at < 0 ? -at - 1 : at, upTo.length - 1);
  }

  /// An edge list of "follower followed", ids from 0 on, `#` before comments.
  static FollowerGraph follows(Path file, int nodes) throws IOException {
    var graph = FollowerGraph.builder(nodes);
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          int tab = line.indexOf('\t');
          graph.arc(
              Integer.parseInt(line.substring(0, tab)),
              Integer.parseInt(line.substring(tab + 1).strip()));
        }
      }
    }
    return graph.build();
  }
}
