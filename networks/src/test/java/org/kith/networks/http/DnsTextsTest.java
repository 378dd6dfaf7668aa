package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DnsTextsTest {

  /// A name server that gives each question the same text records, or a code (RFC 1035).
  private static final class NameServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final int code;
    private final List<List<String>> records;

    NameServer(int code, List<List<String>> records) throws IOException {
      this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      this.code = code;
      this.records = records;
      Thread.ofVirtual().start(this::serve);
    }

    String address() {
      return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
      var buffer = new byte[512];
      while (!socket.isClosed()) {
        try {
          var asked = new DatagramPacket(buffer, buffer.length);
          socket.receive(asked);
          var answer = answer(Arrays.copyOf(buffer, asked.getLength()));
          socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
        } catch (IOException _) {
          return;
        }
      }
    }

    private byte[] answer(byte[] asked) {
      int end = 12;
      while (asked[end] != 0) {
        end += asked[end] + 1;
      }
      var out = new ByteArrayOutputStream();
      out.write(asked, 0, 2);
      out.writeBytes(
          new byte[] {
            (byte) 0x81, (byte) (0x80 | code), 0, 1, 0, (byte) records.size(), 0, 0, 0, 0
          });
      out.write(asked, 12, end + 5 - 12);
      for (var record : records) {
        out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60});
        int length = record.stream().mapToInt(part -> part.length() + 1).sum();
        out.write(length >> 8);
        out.write(length);
        for (var part : record) {
          out.write(part.length());
          out.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
        }
      }
      return out.toByteArray();
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  @Test
  void readsRecords() throws IOException {
    var records = List.of(List.of("did=did:plc:x"), List.of("v=spf1", "-all"));
    try (var server = new NameServer(0, records)) {
      assertThat(new DnsTexts(server.address()).of("_atproto.ana.example"))
          .containsExactlyInAnyOrder("did=did:plc:x", "v=spf1 -all");
    }
  }

  @Test
  void findsNothingWhereThereIsNoSuchName() throws IOException {
    try (var server = new NameServer(3, List.of())) {
      assertThat(new DnsTexts(server.address()).of("_atproto.ana.example")).isEmpty();
    }
  }

  @Test
  void saysThatItCouldNotBeAsked() throws IOException {
    try (var server = new NameServer(2, List.of())) {
      assertThatThrownBy(() -> new DnsTexts(server.address()).of("_atproto.ana.example"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("_atproto.ana.example");
    }
  }

  @Test
  void asksOnlyForPlainNames() {
    for (var name : List.of("", "localhost", "a b.example", "a/b.example", "a..b", "x.example?y")) {
      assertThatThrownBy(() -> new DnsTexts().of(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
