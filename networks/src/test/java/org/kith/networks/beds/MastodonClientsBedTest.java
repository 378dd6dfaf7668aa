package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.simulator.mastodon.FakeMastodon;

/// Lets two real Mastodon clients live on the fake server: what they take for a server is one.
@Tag("beds")
@Timeout(120)
class MastodonClientsBedTest {

  private static final Path BED =
      Path.of("..", "testbeds", "mastodon-clients").toAbsolutePath().normalize();

  private static void installed() {
    boolean there = Files.isDirectory(BED.resolve("node_modules"));
    var line = "The clients are not there: run testbeds/mastodon-clients/install.sh once.";
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(line);
    }
    Assumptions.assumeTrue(there, line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"masto", "megalodon"})
  void aRealClientLivesOnTheFakeServer(String client) throws Exception {
    installed();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var ana = fake.join("ana").named("Ana");
      var bo = fake.join("bo").named("Bo");
      fake.follow(bo, ana);
      fake.follow(ana, bo);
      var said = run(client, fake.address().toString());
      System.out.printf("%s: %d things went well%n", client, said.lines().count() - 1);
      assertThat(said).endsWith("ok all of %s%n".formatted(client));
    }
  }

  private static String run(String client, String server) throws IOException, InterruptedException {
    var log = Files.createTempFile("kith-client", ".log");
    var process =
        new ProcessBuilder("bash", BED.resolve("run.sh").toString(), client, server)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    var said = Files.readString(log);
    Files.delete(log);
    assertThat(ended && process.exitValue() == 0).as(said).isTrue();
    return said;
  }
}
