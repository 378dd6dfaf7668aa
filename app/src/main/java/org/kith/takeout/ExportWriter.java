package org.kith.takeout;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kith.jobs.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes a workspace as it stands at one moment. The same content gives the same bytes: rows come
/// by their key, and nothing says when it was written.
@Component
class ExportWriter {

  /// Every part bears the same time, so that equal content is an equal file.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final String EXPLANATION =
      """
      All of one workspace of Kith, as it stood at one moment.

      Each .jsonl file is one table: a row a line, in JSON. manifest.json says how many rows each
      has, and the SHA-256 of its bytes. People are in person.jsonl, what they said about being
      written to in consent.jsonl, what was done with them in interaction.jsonl.

      To bring it into an empty Kith:   ./kith import FILE
      What is not in here, and why, stands at the end of manifest.json.
      """;

  private final JdbcClient db;
  private final Tables tables;
  private final Colleagues colleagues;
  private final TransactionTemplate moment;

  ExportWriter(
      JdbcClient db,
      Tables tables,
      Colleagues colleagues,
      PlatformTransactionManager transactions) {
    this.db = db;
    this.tables = tables;
    this.colleagues = colleagues;
    this.moment = new TransactionTemplate(transactions);
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    moment.setReadOnly(true);
  }

  /// Writes everything, and returns what it wrote.
  Manifest write(OutputStream to, String workspace, Progress progress) throws IOException {
    try {
      var written =
          moment.execute(_ -> {
            try {
              return new Writing(to, progress).all(workspace);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      if (written == null) {
        throw new IllegalStateException("nothing was written");
      }
      return written;
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private final class Writing {
    private final ZipOutputStream zip;
    private final Progress progress;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private List<Long> members = List.of();

    Writing(OutputStream to, Progress progress) {
      this.zip = new ZipOutputStream(to);
      this.progress = progress;
    }

    Manifest all(String workspace) throws IOException {
      db.sql("set local timezone to 'UTC'").update();
      tables.showAll();
      var exported = tables.exported();
      progress.of(count(exported), "Wrote {done} of {total} rows");
      text(Manifest.README, EXPLANATION);
      var own = tables.workspace();
      lines(Manifest.WORKSPACE, own.columnNames(), List.of(ownRow(own)));
      members = colleagues.numbers(exported);
      lines(Manifest.MEMBERS, List.of("name", "email", "role"), colleagues.lines(members));
      for (var table : exported) {
        table(table);
      }
      var manifest = Manifest.of(workspace, parts);
      text(Manifest.NAME, manifest.json());
      zip.finish();
      return manifest;
    }

    private String ownRow(Table own) {
      return db.sql(
              "select row_to_json(r)::text from (select %s from workspace where id = kith_workspace()) r"
                  .formatted(
                      String.join(", ", own.columnNames().stream().map(Table::quoted).toList())))
          .query(String.class)
          .single();
    }

    private long count(List<Table> exported) {
      return exported.stream()
          .mapToLong(
              table -> db.sql("select count(*) from " + table.quoted()).query(Long.class).single())
          .sum();
    }

    private void table(Table table) throws IOException {
      long last =
          table.numbered() == null
              ? 0
              : db.sql(
                      "select coalesce(max(%s), 0) from %s"
                          .formatted(Table.quoted(table.numbered()), table.quoted()))
                  .query(Long.class)
                  .single();
      var part = new Part(table.name());
      var statement = db.sql(table.asLines()).withFetchSize(500);
      var asked =
          table.columns().stream().anyMatch(Table.Column::member)
              ? statement.param("members", members.toArray(Long[]::new))
              : statement;
      try (var rows = asked.query(String.class).stream()) {
        for (var row : (Iterable<String>) rows::iterator) {
          part.line(row);
          progress.step();
        }
      }
      parts.add(part.end(last, table.columnNames()));
    }

    private void lines(String name, List<String> columns, List<String> rows) throws IOException {
      var part = new Part(name);
      for (var row : rows) {
        part.line(row);
      }
      parts.add(part.end(0, columns));
    }

    private void text(String name, String text) throws IOException {
      begin(name);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    private void begin(String name) throws IOException {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
    }

    private final class Part {
      private final String name;
      private final DigestOutputStream out;
      private long rows;
      private long bytes;

      Part(String name) throws IOException {
        this.name = name;
        begin(name + ".jsonl");
        this.out = new DigestOutputStream(zip, sha256());
      }

      void line(String row) throws IOException {
        var line = (row + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        rows++;
        bytes += line.length;
      }

      Manifest.Part end(long last, List<String> columns) throws IOException {
        zip.closeEntry();
        var sum = HexFormat.of().formatHex(out.getMessageDigest().digest());
        return new Manifest.Part(name, rows, bytes, sum, last, columns);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
