package org.kith.reach.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.reach.Audience;
import org.kith.reach.community.Communities;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Plan.Chosen;
import org.kith.reach.spread.DiffusionModel.WeightedCascade;
import org.kith.reach.spread.Draws;
import org.kith.reach.spread.MonteCarlo;
import org.kith.reach.spread.Weights;

/// Plans on the wiki-Vote graph of SNAP, where u votes for v: u hears v.
class RealGraphTest {

  private static final Path FILE =
      Path.of(System.getenv().getOrDefault("KITH_SHARED", ""), "data", "graphs", "wiki-Vote.txt");

  @Test
  void fiftyPeopleReachMoreThanTheFiftyBiggestWithAProof() throws IOException {
    var graph = wikiVote();

    var plan = new Planner(graph).plan(PlanRequest.of(everybody(graph), new Budget.People(50)));

    assertThat(plan.chosen()).hasSize(50);
    assertThat(plan.total().value()).isGreaterThan(plan.biggest().total().value());
    assertThat(plan.certificate().fraction()).isGreaterThan(0.98);
  }

  @Test
  void theSpreadOfFiftyPeopleAgreesWithSimulation() throws IOException {
    var graph = wikiVote();
    int samples = 100_000;
    var request =
        PlanRequest.of(everybody(graph), new Budget.People(50))
            .withObjective(new Objective.Spread(new WeightedCascade(), samples, 1));

    var plan = new Planner(graph, 2).plan(request);

    var seeds = new IntArrayList();
    plan.chosen().stream().map(Chosen::person).forEach(p -> seeds.add(p.intValue()));
    var simulated =
        new MonteCarlo(graph, new WeightedCascade(), Weights.equal(graph.nodes()))
            .spread(seeds, new Draws(7, 0, 2000));
    double share = plan.total().value() / graph.nodes();
    double error =
        Math.hypot(
            (simulated.high() - simulated.value()) / 3,
            graph.nodes() * Math.sqrt(share * (1 - share) / samples));
    assertThat(plan.total().value())
        .isBetween(simulated.value() - 3 * error, simulated.value() + 3 * error);
    assertThat(plan.certificate().fraction()).isGreaterThan(0.85);
  }

  @Test
  void communitiesAreFarFromChance() throws IOException {
    assertThat(Communities.of(wikiVote(), 1).modularity()).isGreaterThan(0.4);
  }

  private static List<Candidate> everybody(FollowerGraph graph) {
    var people = new ArrayList<Candidate>();
    for (int u = 0; u < graph.nodes(); u++) {
      people.add(new Candidate(u, Audience.listed(u), 1));
    }
    return people;
  }

  private static FollowerGraph wikiVote() throws IOException {
    assumeTrue(
        Files.isReadable(FILE),
        "skipped: KITH_SHARED does not lead to data/graphs/wiki-Vote.txt, the graph to plan on");
    var ids = new Int2IntOpenHashMap();
    var graph = FollowerGraph.builder(7115);
    for (var line : Files.readAllLines(FILE)) {
      if (!line.startsWith("#")) {
        var nodes = line.split("\\s+", 2);
        int voter = ids.computeIfAbsent(Integer.parseInt(nodes[0]), _ -> ids.size());
        int voted = ids.computeIfAbsent(Integer.parseInt(nodes[1]), _ -> ids.size());
        graph.follow(voter, voted);
      }
    }
    return graph.build();
  }
}
