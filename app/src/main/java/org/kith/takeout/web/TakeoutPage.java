package org.kith.takeout.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.JobRun;
import org.kith.takeout.Takeout;

/// All of the workspace in one file, out and in.
///
/// @param underWay the one that is being made or taken in, null if none is
/// @param problem why a file could not be taken, empty if nothing is wrong
/// @param staysHere what no export holds, and why, a sentence each
/// @param may what the caller may do
public record TakeoutPage(
    List<Row> rows,
    @Nullable UnderWay underWay,
    String problem,
    List<String> staysHere,
    May may,
    Instant now) {

  /// @param make an export
  /// @param table the people as a table
  /// @param takeIn an export, into this empty workspace
  public record May(boolean make, boolean table, boolean takeIn) {}

  /// @param kept whether its file can still be fetched
  public record Row(Takeout of, boolean kept) {

    /// Where it stands, in a sentence.
    public String sentence() {
      return switch (of.state()) {
        case WAITING ->
            of.direction() == Takeout.Direction.OUT ? "It is being made." : "It is being taken in.";
        case REFUSED -> of.reason();
        case DONE ->
            of.direction() == Takeout.Direction.IN
                ? "Taken in."
                : kept ? "Ready." : "Its day is over, and the file is removed. Make a new one.";
      };
    }

    /// Its SHA-256 in groups, so that it fits a phone.
    public String sum() {
      return of.sha256().replaceAll("(.{16})(?=.)", "$1 ");
    }
  }

  /// How far one has come.
  public record UnderWay(Takeout of, @Nullable JobRun run) {

    public String label() {
      return of.direction() == Takeout.Direction.OUT ? "Making the file" : "Taking everything in";
    }

    /// Why it does not go on, empty if it does.
    public String trouble() {
      return run != null && run.isTrouble() ? run.line() : "";
    }

    public long done() {
      return run == null ? 0 : run.done();
    }

    public long total() {
      return run == null ? 0 : run.total();
    }
  }
}
