package org.kith.takeout;

import java.util.Map;
import java.util.TreeMap;

/// What stays behind when a workspace moves, and why. Everything else comes along.
final class LeftOut {

  private static final String SEALED =
      "Tokens of connected accounts are sealed by a key that stays here; connect each account anew.";
  private static final String ENTRY = "Nobody's way in leaves this Kith; everybody gets a new one.";
  private static final String UNREAD =
      "A file that was brought in and not taken in yet is kept for a day only.";

  private static final String MAIL =
      "What was sent and answered stands in timelines; the mail account is set up anew, and what waits is sent from here.";
  private static final String TOLD =
      "Webhooks have secrets that are sealed by a key that stays here; name each anew, with a new secret.";
  private static final String ASKED =
      "Whoever asks to be left out asks one Kith; what came of it is in the workspace's own list.";

  /// Tables of a workspace.
  static final Map<String, String> TABLES =
      sorted(
          Map.of(
              "mail_account", SEALED, "mail_message", MAIL, "mail_heard", MAIL, "invitation", MAIL),
          Map.of("hook_endpoint", TOLD, "hook_event", TOLD, "hook_delivery", TOLD),
          Map.of(
              "api_once",
              "What programs asked for in the last day, so that asking again does nothing again.",
              "connection",
              SEALED,
              "connection_finding",
              SEALED,
              "connection_attempt",
              SEALED,
              "consent_head",
              "The end of the consent log follows from its rows.",
              "hub",
              "Hubs know this Kith's address and its secrets; they are asked anew.",
              "import_file",
              UNREAD,
              "people_import_file",
              UNREAD,
              "job_run",
              "What ran here, and when; the new Kith does its own work.",
              "takeout",
              "Exports do not hold exports."),
          Map.of(
              "left_out_compared",
              "Whom this Kith compared with those who asked to be left out; the new one compares anew.",
              "person_word",
              "The index of names follows from the names.",
              "welcome",
              "How far somebody came with Welcome; what it led to comes along.",
              "welcome_find",
              "What Welcome found on the organisation's own site; what was taken of it comes along.",
              "click_taken",
              "How far this server's journal of clicks was read; each has its own.",
              "told_day",
              "Who spoke on which day follows from what was said.",
              "told_change",
              "Which days are to be counted anew; the new Kith counts them all.",
              "map_layout",
              "Where accounts stand on the map; the new Kith lays it out anew."));

  /// Tables that are not of one workspace. Of members, name, address and role come along.
  static final Map<String, String> OF_ALL =
      sorted(
          Map.of(
              "api_token", ENTRY,
              "session", ENTRY,
              "login_link", ENTRY,
              "left_out_request", ASKED,
              "left_out_account", ASKED,
              "left_out_key", ASKED,
              "scheduled_tasks", "The scheduler's own.",
              "flyway_schema_history", "The database's own."));

  private LeftOut() {}

  @SafeVarargs
  private static Map<String, String> sorted(Map<String, String>... reasons) {
    var all = new TreeMap<String, String>();
    for (var part : reasons) {
      all.putAll(part);
    }
    return all;
  }
}
