package org.kith.simulator.mastodon;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;

/// Makes the numbers of statuses and accounts, of which clients must assume nothing but that they
/// are text. They are ordered by length, then letter by letter.
final class Ids {

  /// What they look like.
  enum Style {
    /// As Mastodon's: 18 digits, made of the time.
    DIGITS,
    /// As GoToSocial's: 26 letters and digits, made of the time.
    LETTERS
  }

  static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final InstantSource clock;
  private final Style style;
  private long last;
  private long late;

  Ids(InstantSource clock, Style style) {
    this.clock = clock;
    this.style = style;
  }

  synchronized String next() {
    last = Math.max(last + 1, clock.millis() << 16);
    return style == Style.DIGITS ? Long.toString(last) : letters(last);
  }

  /// A number as it would have been some time ago.
  synchronized String before(Duration age) {
    long number = ((clock.millis() - age.toMillis()) << 16) + ++late;
    return style == Style.DIGITS ? Long.toString(number) : letters(number);
  }

  private static String letters(long number) {
    var text = new StringBuilder();
    for (int shift = 60; shift >= 0; shift -= 5) {
      text.append(CROCKFORD.charAt((int) (number >>> shift) & 31));
    }
    return "01" + text + "KITHKITHKTH";
  }
}
