package org.kith.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// After which item a page goes on. Programs hand it back as they got it.
///
/// @param order what the list is ordered by, a number; 0 where that is the id alone
/// @param id tells items apart that are alike in that
public record Place(long order, long id) {

  private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");

  /// Later than anything that was ever said.
  public static final Place LATEST = new Place(253_402_300_799_000_000L, 999_999_999_999_999_999L);

  /// A place in a list that is ordered by time.
  public static Place at(Instant at, long id) {
    return new Place(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000, id);
  }

  /// The moment of a place in a list that is ordered by time, to the microsecond, as the database
  /// has it.
  public Instant at() {
    return Instant.ofEpochSecond(
        Math.floorDiv(order, 1_000_000L), Math.floorMod(order, 1_000_000L) * 1_000);
  }

  public String cursor() {
    var text = "%d.%d".formatted(order, id);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads a cursor; an empty one stands for the beginning.
  ///
  /// @param beginning before all items
  public static Place of(String cursor, Place beginning) {
    if (cursor.isEmpty()) {
      return beginning;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      var written = WRITTEN.matcher(text);
      if (written.matches()) {
        return new Place(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw Wrong.request("“cursor” is none that this list gave.");
  }
}
