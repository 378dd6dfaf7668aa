package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a figure was measured on, in one line.
final class Machine {

  private Machine() {}

  static String describe() {
    return "%d cores, %s, JDK %s"
        .formatted(Runtime.getRuntime().availableProcessors(), cpu(), Runtime.version());
  }

  private static String cpu() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
