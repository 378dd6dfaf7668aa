package org.kith.takeout;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// An export that somebody brings in. Nothing of it is unpacked to disk, so its names lead nowhere;
/// what it holds is read within bounds (trust S7) and must be what its manifest says, byte for
/// byte.
final class ExportFile implements AutoCloseable {

  private static final int MOST_PARTS = 1000;
  private static final long LARGEST_MANIFEST = 1L << 20;
  private static final int LONGEST_LINE = 8 << 20;

  /// Lines of text shrink well, so that the limit is generous, and it binds large parts only.
  private static final long MOST_RATIO = 300;

  private static final long RATIO_FROM = 16L << 20;
  private static final long LARGEST_WHOLE = 64L << 30;

  /// Beyond what any Kith gives out; the numbers go on after the highest.
  private static final long HIGHEST_NUMBER = 1_000_000_000_000L;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Takes one row at a time, as it stands in the file.
  interface Rows {
    void take(String json) throws IOException;
  }

  private final ZipFile zip;
  private final Manifest manifest;

  private ExportFile(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /// Opens a file and looks at what it says it holds.
  ///
  /// @throws UnfitFile if it is none of ours, newer, or cannot be whole
  static ExportFile open(Path path) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw looksLikeZip(path) ? UnfitFile.damaged("it ends too early") : UnfitFile.foreign();
    }
    try {
      var manifest = manifest(zip);
      checkEntries(zip, manifest);
      return new ExportFile(zip, manifest);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static boolean looksLikeZip(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var start = in.readNBytes(4);
      return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
    }
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    var entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw UnfitFile.foreign();
    }
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes((int) LARGEST_MANIFEST + 1);
      if (bytes.length > LARGEST_MANIFEST) {
        throw UnfitFile.damaged("its list of parts is larger than any Kith makes");
      }
      return Manifest.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (ZipException e) {
      throw UnfitFile.damaged("its list of parts cannot be unpacked");
    }
  }

  private static void checkEntries(ZipFile zip, Manifest manifest) throws UnfitFile {
    if (zip.size() > MOST_PARTS) {
      throw UnfitFile.damaged("it has %,d parts".formatted(zip.size()));
    }
    var expected = new HashSet<String>();
    manifest.parts().forEach(part -> expected.add(part.file()));
    expected.add(Manifest.NAME);
    expected.add(Manifest.README);
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      if (!expected.remove(entries.nextElement().getName())) {
        throw UnfitFile.damaged("it holds something its list does not name, or names twice");
      }
    }
    expected.remove(Manifest.README);
    if (!expected.isEmpty()) {
      throw UnfitFile.damaged(
          "%s is missing".formatted(expected.stream().sorted().findFirst().orElse("")));
    }
    if (manifest.parts().stream().mapToLong(Manifest.Part::bytes).sum() > LARGEST_WHOLE
        || manifest.parts().stream()
            .anyMatch(part -> part.last() > HIGHEST_NUMBER || part.bytes() < 0)) {
      throw UnfitFile.damaged("it says it is larger than a Kith can be");
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /// Reads all of it once and believes nothing.
  ///
  /// @throws UnfitFile if a part is not what the manifest says
  void check() throws IOException {
    for (var part : manifest.parts()) {
      read(part, _ -> {});
    }
  }

  /// Gives each row of a part, and then says whether they were the ones they should have been.
  ///
  /// @throws UnfitFile if not; whoever took rows takes them back
  void read(Manifest.Part part, Rows rows) throws IOException {
    var entry = zip.getEntry(part.file());
    if (entry == null) {
      throw UnfitFile.damaged(part.file() + " is missing");
    }
    var digest = sha256();
    var lines = new Lines(part, entry);
    try (var in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      long count = 0;
      for (var line = lines.next(in, digest); line.length > 0; line = lines.next(in, digest)) {
        rows.take(text(part, line));
        count++;
      }
      if (count != part.rows()
          || !part.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
        throw UnfitFile.damaged("%s is not as it was written".formatted(part.file()));
      }
    } catch (ZipException | EOFException e) {
      throw UnfitFile.damaged("%s cannot be unpacked".formatted(part.file()));
    }
  }

  /// The highest number that rows of a part really have in a column; 0 where they have none.
  ///
  /// @throws UnfitFile if one has none, or a higher one than any Kith gives out
  long highest(Manifest.Part part, String column) throws IOException {
    var highest = new long[1];
    read(part, line -> highest[0] = Math.max(highest[0], number(part, line, column)));
    return highest[0];
  }

  /// Reads no further than to the number, which stands first in most rows.
  private static long number(Manifest.Part part, String line, String column) throws UnfitFile {
    try (var json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = json.currentName().equals(column);
        var value = json.nextToken();
        if (found && value == JsonToken.VALUE_NUMBER_INT) {
          long number = json.getLongValue();
          if (number > 0 && number <= HIGHEST_NUMBER) {
            return number;
          }
          break;
        }
        json.skipChildren();
      }
    } catch (JacksonException _) {
      // said below
    }
    throw UnfitFile.damaged("a row of %s has no number that can be".formatted(part.file()));
  }

  private static String text(Manifest.Part part, byte[] line) throws UnfitFile {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw UnfitFile.damaged("%s is no UTF-8".formatted(part.file()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The lines of one part, within bounds.
  private static final class Lines {
    private final Manifest.Part part;
    private final long most;
    private long read;

    Lines(Manifest.Part part, ZipEntry entry) {
      this.part = part;
      long packed = Math.max(0, entry.getCompressedSize());
      this.most = Math.min(part.bytes(), Math.max(RATIO_FROM, packed * MOST_RATIO));
    }

    /// The next line with its end left out, not empty; empty where there is none.
    byte[] next(InputStream in, MessageDigest digest) throws IOException {
      var line = new ByteArrayOutputStream(512);
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (++read > most || line.size() >= LONGEST_LINE) {
          throw UnfitFile.damaged("%s is larger than it says".formatted(part.file()));
        }
        if (b == '\n') {
          if (line.size() == 0) {
            throw UnfitFile.damaged("%s has an empty line".formatted(part.file()));
          }
          var whole = line.toByteArray();
          digest.update(whole);
          digest.update((byte) '\n');
          return whole;
        }
        line.write(b);
      }
      if (line.size() > 0) {
        throw UnfitFile.damaged("the last line of %s is cut off".formatted(part.file()));
      }
      return new byte[0];
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
