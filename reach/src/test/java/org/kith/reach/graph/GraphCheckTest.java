package org.kith.reach.graph;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.reach.graph.FollowerGraph.Dropped;

/// Files whose checksums match and whose content is wrong, as a fault of a writer would leave them.
class GraphCheckTest {

  @TempDir Path folder;

  @Test
  void bothDirectionsMustHoldTheSameArcs() throws IOException {
    write(new long[] {0, 1, 1, 1}, new int[] {1}, new long[] {0, 0, 0, 1}, new int[] {0});
    refused("following.csr does not hold the arc from 0 to 1");
  }

  @Test
  void aRowMustAscend() throws IOException {
    write(new long[] {0, 2, 2, 2}, new int[] {2, 1}, new long[] {0, 0, 1, 2}, new int[] {0, 0});
    refused("audience.csr has node 1 after 2 in the row of node 0");
  }

  @Test
  void nobodyHearsThemselves() throws IOException {
    write(new long[] {0, 1, 1, 1}, new int[] {0}, new long[] {0, 1, 1, 1}, new int[] {0});
    refused("audience.csr has node 0 after -1 in the row of node 0");
  }

  @Test
  void idsMustBeNodes() throws IOException {
    write(new long[] {0, 1, 1, 1}, new int[] {3}, new long[] {0, 1, 1, 1}, new int[] {1});
    refused("audience.csr has node 3 after -1 in the row of node 0");
  }

  @Test
  void rowsMustFollowEachOther() throws IOException {
    write(new long[] {0, 2, 0, 1}, new int[] {1}, new long[] {0, 0, 1, 1}, new int[] {0});
    refused("audience.csr has a row of node 0 from 0 to 2");
  }

  private void write(long[] audienceStarts, int[] audience, long[] followingStarts, int[] following)
      throws IOException {
    try (var files = new FolderWriter(folder)) {
      write(files.audience, audienceStarts, audience);
      write(files.following, followingStarts, following);
      AccountKeys.ofNodes(3).write(files.ids);
      files.commit(3, audience.length, new Dropped(0, 0), FileKind.NUMBERS, 0);
    }
  }

  private static void write(BodyWriter out, long[] starts, int[] members) throws IOException {
    for (long start : starts) {
      out.putLong(start);
    }
    out.putInts(members);
  }

  private void refused(String why) {
    assertThatIOException()
        .isThrownBy(() -> GraphFiles.check(folder))
        .withMessageContaining(why + ". Build the graph again");
  }
}
