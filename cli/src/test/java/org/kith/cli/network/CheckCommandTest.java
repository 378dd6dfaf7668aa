package org.kith.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.cli.Main;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  private static final String TOKEN = "SECRET-TOKEN-0123456789";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer network;
  private String host;

  @BeforeEach
  void start() throws IOException {
    network = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host = "127.0.0.1:" + network.getAddress().getPort();
    network.start();
  }

  @AfterEach
  void stop() {
    network.stop(0);
  }

  @Test
  void saysWhatATokenOfXCanDo() throws IOException {
    answer("/2/", 403, "{\"title\":\"Forbidden\",\"detail\":\"Forbidden\"}");
    answer(
        "/2/users/me",
        200,
        "{\"data\":{\"id\":\"2244\",\"name\":\"River Friends\",\"username\":\"riverfriends\",\"public_metrics\":{\"followers_count\":3011}}}");
    answer("/2/users/2244/mentions", 200, "{\"data\":[]}");
    assertThat(run("x", "http://" + host + "/2")).isZero();
    assertThat(out.toString())
        .startsWith("X: River Friends (@riverfriends)")
        .contains("  can          The account has 3,011 followers.")
        .contains("  can          It reads mentions.")
        .contains("  cannot       It cannot read what a search finds.")
        .doesNotContain("follows")
        .doesNotContain(TOKEN);
  }

  @Test
  void saysItInJsonToo() throws IOException {
    answer("/2/", 401, "{\"detail\":\"Unauthorized\"}");
    assertThat(run("x", "http://" + host + "/2", "--json")).isEqualTo(1);
    var json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.path("connected").asBoolean()).isFalse();
    assertThat(json.at("/findings/0/kind").asString()).isEqualTo("disconnected");
    assertThat(out.toString()).doesNotContain(TOKEN);
  }

  @Test
  void saysWhyATokenOfAPageIsWorthNothing() throws IOException {
    answer(
        "/v27.0/",
        400,
        "{\"error\":{\"message\":\"Malformed access token %s\",\"code\":190}}".formatted(TOKEN));
    for (var of : new String[] {"facebook", "instagram"}) {
      assertThat(run(of, "http://" + host + "/v27.0")).isEqualTo(1);
    }
    assertThat(out.toString())
        .contains("  disconnected Meta no longer accepts the connection.", "token ***")
        .doesNotContain(TOKEN);
  }

  @Test
  void asksTheServerOfAMastodonAccount() throws IOException {
    answer("/", 401, "{\"error\":\"The access token is invalid\"}");
    assertThat(run("mastodon", "http://" + host)).isEqualTo(1);
    assertThat(out.toString()).contains("disconnected").doesNotContain(TOKEN);
    var file = folder.resolve("token").toString();
    assertThat(execute("network", "check", "mastodon", "--token-file", file)).isEqualTo(1);
    assertThat(err.toString()).contains("--server");
  }

  @Test
  void saysWhatATokenOfBlueskyCanDo() throws IOException {
    answer(
        "/xrpc/com.atproto.server.getSession",
        200,
        "{\"did\":\"did:plc:ana2222222222222222222222\",\"handle\":\"ana.example\",\"active\":true}");
    assertThat(run("bluesky", "http://" + host)).isZero();
    assertThat(out.toString())
        .startsWith("Bluesky: ana.example")
        .contains("  can ")
        .doesNotContain(TOKEN);
  }

  @Test
  void takesNoTokenFromTheCommandLineAndSaysWhereItLooks() {
    assertThat(execute("network", "check", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("--token-file", "KITH_TOKEN");
    assertThat(execute("network", "check", "x", "--token", TOKEN)).isEqualTo(2);
  }

  @Test
  void namesTheNetworksItKnows() throws IOException {
    assertThat(run("myspace", "http://" + host)).isEqualTo(1);
    assertThat(err.toString()).contains("'myspace'", "bluesky, facebook, instagram, mastodon, x");
  }

  @Test
  void refusesAFileThatHoldsMoreThanAToken() throws IOException {
    var file = Files.writeString(folder.resolve("notes"), "token: abc\nand more");
    assertThat(execute("network", "check", "x", "--token-file", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("must hold the token alone").doesNotContain("abc");
  }

  private int run(String of, String server, String... more) throws IOException {
    var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    var words =
        new String[] {
          "network",
          "check",
          of,
          "--token-file",
          file.toString(),
          "--server",
          server,
          "--allow",
          host
        };
    var all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return execute(all);
  }

  private int execute(String... words) {
    return Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  private void answer(String path, int status, String json) {
    network.createContext(
        path,
        exchange -> {
          var body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
