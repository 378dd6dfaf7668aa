package org.kith.privacy;

import java.util.List;

/// Rows of one table that are about one person.
///
/// @param table its name
/// @param rows each as JSON
public record Held(String table, List<String> rows) {
  public Held {
    rows = List.copyOf(rows);
  }
}
