package org.kith.cultivate.views;

import java.util.ArrayList;
import java.util.List;

/// A column of the table of people beside their names.
public enum ShownColumn {
  STAGE("stage", "Stage"),
  CONTACT("contact", "Last contact"),
  NEXT("next", "Next step"),
  ADDS("adds", "Adds"),
  SPOKE("spoke", "Spoke, 90 days"),
  BALANCE("balance", "Given / asked"),
  OWNER("owner", "Owner"),
  MAY_WE("may-we", "May we?");

  /// All of them, as they usually stand.
  public static final List<ShownColumn> ALL = List.of(values());

  private final String key;
  private final String title;

  ShownColumn(String key, String title) {
    this.key = key;
    this.title = title;
  }

  public String key() {
    return key;
  }

  public String title() {
    return title;
  }

  /// Those of these keys, in their usual order; all of them where none is named.
  public static List<ShownColumn> of(List<String> keys) {
    var columns = new ArrayList<ShownColumn>();
    for (var column : ALL) {
      if (keys.contains(column.key())) {
        columns.add(column);
      }
    }
    return columns.isEmpty() ? ALL : List.copyOf(columns);
  }
}
