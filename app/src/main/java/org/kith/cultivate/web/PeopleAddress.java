package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleSort;
import org.kith.cultivate.views.PeopleView;
import org.kith.cultivate.views.SavedView;
import org.kith.cultivate.views.ShownColumn;
import org.kith.cultivate.views.ShownColumns;
import org.kith.team.MemberId;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Where among the people one is, as it stands in the address: whoever passes it on passes on what
/// they see.
///
/// @param sort null where nobody chose one
public record PeopleAddress(PeopleFilter filter, @Nullable PeopleSort sort, ShownColumns columns) {

  private static final String PATH = "/people";

  static PeopleAddress of(SavedView.Seen seen) {
    return new PeopleAddress(seen.filter(), seen.sort(), seen.columns());
  }

  /// Reads the parameters of a request; what makes no sense counts as not said.
  static PeopleAddress of(MultiValueMap<String, String> said) {
    var sort = said.getFirst("sort");
    return new PeopleAddress(
        new PeopleFilter(
            PeopleView.of(said.getFirst("view")),
            text(said.getFirst("q")),
            all(said, "tag").toList(),
            owner(said.getFirst("owner"))),
        sort == null || sort.isBlank() ? null : PeopleSort.of(sort),
        columns(said));
  }

  /// The columns that a request names.
  static ShownColumns columns(MultiValueMap<String, String> said) {
    return ShownColumns.of(
        all(said, "column").flatMap(keys -> Arrays.stream(keys.split(","))).toList(),
        all(said, "field").toList());
  }

  private static Stream<String> all(MultiValueMap<String, String> said, String name) {
    return said.getOrDefault(name, List.of()).stream().filter(value -> value != null);
  }

  /// Reads what [#query] wrote.
  static PeopleAddress of(String query) {
    var said = new LinkedMultiValueMap<String, String>();
    UriComponentsBuilder.fromUriString(PATH + "?" + query)
        .build()
        .getQueryParams()
        .forEach((key, values) -> {
          for (var value : values) {
            said.add(key, value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8));
          }
        });
    return of(said);
  }

  private static @Nullable MemberId owner(@Nullable String number) {
    return number == null || !number.matches("[1-9]\\d{0,17}")
        ? null
        : new MemberId(Long.parseLong(number));
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }

  /// What they are sorted by: what was chosen, else the best match of a search, else what is to be
  /// done next.
  public PeopleSort by() {
    if (sort != null) {
      return sort;
    }
    return filter.words().isEmpty() ? PeopleSort.USUAL : PeopleSort.BEST;
  }

  SavedView.Seen seen(ShownColumns others) {
    return new SavedView.Seen(filter, sort, others);
  }

  PeopleAddress in(PeopleView view) {
    return new PeopleAddress(filter.in(view), sort, columns);
  }

  PeopleAddress with(PeopleFilter other) {
    return new PeopleAddress(other, sort, columns);
  }

  /// All of it but the sorting, as pairs.
  public List<Map.Entry<String, String>> pairs() {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    pairs.add(Map.entry("view", filter.view().path()));
    if (!filter.words().isEmpty()) {
      pairs.add(Map.entry("q", filter.words()));
    }
    filter.tags().forEach(tag -> pairs.add(Map.entry("tag", tag)));
    var owner = filter.owner();
    if (owner != null) {
      pairs.add(Map.entry("owner", Long.toString(owner.value())));
    }
    if (!columns.known().equals(ShownColumn.ALL)) {
      var keys = columns.known().stream().map(ShownColumn::key).toList();
      pairs.add(Map.entry("column", String.join(",", keys)));
    }
    columns.fields().forEach(field -> pairs.add(Map.entry("field", field)));
    return pairs;
  }

  /// As it stands in an address, without a path.
  public String query() {
    var query = written(pairs());
    return sort == null ? query : query + "&sort=" + encoded(sort.key());
  }

  /// The whole address.
  public String path() {
    return PATH + "?" + query();
  }

  /// The address with another sorting, whose key is to follow.
  public String sorting() {
    return PATH + "?" + written(pairs()) + "&sort=";
  }

  private static String written(List<Map.Entry<String, String>> pairs) {
    var text = new StringBuilder();
    for (var pair : pairs) {
      text.append(text.isEmpty() ? "" : "&")
          .append(pair.getKey())
          .append('=')
          .append(encoded(pair.getValue()));
    }
    return text.toString();
  }

  /// As it stands in an address.
  static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
