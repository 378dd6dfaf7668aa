package org.kith.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.archive.Shape;
import org.kith.networks.archive.TableRows;

/// The rules of every table that leaves Kith.
class SpreadsheetTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "'=1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)"
      })
  void s7_whatASpreadsheetTakesForAFormulaIsText(String value) {
    var cell = Spreadsheet.cell(value);
    assertThat(cell.replaceFirst("^\"", "")).startsWith("'" + value.substring(0, 1));
    assertThat(Spreadsheet.bare(Spreadsheet.cell(value).replaceAll("^\"|\"$", "")))
        .isEqualTo(value);
  }

  @Test
  void s7_whatIsNoFormulaStaysAsItIs() {
    for (var value : List.of("plain", "Zoë", "1 - 1", "a=b", "'quoted'", "ana@example.org", "")) {
      assertThat(Spreadsheet.cell(value)).isEqualTo(value);
    }
  }

  @Test
  void s7_cellsAreQuotedAsRfc4180HasItWhateverASpreadsheetPartsThemBy() {
    assertThat(Spreadsheet.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(Spreadsheet.cell("a;b")).isEqualTo("\"a;b\"");
    assertThat(Spreadsheet.cell("a\tb")).isEqualTo("\"a\tb\"");
    assertThat(Spreadsheet.cell("say \"hi\"\nnow")).isEqualTo("\"say \"\"hi\"\"\nnow\"");
    assertThat(Spreadsheet.cell("=cmd|' /C calc'!A0,\"x\""))
        .isEqualTo("\"'=cmd|' /C calc'!A0,\"\"x\"\"\"");
    assertThat(Spreadsheet.line(List.of("a", "", "=b"))).isEqualTo("a,,'=b\r\n");
  }

  /// Five hundred rows of what hurts, read as any table is that somebody brings in.
  @Test
  void s7_whatLeavesComesBackAsItWas() throws IOException {
    var random = new SplittableRandom(7);
    var pieces = List.of("=", "+", "-", "@", "\"", ",", ";", "'", "\n", "x", "ß", "水", " ", "1");
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("Name", "Note", "More"));
    while (rows.size() < 500) {
      var row = new ArrayList<String>();
      for (int cell = 0; cell < 3; cell++) {
        var text = new StringBuilder(cell == 0 ? "n" : "");
        for (int i = random.nextInt(6); i > 0; i--) {
          text.append(pieces.get(random.nextInt(pieces.size())));
        }
        row.add(text.toString());
      }
      rows.add(row);
    }
    var text = new StringBuilder(Spreadsheet.BYTE_ORDER_MARK);
    rows.forEach(row -> text.append(Spreadsheet.line(row)));
    var file = Files.writeString(folder.resolve("people.csv"), text, UTF_8);
    var shape = Shape.of(file).orElseThrow();
    assertThat(shape.charset()).isEqualTo(UTF_8);
    assertThat(shape.delimiter()).isEqualTo(',');
    assertThat(shape.heading(0)).as("without the mark").isEqualTo("Name");
    var read = new ArrayList<List<String>>();
    TableRows.read(
        file, shape, (_, cells) -> read.add(cells.stream().map(Spreadsheet::bare).toList()));
    assertThat(read).isEqualTo(rows.subList(1, rows.size()));
  }
}
