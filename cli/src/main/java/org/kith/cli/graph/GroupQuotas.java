package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.reach.select.Quotas;
import picocli.CommandLine.Option;

/// How many people of each group a plan may hold and must, as a command is told.
final class GroupQuotas {

  private static final int MOST = 10_000_000;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "Which group an account is in, an account and a number a line.")
  @Nullable Path groups;

  @Option(
      names = "--caps",
      paramLabel = "GROUP=N,…",
      description = "At most so many of a group; or a file with a group and a number a line.")
  String caps = "";

  @Option(
      names = "--minimums",
      paramLabel = "GROUP=N,…",
      description = "At least so many of a group; or a file with a group and a number a line.")
  String minimums = "";

  boolean areSet() {
    return groups != null;
  }

  Quotas of(Field field, Named named) throws IOException {
    if (groups == null) {
      if (!caps.isBlank() || !minimums.isBlank()) {
        throw new IOException("--caps and --minimums need --groups, a file of who is in which.");
      }
      return Quotas.NONE;
    }
    if (caps.isBlank() && minimums.isBlank()) {
      throw new IOException("--groups needs --caps, --minimums or both.");
    }
    var groupOf = named.groups(groups, MOST);
    var known = new IntOpenHashSet(groupOf.values());
    var most = counts("--caps", caps, known);
    var least = counts("--minimums", minimums, known);
    int[] group = new int[field.people()];
    Arrays.setAll(group, p -> groupOf.getOrDefault(field.node(p), -1));
    int n = 1 + known.intStream().max().orElse(-1);
    int[] cap = new int[n];
    int[] minimum = new int[n];
    for (int g = 0; g < n; g++) {
      cap[g] = most.getOrDefault(g, Quotas.NO_CAP);
      minimum[g] = least.getOrDefault(g, 0);
    }
    try {
      return new Quotas(group, minimum, cap);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage() + ".", e);
    }
  }

  /// A number for each group named.
  private static Int2IntOpenHashMap counts(String option, String words, IntSet known)
      throws IOException {
    var counts = new Int2IntOpenHashMap();
    for (var entry : words.isBlank() ? List.<Entry>of() : entries(option, words)) {
      int group = number(entry.where(), entry.group(), "a group");
      if (!known.contains(group)) {
        throw new IOException("%s: nobody is in group %d.".formatted(entry.where(), group));
      }
      if (counts.containsKey(group)) {
        throw new IOException("%s names group %d a second time.".formatted(entry.where(), group));
      }
      counts.put(group, number(entry.where(), entry.count(), "a number of people"));
    }
    return counts;
  }

  private record Entry(String where, String group, String count) {}

  private static List<Entry> entries(String option, String words) throws IOException {
    var entries = new ArrayList<Entry>();
    if (words.contains("=")) {
      for (var word : words.split(",", -1)) {
        entries.add(entry(option, word, "="));
      }
      return entries;
    }
    int line = 0;
    for (var text : Files.readAllLines(Path.of(words))) {
      line++;
      if (!Named.isSkipped(text)) {
        entries.add(entry("%s, line %d".formatted(words, line), text, "[\\s,]+"));
      }
    }
    return entries;
  }

  private static Entry entry(String where, String text, String between) throws IOException {
    var words = text.strip().split(between, -1);
    if (words.length != 2) {
      throw new IOException(
          "%s has \"%s\": it must be a group and a number of people.".formatted(where, text));
    }
    return new Entry(where, words[0].strip(), words[1].strip());
  }

  private static int number(String where, String word, String what) throws IOException {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IOException(
        "%s has %s for %s: that must be a whole number of at least 0."
            .formatted(where, word, what));
  }
}
