package org.kith.activate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A word somebody chose for a link, so that it can be said and printed: `free-shelf`.
///
/// @param value small letters and digits of ASCII, parted by single hyphens
public record LinkWord(String value) {

  public static final int SHORTEST = 3;
  public static final int LONGEST = 40;

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// What would read like a page of Kith itself, or like a promise of somebody else.
  private static final Set<String> RESERVED =
      Set.of(
          "about",
          "account",
          "accounts",
          "admin",
          "api",
          "app",
          "assets",
          "campaign",
          "campaigns",
          "contact",
          "delete",
          "edit",
          "error",
          "favicon",
          "health",
          "help",
          "hook",
          "hooks",
          "imprint",
          "impressum",
          "index",
          "kith",
          "legal",
          "link",
          "links",
          "login",
          "logout",
          "mail",
          "new",
          "news",
          "null",
          "official",
          "pay",
          "password",
          "people",
          "plan",
          "privacy",
          "publish",
          "qr",
          "register",
          "report",
          "robots",
          "root",
          "secure",
          "security",
          "settings",
          "signin",
          "sign-in",
          "signup",
          "sign-up",
          "static",
          "status",
          "stop",
          "support",
          "test",
          "today",
          "token",
          "undefined",
          "unsubscribe",
          "update",
          "verify",
          "voices",
          "welcome",
          "www",
          "yours");

  public LinkWord {
    if (!problem(value).isEmpty()) {
      throw new IllegalArgumentException(problem(value));
    }
  }

  /// As it is kept, of what somebody typed: `Free Shelf` is `free-shelf`.
  public static String typed(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
  }

  /// What is wrong with it, as a sentence; empty if nothing is.
  public static String problem(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return "A word for a link has %d to %d characters; “%s” has %d."
          .formatted(SHORTEST, LONGEST, shortened(word), word.length());
    }
    if (!FORM.matcher(word).matches()) {
      return "“%s” does not fit into an address: letters a to z, digits, and hyphens between them."
          .formatted(word);
    }
    return RESERVED.contains(word)
        ? "“%s” reads like a page of Kith itself. Choose another word.".formatted(word)
        : "";
  }

  private static String shortened(String word) {
    return word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word;
  }
}
