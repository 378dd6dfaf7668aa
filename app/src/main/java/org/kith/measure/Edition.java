package org.kith.measure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// For whom a report is made. Whoever is outside the team reads no name of anybody who did not
/// agree to these very words, and no number about fewer than five people (P16).
public enum Edition {
  TEAM("The team", false),
  PRESIDENT("The president", false),
  BOARD("The board", true),
  FUNDER("A funder", true);

  /// Parts that not every edition has.
  public enum Section {
    STORY,
    KNOWING,
    TRAVEL,
    FORECAST,
    SAID,
    AHEAD,
    THANKS
  }

  /// The smallest group about which a number leaves the team.
  public static final int FEWEST = 5;

  private final String words;
  private final boolean outward;

  Edition(String words, boolean outward) {
    this.words = words;
    this.outward = outward;
  }

  public String words() {
    return words;
  }

  /// Whether people outside the team read it.
  public boolean outward() {
    return outward;
  }

  public boolean has(Section section) {
    return switch (this) {
      case TEAM -> true;
      case PRESIDENT -> section != Section.TRAVEL && section != Section.SAID;
      case BOARD -> section != Section.THANKS && section != Section.KNOWING;
      case FUNDER ->
          section != Section.THANKS && section != Section.KNOWING && section != Section.SAID;
    };
  }

  /// As it stands in addresses: `funder`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Edition> of(String key) {
    return Stream.of(values()).filter(edition -> edition.key().equals(key)).findFirst();
  }

  /// Whether a number about so many people is kept back.
  public boolean hides(int people) {
    return outward && people > 0 && people < FEWEST;
  }
}
