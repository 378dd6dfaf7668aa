package org.kith.networks.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.kith.networks.Cursor;
import org.kith.networks.Post;
import tools.jackson.databind.JsonNode;

/// Where a list that is read from its newest entry on was left off: the time of the newest that was
/// heard, and which ones were heard shortly before it. Lists of the Graph API are filled late and
/// out of order, so the last hour is read again each time.
///
/// @param at of the newest; [Instant#EPOCH] before anything was read
/// @param heard ids of what was heard in the hour before
public record Newest(Instant at, Set<String> heard) {

  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final int MOST = 500;

  public Newest {
    heard = Set.copyOf(heard);
  }

  /// @throws IllegalArgumentException if the cursor is not one of these
  public static Newest of(Cursor cursor) {
    if (cursor.equals(Cursor.START)) {
      return new Newest(Instant.EPOCH, Set.of());
    }
    var parts = cursor.value().split(" ", -1);
    try {
      return new Newest(
          Instant.parse(parts[0]), Set.copyOf(Arrays.asList(parts).subList(1, parts.length)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "cursor must be one of this reader, was '%.40s'".formatted(cursor.value()), e);
    }
  }

  public boolean isStart() {
    return at.equals(Instant.EPOCH);
  }

  /// From when on to ask.
  public Instant since() {
    return at.minus(OVERLAP);
  }

  /// Whether the last entry of a page is from before this, so that nothing after it is news.
  ///
  /// @param time name of the field that says when an entry was written
  public boolean isOld(JsonNode page, String time) {
    var last = page.path(page.size() - 1).path(time).asString("");
    return GraphTime.time(last, Instant.MAX.minusSeconds(86_400))
        .filter(written -> written.isBefore(since()))
        .isPresent();
  }

  /// What of these was not heard before, oldest first.
  List<Post> news(List<Post> found) {
    return found.stream()
        .filter(post -> isStart() || (!post.at().isBefore(since()) && !heard.contains(post.id())))
        .sorted(Comparator.comparing(Post::at).thenComparing(Post::id))
        .toList();
  }

  /// Where it is left off once these were heard too.
  ///
  /// @param seen when the newest entry that was looked at was written, kept or not
  Newest after(List<Post> found, Instant seen) {
    var newest = found.stream().map(Post::at).max(Comparator.naturalOrder()).orElse(at);
    newest = newest.isBefore(at) ? at : newest;
    newest = newest.isBefore(seen) ? seen : newest;
    var from = newest.minus(OVERLAP);
    var ids = new ArrayList<String>();
    found.stream()
        .filter(post -> !post.at().isBefore(from))
        .sorted(Comparator.comparing(Post::at).reversed().thenComparing(Post::id))
        .forEach(post -> ids.add(post.id()));
    ids.addAll(heard.stream().sorted().toList()); // those too old by now are asked for no more
    return new Newest(newest, Set.copyOf(ids.stream().distinct().limit(MOST).toList()));
  }

  Cursor cursor() {
    var ids = heard.stream().sorted().toList();
    return new Cursor(ids.isEmpty() ? at.toString() : at + " " + String.join(" ", ids));
  }
}
