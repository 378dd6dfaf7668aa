package org.kith.networks.webmention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kith.networks.LoopbackServer;
import org.kith.networks.SharedData;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;

/// Every discovery test of webmention.rocks: one page each, served as that site serves it.
class WebmentionRocksTest {

  private static final int ALL = 23;

  @Test
  void findsEveryEndpointOfWebmentionRocks() throws Exception {
    var cases =
        StrictJson.MAPPER.readTree(
            Files.readString(SharedData.need("webmention-rocks/discovery.json")));
    var found = new TreeMap<Integer, URI>();
    var expected = new TreeMap<Integer, URI>();
    try (var server = new LoopbackServer(new Rocks(cases)::answer);
        var http = LoopbackServer.gateway(server)) {
      for (var name : cases.propertyNames()) {
        int number = Integer.parseInt(name);
        var target = server.at("/" + cases.get(name).path("target").asString("test/" + name));
        if (new Endpoints(http).discover(target) instanceof Endpoints.Found.Told told) {
          told.webmention().ifPresent(endpoint -> found.put(number, endpoint));
        }
        expected.put(number, server.at(endpoint(number)));
      }
    }
    System.out.printf("webmention.rocks: %d/%d endpoints found%n", right(found, expected), ALL);
    assertThat(found).isEqualTo(expected).hasSize(ALL);
  }

  private static long right(Map<Integer, URI> found, Map<Integer, URI> expected) {
    return found.entrySet().stream()
        .filter(e -> e.getValue().equals(expected.get(e.getKey())))
        .count();
  }

  private static String endpoint(int number) {
    return switch (number) {
      case 15 -> "/test/15";
      case 21 -> "/test/21/webmention?query=yes";
      case 23 -> "/test/23/page/webmention-endpoint/once";
      default -> "/test/%d/webmention".formatted(number);
    };
  }

  private static final class Rocks {
    private final JsonNode cases;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    Rocks(JsonNode cases) {
      this.cases = cases;
    }

    void answer(LoopbackServer.Asked request, java.io.OutputStream out) throws IOException {
      var path = request.path();
      if (path.equals("/robots.txt")) {
        LoopbackServer.write(out, 404, "", "");
        return;
      }
      // The last test's addresses are good for one request each.
      boolean again = asked.computeIfAbsent(path, _ -> new AtomicInteger()).getAndIncrement() > 0;
      if (path.equals("/test/23/page") && !again) {
        LoopbackServer.write(out, 302, "Location: /test/23/page/once", "");
      } else if (path.equals("/test/23/page/once") && !again) {
        var link = "<link rel=\"webmention\" href=\"webmention-endpoint/once\">";
        LoopbackServer.write(out, 200, "Content-Type: text/html; charset=utf-8", link);
      } else if (path.matches("/test/\\d+") && cases.has(path.substring(6))) {
        var page = cases.get(path.substring(6));
        var base = "http://" + request.headers().get("Host");
        LoopbackServer.write(out, 200, headers(page, base), html(page).replace("BASE", base));
      } else {
        LoopbackServer.write(out, 404, "", "");
      }
    }

    private static String headers(JsonNode page, String base) {
      var lines = new ArrayList<>(List.of("Content-Type: text/html; charset=utf-8"));
      var name = page.path("link_header_name").asString("Link");
      var links = page.path("link_header");
      if (links.isArray()) {
        links.forEach(link -> lines.add(name + ": " + link.asString().replace("BASE", base)));
      } else if (!links.asString("").isEmpty()) {
        lines.add(name + ": " + links.asString().replace("BASE", base));
      }
      return String.join("\r\n", lines);
    }

    private static String html(JsonNode page) {
      return """
      <!doctype html><html><head><title>%s</title>%s</head><body><p>%s</p></body></html>
      """
          .formatted(
              page.path("name").asString("").replace("<", "&lt;"),
              page.path("link_tag").asString(""),
              page.path("description").asString(""));
    }
  }
}
