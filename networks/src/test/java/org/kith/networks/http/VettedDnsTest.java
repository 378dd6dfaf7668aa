package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kith.networks.LoopbackServer;

class VettedDnsTest {

  private static InetAddress at(String address) {
    return InetAddress.ofLiteral(address);
  }

  @Test
  void f2RefusesANameWithOneAnswerThatIsNotPublic() {
    VettedDns.Lookup mixed = _ -> new InetAddress[] {at("9.9.9.9"), at("10.0.0.1")};
    try (var dns = new VettedDns(Reachable.PUBLIC_ONLY, mixed)) {
      assertThatThrownBy(() -> dns.resolve("mixed.example", 80))
          .isInstanceOf(VettedDns.NotPublic.class)
          .hasMessageContaining("10.0.0.1")
          .hasMessageContaining("list of reachable hosts");
    }
  }

  @Test
  void letsAHostPassThatTheOperatorNamed() throws UnknownHostException {
    VettedDns.Lookup local = _ -> new InetAddress[] {at("127.0.0.1")};
    try (var dns = new VettedDns(Reachable.alsoHosts("blog.lan:8080"), local)) {
      assertThat(dns.resolve("blog.lan", 8080)).hasSize(1);
      assertThatThrownBy(() -> dns.resolve("blog.lan", 8081))
          .isInstanceOf(VettedDns.NotPublic.class);
      assertThatThrownBy(() -> dns.resolve("sub.blog.lan", 8080))
          .isInstanceOf(VettedDns.NotPublic.class);
    }
  }

  @Test
  void f2GainsNothingFromANameThatChangesItsAnswer() throws Exception {
    try (var canary =
        new LoopbackServer((_, out) -> LoopbackServer.write(out, 200, "", "secret"))) {
      int port = canary.at("/").getPort();
      var asked = new AtomicInteger();
      // The first lookup would have been the check, the second the dial, in a client that looks
      // twice.
      VettedDns.Lookup rebinding =
          _ -> new InetAddress[] {at(asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "127.0.0.2")};
      var settings =
          HttpSettings.of(URI.create("https://kith.example/"), "1")
              .with(Pace.LOOPBACK)
              .with(new Reachable(Set.of(), Set.of(port)));
      try (var http =
          new HttpGateway(
              settings, Clock.systemUTC(), new Random(1), System::nanoTime, rebinding)) {
        for (int i = 0; i < 40; i++) {
          var url = URI.create("http://rebind.example:%d/".formatted(port));
          assertThat(http.ask(Request.get(url, Cap.PAGE, "*/*")))
              .isInstanceOf(Answer.Refused.class);
          assertThat(http.open(URI.create("ws://rebind.example:%d/".formatted(port)), ""))
              .isInstanceOf(WebSocket.Opening.Refused.class);
        }
      }
      assertThat(canary.requests()).isEmpty();
    }
  }
}
