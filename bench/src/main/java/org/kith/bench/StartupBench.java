package org.kith.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long it takes from `./kith demo` to a filled Today, what the JVM weighs then, and what a
/// browser's first load brings over the wire.
final class StartupBench {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern PART = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
  private static final Pattern FONT =
      Pattern.compile("url\\(\"?([^)\"]+-latin[^)\"]*\\.woff2)\"?\\)");

  private record Run(double ready, double firstPage, double megabytes, double kilobytes) {}

  private final Path root;

  StartupBench(Path root) {
    this.root = root;
  }

  /// Starts the demo `runs` times on one data folder: once to make the sample and the start cache,
  /// then counted.
  void run(int runs) throws IOException, InterruptedException {
    var data = Files.createTempDirectory("kith-bench");
    try {
      System.out.println("Machine: " + Machine.describe());
      var first = start(data);
      System.out.printf(
          "first start (makes the database and the sample): first page %.1f s   bar 15%n",
          first.firstPage());
      waitForCache();
      var counted = new ArrayList<Run>();
      for (int i = 0; i < runs; i++) {
        counted.add(start(data));
      }
      print("ready line, s", counted.stream().mapToDouble(Run::ready).toArray(), 6);
      print("first page (Today), s", counted.stream().mapToDouble(Run::firstPage).toArray(), 6);
      print(
          "JVM resident set after it, MB",
          counted.stream().mapToDouble(Run::megabytes).toArray(),
          350);
      print(
          "first load over the wire, kB",
          counted.stream().mapToDouble(Run::kilobytes).toArray(),
          150);
    } finally {
      try (var all = Files.walk(data)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void print(String what, double[] values, double bar) {
    Arrays.sort(values);
    System.out.printf(
        "%-32s min %.1f  median %.1f  max %.1f   bar %.0f%n",
        what, values[0], values[values.length / 2], values[values.length - 1], bar);
  }

  /// The cache is made beside the first start; without it the figures would be those of a first
  /// start.
  private void waitForCache() throws IOException, InterruptedException {
    var folder = root.resolve("cli/target/kith");
    for (int second = 0; second < 180; second++) {
      try (var files = Files.list(folder)) {
        if (files.anyMatch(file -> file.toString().endsWith(".aot"))) {
          return;
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
    System.out.println("(No start cache was made within three minutes.)");
  }

  private Run start(Path data) throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    long begin = System.nanoTime();
    var process =
        new ProcessBuilder(
                root.resolve("kith").toString(),
                "demo",
                "--no-browser",
                "--port=" + port,
                "--data=" + data)
            .redirectErrorStream(true)
            .start();
    try {
      var link = readyLink(process);
      double ready = seconds(begin);
      var browser =
          HttpClient.newBuilder()
              .cookieHandler(new CookieManager())
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
      var today = enter(browser, link);
      double firstPage = seconds(begin);
      return new Run(
          ready,
          firstPage,
          residentMegabytes(process),
          weight(browser, link.resolve("/today"), today));
    } finally {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static URI readyLink(Process process) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      int at = line.indexOf("Kith is ready: ");
      if (at >= 0) {
        return URI.create(line.substring(at + "Kith is ready: ".length()).strip());
      }
    }
    throw new IOException("Kith did not start: " + String.join(" / ", said));
  }

  private static String enter(HttpClient browser, URI link)
      throws IOException, InterruptedException {
    var door = get(browser, link);
    var token = find(CSRF, door);
    var path = link.getPath();
    var form = "secret=" + path.substring(path.lastIndexOf('/') + 1) + "&_csrf=" + token;
    var answer =
        browser.send(
            HttpRequest.newBuilder(link.resolve("/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.uri().getPath().equals("/today")) {
      throw new IOException(
          "the link led to " + answer.uri().getPath() + " " + answer.statusCode());
    }
    return answer.body();
  }

  private static String find(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " on the page");
    }
    return found.group(1);
  }

  private static String get(HttpClient browser, URI uri) throws IOException, InterruptedException {
    return browser
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static double residentMegabytes(Process process) throws IOException {
    var status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /// The page, its style sheets, scripts and pictures, and the latin fonts, as compressed as the
  /// server sends them.
  private static double weight(HttpClient browser, URI page, String html)
      throws IOException, InterruptedException {
    Set<URI> parts = new LinkedHashSet<>();
    parts.add(page);
    var named = PART.matcher(html);
    while (named.find()) {
      parts.add(page.resolve(named.group(1)));
    }
    for (var sheet : List.copyOf(parts)) {
      if (sheet.getPath().endsWith(".css")) {
        var font = FONT.matcher(get(browser, sheet));
        while (font.find()) {
          if (!font.group(1).contains("latin-ext")) {
            parts.add(sheet.resolve(font.group(1)));
          }
        }
      }
    }
    long bytes = 0;
    for (var part : parts) {
      var answer =
          browser.send(
              HttpRequest.newBuilder(part).header("Accept-Encoding", "gzip").build(),
              HttpResponse.BodyHandlers.ofByteArray());
      bytes += answer.body().length;
    }
    return bytes / 1000.0;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
