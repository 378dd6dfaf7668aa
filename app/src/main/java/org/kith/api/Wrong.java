package org.kith.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What a program asked wrongly, in a sentence; it becomes a problem of RFC 9457.
public final class Wrong {

  private Wrong() {}

  /// There is nothing there, or it is another workspace's: nobody learns which.
  public static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// The address cannot be understood.
  public static ResponseStatusException request(String why) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
  }

  /// The body can be read and not be done.
  public static ResponseStatusException body(String why) {
    return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, why);
  }

  /// It is so already, in another way.
  public static ResponseStatusException conflict(String why) {
    return new ResponseStatusException(HttpStatus.CONFLICT, why);
  }

  /// Their role allows it, and yet it is another's.
  public static ResponseStatusException forbidden(String why) {
    return new ResponseStatusException(HttpStatus.FORBIDDEN, why);
  }

  /// Somebody changed it meanwhile.
  static ResponseStatusException changed() {
    return new ResponseStatusException(
        HttpStatus.PRECONDITION_FAILED,
        "It was changed meanwhile. Read it again, and send the ETag it has now as If-Match.");
  }

  /// A text that must be there, within its length.
  public static String text(@Nullable String text, String field, int most) {
    if (text == null || text.isBlank()) {
      throw body("“%s” is missing.".formatted(field));
    }
    return within(text, field, most);
  }

  /// A text that may be left out.
  public static String textOr(@Nullable String text, String field, int most) {
    return text == null ? "" : within(text, field, most);
  }

  private static String within(String text, String field, int most) {
    var stripped = text.strip();
    if (stripped.length() > most) {
      throw body(
          "“%s” has %,d characters; it may have %,d.".formatted(field, stripped.length(), most));
    }
    return stripped;
  }

  /// A value that must be there.
  public static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw body("“%s” is missing.".formatted(field));
    }
    return value;
  }
}
