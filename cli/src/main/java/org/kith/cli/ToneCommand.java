package org.kith.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.kith.tone.Tone;
import org.kith.tone.ToneHeard;
import org.kith.tone.ToneReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith tone`: how Kith reads the tone of a text, or how well it agrees with people over many.
@Command(
    name = "tone",
    mixinStandardHelpOptions = true,
    description = "Read the tone of a text in English, or compare with what people say of many.")
public final class ToneCommand implements Callable<Integer> {

  /// From here on people call a text warm, or critical below its opposite.
  private static final double CLEAR = 1;

  private static final Pattern EVEN = Pattern.compile("\\d*[02468]");

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Rated texts: a number, the rating from -4 to 4 and the text, parted by tabs.")
  List<Path> files = List.of();

  @Option(names = "--text", paramLabel = "TEXT", description = "A text to read.")
  String text = "";

  @Option(
      names = "--odd",
      description =
          "Leave out texts with an even number: Kith learned from those of tweets_GroundTruth.txt.")
  boolean odd;

  /// @param id as the file has it
  private record Rated(String id, double rating, String text) {}

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() == text.isBlank()) {
      throw new IOException("Say what to read: either files of rated texts, or --text.");
    }
    var reader = ToneReader.english();
    var out = spec.commandLine().getOut();
    if (files.isEmpty()) {
      out.println(words(reader.read(text)));
    } else {
      out.printf("%-34s %8s %8s %8s %8s%n", "", "texts", "r", "unsure", "right");
      for (var file : files) {
        out.println(compared(file, reader));
      }
      out.println(
          "r: Pearson's correlation with the mean rating of people. right: of those Kith is sure of, the part that people call the same: warm from 1, critical from -1.");
    }
    out.flush();
    return 0;
  }

  private static String words(ToneHeard heard) {
    var because =
        heard.words().stream()
            .map(word -> String.format(Locale.ROOT, "%s %+.1f", word.word(), word.weight()))
            .toList();
    return String.format(
        Locale.ROOT,
        "%s, %.0f %% sure, score %.1f%s",
        heard.tone().words(),
        100 * heard.sure(),
        heard.score(),
        because.isEmpty() ? "; no word tells" : ": " + String.join(", ", because));
  }

  private String compared(Path file, ToneReader reader) throws IOException {
    var texts = read(file).stream().filter(t -> !odd || !EVEN.matcher(t.id).matches()).toList();
    double[] scores = new double[texts.size()];
    double[] ratings = new double[texts.size()];
    int sure = 0;
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      var rated = texts.get(i);
      var heard = reader.read(rated.text);
      scores[i] = heard.score();
      ratings[i] = rated.rating;
      sure += heard.tone() == Tone.UNSURE ? 0 : 1;
      right += heard.tone() == tone(rated.rating) ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "%-34s %,8d %8.3f %7.0f%% %7.0f%%",
        file.getFileName(),
        scores.length,
        pearson(scores, ratings),
        100.0 * (scores.length - sure) / Math.max(1, scores.length),
        100.0 * right / Math.max(1, sure));
  }

  private static Tone tone(double rating) {
    return rating >= CLEAR ? Tone.WARM : rating <= -CLEAR ? Tone.CRITICAL : Tone.NEUTRAL;
  }

  private static List<Rated> read(Path file) throws IOException {
    var rated = new ArrayList<Rated>();
    int number = 0;
    for (var line : Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
      number++;
      var parts = line.split("\t", 3);
      try {
        rated.add(new Rated(parts[0], Double.parseDouble(parts[1]), parts[2]));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException(
            "%s, line %,d, needs a number, a rating and a text, parted by tabs."
                .formatted(file, number),
            e);
      }
    }
    return rated;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = java.util.Arrays.stream(x).average().orElse(0);
    double meanY = java.util.Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
