package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kith.networks.SharedData;

/// Hands the hostile addresses to sockets, so it does it where no foreign machine can be reached:
/// in a network namespace of its own.
class HostileAddressesTest {

  private static final String NAMESPACE =
      """
      ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo \
      && exec "$0" "$@"
      """;

  @Test
  void f2NoneOfTheHostileAddressesReachesTheCanary() throws Exception {
    var corpus = SharedData.need("ssrf/kith-ssrf-urls.txt").toAbsolutePath();
    Assumptions.assumeTrue(canUnshare(), "SKIPPED: 'unshare -n' with 'ip' does not work here");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var output =
        output(
            "unshare",
            "-n",
            "sh",
            "-c",
            NAMESPACE,
            java,
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            HostileAddresses.class.getName(),
            corpus.toString());
    var said = Pattern.compile("asked (\\d+) control (\\d+) hits (\\d+)").matcher(output);
    assertThat(said.find()).as(output).isTrue();
    assertThat(Integer.parseInt(said.group(1))).isGreaterThan(3500);
    assertThat(said.group(2)).as("the canary sings when it is reached").isEqualTo("5");
    assertThat(said.group(3)).as(output).isEqualTo("0");
  }

  private static boolean canUnshare() throws InterruptedException {
    try {
      var works = output("unshare", "-n", "sh", "-c", NAMESPACE, "echo", "works");
      return works.contains("works");
    } catch (IOException _) {
      return false;
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    var file = Files.createTempFile("kith-hostile", ".txt");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      boolean ended = process.waitFor(120, java.util.concurrent.TimeUnit.SECONDS);
      process.destroyForcibly();
      return Files.readString(file, StandardCharsets.UTF_8) + (ended ? "" : " (took over 120 s)");
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
