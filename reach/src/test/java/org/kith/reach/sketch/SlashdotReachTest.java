package org.kith.reach.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.kith.reach.Estimate;
import org.kith.reach.graph.FollowerGraph;

/// Reach on the Slashdot graph of SNAP, where u is a fan of v, or says so the other way about.
class SlashdotReachTest {

  private static final Path FILE =
      Path.of(
          System.getenv().getOrDefault("KITH_SHARED", ""),
          "data",
          "graphs",
          "soc-Slashdot0902.txt.gz");

  /// 95 % of 30 sets for each number of registers, less 3 standard errors: 30 - 3 * 1.2 - 1.5.
  @Test
  void sketchesAndSamplesHoldTheExactReachWithinTheirIntervals() throws IOException {
    var graph = slashdot();
    var everybody = HopSketches.everybody(graph, new HopSketches.Setting(3, 1, 2));
    var reach = new ReachOf(graph);
    int sketched = 0;
    int finer = 0;
    int sampled = 0;
    for (long seed = 0; seed < 30; seed++) {
      var random = new SplittableRandom(seed);
      var people = IntArrayList.wrap(random.ints(20, 0, graph.nodes()).distinct().toArray());
      var question = ReachQuestion.unweighted(2, people, graph.nodes());
      var own = new ReachOf(graph, new ReachOf.Setting(0, seed, 2));
      double truth = reach.of(question, ReachMethod.EXACT).value();
      sketched += holds(everybody.union(2, people), truth);
      finer += holds(own.of(question, ReachMethod.SKETCH), truth);
      sampled += holds(own.of(question, ReachMethod.SAMPLE), truth);
    }
    assertThat(sketched).isGreaterThanOrEqualTo(25);
    assertThat(finer).isGreaterThanOrEqualTo(25);
    assertThat(sampled).isGreaterThanOrEqualTo(25);
  }

  private static int holds(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
  }

  private static FollowerGraph slashdot() throws IOException {
    assumeTrue(
        Files.isReadable(FILE),
        "skipped: KITH_SHARED does not lead to data/graphs/soc-Slashdot0902.txt.gz");
    var graph = FollowerGraph.builder(82_168);
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.US_ASCII))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          var ends = line.strip().split("\\s+", -1);
          graph.follow(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
      }
    }
    return graph.build();
  }
}
