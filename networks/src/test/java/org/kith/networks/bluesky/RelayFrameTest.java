package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.SharedData;
import org.kith.networks.bluesky.repo.MalformedException;
import org.kith.networks.http.StrictJson;

/// Holds our reading of what a relay sends against what the network's own Jetstream made of it.
class RelayFrameTest {

  private static final String CORPUS = "jetstream/internal/corpus/testdata/";

  static List<byte[]> frames() throws IOException {
    var file = SharedData.need(CORPUS + "frames.bin.zst");
    ByteBuffer all;
    try (var unpacked = new ZstdInputStream(Files.newInputStream(file))) {
      all = ByteBuffer.wrap(unpacked.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    var frames = new ArrayList<byte[]>();
    while (all.hasRemaining()) {
      var frame = new byte[all.getInt()];
      all.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  /// What an event says, without when which server saw it.
  private static JetstreamEvent bare(JetstreamEvent event) {
    return switch (event) {
      case JetstreamEvent.Commit c ->
          new JetstreamEvent.Commit(
              0, 0, c.did(), c.rev(), c.operation(), c.collection(), c.key(), c.cid(), c.record());
      case JetstreamEvent.Identity i -> new JetstreamEvent.Identity(0, 0, i.did(), i.handle());
      case JetstreamEvent.Status s ->
          new JetstreamEvent.Status(0, 0, s.did(), s.active(), s.status());
      default -> event;
    };
  }

  @Test
  void readsAllRecordedFramesAsTheNetworksOwnJetstreamDid() throws IOException {
    var ours = new ArrayList<JetstreamEvent>();
    for (var frame : frames()) {
      RelayFrame.read(frame).forEach(event -> ours.add(bare(event)));
    }
    var theirs = new ArrayList<JetstreamEvent>();
    for (var line : Files.readAllLines(SharedData.need(CORPUS + "expected_v1.jsonl"))) {
      theirs.add(bare(JetstreamEvent.parse(line).orElseThrow()));
    }
    assertThat(theirs).hasSize(152);
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    assertThat(byAccount(ours)).isEqualTo(byAccount(theirs));
  }

  /// Another account's events may come between, but each account's own stay in order.
  private static Map<String, List<JetstreamEvent>> byAccount(List<JetstreamEvent> events) {
    var byAccount = new HashMap<String, List<JetstreamEvent>>();
    for (var event : events) {
      var did =
          switch (event) {
            case JetstreamEvent.Commit c -> c.did();
            case JetstreamEvent.Identity i -> i.did();
            case JetstreamEvent.Status s -> s.did();
            default -> "";
          };
      byAccount.computeIfAbsent(did, _ -> new ArrayList<>()).add(event);
    }
    return byAccount;
  }

  @Test
  void keepsTheRelaysOwnCountAndTime() throws IOException {
    var frames = frames();
    var manifest =
        StrictJson.MAPPER.readTree(Files.readAllBytes(SharedData.need(CORPUS + "manifest.json")));
    var first = (JetstreamEvent.Placed) RelayFrame.read(frames.getFirst()).getFirst();
    var last = (JetstreamEvent.Placed) RelayFrame.read(frames.getLast()).getFirst();
    assertThat(first.seq()).isEqualTo(manifest.path("seq_first").asLong());
    assertThat(last.seq()).isEqualTo(manifest.path("seq_last").asLong());
    assertThat(last.micros()).isEqualTo(1_783_175_887_877_000L);
  }

  @Test
  void takesNoRecordWhoseHashIsNotTheOneNamed() throws IOException {
    int changed = 0;
    for (var frame : frames()) {
      var text = new String(frame, java.nio.charset.StandardCharsets.ISO_8859_1);
      int at = text.indexOf("createdAtx\u0018");
      if (at < 0) {
        continue;
      }
      frame[at + 12] ^= 1;
      var commit = (JetstreamEvent.Commit) RelayFrame.read(frame).getFirst();
      assertThat(commit.record().isMissingNode()).isTrue();
      changed++;
    }
    assertThat(changed).isGreaterThan(100);
  }

  @Test
  void readsErrorsAndNotices() throws IOException {
    // {"op": -1} {"error": "FutureCursor", "message": "no"}
    assertThat(
            RelayFrame.read(
                hex(
                    "a1626f7020"
                        + "a2656572726f726c467574757265437572736f72676d657373616765626e6f")))
        .containsExactly(new JetstreamEvent.Failure("FutureCursor", "no"));
    // {"op": 1, "t": "#info"} {"name": "OutdatedCursor"}
    assertThat(
            RelayFrame.read(
                hex(
                    "a2626f7001617465"
                        + "23696e666f"
                        + "a1646e616d656e4f75746461746564437572736f72")))
        .containsExactly(new JetstreamEvent.Notice("OutdatedCursor", ""));
    assertThatThrownBy(() -> RelayFrame.read(hex("a1626f7005a0")))
        .isInstanceOf(MalformedException.class);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void makesNothingWorseThanLessOfBrokenFrames(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    int refused = 0;
    for (var frame : frames()) {
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(RelayFrame.read(frame)).hasSizeLessThanOrEqualTo(200);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
