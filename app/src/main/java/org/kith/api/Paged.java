package org.kith.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param items at most as many as were asked for
/// @param next the `cursor` that asks for what follows; null at the end
public record Paged<T>(List<T> items, @Nullable String next) implements Listed {

  /// The most that one request gets.
  public static final int MOST = 200;

  public Paged {
    items = List.copyOf(items);
  }

  /// Makes a page of one item more than was asked for, if there is one.
  ///
  /// @param place of the last item shown, from which the next page goes on
  public static <T> Paged<T> of(List<T> found, int limit, Function<T, Place> place) {
    if (found.size() <= limit) {
      return new Paged<>(found, null);
    }
    var shown = found.subList(0, limit);
    return new Paged<>(shown, place.apply(shown.getLast()).cursor());
  }

  /// How many to show of what was asked for.
  public static int limit(int asked) {
    return Math.clamp(asked, 1, MOST);
  }
}
