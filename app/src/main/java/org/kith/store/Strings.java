package org.kith.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// Texts on their way out of `text[]` columns.
public final class Strings {

  private Strings() {}

  /// A column that is `not null`.
  public static List<String> in(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
