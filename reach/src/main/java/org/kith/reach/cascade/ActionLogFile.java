package org.kith.reach.cascade;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.kith.reach.graph.AccountKeys;

/// A text file of actions, words parted by commas, or by spaces and tabs. Empty lines and those
/// that begin with `#` or `%` are left aside, and so is a first line that names columns. Files may
/// be compressed with gzip. Times are whole seconds since any moment, or such as
/// `2012-07-04T07:00:00Z`.
///
/// @param file to read
/// @param format what a line holds
/// @param window of [Format#RESHARES], in seconds, at least 1
public record ActionLogFile(Path file, Format format, long window) {

  /// Re-shares of one account within an hour are of one item.
  public static final long HOUR = 3600;

  /// What a line holds.
  public enum Format {
    /// `actor item time [parent]`; a parent `-` begins the item, and without one it is hidden.
    ACTIONS,
    /// `actor original time [kind]`: the actor passed on what the original account said. A `kind`
    /// other than `RT` is a post of the actor's own, heard by its audience. What was passed on is
    /// not named, so all that an account says within a window counts as one item.
    RESHARES,
    /// A line is an item: `actor time` again and again, or `beginner actor time` at first, where
    /// the time is that of both.
    CASCADES
  }

  /// What a file held.
  ///
  /// @param lines with something in them, but for names of columns
  /// @param strangers lines, or actions of cascades, of accounts that the graph does not know: they
  ///   are left out, though an account that one of them passes on has spoken
  /// @param strangerAccounts how many different accounts these were
  /// @param repeated actions left out since the account had acted on the item before
  /// @param unseenParents parents that had not acted on the item, taken as hidden
  public record Reading(
      ActionLog log,
      long lines,
      long strangers,
      int strangerAccounts,
      long repeated,
      long unseenParents) {}

  public ActionLogFile {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1, was " + window);
    }
  }

  /// Reads the log of a graph's accounts.
  ///
  /// @throws IOException if a line cannot be read; the message has its number and content
  public Reading read(AccountKeys keys) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("%s cannot be read: name a file with actions.".formatted(file));
    }
    var lines = new ActionLines(keys, format, window);
    long number = 0;
    try (var raw = Files.newInputStream(file);
        var reader = reader(raw)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        try {
          lines.read(line);
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %,d, %s: '%s'."
                  .formatted(file, number, e.getMessage(), shortened(line.strip())),
              e);
        }
      }
    } catch (EOFException | ZipException e) {
      throw new IOException(
          "%s is cut off or damaged after line %,d: get the file again.".formatted(file, number),
          e);
    }
    return lines.reading();
  }

  /// A moment as a log has it.
  ///
  /// @throws IllegalArgumentException if it is none
  public static long time(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException _) {
      try {
        return Instant.parse(word).getEpochSecond();
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "needs a time in whole seconds, or as 2012-07-04T07:00:00Z, and has '%s'"
                .formatted(shortened(word)),
            e);
      }
    }
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  private static BufferedReader reader(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return new BufferedReader(
        new InputStreamReader(gzip ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8),
        1 << 16);
  }
}
