package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kith serve` as a process of its own, as a user starts it.
class StartTest {

  @TempDir Path data;

  @Test
  void itStartsAnswersAndStopsCleanly() throws Exception {
    try (var kith = KithProcess.start(data)) {
      assertThat(get(kith.url("/health"))).isEqualTo("{\"status\":\"UP\"}");
      assertThat(kith.link().getPath()).startsWith("/enter/");
      assertThat(kith.stop()).isEqualTo(143); // ended by SIGTERM, after its own clean stop
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void itStartsAgainAfterAKill() throws Exception {
    try (var kith = KithProcess.start(data)) {
      kith.kill();
    }
    assertThat(data.resolve("postgres/postmaster.pid")).exists();
    try (var kith = KithProcess.start(data)) {
      assertThat(get(kith.url("/health"))).isEqualTo("{\"status\":\"UP\"}");
      kith.stop();
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var said = KithProcess.failing("serve", "--port=" + taken.getLocalPort(), "--data=" + data);
      assertThat(said).startsWith("1 Port " + taken.getLocalPort() + " is taken").hasLineCount(1);
    }
  }

  @Test
  void wordsItDoesNotKnowAreExplained() throws Exception {
    assertThat(KithProcess.failing("srve")).startsWith("2 ").contains("Did you mean: kith serve?");
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
