package org.kith.networks.bluesky;

import com.github.luben.zstd.Zstd;
import java.util.Optional;

/// What both sides know beforehand, so that a short message packs well (RFC 8878, section 5).
///
/// @param id by which a server knows it
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record ZstdDictionary(long id, byte[] bytes) {

  private static final int LARGEST = 1 << 20;

  /// Empty if it is none, or one without an id.
  static Optional<ZstdDictionary> of(byte[] bytes) {
    long id = bytes.length > LARGEST ? 0 : Zstd.getDictIdFromDict(bytes);
    return id > 0 ? Optional.of(new ZstdDictionary(id, bytes)) : Optional.empty();
  }
}
