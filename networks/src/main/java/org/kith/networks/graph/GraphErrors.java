package org.kith.networks.graph;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the numbers of the Graph API mean, in words: developers.facebook.com/docs/graph-api,
/// "Handling Errors" and "Rate Limits"; docs/instagram-platform, "Error Codes".
final class GraphErrors {

  /// Permissions as the API's sentences name them.
  private static final Pattern PERMISSION =
      Pattern.compile("\\b(?:pages|instagram|business|read|public)_[a-z]+(?:_[a-z]+)*\\b");

  private static final Duration MOMENT = Duration.ofMinutes(2);
  private static final int SPAM = 2207051;
  private static final int CONTAINER_NOT_FOUND = 2207008;

  private final String needs;
  private final Usage usage;
  private final Instant now;

  GraphErrors(String needs, Usage usage, Instant now) {
    this.needs = needs;
    this.usage = usage;
    this.now = now;
  }

  /// @param error the `error` object of an answer
  /// @param said what the API says, without secrets
  /// @throws IOException if Meta's side is broken and asking again may help
  GraphAnswer answer(JsonNode error, String said) throws IOException {
    int code = error.path("code").asInt(0);
    int subcode = error.path("error_subcode").asInt(0);
    var quoted = "%s (%s)".formatted(said, number(code, subcode));
    return switch (code) {
      case 102, 190, 463, 467 -> new GraphAnswer.Disconnected(expired(subcode) + " " + quoted);
      case 1, 2 -> {
        if (subcode == 99) {
          yield new GraphAnswer.Refused("The Graph API could not do this. " + quoted);
        }
        throw new IOException("The Graph API is out of order. Kith tries again later. " + quoted);
      }
      case 4 -> subcode == SPAM ? stopped(quoted) : slowDown(who(code), quoted);
      case 17, 32, 341, 613 -> slowDown(who(code), quoted);
      case 368 -> stopped(quoted);
      case -2, -1, 9, 24, 25, 9007 -> instagram(code, subcode, quoted);
      case 3, 10 -> notPermitted(said, quoted);
      case 100 -> subcode == 33 ? notThere(quoted) : refused(quoted);
      case 803 -> notThere(quoted);
      case 506 ->
          new GraphAnswer.Refused("The same was just published there; change the words. " + quoted);
      case 1609005 ->
          new GraphAnswer.Refused("The page of the link could not be read by Meta. " + quoted);
      default -> {
        if (code >= 200 && code < 300) {
          yield notPermitted(said, quoted);
        }
        yield code >= 80_000 && code < 80_100 ? slowDown("This account", quoted) : refused(quoted);
      }
    };
  }

  private GraphAnswer stopped(String quoted) {
    return new GraphAnswer.SlowDown(
        now.plus(Duration.ofDays(1)),
        "Meta has stopped this account from acting for a while because of its policies; look into"
            + " its inbox there. "
            + quoted);
  }

  /// What only Instagram says.
  private GraphAnswer instagram(int code, int subcode, String quoted) throws IOException {
    return switch (code) {
      case 9 ->
          new GraphAnswer.SlowDown(
              now.plus(Duration.ofHours(1)),
              "Instagram takes no more posts from this account today. " + quoted);
      case 24 ->
          subcode == CONTAINER_NOT_FOUND
              ? new GraphAnswer.SlowDown(
                  now.plus(MOMENT), "Instagram does not find the picture yet. " + quoted)
              : refused(quoted);
      case 25 ->
          new GraphAnswer.Disconnected(
              "Instagram has restricted this account. Log in to its app and do what it asks. "
                  + quoted);
      case 9007 ->
          new GraphAnswer.SlowDown(
              now.plus(MOMENT), "Instagram has not finished with the picture. " + quoted);
      default ->
          throw new IOException("Instagram is out of order. Kith tries again later. " + quoted);
    };
  }

  private static String number(int code, int subcode) {
    return subcode == 0 ? "code " + code : "code %d, subcode %d".formatted(code, subcode);
  }

  private static String expired(int subcode) {
    return switch (subcode) {
      case 458 -> "Somebody removed Kith from the apps of the connected account. Connect it anew.";
      case 459, 464 ->
          "Meta wants the person who connected this account to log in there and confirm something."
              + " Then connect it anew.";
      case 460 ->
          "The password of the person who connected this account was changed. Connect it anew.";
      case 463 -> "The connection has expired. Connect the account anew.";
      case 467 -> "The connection was revoked. Connect the account anew.";
      case 492 ->
          "The person who connected this page no longer has a role on it. Somebody who has must"
              + " connect it anew.";
      default -> "Meta no longer accepts the connection. Connect the account anew.";
    };
  }

  private static String who(int code) {
    return switch (code) {
      case 4 -> "Kith's app";
      case 17 -> "The person who connected this account";
      case 32 -> "This page";
      default -> "This account";
    };
  }

  private GraphAnswer slowDown(String who, String quoted) {
    return new GraphAnswer.SlowDown(
        now.plus(usage.pauseAfterRefusal()),
        "%s asked Meta too often for now. %s".formatted(who, quoted));
  }

  private GraphAnswer notPermitted(String said, String quoted) {
    Set<String> named = new LinkedHashSet<>();
    PERMISSION.matcher(said).results().forEach(m -> named.add(m.group()));
    if (named.isEmpty()) {
      named.add(needs);
    }
    return new GraphAnswer.NotPermitted(
        "This takes the permission %s, which the connection does not have. Connect the account anew and allow it; for accounts of others the app needs Meta's review first. %s"
            .formatted(String.join(" and ", named), quoted));
  }

  private static GraphAnswer notThere(String quoted) {
    return new GraphAnswer.NotThere(
        "There is no such thing, or not for this connection. " + quoted);
  }

  private static GraphAnswer refused(String quoted) {
    return new GraphAnswer.Refused("The Graph API refused this. " + quoted);
  }
}
