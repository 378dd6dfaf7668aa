package org.kith.simulator.mastodon;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Programs, codes and tokens. Safe for many threads.
final class Permits {

  private static final Duration CODE_LIVES = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, App> apps = new HashMap<>();
  private final Map<String, App.Code> codes = new HashMap<>();
  private final Map<String, App.Token> tokens = new HashMap<>();
  private int numbers;

  /// @param random where codes and tokens come from; guessable ones do no harm here
  Permits(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  static Set<String> scopes(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.strip().split("[ +]+")));
  }

  private String secret() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  synchronized App register(
      String name, @Nullable String website, List<String> redirects, Set<String> scopes) {
    var app =
        new App(Integer.toString(++numbers), name, website, redirects, scopes, secret(), secret());
    apps.put(app.clientId(), app);
    return app;
  }

  synchronized Optional<App> app(String clientId) {
    return Optional.ofNullable(apps.get(clientId));
  }

  synchronized String code(
      App app, Person person, String redirect, Set<String> scopes, String challenge) {
    var code = secret();
    var until = clock.instant().plus(CODE_LIVES);
    codes.put(code, new App.Code(app, person, redirect, scopes, challenge, until));
    return code;
  }

  /// Takes a code away; empty if it is not this program's, is too old, or does not fit.
  synchronized Optional<App.Token> redeem(App app, String code, String redirect, String verifier) {
    var kept = codes.remove(code);
    if (kept == null) {
      return Optional.empty();
    }
    boolean fits =
        kept.app().equals(app)
            && kept.redirect().equals(redirect)
            && clock.instant().isBefore(kept.until())
            && (kept.challenge().isEmpty() || kept.challenge().equals(challenge(verifier)));
    return fits ? Optional.of(grant(app, kept.person(), kept.scopes())) : Optional.empty();
  }

  private static String challenge(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  synchronized App.Token grant(App app, @Nullable Person person, Set<String> scopes) {
    var token = new App.Token(secret(), app, person, scopes, clock.instant());
    tokens.put(token.value(), token);
    return token;
  }

  synchronized Optional<App.Token> token(String value) {
    return Optional.ofNullable(tokens.get(value));
  }

  /// Whether there was nothing to take away, or it was this program's.
  synchronized boolean revoke(App app, String value) {
    var token = tokens.get(value);
    if (token != null && !token.app().equals(app)) {
      return false;
    }
    tokens.remove(value);
    return true;
  }

  /// Takes every token of somebody away, as its owner does in the preferences.
  synchronized void revokeAllOf(Person person) {
    tokens.values().removeIf(token -> token.person() == person);
  }
}
