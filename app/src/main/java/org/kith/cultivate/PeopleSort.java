package org.kith.cultivate;

/// What the people of a view are sorted by.
///
/// @param by which column
/// @param down whether the last comes first
public record PeopleSort(By by, boolean down) {

  /// By when something is to be done for them.
  public static final PeopleSort USUAL = new PeopleSort(By.NEXT, false);

  /// A column.
  public enum By {
    NAME("name"),
    STAGE("stage"),
    CONTACT("contact"),
    NEXT("next"),
    SPOKE("spoke"),
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

  /// Reads "next" or "-next"; anything else is the usual one.
  public static PeopleSort of(String key) {
    boolean down = key.startsWith("-");
    var name = down ? key.substring(1) : key;
    for (var by : By.values()) {
      if (by.key().equals(name)) {
        return new PeopleSort(by, down);
      }
    }
    return USUAL;
  }

  public String key() {
    return (down ? "-" : "") + by.key();
  }
}
