package org.kith.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What somebody chose for each column of a table that they bring, as a form sends it.
public final class ChosenColumns {

  private static final int MOST = 1000;

  private ChosenColumns() {}

  /// Reads `column0`, `column1`, and so on, up to the first that is not there.
  ///
  /// @throws IllegalArgumentException if `read` knows no such choice
  public static <T> List<T> of(Map<String, String> fields, Function<String, T> read) {
    var columns = new ArrayList<T>();
    for (int i = 0; i < MOST && fields.containsKey("column" + i); i++) {
      columns.add(read.apply(fields.getOrDefault("column" + i, "")));
    }
    return columns;
  }
}
