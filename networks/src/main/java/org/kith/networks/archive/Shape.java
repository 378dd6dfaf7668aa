package org.kith.networks.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a table is written: found out from its first 64 KiB.
///
/// @param charset UTF-8 if its bytes are that, else what a byte order mark says, else Windows-1252
/// @param delimiter between two fields
/// @param hasHeader whether the first row names the columns
/// @param first the first rows, the header among them
public record Shape(Charset charset, char delimiter, boolean hasHeader, List<List<String>> first) {

  private static final int LOOK = 64 << 10;
  private static final int ROWS = 50;
  private static final int EXAMPLE = 60;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /// What stands in rows of data and in no heading.
  private static final Pattern DATA =
      Pattern.compile("(?i)https?://.*|[\\d.,:/ -]{2,}|@?[\\w.-]+@[\\w.-]+|\\d{4}-\\d\\d.*");

  public Shape {
    first = first.stream().map(List::copyOf).toList();
  }

  /// @return empty if it is no table: binary, or of one column of nothing
  /// @throws IOException if the file cannot be read
  public static Optional<Shape> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOK), Files.size(file) > LOOK);
    }
  }

  static Optional<Shape> of(byte[] start, boolean goesOn) {
    var charset = charset(start, goesOn);
    var text = new String(start, charset).replaceFirst("^\ufeff", "");
    if (text.isBlank() || text.chars().anyMatch(c -> c == 0)) {
      return Optional.empty();
    }
    if (goesOn && text.lastIndexOf('\n') > 0) {
      text = text.substring(0, text.lastIndexOf('\n') + 1);
    }
    List<List<String>> best = List.of();
    char delimiter = ',';
    double score = 0;
    for (char candidate : DELIMITERS) {
      var rows = rows(text, candidate);
      double its = score(rows);
      if (its > score) {
        best = rows;
        delimiter = candidate;
        score = its;
      }
    }
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shape(charset, delimiter, hasHeader(best), best));
  }

  /// How many columns the widest row has.
  public int columns() {
    return first.stream().mapToInt(List::size).max().orElse(0);
  }

  /// What heads a column; empty if nothing does.
  public String heading(int column) {
    return hasHeader && column < first.getFirst().size()
        ? first.getFirst().get(column).strip()
        : "";
  }

  /// What stands in a column of the first rows, without what is empty.
  public List<String> values(int column) {
    return first.stream()
        .skip(hasHeader ? 1 : 0)
        .filter(row -> column < row.size() && !row.get(column).isBlank())
        .map(row -> row.get(column).strip())
        .toList();
  }

  /// The first thing that stands in a column, cut where it is long; empty if nothing does.
  public String example(int column) {
    var values = values(column);
    var first = values.isEmpty() ? "" : values.getFirst();
    return first.length() > EXAMPLE ? first.substring(0, EXAMPLE) + "…" : first;
  }

  /// What a column is called, with an example of what stands in it.
  public String described(int column) {
    var heading = heading(column);
    var name = heading.isEmpty() ? "Column " + (column + 1) : heading;
    var example = example(column);
    return example.isEmpty() ? name : name + ", such as “" + example + "”";
  }

  private static List<List<String>> rows(String text, char delimiter) {
    var rows = new ArrayList<List<String>>();
    try {
      new Table(delimiter, new StringReader(text))
          .each((_, fields) -> {
            if (rows.size() < ROWS) {
              rows.add(fields);
            }
          });
    } catch (IOException _) {
      return rows; // the end of a quoted field may lie beyond what was looked at
    }
    return rows;
  }

  /// Rows of one and the same width, and of more than one field, are what a delimiter makes of a
  /// table.
  private static double score(List<List<String>> rows) {
    var widths = new HashMap<Integer, Integer>();
    rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
    int usual = 0;
    int count = 0;
    for (var width : widths.entrySet()) {
      if (width.getValue() > count) {
        usual = width.getKey();
        count = width.getValue();
      }
    }
    double even = rows.isEmpty() ? 0 : (double) count / rows.size();
    return usual == 1 ? even / 100 : even * (1 + Math.min(usual, 20) / 100.0);
  }

  private static boolean hasHeader(List<List<String>> rows) {
    var head = rows.getFirst();
    if (head.stream().anyMatch(cell -> DATA.matcher(cell.strip()).matches())) {
      return false;
    }
    for (var meaning : Meaning.values()) {
      if (head.stream().anyMatch(meaning::isHeaded)) {
        return true;
      }
    }
    boolean distinct = new HashSet<>(head).size() == head.size();
    return distinct && rows.size() > 1 && head.stream().noneMatch(String::isBlank);
  }

  private static Charset charset(byte[] start, boolean goesOn) {
    if (start.length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result =
        decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), !goesOn);
    return result.isError() ? WINDOWS : StandardCharsets.UTF_8;
  }
}
