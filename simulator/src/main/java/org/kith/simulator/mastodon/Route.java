package org.kith.simulator.mastodon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of the table of what the server answers.
///
/// @param template its path, with `{name}` where a value stands
/// @param scope what a token must permit; empty where anything does
/// @param needsPerson whether somebody must have logged in
record Route(
    String method, String template, String scope, boolean needsPerson, Answering answering) {

  /// How it is answered.
  interface Answering {
    Reply answer(Call call);
  }

  /// A request that found its row.
  ///
  /// @param values what stands where the template has names
  /// @param token what it was sent with; null if nothing
  record Call(Asked asked, Map<String, String> values, App.@Nullable Token token) {

    String value(String name) {
      return values.getOrDefault(name, "");
    }

    Params params() {
      return asked.params();
    }

    /// Who asks; null for the public.
    @Nullable Person viewer() {
      return token == null ? null : token.person();
    }

    /// Who asks, on a row that needs somebody.
    Person person() {
      var viewer = viewer();
      if (viewer == null) {
        throw new IllegalStateException("this row should have needed a person");
      }
      return viewer;
    }

    App app() {
      if (token == null) {
        throw new IllegalStateException("this row should have needed a person");
      }
      return token.app();
    }
  }

  static Route open(String method, String template, String scope, Answering answering) {
    return new Route(method, template, scope, false, answering);
  }

  static Route forPeople(String method, String template, String scope, Answering answering) {
    return new Route(method, template, scope, true, answering);
  }

  /// The values in a path; empty if it is not this row's.
  Optional<Map<String, String>> match(String path) {
    var wanted = template.split("/", -1);
    var given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      boolean isName = wanted[i].startsWith("{");
      if (isName && !given[i].isEmpty()) {
        values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /// Rows with a name come after those without, so that `lookup` is not taken for a number.
  static List<Route> sorted(List<Route> routes) {
    var sorted = new ArrayList<>(routes);
    sorted.sort(java.util.Comparator.comparingInt(r -> r.template().split("\\{", -1).length));
    return sorted;
  }
}
