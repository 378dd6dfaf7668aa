package org.kith.reach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.reach.Audience;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.select.Budget;
import org.kith.reach.select.Candidate;
import org.kith.reach.select.PlanRequest;
import org.kith.reach.select.Planner;

class PlanExampleTest {

  @Test
  void theReadmeShowsTheCodeBelow() throws IOException {
    var source =
        Files.readString(Path.of("src/test/java/org/kith/reach/examples/PlanExampleTest.java"));
    int from = source.indexOf("// readme-begin\n") + "// readme-begin\n".length();
    var example = source.substring(from, source.indexOf("    // readme-end", from));

    assertThat(Files.readString(Path.of("README.md")))
        .contains("```java\n" + example.stripTrailing().stripIndent() + "\n```");
  }

  @Test
  void theReadmeExampleTakesTheTwoWhoHaveDifferentAudiences() {
    // readme-begin
    var graph = FollowerGraph.builder(8);
    for (int v = 3; v < 7; v++) graph.follow(v, 0).follow(v, 1); // Ana and Bo: the same four
    graph.follow(7, 2); // Cy: one nobody else has
    var people =
        List.of(
            new Candidate(100, Audience.listed(0), 1.5),
            new Candidate(200, Audience.listed(1), 2),
            new Candidate(300, Audience.listed(2), 0.5));
    var plan = new Planner(graph.build()).plan(PlanRequest.of(people, new Budget.Hours(2)));
    // readme-end

    assertThat(plan.chosen()).extracting(c -> c.person()).containsExactly(100L, 300L);
    assertThat(plan.total().value()).isEqualTo(5);
    assertThat(plan.certificate().fraction()).isEqualTo(1);
    assertThat(plan.biggest().people()).containsExactly(100L, 300L);
  }
}
