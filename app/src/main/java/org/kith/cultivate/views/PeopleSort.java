package org.kith.cultivate.views;

/// What the people of a view are sorted by.
///
/// @param by which column
/// @param down whether the last comes first
/// @param field which field of the workspace's own, empty for a column that Kith knows
public record PeopleSort(By by, boolean down, String field) {

  public PeopleSort {
    if ((by == By.FIELD) == field.isEmpty()) {
      throw new IllegalArgumentException("a field has a name, and no other column has one");
    }
  }

  PeopleSort(By by, boolean down) {
    this(by, down, "");
  }

  private static final String FIELD = "field:";

  /// By when something is to be done for them.
  public static final PeopleSort USUAL = new PeopleSort(By.NEXT, false);

  /// A column.
  public enum By {
    NAME("name"),
    STAGE("stage"),
    CONTACT("contact"),
    NEXT("next"),
    SPOKE("spoke"),
    /// A field of the workspace's own.
    FIELD("field"),
    /// Whose name fits before whose handle or description does; only where something is looked for.
    MATCH("match");

    private final String key;

    By(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// Whose name fits what is looked for.
  public static final PeopleSort BEST = new PeopleSort(By.MATCH, false);

  /// Reads "next", "-next" or "field:School"; anything else is the usual one.
  public static PeopleSort of(String key) {
    boolean down = key.startsWith("-");
    var name = down ? key.substring(1) : key;
    if (name.startsWith(FIELD) && !name.substring(FIELD.length()).isBlank()) {
      return new PeopleSort(By.FIELD, down, name.substring(FIELD.length()).strip());
    }
    for (var by : By.values()) {
      if (by != By.FIELD && by.key().equals(name)) {
        return new PeopleSort(by, down);
      }
    }
    return USUAL;
  }

  public String key() {
    return by == By.FIELD ? column() + ":" + field : column();
  }

  /// The column alone: "-next", "field".
  String column() {
    return (down ? "-" : "") + by.key();
  }
}
