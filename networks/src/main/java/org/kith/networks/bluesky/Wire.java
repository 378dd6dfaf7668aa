package org.kith.networks.bluesky;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kith.networks.bluesky.repo.MalformedException;
import org.kith.networks.http.WebSocket;

/// How the messages of a stream are written.
///
/// One instance reads one stream, on one thread.
sealed interface Wire extends AutoCloseable {

  /// The events of a message, all with one place in the stream.
  ///
  /// @throws MalformedException if it is not written that way
  List<JetstreamEvent> read(WebSocket.Message message) throws IOException;

  @Override
  default void close() {}

  /// A Jetstream's own: one event in JSON.
  record Json() implements Wire {
    @Override
    public List<JetstreamEvent> read(WebSocket.Message message) throws MalformedException {
      return switch (message) {
        case WebSocket.Message.Text(var text) -> event(text);
        case WebSocket.Message.Binary _ ->
            throw new MalformedException("a message is bytes, though none were asked for");
      };
    }

    static List<JetstreamEvent> event(String text) throws MalformedException {
      return List.of(
          JetstreamEvent.parse(text)
              .orElseThrow(() -> new MalformedException("a message is no event of a Jetstream")));
    }
  }

  /// The same, compressed by a dictionary. A server may still say some things in plain text.
  final class Compressed implements Wire {
    private static final int LARGEST = 5 << 20;
    private final ZstdMessages messages;

    Compressed(ZstdDictionary dictionary) {
      this.messages = new ZstdMessages(dictionary, LARGEST);
    }

    @Override
    public List<JetstreamEvent> read(WebSocket.Message message) throws IOException {
      return switch (message) {
        case WebSocket.Message.Text(var text) -> Json.event(text);
        case WebSocket.Message.Binary(var bytes) -> Json.event(text(messages.unpack(bytes)));
      };
    }

    private static String text(byte[] utf8) throws MalformedException {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      } catch (CharacterCodingException _) {
        throw new MalformedException("a message is not UTF-8");
      }
    }

    @Override
    public void close() {
      messages.close();
    }
  }

  /// A relay's, or that of an account's own server: one commit in CBOR.
  record Frames() implements Wire {
    @Override
    public List<JetstreamEvent> read(WebSocket.Message message) throws IOException {
      return switch (message) {
        case WebSocket.Message.Text _ -> throw new MalformedException("a frame is text");
        case WebSocket.Message.Binary(var bytes) -> RelayFrame.read(bytes);
      };
    }
  }
}
