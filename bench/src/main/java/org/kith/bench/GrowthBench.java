package org.kith.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How time and memory grow from a million arcs to a billion: R-MAT graphs, each built, opened,
/// planned on and reached in processes of their own, and drawn as a picture.
final class GrowthBench {

  /// @param figures what the processes said, by name
  private record Size(String name, Map<String, Double> figures) {
    double at(String figure) {
      return figures.getOrDefault(figure, Double.NaN);
    }
  }

  private static final String HEAD =
      """
      | arcs | nodes | build | a million arcs | heap while building | on disk | open | plan of 50 | proven | 2-step reach of 200 | heap while planning |
      |---|---|---|---|---|---|---|---|---|---|---|
      """;

  private final Path root;

  GrowthBench(Path root) {
    this.root = root;
  }

  /// @param most the largest number of arcs: sizes are the powers of ten from a million
  void run(long most) throws IOException, InterruptedException {
    System.out.println("Machine: " + Machine.describe());
    System.out.print(HEAD);
    var sizes = new ArrayList<Size>();
    for (long arcs = 1_000_000; arcs <= most; arcs *= 10) {
      var size = measure("rmat" + arcs, arcs);
      System.out.println(row(size));
      sizes.add(size);
    }
    var plot = new GrowthPlot();
    for (var work : List.of("build", "plan", "open", "reach")) {
      plot.line(work, points(sizes, work));
    }
    Files.writeString(root.resolve("bench/growth.svg"), plot.svg());
    var table = new StringBuilder(HEAD);
    sizes.forEach(size -> table.append(row(size)).append('\n'));
    new Results(root.resolve("bench/results.md"))
        .write(
            "Growth",
            "bench/run growth " + most,
            table + "\n![Seconds by arcs, both on a scale of powers of ten](growth.svg)\n");
  }

  private static List<double[]> points(List<Size> sizes, String work) {
    return sizes.stream().map(size -> new double[] {size.at("arcs"), size.at(work)}).toList();
  }

  private Size measure(String name, long arcs) throws IOException, InterruptedException {
    var folder = root.resolve("bench/target/growth");
    var figures = new HashMap<String, Double>();
    try {
      figures.putAll(child("-Xmx" + buildHeap(arcs), "growth-build", name, folder.toString()));
      figures.putAll(child("-Xmx" + useHeap(arcs), "growth-use", folder.toString()));
    } finally {
      delete(folder);
    }
    return new Size(name, figures);
  }

  private static String buildHeap(long arcs) {
    return arcs <= 100_000_000 ? "2g" : "8g";
  }

  private static String useHeap(long arcs) {
    return arcs <= 100_000_000 ? "3g" : "10g";
  }

  /// Runs a step in a process of its own and reads the figures it prints, a name and a number a
  /// line.
  private Map<String, Double> child(String heap, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            heap,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            root.toString()));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var figures = new HashMap<String, Double>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(" ", -1);
        figures.put(parts[0], Double.valueOf(parts[1]));
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " ended with " + process.exitValue());
    }
    return figures;
  }

  private static String row(Size size) {
    return Text.of(
        "| %,.0f | %,.0f | %.1f s | %.2f s | %.2f GB | %.2f GB | %.1f ms | %.2f s | %.3f | %.1f ms | %.2f GB |",
        size.at("arcs"),
        size.at("nodes"),
        size.at("build"),
        size.at("build") / size.at("arcs") * 1e6,
        size.at("buildHeap") / 1e9,
        size.at("disk") / 1e9,
        1000 * size.at("open"),
        size.at("plan"),
        size.at("proven"),
        1000 * size.at("reach"),
        size.at("useHeap") / 1e9);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
