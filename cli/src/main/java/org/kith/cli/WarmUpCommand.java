package org.kith.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/// `kith warm-up`: the practice run from which the JVM learns which classes a start needs. It loads
/// the sample into a folder of its own, opens each page once and ends; run with
/// `-XX:AOTCacheOutput`, it leaves a cache that halves the next start.
@Command(name = "warm-up", hidden = true, description = "Prepare a faster start.")
final class WarmUpCommand implements Runnable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/today", "/people", "/voices", "/plan", "/campaigns", "/report");

  @Override
  public void run() {
    try {
      var folder = Files.createTempDirectory("kith-warm-up");
      var options = new ServerOptions();
      options.data = folder;
      options.noBrowser = true;
      var world = DemoCommand.world(folder);
      try (var server = KithServer.start(options, "warm-up")) {
        visit(server, DemoCommand.sampleLink(server, world));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the practice run failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void visit(KithServer server, String secret)
      throws IOException, InterruptedException {
    try (var http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      var door = get(http, server.url("/enter/" + secret));
      var token = CSRF.matcher(door);
      if (!token.find()) {
        throw new IOException("the page behind the link has no form");
      }
      var form = "secret=" + secret + "&_csrf=" + token.group(1);
      http.send(
          HttpRequest.newBuilder(URI.create(server.url("/enter")))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.discarding());
      for (var page : PAGES) {
        get(http, server.url(page));
      }
    }
  }

  private static String get(HttpClient http, String url) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
