package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.team.Access.Rate;

/// Requirement A7: who is believed about where a request came from.
class ProxiesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  /// Guesses codes of links until that is refused, and says how many were answered.
  private int guesses(String from, String said, int most) throws Exception {
    try (var client = HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).build()) {
      for (int i = 0; i < most; i++) {
        if (ask(client, said.formatted(i)) == 429) {
          return i;
        }
      }
      return most;
    }
  }

  private int ask(HttpClient client, String said) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(kith.url() + "/l/Guess2Guess"))
            .header("X-Forwarded-For", said)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a7_aProxyThatWasNamedIsBelievedAndAClientIsNot() throws Exception {
    int limit = Rate.LINK.aMinute();
    assertThat(guesses(TestKith.PROXY, "198.51.100.%d", limit + 5))
        .as("each from an address of its own")
        .isEqualTo(limit + 5);
    assertThat(guesses(TestKith.PROXY, "10.9.8.%d, 203.0.113.7", limit + 5))
        .as("one client that writes what it likes before the proxy does")
        .isBetween(limit, limit + 4);
    assertThat(guesses("127.0.0.3", "198.51.100.%d", limit + 5))
        .as("nobody named this one")
        .isBetween(limit, limit + 4);
  }

  @Test
  void saysWhatIsNoAddress() {
    assertThatThrownBy(() -> new Proxies(List.of("127.0.0.1", "10.0.0.0/8")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'10.0.0.0/8'");
  }
}
