package org.kith.publish;

/// A picture's file.
@SuppressWarnings("ArrayRecordComponent") // shown once, never compared
public record PictureFile(String mediaType, byte[] bytes) {

  private static final String NEITHER = "application/octet-stream";

  /// A file of the kind that its first bytes say.
  public static PictureFile of(byte[] bytes) {
    return new PictureFile(kind(bytes), bytes);
  }

  /// Whether it is a PNG or JPEG, as it says.
  boolean isPicture() {
    return !mediaType.equals(NEITHER) && mediaType.equals(kind(bytes));
  }

  private static String kind(byte[] bytes) {
    if (bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N') {
      return "image/png";
    }
    boolean jpeg = bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
    return jpeg ? "image/jpeg" : NEITHER;
  }
}
