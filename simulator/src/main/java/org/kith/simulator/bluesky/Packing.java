package org.kith.simulator.bluesky;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/// Packs messages as Jetstream does, with a dictionary that was trained on such messages (RFC
/// 8878).
final class Packing {

  private static final int LEVEL = 3;
  private static final int SAMPLES = 3000;

  private final byte[] dictionary;
  private final ZstdCompressCtx context = new ZstdCompressCtx();

  Packing(Crowd.Talk talk) {
    var crowd = new Crowd(talk);
    var trainer = new ZstdDictTrainer(8 << 20, 64 << 10);
    var at = java.time.Instant.EPOCH.plusSeconds(1_700_000_000);
    LongStream.rangeClosed(1, SAMPLES)
        .mapToObj(n -> Shapes.version2(crowd.next(n, at.plusMillis(n)), n))
        .forEach(message -> trainer.addSample(message.getBytes(StandardCharsets.UTF_8)));
    dictionary = trainer.trainSamples();
    context.setLevel(LEVEL);
    context.loadDict(dictionary);
  }

  byte[] dictionary() {
    return dictionary.clone();
  }

  long id() {
    return Zstd.getDictIdFromDict(dictionary);
  }

  synchronized byte[] pack(String message) {
    return context.compress(message.getBytes(StandardCharsets.UTF_8));
  }
}
