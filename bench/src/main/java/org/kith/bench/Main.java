package org.kith.bench;

import java.nio.file.Path;
import java.util.Arrays;

/// `bench/run NAME`: runs one measurement of the checkout it stands in.
public final class Main {

  private static final String NAMES =
      "startup, plan, pages, report, redirects, bars, reach, profile, feeds, listen and growth";

  private Main() {}

  /// @param args the checkout's root, the measurement's name, and its own words
  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("Name a measurement; there are " + NAMES + ".");
      System.exit(2);
    }
    var root = Path.of(args[0]);
    var words = Arrays.asList(args).subList(2, args.length);
    switch (args[1]) {
      case "startup" ->
          new StartupBench(root).run(words.isEmpty() ? 5 : Integer.parseInt(words.getFirst()));
      case "plan" -> new PlanBench(root).run();
      case "pages" -> new PagesBench(root).run();
      case "report" -> new ReportBench(root).run();
      case "redirects" -> new RedirectBench(root).run();
      case "bars" -> new BarsBench(root).run(words);
      case "reach" -> new ReachBench(root).run(words);
      case "profile" -> new SketchProfile(root).run();
      case "feeds" -> new FeedsBench(root).run();
      case "listen" -> new ListenBench(root).run();
      case "kith-host" -> KithHost.run(Path.of(words.getFirst()), words.getLast());
      case "growth" ->
          new GrowthBench(root)
              .run(words.isEmpty() ? 1_000_000_000 : Long.parseLong(words.getFirst()));
      case "growth-build" -> GrowthStep.build(words.get(0), Path.of(words.get(1)));
      case "growth-use" -> GrowthStep.use(Path.of(words.getFirst()));
      default -> {
        System.err.println("There is no measurement " + args[1] + "; there are " + NAMES + ".");
        System.exit(2);
      }
    }
  }
}
