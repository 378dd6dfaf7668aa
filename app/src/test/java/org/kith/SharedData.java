package org.kith;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The folder of other people's test data, which is not part of the project.
public final class SharedData {

  private SharedData() {}

  /// A file or folder of it; the test is skipped, with a line that says so, where it is absent.
  public static Path need(String path) {
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
