package org.kith.networks.bluesky;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How wide and high a picture is, from its first bytes; apps leave room for it before it is there.
record PictureSize(int width, int height) {

  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int JPEG = 0xffd8;

  /// Empty if it is neither PNG nor JPEG, or broken.
  static Optional<PictureSize> of(byte[] picture) {
    var in = ByteBuffer.wrap(picture);
    if (picture.length > 24 && in.getLong(0) == PNG) {
      return sized(in.getInt(16), in.getInt(20));
    }
    return picture.length > 4 && (in.getShort(0) & 0xffff) == JPEG ? jpeg(in) : Optional.empty();
  }

  /// Goes from one part to the next until the one that says how large it is.
  private static Optional<PictureSize> jpeg(ByteBuffer in) {
    int at = 2;
    while (at + 9 < in.limit() && (in.get(at) & 255) == 0xff) {
      int part = in.get(at + 1) & 255;
      boolean isFrame =
          part >= 0xc0 && part <= 0xcf && part != 0xc4 && part != 0xc8 && part != 0xcc;
      if (isFrame) {
        return sized(in.getShort(at + 7) & 0xffff, in.getShort(at + 5) & 0xffff);
      }
      boolean fills = part == 0xff;
      at += fills ? 1 : 2 + (in.getShort(at + 2) & 0xffff);
    }
    return Optional.empty();
  }

  private static Optional<PictureSize> sized(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
  }
}
