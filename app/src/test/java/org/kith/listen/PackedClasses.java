package org.kith.listen;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// This JVM's class path with each folder on it packed into a jar: only so does a JVM keep a cache
/// of classes, and begins in half the time.
final class PackedClasses {

  private PackedClasses() {}

  static String in(Path folder) throws IOException {
    var parts = new ArrayList<String>();
    for (var part : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
      var path = Path.of(part);
      if (Files.isDirectory(path)) {
        parts.add(pack(path, folder.resolve("classes-" + parts.size() + ".jar")));
      } else if (Files.exists(path)) {
        parts.add(part);
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private static String pack(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      out.setLevel(0);
      for (var file : files.skip(1).sorted().toList()) {
        boolean folder = Files.isDirectory(file); // whoever looks for all files of one needs it too
        out.putNextEntry(new JarEntry(classes.relativize(file) + (folder ? "/" : "")));
        if (!folder) {
          Files.copy(file, out);
        }
        out.closeEntry();
      }
    }
    return jar.toString();
  }
}
