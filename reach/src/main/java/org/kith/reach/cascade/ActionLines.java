package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.util.regex.Pattern;
import org.kith.reach.cascade.ActionLogFile.Format;
import org.kith.reach.graph.AccountKeys;

/// Understands the lines of an [ActionLogFile].
final class ActionLines {

  private static final Pattern GAP = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private final AccountKeys keys;
  private final Format format;
  private final long window;
  private final ActionLogBuilder log;
  private final Object2IntOpenHashMap<String> items = new Object2IntOpenHashMap<>();
  private final Long2IntOpenHashMap posts = new Long2IntOpenHashMap(); // account and window to item
  private final ObjectOpenHashSet<String> strangers = new ObjectOpenHashSet<>();
  private long lines;
  private long strange;
  private boolean first = true;

  ActionLines(AccountKeys keys, Format format, long window) {
    this.keys = keys;
    this.format = format;
    this.window = window;
    this.log =
        ActionLog.builder(
            keys.size(),
            format == Format.RESHARES ? ActionLog.Credit.ORIGINAL : ActionLog.Credit.DIRECT);
  }

  ActionLogFile.Reading reading() {
    var built = log.build();
    return new ActionLogFile.Reading(
        built, lines, strange, strangers.size(), log.repeated(), log.unseenParents());
  }

  /// @throws IllegalArgumentException saying what a line needs
  void read(String line) {
    var text = line.strip();
    if (text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '%') {
      return;
    }
    boolean begins = first;
    first = false;
    if (format == Format.CASCADES) {
      lines++;
      cascade(text);
      return;
    }
    var words = (text.indexOf(',') < 0 ? GAP : COMMA).split(text, -1);
    if (words.length < 3) {
      throw new IllegalArgumentException(
          format == Format.ACTIONS
              ? "needs an actor, an item and a time"
              : "needs an actor, an original account and a time");
    }
    if (begins && !words[2].isEmpty() && Character.isLetter(words[2].charAt(0))) {
      return; // names of columns
    }
    lines++;
    if (format == Format.ACTIONS) {
      action(words);
    } else {
      reshare(words);
    }
  }

  private void action(String[] words) {
    long time = ActionLogFile.time(words[2]);
    int actor = node(words[0]);
    if (actor < 0) {
      strange++;
      return;
    }
    int parent = words.length < 4 || words[3].isEmpty() ? ActionLog.HIDDEN : ActionLog.BEGINS;
    if (parent == ActionLog.BEGINS && !words[3].equals("-")) {
      int known = node(words[3]);
      parent = known < 0 ? ActionLog.HIDDEN : known;
    }
    if (parent == actor) {
      throw new IllegalArgumentException("names an actor as its own parent");
    }
    log.add(actor, item(words[1]), time, parent);
  }

  private void reshare(String[] words) {
    long time = ActionLogFile.time(words[2]);
    int actor = node(words[0]);
    boolean post = words.length > 3 && !words[3].isEmpty() && !words[3].equals("RT");
    int original = post ? actor : node(words[1]);
    if (actor < 0 || original < 0) {
      strange++;
    }
    if (original < 0) {
      return;
    }
    int item = post(original, time);
    log.add(original, item, time, ActionLog.BEGINS); // it spoke, whoever passed it on
    if (actor >= 0 && actor != original) {
      log.add(actor, item, time, original);
    }
  }

  /// What an account says in the window of a time.
  private int post(int account, long time) {
    long slot = Math.floorDiv(time, window);
    if (slot < 0 || slot > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "has a time that is no number of windows of %d s from 0 to 2147483647".formatted(window));
    }
    return posts.computeIfAbsent((long) account << 32 | slot, _ -> posts.size());
  }

  private int item(String name) {
    return items.computeIfAbsent(name, _ -> items.size());
  }

  private void cascade(String text) {
    int item = item(Long.toString(lines));
    boolean start = true;
    for (var part : text.split(",", -1)) {
      var words = GAP.split(part.strip(), -1);
      if (words.length == 1 && words[0].isEmpty()) {
        continue; // behind a last comma
      }
      if (words.length != 2 && !(start && words.length == 3)) {
        throw new IllegalArgumentException(
            "needs pairs of an actor and a time, parted by commas, and has '%s'"
                .formatted(part.length() > 100 ? part.substring(0, 100) + "…" : part));
      }
      long time = ActionLogFile.time(words[words.length - 1]);
      if (words.length == 3) {
        act(words[0], item, time, ActionLog.BEGINS);
      }
      act(words[words.length - 2], item, time, ActionLog.HIDDEN);
      start = false;
    }
  }

  private void act(String key, int item, long time, int parent) {
    int actor = node(key);
    if (actor < 0) {
      strange++;
    } else {
      log.add(actor, item, time, parent);
    }
  }

  private int node(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("needs the key of an account");
    }
    int node = keys.node(key);
    if (node < 0) {
      strangers.add(key);
    }
    return node;
  }
}
