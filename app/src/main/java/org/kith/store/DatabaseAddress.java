package org.kith.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL is and how to log in to it.
///
/// @param url a JDBC URL without credentials
public record DatabaseAddress(String url, String user, String password) {

  /// Reads `postgresql://user:password@host:port/name?options`, with or without `jdbc:` in front.
  ///
  /// @throws StartProblem if it is no such address
  public static DatabaseAddress parse(String given) {
    var text = given.strip();
    var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    URI uri;
    try {
      uri = URI.create(plain.replaceFirst("^postgres:", "postgresql:"));
    } catch (IllegalArgumentException e) {
      throw notAnAddress(e);
    }
    if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null || uri.getPath() == null) {
      throw notAnAddress(null);
    }
    var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = userInfo.indexOf(':');
    var user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    var password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, user, password);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static StartProblem notAnAddress(@Nullable Exception cause) {
    var message =
        "KITH_DATABASE_URL is not a PostgreSQL address; it looks like postgresql://user:password@host:5432/kith.";
    return cause == null ? new StartProblem(message) : new StartProblem(message, cause);
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
