package org.kith.networks.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A ZIP, a tar.gz, or a file alone, gone through from its first entry to its last. Nothing is ever
/// unpacked to disk, so a name that leads elsewhere (`../x`) leads nowhere; such an entry is passed
/// over.
final class Container {

  /// Where the bytes come from; opened anew for each time it is gone through.
  interface Source {
    InputStream open() throws IOException;
  }

  /// Is handed each entry.
  interface Visitor {
    /// @param name with `/` between its parts, as it stands in the container
    void visit(String name, Metered content) throws IOException;
  }

  private enum Kind {
    ZIP,
    TAR_GZ,
    ALONE
  }

  private final Source source;
  private final String name;
  private final long size;
  private final Bounds bounds;
  private final Kind kind;

  /// @param name of a file that is no container
  /// @param size of the file
  Container(Source source, String name, long size, Bounds bounds) throws IOException {
    this.source = source;
    this.name = name;
    this.size = size;
    this.bounds = bounds;
    if (size > bounds.bytes()) {
      throw new BeyondBounds(
          "The file has %,d MiB, and Kith takes %,d. Pictures make exports large: unpack it, and bring in the files with posts alone."
              .formatted(size >> 20, bounds.bytes() >> 20));
    }
    this.kind = kind(source);
  }

  private static Kind kind(Source source) throws IOException {
    var start = new byte[4];
    try (var in = source.open()) {
      int n = in.readNBytes(start, 0, 4);
      if (n == 4 && start[0] == 'P' && start[1] == 'K' && start[2] <= 6 && start[3] <= 7) {
        return Kind.ZIP;
      }
      boolean gzip = n >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
      return gzip ? Kind.TAR_GZ : Kind.ALONE;
    }
  }

  boolean isAlone() {
    return kind == Kind.ALONE;
  }

  /// Goes through all entries.
  ///
  /// @throws BeyondBounds if there is more than Kith takes
  /// @throws IOException if it is broken
  void each(Visitor visitor) throws IOException {
    var meter = new Metered.Meter(bounds, size);
    try (var in = new BufferedInputStream(source.open(), 1 << 16)) {
      switch (kind) {
        case ZIP -> zip(in, meter, visitor);
        case TAR_GZ -> tar(in, meter, visitor);
        case ALONE -> visitor.visit(name, new Metered(in, new Metered.Meter(bounds, size)));
      }
    } catch (ZipException | IllegalArgumentException e) {
      // A name that is no text is an IllegalArgumentException of java.util.zip.
      throw new IOException("The file is a broken ZIP: %s.".formatted(e.getMessage()), e);
    }
  }

  private void zip(InputStream in, Metered.Meter meter, Visitor visitor) throws IOException {
    var zip = new ZipInputStream(in);
    int count = 0;
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      count(++count);
      visit(entry.getName(), entry.isDirectory(), new Metered(zip, meter), visitor);
    }
  }

  private void tar(InputStream in, Metered.Meter meter, Visitor visitor) throws IOException {
    var tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16));
    int count = 0;
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      count(++count);
      visit(entry.getName(), !entry.isFile(), new Metered(tar, meter), visitor);
    }
  }

  private static void visit(String name, boolean isFolder, Metered content, Visitor visitor)
      throws IOException {
    if (!isFolder && isPlain(name)) {
      visitor.visit(name.replaceFirst("^(?:\\./)+", ""), content);
    }
    content.skipToEnd();
  }

  /// Whether a name stays where it is.
  private static boolean isPlain(String name) {
    return !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && name.chars().noneMatch(c -> c < ' ')
        && Arrays.stream(name.split("/", -1)).noneMatch(part -> part.equals(".."));
  }

  private void count(int entries) throws BeyondBounds {
    if (entries > bounds.entries()) {
      throw new BeyondBounds(
          "The file has more than %,d entries. Unpack it, and bring in the files with posts alone."
              .formatted(bounds.entries()));
    }
  }
}
