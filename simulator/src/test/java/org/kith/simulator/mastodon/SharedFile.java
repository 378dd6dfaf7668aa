package org.kith.simulator.mastodon;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Other people's test data, which is not part of the project.
final class SharedFile {

  private SharedFile() {}

  /// The test is skipped, with a line that says so, where it is absent.
  static Path need(String path) {
    var root = System.getenv("KITH_SHARED");
    var file = Path.of(root == null || root.isEmpty() ? "../shared" : root, "data", path);
    boolean there = Files.exists(file);
    if (!there) {
      System.out.println("SKIPPED: no test data at $KITH_SHARED/data/" + path);
    }
    Assumptions.assumeTrue(there, () -> "no test data at $KITH_SHARED/data/" + path);
    return file;
  }
}
