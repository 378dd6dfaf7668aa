package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.reach.community.Bridges;
import org.kith.reach.community.Communities;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.GraphFiles;
import org.kith.reach.graph.StoredGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith communities`: who belongs together, and who carries from one group to another.
@Command(
    name = "communities",
    mixinStandardHelpOptions = true,
    description = "Find the groups of accounts that follow each other, and who bridges them.")
public final class CommunitiesCommand implements Callable<Integer> {

  private static final int BIGGEST = 3;

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(names = "--top", paramLabel = "N", description = "How many to describe (default: 10).")
  int top = 10;

  @Option(
      names = "--resolution",
      paramLabel = "R",
      description = "More gives more and smaller ones (default: ${DEFAULT-VALUE}).")
  double resolution = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write every account and the number of its group, a line each.")
  @Nullable Path file;

  @Option(names = "--bridges", paramLabel = "N", description = "Name N who carry between them.")
  int bridges;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "How many pairs to draw for bridges (default: ${DEFAULT-VALUE}).")
  int pairs = Bridges.Setting.USUAL.pairs();

  @Option(names = "--seed", description = "Of the random numbers (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(names = "--threads", description = "How many may look for bridges (default: all cores).")
  int threads = Runtime.getRuntime().availableProcessors();

  /// What was found.
  ///
  /// @param between none if it was not asked for
  record Found(
      StoredGraph stored,
      Communities communities,
      @Nullable Bridges between,
      double modularity,
      double seconds) {

    /// The members with the largest audiences, largest first.
    List<String> biggest(int which) {
      var graph = stored.graph();
      int[] members = communities.members(which).toIntArray();
      IntArrays.quickSort(
          members,
          (u, v) ->
              graph.audienceSize(u) != graph.audienceSize(v)
                  ? Integer.compare(graph.audienceSize(v), graph.audienceSize(u))
                  : Integer.compare(u, v));
      return IntStream.of(members).limit(BIGGEST).mapToObj(stored.keys()::key).toList();
    }
  }

  @Override
  public Integer call() throws IOException {
    check();
    var stored = GraphFiles.open(folder);
    if (file != null) {
      checkFile(file, stored.keys());
    }
    var found = find(stored);
    if (file != null) {
      write(file, found.communities(), stored.keys());
    }
    if (output.json) {
      output.print(json(found));
    } else {
      output.print(new CommunityWords(found).say(top, bridges));
    }
    return 0;
  }

  private void check() throws IOException {
    if (top < 0 || bridges < 0) {
      throw new IOException("--top and --bridges must be at least 0.");
    }
    if (!(resolution > 0 && resolution < Double.POSITIVE_INFINITY)) {
      throw new IOException("--resolution=%s must be above 0.".formatted(resolution));
    }
    if (pairs < 1 || threads < 1) {
      throw new IOException("--pairs and --threads must be at least 1.");
    }
  }

  private Found find(StoredGraph stored) throws IOException {
    long begin = System.nanoTime();
    try (var progress = output.progress()) {
      var communities = Communities.of(stored.graph(), resolution, seed, progress);
      var usual = Bridges.Setting.USUAL;
      var setting = new Bridges.Setting(usual.budget(), pairs, usual.confidence(), seed, threads);
      var between =
          bridges == 0 ? null : Bridges.between(communities, stored.graph(), setting, progress);
      double modularity = communities.modularity();
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Found(stored, communities, between, modularity, seconds);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e); // the graph is too large
    }
  }

  /// What would keep the file from being written is said before the work, not after it.
  private static void checkFile(Path file, AccountKeys keys) throws IOException {
    var parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || parent == null || !Files.isDirectory(parent)) {
      throw new IOException(
          "--out=%s cannot be written: its folder is not there, or it is one.".formatted(file));
    }
    for (int v = 0; !keys.numeric() && v < keys.size(); v++) {
      Named.checkForList(keys.key(v));
    }
  }

  private static void write(Path file, Communities communities, AccountKeys keys)
      throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int v = 0; v < keys.size(); v++) {
        out.write(keys.key(v) + " " + communities.of(v) + "\n");
      }
    }
  }

  private Report json(Found found) {
    var groups = new ArrayList<Report>();
    for (int c = 0; c < Math.min(top, found.communities().count()); c++) {
      groups.add(
          new Report()
              .with("group", c)
              .with("size", found.communities().size(c))
              .with("biggest", found.biggest(c)));
    }
    var report =
        new Report()
            .with("count", found.communities().count())
            .with("modularity", found.modularity())
            .with("communities", groups);
    var between = found.between();
    if (between != null) {
      var carriers = new ArrayList<Report>();
      for (var bridge : between.top(bridges)) {
        carriers.add(
            new Report()
                .with("account", found.stored().keys().key(bridge.account()))
                .with("group", found.communities().of(bridge.account()))
                .with("share", bridge.share())
                .with("low", bridge.low())
                .with("high", bridge.high()));
      }
      report.with("bridges", carriers).with("how", between.isExact() ? "exact" : "sampled");
    }
    return report.with("seconds", found.seconds());
  }
}
