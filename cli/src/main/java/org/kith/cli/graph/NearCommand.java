package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.kith.reach.community.PersonalisedPageRank;
import org.kith.reach.community.PersonalisedPageRank.Close;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith near`: who is close to some accounts.
@Command(
    name = "near",
    mixinStandardHelpOptions = true,
    description = "Name the accounts that are close to some accounts, and who could introduce us.")
public final class NearCommand implements Callable<Integer> {

  @Mixin final Output output = new Output();

  @Parameters(paramLabel = "GRAPH", description = "The folder of the graph.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path folder;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "KEYS",
      description = "Accounts parted by commas, or @FILE with one a line.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String of;

  @Option(names = "--top", paramLabel = "N", description = "How many to name (default: 20).")
  int top = 20;

  @Option(
      names = "--alpha",
      description = "How readily a walk stops, from 0 to 1 (default: ${DEFAULT-VALUE}).")
  double alpha = 0.15;

  @Option(
      names = "--epsilon",
      description = "Smaller is more exact and slower (default: ${DEFAULT-VALUE}).")
  double epsilon = 1e-6;

  @Override
  public Integer call() throws IOException {
    if (top < 0) {
      throw new IOException("--top=%d is below 0: say how many to name.".formatted(top));
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IOException("--alpha=%s must be above 0 and at most 1.".formatted(alpha));
    }
    if (!(epsilon >= 1e-12 && epsilon <= 1)) {
      throw new IOException("--epsilon=%s must lie between 1e-12 and 1.".formatted(epsilon));
    }
    var stored = GraphFiles.open(folder);
    var ours = new Named(stored.keys()).nodes("--of", of);
    if (ours.isEmpty()) {
      throw new IOException("--of names nobody: say whose neighbours to look for.");
    }
    long begin = System.nanoTime();
    var rank =
        PersonalisedPageRank.of(
            stored.graph(), ours, new PersonalisedPageRank.Setting(alpha, epsilon));
    var close = rank.top(top);
    double seconds = (System.nanoTime() - begin) / 1e9;
    var friends = friends(stored.graph(), ours, close);
    if (output.json) {
      var near = new ArrayList<Report>();
      for (int i = 0; i < close.size(); i++) {
        var report =
            new Report()
                .with("account", stored.keys().key(close.get(i).account()))
                .with("score", close.get(i).score());
        friends.get(i).ifPresent(f -> report.with("by", stored.keys().key(f)));
        near.add(report);
      }
      output.print(
          new Report().with("near", near).with("left", rank.left()).with("seconds", seconds));
    } else {
      var lines = new StringBuilder("%4s  %-24s %9s  %s".formatted("", "account", "score", "by"));
      for (int i = 0; i < close.size(); i++) {
        var friend = friends.get(i);
        lines.append(
            String.format(
                Locale.ROOT,
                "%n%4d  %-24s %9.6f  %s",
                i + 1,
                stored.keys().key(close.get(i).account()),
                close.get(i).score(),
                friend.isPresent() ? stored.keys().key(friend.getAsInt()) : "-"));
      }
      output.print(lines.toString());
    }
    return 0;
  }

  /// For each, one of ours that follows it: whom it follows back if there is one, and of them who
  /// follows the fewest, since a follow of theirs means more.
  private static List<OptionalInt> friends(FollowerGraph graph, IntList ours, List<Close> close) {
    var friends = new ArrayList<OptionalInt>();
    for (var account : close) {
      int theirs = account.account();
      var follow = IntArrayList.toList(ours.intStream().filter(f -> graph.follows(f, theirs)));
      follow.sort((a, b) -> {
        int back = Boolean.compare(graph.follows(theirs, b), graph.follows(theirs, a));
        int few = Integer.compare(graph.followingSize(a), graph.followingSize(b));
        return back != 0 ? back : few != 0 ? few : Integer.compare(a, b);
      });
      friends.add(follow.isEmpty() ? OptionalInt.empty() : OptionalInt.of(follow.getInt(0)));
    }
    return friends;
  }
}
