package org.kith.people;

import java.util.List;
import java.util.regex.Pattern;

/// How tables leave for a spreadsheet, and come back (RFC 4180, trust S7): commas, lines that end
/// in CR LF, and no cell that a spreadsheet takes for a formula.
///
/// Whoever writes a name may write `=HYPERLINK(…)`; a spreadsheet would compute it when a colleague
/// opens the table. An apostrophe before it makes it text, and is taken off again when the table
/// comes back.
public final class Spreadsheet {

  /// Before the first cell; without it Excel takes UTF-8 for the code page of its country.
  public static final String BYTE_ORDER_MARK = "\ufeff";

  /// What begins a formula, in Asian spreadsheets the wide forms as well, and what is skipped
  /// before one.
  private static final String BEGINS = "[=+\\-@\\t\\r\\n\\x00\uff1d\uff0b\uff0d\uff20]";

  private static final Pattern FORMULA = Pattern.compile("(?s)'*" + BEGINS + ".*");
  private static final Pattern DEFUSED = Pattern.compile("(?s)'+" + BEGINS + ".*");

  /// Semicolons and tabs part cells where a spreadsheet is set up so.
  private static final Pattern QUOTED = Pattern.compile("(?s).*[,;\\t\"\\r\\n].*");

  private Spreadsheet() {}

  /// One line of a table.
  public static String line(List<String> cells) {
    return String.join(",", cells.stream().map(Spreadsheet::cell).toList()) + "\r\n";
  }

  static String cell(String value) {
    var safe = FORMULA.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /// What a cell held before it was defused.
  public static String bare(String cell) {
    return DEFUSED.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
