package org.kith.takeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.kith.jobs.Progress;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes all of an export into an empty workspace, or nothing of it. Rows keep their numbers, so
/// that whatever names a row by its number goes on meaning it: an address, a note, a chain of
/// hashes.
@Component
class Arrival {

  private static final int BATCH_ROWS = 500;
  private static final int BATCH_CHARACTERS = 1 << 20;

  private final JdbcClient db;
  private final Tables tables;
  private final Colleagues colleagues;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Arrival(
      JdbcClient db,
      Tables tables,
      Colleagues colleagues,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.db = db;
    this.tables = tables;
    this.colleagues = colleagues;
    this.transaction = transaction;
    this.events = events;
  }

  /// Says whether this Kith knows everything a file holds.
  ///
  /// @throws UnfitFile if it was made by one that knows more
  void checkKnown(Manifest manifest) throws UnfitFile {
    var known = new ArrayList<>(tables.exported());
    known.add(tables.workspace());
    for (var part : manifest.parts()) {
      if (part.name().equals(Manifest.MEMBERS)) {
        continue;
      }
      var table = known.stream().filter(t -> t.name().equals(part.name())).findFirst();
      if (table.isEmpty()) {
        throw UnfitFile.newer(
            "it holds “%s”, which this Kith does not know".formatted(part.name()));
      }
      var unknown = new HashSet<>(part.columns());
      table.get().columnNames().forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw UnfitFile.newer(
            "“%s” has “%s”, which this Kith does not know"
                .formatted(part.name(), unknown.iterator().next()));
      }
    }
    if (manifest.part(Manifest.WORKSPACE) == null || manifest.part(Manifest.MEMBERS) == null) {
      throw UnfitFile.damaged("nothing says whose it is");
    }
  }

  /// Takes everything into the current workspace.
  ///
  /// @throws UnfitFile if that cannot be; nothing was changed then
  void take(ExportFile file, Progress progress) throws IOException {
    checkKnown(file.manifest());
    try {
      transaction.executeWithoutResult(_ -> {
        try {
          new Taking(file, progress).all();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    } catch (DuplicateKeyException e) {
      throw UnfitFile.taken();
    } catch (NonTransientDataAccessException e) {
      throw UnfitFile.damaged("its rows do not fit together");
    }
  }

  private final class Taking {
    private final ExportFile file;
    private final Progress progress;
    private final List<Long> members = new ArrayList<>();

    Taking(ExportFile file, Progress progress) {
      this.file = file;
      this.progress = progress;
    }

    void all() throws IOException {
      tables.showAll();
      if (!tables.areEmpty()) {
        throw UnfitFile.notEmpty();
      }
      Tables.COUNTERS.forEach(counter -> db.sql("delete from " + counter).update());
      db.sql("set constraints all deferred").update();
      progress.of(file.manifest().rows(), "Took in {done} of {total} rows");
      for (var part : file.manifest().parts()) {
        if (part.name().equals(Manifest.MEMBERS)) {
          file.read(part, line -> members.add(colleagues.welcome(line)));
        } else if (part.name().equals(Manifest.WORKSPACE)) {
          file.read(part, line -> takeWorkspace(part, line));
        }
      }
      for (var table : tables.exported()) {
        var part = file.manifest().part(table.name());
        if (part != null) {
          take(table, part);
        }
      }
      events.publishEvent(new WorkspaceArrived(CurrentWorkspace.require()));
    }

    private void takeWorkspace(Manifest.Part part, String line) {
      var names = part.columns().stream().map(Table::quoted).toList();
      db.sql(
              "update workspace set (%s) = (select %s from json_populate_record(null::workspace, :row::json)) where id = kith_workspace()"
                  .formatted(String.join(", ", names), String.join(", ", names)))
          .param("row", line)
          .update();
    }

    private void take(Table table, Manifest.Part part) throws IOException {
      claimNumbers(table, part);
      var batch = new Batch(table, part);
      file.read(part, batch::add);
      batch.write();
      long rows = db.sql("select count(*) from " + table.quoted()).query(Long.class).single();
      if (rows != part.rows()) {
        throw UnfitFile.damaged(
            "%s holds %,d rows and says %,d".formatted(part.file(), rows, part.rows()));
      }
    }

    /// Nobody else gets these numbers from now on. They are read from the rows: what is only said
    /// of them is not believed, since a number that was claimed does not come back.
    private void claimNumbers(Table table, Manifest.Part part) throws IOException {
      var numbered = table.numbered();
      if (numbered == null) {
        return;
      }
      long last = file.highest(part, numbered);
      if (last != part.last()) {
        throw UnfitFile.damaged(
            "%s says that its numbers end at %,d, and they end at %,d"
                .formatted(part.file(), part.last(), last));
      }
      if (last > 0) {
        db.sql(
                """
                select setval(s, greatest(nextval(s), :last))
                from (select pg_get_serial_sequence(:table, :column)::regclass as s) q
                """)
            .param("last", last)
            .param("table", table.quoted())
            .param("column", numbered)
            .query(Long.class)
            .single();
      }
    }

    private final class Batch {
      private final Table table;
      private final String statement;
      private final boolean names;
      private final List<String> waiting = new ArrayList<>();
      private int characters;

      Batch(Table table, Manifest.Part part) {
        this.table = table;
        this.statement = table.taking(part.columns());
        this.names =
            table.columns().stream()
                .anyMatch(column -> column.member() && part.columns().contains(column.name()));
      }

      void add(String line) throws IOException {
        waiting.add(line);
        characters += line.length();
        if (waiting.size() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) {
          write();
        }
      }

      void write() throws UnfitFile {
        if (waiting.isEmpty()) {
          return;
        }
        var rows = db.sql(statement).param("rows", "[" + String.join(",", waiting) + "]");
        int taken = (names ? rows.param("members", members.toArray(Long[]::new)) : rows).update();
        if (taken != waiting.size()) {
          throw UnfitFile.damaged("a line of “%s” is not one row".formatted(table.name()));
        }
        progress.step(taken);
        waiting.clear();
        characters = 0;
      }
    }
  }
}
