package org.kith.networks.x;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a refusal of X means, in words: docs.x.com, "Response codes and errors" and "Rate limits".
final class XErrors {

  /// The window of most limits; X sends no `Retry-After`, only when a window ends.
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private static final Duration LONGEST = Duration.ofHours(24);

  private final String needs;
  private final Instant now;

  /// @param needs the permission it takes, named to people who have not given it
  XErrors(String needs, Instant now) {
    this.needs = needs;
    this.now = now;
  }

  /// @throws IOException if X's side is broken and asking again may help
  XAnswer answer(Answer.Failed failed) throws IOException {
    var json = json(failed.body());
    var said = said(json);
    var type = json.path("type").asString("").replaceFirst("^.*/", "");
    var quoted =
        said.isEmpty()
            ? "(%d)".formatted(failed.status())
            : "X says: “%s” (%d)".formatted(said, failed.status());
    return switch (failed.status()) {
      case 401 ->
          new XAnswer.Disconnected(
              "X no longer accepts the connection. Connect the account anew. " + quoted);
      case 402 -> noCredit(quoted);
      case 403 -> forbidden(json, type, said, quoted);
      case 404 -> new XAnswer.NotThere("There is no such thing on X. " + quoted);
      case 429 -> tooMuch(type, failed.headers(), quoted);
      case 400, 409, 413, 415, 422 -> new XAnswer.Refused("X refused this. " + quoted);
      default -> throw new IOException("X is out of order. Kith tries again later. " + quoted);
    };
  }

  private XAnswer noCredit(String quoted) {
    return new XAnswer.SlowDown(
        now.plus(LONGEST),
        "The credit of this app at X is used up. Whoever runs this Kith can add some at console.x.com. "
            + quoted);
  }

  private XAnswer forbidden(JsonNode json, String type, String said, String quoted) {
    var small = said.toLowerCase(Locale.ROOT);
    if (small.contains("duplicate")) {
      return new XAnswer.Refused("X has a post with the same words already. " + quoted);
    }
    if (type.equals("client-forbidden")
        || json.path("reason").asString("").equals("client-not-enrolled")
        || small.contains("access level")
        || small.contains("enrolled")) {
      return new XAnswer.NotPermitted(
          "The plan of this app at X does not include this. Whoever runs this Kith sees the plans at console.x.com. "
              + quoted);
    }
    if (small.contains("reply") || small.contains("conversation")) {
      return new XAnswer.Refused(
          "X lets software answer only whoever addressed the account. " + quoted);
    }
    if (small.contains("suspended") || small.contains("locked")) {
      return new XAnswer.Disconnected(
          "X has locked or suspended the account. Log in there and see what it wants. " + quoted);
    }
    return new XAnswer.NotPermitted(
        "This takes the permission %s, which the connection does not have, or X forbids it to this account. Connect the account anew and allow it. %s"
            .formatted(needs, quoted));
  }

  private XAnswer tooMuch(String type, Headers headers, String quoted) {
    if (type.equals("usage-capped")) {
      return new XAnswer.SlowDown(
          now.plus(LONGEST),
          "The number of posts this app may read in a month is used up. It begins anew with the next month of the plan; larger ones are at console.x.com. "
              + quoted);
    }
    return new XAnswer.SlowDown(
        reset(headers).orElse(now.plus(WINDOW)), "X was asked this too often for now. " + quoted);
  }

  /// How long the limit of a question that was answered is used up; zero if it is not.
  Duration pause(Headers headers) {
    boolean usedUp =
        headers
            .first("x-rate-limit-remaining")
            .filter(left -> left.strip().equals("0"))
            .isPresent();
    return usedUp
        ? reset(headers).map(at -> Duration.between(now, at)).orElse(WINDOW)
        : Duration.ZERO;
  }

  /// When the window ends: the day's, if that is the one that is used up, else the usual one.
  private Optional<Instant> reset(Headers headers) {
    for (var limit : new String[] {"x-user-limit-24hour", "x-app-limit-24hour", "x-rate-limit"}) {
      boolean usedUp =
          headers.first(limit + "-remaining").filter(left -> left.strip().equals("0")).isPresent();
      var at =
          headers
              .first(limit + "-reset")
              .map(String::strip)
              .filter(text -> text.matches("\\d{9,11}"))
              .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
      if (at.isPresent() && (usedUp || limit.equals("x-rate-limit"))) {
        var soonest = at.get().isBefore(now) ? now : at.get();
        return Optional.of(soonest.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : soonest);
      }
    }
    return Optional.empty();
  }

  private static String said(JsonNode json) {
    for (var place :
        new JsonNode[] {
          json.path("errors").path(0).path("message"),
          json.path("detail"),
          json.path("errors").path(0).path("detail"),
          json.path("error_description"),
          json.path("title")
        }) {
      var text = place.asString("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      if (!text.isEmpty()) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
      }
    }
    return "";
  }

  private static JsonNode json(byte[] body) {
    try {
      return StrictJson.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      return StrictJson.MAPPER.missingNode();
    }
  }
}
