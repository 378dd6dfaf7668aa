package org.kith.bench;

import java.nio.file.Path;
import java.util.Arrays;

/// `bench/run NAME`: runs one measurement of the checkout it stands in.
public final class Main {

  private Main() {}

  /// @param args the checkout's root, the measurement's name, and its own words
  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("Name a measurement: startup, plan, seeds or reach.");
      System.exit(2);
    }
    var root = Path.of(args[0]);
    var words = Arrays.asList(args).subList(2, args.length);
    switch (args[1]) {
      case "startup" ->
          new StartupBench(root).run(words.isEmpty() ? 5 : Integer.parseInt(words.getFirst()));
      case "plan" -> new PlanBench().run();
      case "seeds" -> new SeedBench().run(words);
      case "reach" -> new ReachBench().run(words);
      default -> {
        System.err.println(
            "There is no measurement " + args[1] + "; there are startup, plan, seeds and reach.");
        System.exit(2);
      }
    }
  }
}
