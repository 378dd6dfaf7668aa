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

  /// Tables of a workspace.
  static final Map<String, String> TABLES =
      sorted(
          Map.ofEntries(
              Map.entry(
                  "api_once",
                  "What programs asked for in the last day, so that asking again does nothing again."),
              Map.entry("connection", SEALED),
              Map.entry("connection_finding", SEALED),
              Map.entry("connection_attempt", SEALED),
              Map.entry("consent_head", "The end of the consent log follows from its rows."),
              Map.entry(
                  "hub", "Hubs know this Kith's address and its secrets; they are asked anew."),
              Map.entry("import_file", UNREAD),
              Map.entry("people_import_file", UNREAD),
              Map.entry("job_run", "What ran here, and when; the new Kith does its own work."),
              Map.entry("person_word", "The index of names follows from the names."),
              Map.entry("takeout", "Exports do not hold exports.")));

  /// Tables that are not of one workspace. Of members, name, address and role come along.
  static final Map<String, String> OF_ALL =
      sorted(
          Map.of(
              "api_token", ENTRY,
              "session", ENTRY,
              "login_link", ENTRY,
              "scheduled_tasks", "The scheduler's own.",
              "flyway_schema_history", "The database's own."));

  private LeftOut() {}

  private static Map<String, String> sorted(Map<String, String> reasons) {
    return new TreeMap<>(reasons);
  }
}
