package org.kith.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Entity tags (RFC 9110): a strong one of what a program was shown, so that two that change the
/// same thing do not undo each other's change unseen.
public final class Tags {

  private static final int BYTES = 16;

  private Tags() {}

  /// The tag of something as it is shown.
  public static String of(Object shown) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(JsonMapper.shared().writeValueAsBytes(shown));
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES))
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Shows something with its tag.
  public static <T> ResponseEntity<T> shown(T body) {
    return ResponseEntity.ok().eTag(of(Objects.requireNonNull(body))).body(body);
  }

  /// Refuses a change of something that is not what the program saw; one that names no tag changes
  /// it as it is.
  ///
  /// @param ifMatch the header, null where there is none
  public static void mustMatch(@Nullable String ifMatch, Object current) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return;
    }
    var tag = of(current);
    if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
      throw Wrong.changed();
    }
  }
}
