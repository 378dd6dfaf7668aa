package org.kith.simulator.mastodon;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program that registered itself.
record App(
    String id,
    String name,
    @Nullable String website,
    List<String> redirects,
    Set<String> scopes,
    String clientId,
    String clientSecret) {

  /// A code that becomes a token once, if whoever brings it knows what its challenge was made of.
  record Code(
      App app,
      Person person,
      String redirect,
      Set<String> scopes,
      String challenge,
      Instant until) {}

  /// What lets in.
  ///
  /// @param person whose it is; null for the program itself
  record Token(String value, App app, @Nullable Person person, Set<String> scopes, Instant since) {

    /// Whether it permits this; `read` permits every `read:…`.
    boolean permits(String scope) {
      return scope.isEmpty()
          || scopes.contains(scope)
          || scopes.contains(scope.replaceFirst(":.*", ""));
    }
  }
}
