package org.kith.publish.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Network;
import org.kith.publish.Drafts;
import org.kith.publish.Target;
import org.kith.publish.Typed;
import org.kith.publish.WallClock;
import org.kith.publish.Words;

/// The fields of the composer as they came in.
///
/// @param typed what they say
/// @param base what they were made from
/// @param alts what pictures show, by their numbers
/// @param timeProblem why there is no time, empty if there is one or none was wanted
record PostForm(Typed typed, Drafts.Base base, Map<Long, String> alts, String timeProblem) {

  private static final int SHORT = 300;
  private static final int URL = 2048;
  private static final int MOST_ACCOUNTS = 50;

  static PostForm of(Map<String, String> fields, ZoneId usual) {
    var words =
        new Words(
            text(fields, "title", SHORT).strip(),
            text(fields, "text", Drafts.LONGEST),
            text(fields, "link", URL).strip(),
            Drafts.language(text(fields, "language", 35)));
    var alts = new LinkedHashMap<Long, String>();
    fields.forEach((name, value) -> {
      if (name.matches("alt-\\d{1,18}")) {
        alts.put(Long.parseLong(name.substring(4)), Drafts.alt(value));
      }
    });
    var time = time(fields, usual);
    return new PostForm(
        new Typed(words, accounts(fields), time.clock()),
        new Drafts.Base(number(fields.get("version")), text(fields, "page", 60)),
        alts,
        time.problem());
  }

  private static List<Typed.ForAccount> accounts(Map<String, String> fields) {
    var accounts = new ArrayList<Typed.ForAccount>();
    for (int i = 0; i < MOST_ACCOUNTS; i++) {
      var target = target(fields.getOrDefault("target-" + i, ""));
      if (target != null && fields.containsKey("use-" + i)) {
        var own = text(fields, "own-" + i, Drafts.LONGEST);
        accounts.add(
            new Typed.ForAccount(
                target, own.isBlank() ? null : own, fields.containsKey("below-" + i)));
      }
    }
    return accounts;
  }

  /// `MASTODON https://…`, as [#value] writes it.
  static @Nullable Target target(String value) {
    var parts = value.split(" ", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      return null;
    }
    for (var network : Network.values()) {
      if (network.name().equals(parts[0])) {
        return new Target(network, parts[1]);
      }
    }
    return null;
  }

  static String value(Target target) {
    return target.network() + " " + target.accountKey();
  }

  /// @param clock null if there is none
  record Time(@Nullable WallClock clock, String problem) {}

  /// Reads `date`, `time` and `zone`.
  static Time time(Map<String, String> fields, ZoneId usual) {
    var date = fields.getOrDefault("date", "");
    var time = fields.getOrDefault("time", "");
    var zone = fields.getOrDefault("zone", "").strip();
    if (date.isBlank()) {
      return new Time(null, "");
    }
    try {
      var there = zone.isEmpty() ? usual : ZoneId.of(zone);
      var at = LocalDate.parse(date).atTime(LocalTime.parse(time.isBlank() ? "09:00" : time));
      return at.getYear() >= 2000 && at.getYear() <= 2200
          ? new Time(new WallClock(at, there), "")
          : new Time(null, "That day is too far away.");
    } catch (DateTimeException _) {
      return new Time(
          null,
          "“%.12s %.8s %.40s” is no time. A zone is written like Europe/Berlin."
              .formatted(date, time, zone));
    }
  }

  private static String text(Map<String, String> fields, String name, int most) {
    return Drafts.fit(fields.getOrDefault(name, ""), most);
  }

  private static int number(@Nullable String value) {
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
  }
}
