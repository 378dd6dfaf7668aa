package org.kith.networks.microformats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The dates of one thing. A time without a date is on the day that was named before it, or on the
/// first one named after it.
final class Dates {

  private static final Pattern DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{3})(?!\\d).*", Pattern.DOTALL);

  /// A date as it was read.
  ///
  /// @param timeOnly whether its day is still to be found
  record Read(String text, boolean timeOnly) {}

  private record Waiting(List<Value> list, int index, String time) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private String day = "";

  /// A date as its author wrote it, not put together from parts.
  static Read written(String text) {
    boolean time =
        DateParts.parse(text).map(p -> p.date() == null && p.time() != null).orElse(false);
    return new Read(time ? Texts.trim(text) : text, time);
  }

  void add(Read read, List<Value> list) {
    if (!read.timeOnly()) {
      var m = DAY.matcher(read.text());
      if (m.matches()) {
        day = m.group(1);
        waiting.forEach(w -> w.list().set(w.index(), new Value.Text(day + " " + w.time())));
        waiting.clear();
      }
      list.add(new Value.Text(read.text()));
    } else if (!day.isEmpty()) {
      list.add(new Value.Text(day + " " + read.text()));
    } else {
      waiting.add(new Waiting(list, list.size(), read.text()));
      list.add(new Value.Text(read.text()));
    }
  }
}
