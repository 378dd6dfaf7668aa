package org.kith.networks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Takes out of a picture's file what it tells beside the picture: where and when it was taken,
/// with which camera, by whom, and the small copy of what was cut away. The picture itself is not
/// touched, nor its colours (ICC profile), nor which way is up.
///
/// JPEG as in ITU-T T.81, Annex B, with Exif 2.32; PNG as in W3C PNG, third edition. What is
/// neither is left as it is: networks refuse it.
final class PictureFile {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 12; // length, type and checksum of a PNG chunk
  private static final Set<String> TELLING = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");

  private static final int START = 0xD8;
  private static final int RESTART = 0xD0; // to D7
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE; // how colours are meant, by Adobe
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final int ORIENTATION = 0x0112;

  private PictureFile() {}

  /// The same picture, telling nothing else. O(n).
  static byte[] plain(byte[] file) {
    if (startsWith(file, 0, PNG)) {
      return plainPng(file);
    }
    return file.length > 2 && marker(file, 0) == START ? plainJpeg(file) : file;
  }

  private static byte[] plainPng(byte[] file) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, PNG.length);
    var in = ByteBuffer.wrap(file);
    int at = PNG.length;
    while (at + CHUNK <= file.length) {
      int length = in.getInt(at);
      if (length < 0 || length > file.length - at - CHUNK) {
        break; // cut off
      }
      var type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
      if (!TELLING.contains(type)) {
        out.write(file, at, CHUNK + length);
      }
      at += CHUNK + length;
      if (type.equals("IEND")) {
        break; // what stands behind is no part of the picture
      }
    }
    return out.toByteArray();
  }

  private static byte[] plainJpeg(byte[] file) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, 2);
    int at = 2;
    while (at + 4 <= file.length && marker(file, at) > 0 && marker(file, at) != END) {
      int marker = marker(file, at);
      int length = 2 + (ByteBuffer.wrap(file).getShort(at + 2) & 0xFFFF);
      if (length > file.length - at) {
        break; // cut off
      }
      if (marker == SCAN) {
        length = nextMarker(file, at + length) - at;
      }
      if (marker == APP1 && startsWith(file, at + 4, EXIF)) {
        writeUpside(orientation(ByteBuffer.wrap(file, at + 10, length - 10).slice()), out);
      } else if (belongs(marker, file, at)) {
        out.write(file, at, length);
      }
      at += length;
    }
    // What stands behind the end, often a second picture with all that is told of it, is left out.
    out.write(file, at, Math.min(2, file.length - at));
    return out.toByteArray();
  }

  /// Where the points of a scan end. A byte FF within them is followed by 0, or counts restarts.
  private static int nextMarker(byte[] file, int from) {
    int at = from;
    while (at + 1 < file.length
        && (file[at] != (byte) 0xFF || file[at + 1] == 0 || (file[at + 1] & 0xF8) == RESTART)) {
      at++;
    }
    return at + 1 < file.length ? at : file.length;
  }

  private static boolean belongs(int marker, byte[] file, int at) {
    return switch (marker) {
      case APP0, APP14 -> true;
      case APP2 -> startsWith(file, at + 4, ICC);
      case COMMENT -> false;
      default -> marker < APP0 || marker > APP15;
    };
  }

  /// The marker that stands here, -1 if none does.
  private static int marker(byte[] file, int at) {
    return at + 1 < file.length && file[at] == (byte) 0xFF ? file[at + 1] & 0xFF : -1;
  }

  /// Which way is up, 1 to 8; 1, as it lies, if it is not said.
  private static int orientation(ByteBuffer tiff) {
    if (tiff.remaining() < 8) {
      return 1;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long first = tiff.getInt(4) & 0xFFFFFFFFL;
    if (first + 2 > tiff.limit()) {
      return 1;
    }
    int entries = tiff.getShort((int) first) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      long entry = first + 2 + 12L * i;
      if (entry + 12 > tiff.limit()) {
        return 1;
      }
      if ((tiff.getShort((int) entry) & 0xFFFF) == ORIENTATION) {
        int way = tiff.getShort((int) entry + 8) & 0xFFFF;
        return way >= 1 && way <= 8 ? way : 1;
      }
    }
    return 1;
  }

  /// An Exif segment that says which way is up, and nothing else.
  private static void writeUpside(int way, ByteArrayOutputStream out) {
    if (way == 1) {
      return;
    }
    var segment = ByteBuffer.allocate(36);
    segment.putShort((short) (0xFF00 | APP1)).putShort((short) 34).put(EXIF);
    segment.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
    segment.putShort((short) 1);
    segment.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
    segment.putShort((short) way).putShort((short) 0);
    segment.putInt(0);
    out.writeBytes(segment.array());
  }

  private static boolean startsWith(byte[] file, int at, byte[] beginning) {
    return at + beginning.length <= file.length
        && Arrays.equals(file, at, at + beginning.length, beginning, 0, beginning.length);
  }
}
