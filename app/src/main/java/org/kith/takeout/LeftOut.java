package org.kith.takeout;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;

/// What stays behind when a workspace moves, and why. Everything else comes along.
final class LeftOut {

  private static final String SEALED =
      "Tokens of connected accounts are sealed by a key that stays here; connect each account anew.";
  private static final String ENTRY = "Nobody's way in leaves this Kith; everybody gets a new one.";
  private static final String UNREAD =
      "A file that was brought in and not taken in yet is kept for a day only.";

  private static final String ASKED =
      "Whoever asks to be left out asks one Kith; what came of it is in the workspace's own list.";

  /// Tables of a workspace.
  static final Map<String, String> TABLES =
      sorted(
          Map.ofEntries(
              entry(
                  "api_once",
                  "What programs asked for in the last day, so that asking again does nothing again."),
              entry(
                  "click_taken",
                  "How far this server's journal of clicks was read; each has its own."),
              entry("connection", SEALED),
              entry("connection_attempt", SEALED),
              entry("connection_finding", SEALED),
              entry("consent_head", "The end of the consent log follows from its rows."),
              entry("hub", "Hubs know this Kith's address and its secrets; they are asked anew."),
              entry("import_file", UNREAD),
              entry("job_run", "What ran here, and when; the new Kith does its own work."),
              entry(
                  "left_out_compared",
                  "Whom this Kith compared with those who asked to be left out; the new one compares anew."),
              entry("people_import_file", UNREAD),
              entry("takeout", "Exports do not hold exports.")));

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

  private static Map<String, String> sorted(Map<String, String> reasons) {
    return new TreeMap<>(reasons);
  }
}
