package org.kith.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's own programs, unpacked once a machine user from the archive on the classpath.
final class PostgresBinaries {

  static final String VERSION = "18.6.0";

  private PostgresBinaries() {}

  /// Returns the folder that holds `bin/`, unpacking it first if it is not there yet (about 2.5 s).
  ///
  /// @param cache where unpacked programs are kept
  /// @throws StartProblem if there are none for this machine or they cannot be unpacked
  static Path unpackedIn(Path cache) {
    var archive = archive();
    var home = cache.resolve("postgres-" + VERSION + "-" + archive.replaceAll("\\W", "-"));
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return home;
    }
    try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive + ".txz")) {
      if (in == null) {
        throw new StartProblem(
            "This Kith has no PostgreSQL of its own for %s %s. Name one with KITH_DATABASE_URL."
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
      }
      Files.createDirectories(cache);
      var fresh = Files.createTempDirectory(cache, "unpacking");
      unpack(in, fresh);
      moveInPlace(fresh, home);
      return home;
    } catch (IOException e) {
      throw new StartProblem(
          "Kith cannot unpack its PostgreSQL into %s: %s. Is the disk full?"
              .formatted(cache, e.getMessage()),
          e);
    }
  }

  private static String archive() {
    var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch", "");
    var system = os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux";
    var machine =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> arch;
        };
    return "postgres-" + system + "-" + machine;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & 0100) != 0) {
            makeExecutable(path);
          }
        }
      }
    }
  }

  private static void makeExecutable(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          path,
          EnumSet.complementOf(
              EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)));
    }
  }

  /// Another Kith may have unpacked at the same time; then its folder is as good.
  private static void moveInPlace(Path fresh, Path home) throws IOException {
    try {
      Files.setPosixFilePermissions(
          fresh,
          EnumSet.complementOf(
              EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)));
      Files.move(fresh, home);
    } catch (FileAlreadyExistsException e) {
      delete(fresh);
    } catch (FileSystemException e) {
      if (!Files.isExecutable(home.resolve("bin/postgres"))) {
        throw e;
      }
      delete(fresh);
    }
  }

  static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
