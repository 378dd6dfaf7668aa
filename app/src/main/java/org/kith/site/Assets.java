package org.kith.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The addresses of our own style sheets and scripts, with a hash of their content.
///
/// An address changes exactly when the file does, so a browser may keep each for a year. Files of
/// others carry their version in the name instead.
public final class Assets {
  private static final List<String> NAMES =
      List.of(
          "tokens.css",
          "kith.css",
          "parts.css",
          "forms.css",
          "yours.css",
          "publish.css",
          "report.css",
          "welcome.css",
          "kith.js",
          "yours.js",
          "publish.js",
          "mark.svg");
  private static final Map<String, String> URLS =
      NAMES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), name -> "/assets/" + name + "?v=" + hash(name)));

  private Assets() {}

  /// @param name the file's name under `/assets/`
  /// @throws IllegalArgumentException if we have no such file
  public static String url(String name) {
    var url = URLS.get(name);
    if (url == null)
      throw new IllegalArgumentException("no asset named " + name + "; known: " + NAMES);
    return url;
  }

  private static String hash(String name) {
    try (var in = Assets.class.getResourceAsStream("/static/assets/" + name)) {
      if (in == null) throw new IllegalStateException("asset " + name + " is not on the classpath");
      var digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (IOException e) {
      throw new UncheckedIOException("asset " + name + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
