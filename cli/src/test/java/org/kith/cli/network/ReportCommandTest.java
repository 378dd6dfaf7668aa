package org.kith.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.kith.cli.Main;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {

  @Test
  void everyNetworkOfOurAccountsIsInIt() {
    var ours = EnumSet.allOf(Network.class);
    ours.remove(Network.WEBMENTION);
    assertThat(ReportCommand.networks()).containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void eachAbilityIsThereOrExplained() {
    var report = JsonMapper.shared().readTree(printed("--json")).path("networks");
    assertThat(report.size()).isEqualTo(7);
    for (var network : report) {
      assertThat(network.path("can").size() + network.path("cannot").size())
          .isEqualTo(Ability.values().length);
      for (var why : network.path("cannot")) {
        assertThat(why.asString("")).endsWith(".");
      }
    }
  }

  @Test
  void aPersonReadsItInWords() {
    assertThat(printed())
        .startsWith("feeds\n  can     ")
        .contains("mastodon\n  can     ", "cannot  schedule: ", "a post  ")
        .doesNotContain("_")
        .doesNotContain("a post  0");
  }

  private static String printed(String... options) {
    var said = new StringWriter();
    var commands = Main.commands().setOut(new PrintWriter(said));
    var words = new java.util.ArrayList<>(java.util.List.of("network", "report"));
    words.addAll(java.util.List.of(options));
    assertThat(commands.execute(words.toArray(String[]::new))).isZero();
    return said.toString();
  }
}
