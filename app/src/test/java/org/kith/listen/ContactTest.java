package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.networks.http.Request;

/// Requirement F10: every request names a page where a site's owner finds whom to write to.
class ContactTest {

  private static final String HERE = "https://kith.example/";

  @Test
  void f10_withoutMoreThanItsAddressARequestNamesThePageOfThisKith() throws Exception {
    assertThat(userAgent(new Contact("", HERE)))
        .isEqualTo("Kith/1.2.3 (+https://kith.example/leave-me-out)");
  }

  @Test
  void thePageTheOperatorNamedGoesFirst() throws Exception {
    assertThat(userAgent(new Contact("https://river.example/kith", HERE)))
        .isEqualTo("Kith/1.2.3 (+https://river.example/kith)");
  }

  @Test
  void whereNobodyIsNamedNothingIsMadeUp() throws Exception {
    for (var nobody : List.of(new Contact("", ""), new Contact("about:blank", ""))) {
      assertThat(nobody.page()).isEmpty();
      assertThat(userAgent(nobody)).isEqualTo("Kith/1.2.3");
    }
  }

  /// What a server is told by the gateway of a Kith that is set up like this.
  private static String userAgent(Contact contact) throws Exception {
    var told = Collections.synchronizedList(new ArrayList<String>());
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(here, 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            told.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    var host = "127.0.0.1:" + server.getAddress().getPort();
    try (var http =
        new NetworkConfiguration().httpGateway(contact, host, "1.2.3", Clock.systemUTC())) {
      http.ask(Request.api("GET", URI.create("http://" + host + "/"), null));
    } finally {
      server.stop(0);
    }
    return told.getFirst();
  }
}
