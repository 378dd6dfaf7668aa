package org.kith.networks.archive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Network;

/// What the columns of a table mean.
///
/// @param columns one for each column, in order
/// @param network of all rows that do not name one; null if their links must tell
/// @param dayFirst whether `3/4/2026` is in April
public record Mapping(List<Meaning> columns, @Nullable Network network, boolean dayFirst) {

  private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");
  private static final Pattern POST =
      Pattern.compile(
          "(?i)https?://[^/]+/.*(?:status|statuses|post|posts|p|reel)/[\\w-]+.*|https?://[^/]+/@[^/]+/\\d+");
  private static final Pattern HANDLE =
      Pattern.compile("@[\\w.-]+(?:@[\\w.-]+)?|[\\w.-]+@[\\w.-]+\\.\\w+");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{1,2}[./]\\d{1,2}[./]\\d{4}.*");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,' ]*");
  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/\\d{4}.*");

  public Mapping {
    columns = List.copyOf(columns);
  }

  /// What the headings and the first rows speak for. Somebody looks at it before it is used.
  public static Mapping proposed(Shape shape) {
    var columns = new ArrayList<Meaning>();
    var taken = EnumSet.noneOf(Meaning.class);
    for (int i = 0; i < shape.columns(); i++) {
      var meaning = headed(shape.heading(i), shape.values(i));
      columns.add(taken.add(meaning) ? meaning : Meaning.NOTHING);
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) == Meaning.NOTHING && shape.heading(i).isEmpty()) {
        var meaning = seen(shape.values(i));
        columns.set(i, taken.add(meaning) ? meaning : Meaning.NOTHING);
      }
    }
    // "Link" heads links to people as well as to posts; posts have a time or words beside them.
    int link = columns.indexOf(Meaning.POST_URL);
    boolean posts = columns.contains(Meaning.AT) || columns.contains(Meaning.TEXT);
    if (link >= 0 && !posts && !columns.contains(Meaning.PROFILE)) {
      columns.set(link, Meaning.PROFILE);
    }
    return new Mapping(columns, null, !isMonthFirst(shape, columns));
  }

  private static Meaning headed(String heading, List<String> values) {
    for (var meaning : Meaning.values()) {
      if (!heading.isEmpty() && meaning.isHeaded(heading)) {
        boolean linked = !values.isEmpty() && all(values, LINK);
        boolean naming = meaning == Meaning.HANDLE || meaning == Meaning.NAME;
        return naming && linked ? Meaning.PROFILE : meaning;
      }
    }
    return Meaning.NOTHING;
  }

  private static Meaning seen(List<String> values) {
    if (values.isEmpty()) {
      return Meaning.NOTHING;
    }
    if (all(values, LINK)) {
      return all(values, POST) ? Meaning.POST_URL : Meaning.PROFILE;
    }
    if (all(values, DATE)) {
      return Meaning.AT;
    }
    if (all(values, HANDLE)) {
      return Meaning.HANDLE;
    }
    if (all(values, NUMBER)) {
      return Meaning.FOLLOWERS;
    }
    double length = values.stream().mapToInt(String::length).average().orElse(0);
    return length > 40 ? Meaning.TEXT : Meaning.NAME;
  }

  private static boolean all(List<String> values, Pattern pattern) {
    return values.stream().allMatch(value -> pattern.matcher(value).matches());
  }

  private static boolean isMonthFirst(Shape shape, List<Meaning> columns) {
    int at = columns.indexOf(Meaning.AT);
    return at >= 0
        && shape.values(at).stream()
            .map(SLASHED::matcher)
            .filter(java.util.regex.Matcher::matches)
            .anyMatch(m -> Integer.parseInt(m.group(2)) > 12);
  }

  /// What must be chosen before anything can be brought in; empty if nothing is missing.
  public String lack() {
    boolean who =
        columns.contains(Meaning.HANDLE)
            || columns.contains(Meaning.PROFILE)
            || columns.contains(Meaning.POST_URL);
    if (!who) {
      return "Say which column holds a handle, a link to the account, or a link to the post.";
    }
    boolean posts = columns.contains(Meaning.TEXT) || columns.contains(Meaning.POST_URL);
    return posts && !columns.contains(Meaning.AT)
        ? "Say which column holds when the posts were written."
        : "";
  }
}
