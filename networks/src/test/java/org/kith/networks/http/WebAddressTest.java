package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.SharedData;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          http://example.org http://example.org/
          HTTP://Example.ORG:80/a http://example.org/a
          https://example.org:443/#top https://example.org/
          https://example.org:8443/ https://example.org:8443/
          http://bücher.example/ http://xn--bcher-kva.example/
          http://example.org./a http://example.org/a
          http://example.org/ä?q=ö http://example.org/%C3%A4?q=%C3%B6
          http://example.org/100% http://example.org/100%25
          http://example.org/a%20b http://example.org/a%20b
          http://[2001:DB8::1]/ http://[2001:db8::1]/
          http://9.9.9.9/ http://9.9.9.9/
          """)
  void readsAnAddressInOneWay(String given, String read) {
    assertThat(WebAddress.parse(given)).contains(URI.create(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "ftp://example.org/",
        "http:///a",
        "http://u@example.org/",
        "http://u:p@example.org/",
        "http://example.org\\@evil.org/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://1.2.3.4.5/",
        "http://a..b/",
        "http://-a.org/",
        "http://a_b.org/",
        "http://exam%70le.org/",
        "http://[::1%25lo]/",
        "http://[v1.x]/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:8x/",
        "http://exa mple.org/",
        "http://example.org/\n",
        "http://"
      })
  void f3RefusesWhatTwoProgramsCouldReadDifferently(String given) {
    assertThat(WebAddress.parse(given)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          b http://example.org/a/b
          /b http://example.org/b
          ../b http://example.org/b
          ?q=1 http://example.org/a/?q=1
          //other.org/x http://other.org/x
          https://other.org https://other.org/
          a:b -
          javascript:alert(1) -
          //u@evil.org/ -
          \\\\evil.org -
          b#c http://example.org/a/b
          """)
  void resolvesWhatAPagePointsTo(String reference, String expected) {
    var resolved = WebAddress.resolve(URI.create("http://example.org/a/"), reference);
    assertThat(resolved.map(URI::toString).orElse("-")).isEqualTo(expected);
  }

  @Test
  void f3NeverDisagreesWithTheWhatwgAboutTheHost() throws IOException {
    var cases =
        StrictJson.MAPPER.readTree(Files.readAllBytes(SharedData.need("url/urltestdata.json")));
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    for (var c : cases) {
      if (!c.isObject()) {
        continue;
      }
      var ours = WebAddress.parse(c.path("input").asString(""));
      if (ours.isEmpty()) {
        continue;
      }
      accepted++;
      var theirs = c.path("failure").asBoolean(false) ? "failure" : c.path("hostname").asString("");
      var dialled = new HttpHost("http", WebAddress.host(ours.get()), ours.get().getPort());
      var host = ours.get().getHost();
      var bare = theirs.replaceFirst("\\.$", "");
      boolean sameDial =
          java.net.IDN.toASCII(dialled.getHostName()).equals(WebAddress.host(ours.get()));
      if (!sameDial || !(host.equals(bare) || (host.startsWith("[") && bare.startsWith("[")))) {
        disagreements.add(c.path("input") + ": we " + ours.get().getHost() + ", they " + theirs);
      }
    }
    assertThat(accepted).isGreaterThan(50);
    assertThat(disagreements).isEmpty();
  }
}
