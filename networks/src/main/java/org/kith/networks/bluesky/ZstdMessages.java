package org.kith.networks.bluesky;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import org.kith.networks.bluesky.repo.MalformedException;

/// Unpacks messages that were packed with one dictionary. What says that it unpacks to more than
/// honest messages do, or does not say to how much, is not unpacked.
///
/// Not thread-safe. Holds memory outside the heap until it is closed.
final class ZstdMessages implements AutoCloseable {

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final int most;

  ZstdMessages(ZstdDictionary dictionary, int most) {
    this.most = most;
    context.loadDict(dictionary.bytes());
  }

  byte[] unpack(byte[] packed) throws MalformedException {
    try {
      long size = packed.length == 0 ? -1 : Zstd.getFrameContentSize(packed);
      if (size < 0 || size > most) {
        throw new MalformedException(
            "a packed message does not say that it is at most %,d bytes".formatted(most));
      }
      return context.decompress(packed, (int) size);
    } catch (ZstdException e) {
      throw new MalformedException("a message is not packed as agreed: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
