package org.kith.networks.mastodon;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.networks.Cursor;

/// Where a source was left off: the place, and the posts heard last with their numbers, so that
/// what is deleted or changed later is noticed, also after a restart.
///
/// As text: `m1 <place> <seconds of the last look>`, then a line `<number> <post>` for each.
final class Window {

  static final int MOST = 400;
  private static final int LONGEST = 90_000;
  private static final String MARK = "m1";
  private static final String BROKEN = "-";

  String place = "";
  Instant looked;
  private final LinkedHashMap<String, String> posts = new LinkedHashMap<>();

  private Window(Instant looked) {
    this.looked = looked;
  }

  /// @param now when a first look counts as done
  /// @throws IllegalArgumentException if the cursor is another connector's
  static Window of(Cursor cursor, Instant now) {
    var window = new Window(now);
    if (cursor.value().isEmpty()) {
      return window;
    }
    var lines = cursor.value().lines().iterator();
    var head = lines.next().split(" ", 3);
    if (head.length != 3 || !head[0].equals(MARK) || !head[2].matches("\\d{1,12}")) {
      throw new IllegalArgumentException(
          "the cursor is not one of Mastodon's: '%.40s'".formatted(cursor.value()));
    }
    window.place = head[1].equals("-") ? "" : head[1];
    window.looked = Instant.ofEpochSecond(Long.parseLong(head[2]));
    while (lines.hasNext()) {
      var pair = lines.next().split(" ", 2);
      if (pair.length == 2) {
        window.posts.put(pair[0], pair[1]);
      }
    }
    return window;
  }

  Cursor cursor() {
    var text = new StringBuilder(MARK);
    text.append(' ').append(place.isEmpty() ? "-" : place);
    text.append(' ').append(looked.getEpochSecond());
    posts.forEach((number, post) -> text.append('\n').append(number).append(' ').append(post));
    return new Cursor(text.toString());
  }

  /// Notes that a post was heard; the one heard longest ago is forgotten where there are too many.
  void heard(String number, String post) {
    posts.remove(number);
    posts.put(number, post);
    while (posts.size() > MOST || length() > LONGEST) {
      posts.pollFirstEntry();
    }
  }

  /// Notes that nothing could be made of a status, so that it is counted once.
  void broken(String number) {
    heard(number, BROKEN);
  }

  private int length() {
    return posts.entrySet().stream()
        .mapToInt(e -> e.getKey().length() + e.getValue().length() + 2)
        .sum();
  }

  void gone(String number) {
    posts.remove(number);
  }

  boolean has(String number) {
    return posts.containsKey(number);
  }

  /// Numbers and posts, the one heard longest ago first.
  Map<String, String> posts() {
    var whole = new LinkedHashMap<>(posts);
    whole.values().removeIf(BROKEN::equals);
    return whole;
  }
}
