package org.kith.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proves that nobody changed the consent log behind Kith's back: computes every hash anew, from
/// the rows as they stand.
///
/// Each row has a hash of its content with a random salt, and one of that, its number and the row
/// before. A row that was erased has lost content and salt; its hashes stay, and a later row of the
/// chain must say that it was erased. Somebody who rewrites the whole chain is found only by its
/// end: who notes that down today can ask for it tomorrow.
@Service
@Transactional(readOnly = true)
public class ConsentProof {

  private final JdbcClient db;

  ConsentProof(JdbcClient db) {
    this.db = db;
  }

  /// What was found.
  ///
  /// @param rows how many entries there are
  /// @param head the end of the chain, in hexadecimal
  /// @param faults what is wrong, in words; empty if nothing is
  public record Verdict(long rows, String head, List<String> faults) {
    public Verdict {
      faults = List.copyOf(faults);
    }

    public boolean isSound() {
      return faults.isEmpty();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Row(
      long nr,
      List<@Nullable String> content,
      byte @Nullable [] salt,
      byte[] contentHash,
      byte[] prevHash,
      byte[] rowHash,
      List<Long> erased,
      boolean gone,
      @Nullable String erasedAt,
      String at) {}

  /// Whether an end of the chain that was noted down before is in it.
  ///
  /// @param known in hexadecimal
  public boolean contains(String known) {
    var hash = known.strip();
    return hash.matches("[0-9a-fA-F]{64}")
        && db.sql("select exists (select 1 from consent where row_hash = :hash)")
            .param("hash", HexFormat.of().parseHex(hash))
            .query(Boolean.class)
            .single();
  }

  /// Looks at every row of this workspace.
  public Verdict verify() {
    var rows = rows();
    var faults = new ArrayList<String>();
    var erasedBy = erasedBy(rows);
    var hash = genesis();
    long nr = 0;
    for (var row : rows) {
      nr++;
      if (row.nr() != nr) {
        faults.add("Row %d is not there: the next one is %d.".formatted(nr, row.nr()));
        nr = row.nr();
      }
      if (!Arrays.equals(row.prevHash(), hash)) {
        faults.add("Row %d does not follow the row before it.".formatted(row.nr()));
      }
      content(row, erasedBy).ifPresent(faults::add);
      if (!Arrays.equals(row.rowHash(), chained(row))) {
        faults.add("Row %d: its hash is not that of what it says.".formatted(row.nr()));
      }
      hash = row.rowHash();
    }
    checkEnd(rows, hash, faults);
    return new Verdict(rows.size(), HexFormat.of().formatHex(hash), faults);
  }

  private static Optional<String> content(Row row, Map<Long, Row> erasedBy) {
    var by = erasedBy.get(row.nr());
    if (row.salt() == null) {
      boolean explained =
          row.gone()
              && by != null
              && by.nr() > row.nr()
              && Objects.equals(row.erasedAt(), by.at())
              && row.at().equals(by.at());
      return explained
          ? Optional.empty()
          : Optional.of(
              "Row %d is empty, and nothing says that it was erased like this."
                  .formatted(row.nr()));
    }
    if (row.erasedAt() != null) {
      return Optional.of("Row %d says it was erased, and is not.".formatted(row.nr()));
    }
    var text =
        row.content().stream()
            .map(ConsentProof::part)
            .collect(Collectors.joining(","))
            .getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(sha256(row.salt(), text), row.contentHash())
        ? Optional.empty()
        : Optional.of("Row %d was changed after it was written.".formatted(row.nr()));
  }

  private static String part(@Nullable String value) {
    return value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
  }

  private static byte[] chained(Row row) {
    return sha256(
        row.prevHash(),
        Long.toString(row.nr()).getBytes(StandardCharsets.UTF_8),
        row.contentHash());
  }

  private static Map<Long, Row> erasedBy(List<Row> rows) {
    var by = new HashMap<Long, Row>();
    for (var row : rows) {
      row.erased().forEach(nr -> by.put(nr, row));
    }
    return by;
  }

  private void checkEnd(List<Row> rows, byte[] hash, List<String> faults) {
    var heads =
        db.sql("select nr, hash from consent_head")
            .query((row, _) -> Map.entry(row.getLong("nr"), row.getBytes("hash")))
            .list();
    long last = rows.isEmpty() ? 0 : rows.getLast().nr();
    for (var head : heads) {
      if (head.getKey() != last || !Arrays.equals(head.getValue(), hash)) {
        faults.add(
            "The log ends at row %d, and should end at row %d.".formatted(last, head.getKey()));
      }
    }
    if (heads.isEmpty() && last > 0) {
      faults.add("Nothing says where the log ends.");
    }
  }

  private static byte[] genesis() {
    return sha256("kith consent".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private List<Row> rows() {
    return db.sql(
            """
            select id, workspace_id, nr, person_id, channel, said, basis, evidence, wording, wording_version, source,
                   at, noted_at, noted_by, erased, salt, content_hash, prev_hash, row_hash, erased_at
            from consent order by nr, id
            """)
        .query((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    var erased = Arrays.asList((Long[]) row.getArray("erased").getArray());
    var at = Objects.requireNonNull(micros(row, "at"), "never null");
    return new Row(
        row.getLong("nr"),
        Arrays.asList(
            row.getString("id"),
            row.getString("person_id"),
            row.getString("channel"),
            row.getString("said"),
            row.getString("basis"),
            row.getString("evidence"),
            row.getString("wording"),
            row.getString("wording_version"),
            row.getString("source"),
            at,
            micros(row, "noted_at"),
            row.getString("noted_by"),
            erased.stream().map(String::valueOf).collect(Collectors.joining(" "))),
        row.getBytes("salt"),
        row.getBytes("content_hash"),
        row.getBytes("prev_hash"),
        row.getBytes("row_hash"),
        erased,
        isStub(row),
        micros(row, "erased_at"),
        at);
  }

  /// Whether it says exactly what an erased row says.
  private static boolean isStub(ResultSet row) throws SQLException {
    return row.getString("said").equals("GONE")
        && row.getString("channel").equals("ANY")
        && row.getString("basis").equals("NONE")
        && row.getString("evidence").equals("erased")
        && row.getString("wording").isEmpty()
        && row.getInt("wording_version") == 0
        && row.getString("source").isEmpty()
        && row.getString("person_id") == null
        && row.getString("noted_by").isEmpty()
        && ((Long[]) row.getArray("erased").getArray()).length == 0
        && Objects.equals(micros(row, "noted_at"), micros(row, "at"));
  }

  private static @Nullable String micros(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null
        ? null
        : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant()));
  }
}
