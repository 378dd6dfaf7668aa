package org.kith.reach.graph;

import static java.nio.channels.FileChannel.MapMode.READ_WRITE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

  @TempDir Path folder;

  /// The file is sparse: it takes a few pages of the disk.
  @Test
  void rowsLieBeyondTwoToThe31Arcs() throws IOException {
    long arcs = (1L << 31) + 3;
    try (var arena = Arena.ofShared();
        var file = FileChannel.open(folder.resolve("huge"), CREATE_NEW, SPARSE, READ, WRITE)) {
      var members = file.map(READ_WRITE, 0, 4 * arcs, arena);
      var offsets = arena.allocate(Rows.OFFSET, 3);
      offsets.setAtIndex(Rows.OFFSET, 1, arcs - 3);
      offsets.setAtIndex(Rows.OFFSET, 2, arcs);
      for (int i = 0; i < 3; i++) {
        members.setAtIndex(Rows.ID, arcs - 3 + i, 10 * (i + 1));
      }
      var rows = new Rows(offsets, members);

      assertThat(rows.count()).isEqualTo(2);
      assertThat(rows.arcs()).isEqualTo(2_147_483_651L);
      assertThat(rows.start(1)).isEqualTo(2_147_483_648L);
      assertThat(rows.copy(1)).containsExactly(10, 20, 30);
      assertThat(rows.contains(1, 20)).isTrue();
      assertThat(rows.contains(1, 25)).isFalse();
    }
  }

  @Test
  void lengthsOfFilesAreCountedIn64Bits() {
    assertThat(FileKind.AUDIENCE.bodyBytes(2_000_000_000, 10_000_000_000L))
        .isEqualTo(56_000_000_008L);
    assertThat(FileKind.NUMBERS.bodyBytes(2_000_000_000, 0)).isEqualTo(24_000_000_000L);
    assertThat(FileKind.TEXTS.bodyBytes(2, 5)).isEqualTo(3 * 8 + 5 + 3 + 2 * 4);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> FileKind.FOLLOWING.bodyBytes(1, Long.MAX_VALUE / 4 + 1));
  }
}
