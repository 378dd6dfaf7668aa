package org.kith.simulator.mastodon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One page of a list that is read from the newest to the oldest: `max_id` what is older,
/// `since_id` the newest of what is newer, `min_id` the oldest of what is newer.
///
/// @param link the Link header; null where there is nothing to link to
record Page<T>(List<T> items, @Nullable String link) {

  /// @param number of an item, by which pages are cut: not always the item's own
  /// @param path of the request, absolute
  static <T> Page<T> of(List<T> all, Function<T, String> number, Params params, String path) {
    int most = Math.clamp(Integer.parseInt(params.get("limit", "20")), 1, 80);
    var order = Comparator.comparing(number, Ids.ORDER);
    var fitting =
        all.stream()
            .filter(i -> isOlder(number.apply(i), params.get("max_id", "")))
            .filter(i -> isNewer(number.apply(i), params.get("since_id", "")))
            .filter(i -> isNewer(number.apply(i), params.get("min_id", "")))
            .sorted(order)
            .toList();
    int size = fitting.size();
    boolean upwards = params.has("min_id");
    var page =
        upwards
            ? fitting.subList(0, Math.min(most, size))
            : fitting.subList(Math.max(0, size - most), size);
    return new Page<>(page.reversed(), link(page.reversed(), number, params, path));
  }

  private static boolean isOlder(String number, String bound) {
    return bound.isEmpty() || Ids.ORDER.compare(number, bound) < 0;
  }

  private static boolean isNewer(String number, String bound) {
    return bound.isEmpty() || Ids.ORDER.compare(number, bound) > 0;
  }

  private static <T> @Nullable String link(
      List<T> page, Function<T, String> number, Params params, String path) {
    if (page.isEmpty()) {
      return null;
    }
    var links = new ArrayList<String>();
    int most = Math.clamp(Integer.parseInt(params.get("limit", "20")), 1, 80);
    if (page.size() == most) {
      links.add(link(params, path, "max_id", number.apply(page.getLast()), "next"));
    }
    links.add(link(params, path, "min_id", number.apply(page.getFirst()), "prev"));
    return String.join(", ", links);
  }

  private static String link(Params params, String path, String place, String id, String rel) {
    var pairs = new ArrayList<String>();
    params
        .withoutPlace()
        .forEach((name, values) -> values.forEach(v -> pairs.add(encode(name) + "=" + encode(v))));
    pairs.add(place + "=" + id);
    var query = pairs.stream().sorted().collect(Collectors.joining("&"));
    return "<%s?%s>; rel=\"%s\"".formatted(path, query, rel);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
