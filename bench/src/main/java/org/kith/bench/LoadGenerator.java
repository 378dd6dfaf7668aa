package org.kith.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Many browsers at once, on one thread, each with a connection it keeps.
///
/// At a given rate a request is due at its time whether the ones before were answered or not, and
/// its latency counts from when it was due: a server that stands still is not spared what would
/// have come meanwhile (coordinated omission, Tene 2013).
final class LoadGenerator implements AutoCloseable {

  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
  private static final int ANSWER = 4_096;
  private static final String END = "\r\n\r\n";
  private static final String LENGTH = "content-length: ";

  /// What came of it.
  ///
  /// @param answered requests answered as they should be
  /// @param wrong answers with another status
  /// @param latencies of each answer, sorted, in nanoseconds
  @SuppressWarnings("ArrayRecordComponent")
  record Run(long answered, long wrong, double seconds, long[] latencies) {

    double perSecond() {
      return answered / seconds;
    }

    /// The latency in milliseconds that this part of the answers does not pass.
    double millis(double part) {
      return latencies[(int) Math.min(latencies.length - 1L, (long) (part * latencies.length))]
          / 1e6;
    }
  }

  private static final class Browser {
    final ByteBuffer answer = ByteBuffer.allocate(ANSWER);
    SocketChannel channel;
    ByteBuffer request = ByteBuffer.allocate(0);
    long due;

    Browser(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private final Selector selector = Selector.open();
  private final List<Browser> browsers = new ArrayList<>();
  private final ArrayDeque<Browser> idle = new ArrayDeque<>();
  private final int port;
  private final List<byte[]> requests;
  private final SplittableRandom random = new SplittableRandom(1);
  private final String status;
  private long answered;
  private long wrong;
  private long[] latencies = new long[1 << 16];

  /// @param paths what is asked for, drawn at random
  /// @param status the right answer's
  LoadGenerator(int port, int browsers, List<String> paths, int status) throws IOException {
    this(port, browsers, status, paths.stream().map(path -> request(port, path, FIREFOX)).toList());
  }

  /// Of programs that all ask for the same.
  ///
  /// @param agents what they call themselves, drawn at random
  static LoadGenerator of(int port, int programs, String path, List<String> agents, int status)
      throws IOException {
    return new LoadGenerator(
        port, programs, status, agents.stream().map(agent -> request(port, path, agent)).toList());
  }

  private LoadGenerator(int port, int browsers, int status, List<byte[]> requests)
      throws IOException {
    this.port = port;
    this.status = "http/1.1 " + status;
    this.requests = requests;
    for (int b = 0; b < browsers; b++) {
      var browser = new Browser(SocketChannel.open());
      this.browsers.add(browser);
      connect(browser);
    }
  }

  private static byte[] request(int port, String path, String agent) {
    return """
    GET %s HTTP/1.1\r
    Host: 127.0.0.1:%d\r
    User-Agent: %s\r
    Referer: https://town.example/\r
    Accept: text/html\r
    \r
    """
        .formatted(path, port, agent)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void connect(Browser browser) throws IOException {
    browser.channel.close();
    browser.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    browser.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    browser.channel.configureBlocking(false);
    browser.channel.register(selector, SelectionKey.OP_READ, browser);
  }

  /// Each browser asks again as soon as it was answered.
  Run asFastAsItGoes(double seconds) throws IOException {
    return run(seconds, 0);
  }

  /// All that fall due are asked, however late it gets.
  ///
  /// @param rate requests a second, all browsers together
  Run atRate(double rate, double seconds) throws IOException {
    return run(seconds, rate);
  }

  private Run run(double seconds, double rate) throws IOException {
    answered = 0;
    wrong = 0;
    idle.clear();
    idle.addAll(browsers);
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    long all = rate == 0 ? Long.MAX_VALUE : Math.round(rate * seconds);
    long sent = 0;
    while (true) {
      long now = System.nanoTime();
      boolean asks = rate == 0 ? now < end : sent < all;
      if (!asks && (rate == 0 || idle.size() == browsers.size())) {
        break;
      }
      while (asks && sent < all && !idle.isEmpty()) {
        long due = rate == 0 ? now : begin + (long) (sent * 1e9 / rate);
        if (due > now) {
          break;
        }
        ask(idle.poll(), due);
        sent++;
      }
      long wait =
          rate == 0 ? 100 : (begin + (long) (sent * 1e9 / rate) - System.nanoTime()) / 1_000_000;
      if (wait > 0) {
        selector.select(this::read, wait);
      } else {
        selector.selectNow(this::read);
      }
    }
    if (rate == 0) {
      awaitAll();
    }
    double took = (System.nanoTime() - begin) / 1e9;
    var sorted = Arrays.copyOf(latencies, (int) answered);
    Arrays.sort(sorted);
    return new Run(answered, wrong, took, sorted);
  }

  private void awaitAll() throws IOException {
    while (idle.size() < browsers.size()) {
      selector.select(this::read, 100);
    }
  }

  private void ask(Browser browser, long due) throws IOException {
    browser.due = due;
    browser.answer.clear();
    browser.request = ByteBuffer.wrap(requests.get(random.nextInt(requests.size())));
    while (browser.request.hasRemaining()) {
      browser.channel.write(browser.request);
    }
  }

  private void read(SelectionKey key) {
    var browser = (Browser) key.attachment();
    try {
      if (browser.channel.read(browser.answer) < 0) {
        throw new EOFException("the server closed the connection");
      }
      var head = whole(browser.answer);
      if (head != null) {
        took(browser, head);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void took(Browser browser, String head) throws IOException {
    if (head.startsWith(status)) {
      if (answered == latencies.length) {
        latencies = Arrays.copyOf(latencies, 2 * latencies.length);
      }
      latencies[(int) answered++] = System.nanoTime() - browser.due;
    } else {
      wrong++;
    }
    if (head.contains("connection: close")) {
      connect(browser);
    }
    idle.add(browser);
  }

  /// The head of the answer in small letters once all of it is there, else null.
  private static @Nullable String whole(ByteBuffer answer) {
    var text = StandardCharsets.US_ASCII.decode(answer.duplicate().flip()).toString();
    int end = text.indexOf(END);
    if (end < 0) {
      return null;
    }
    var head = text.substring(0, end).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    int from = at + LENGTH.length();
    int to = head.indexOf('\r', from);
    int body = at < 0 ? 0 : Integer.parseInt(head.substring(from, to < 0 ? head.length() : to));
    return answer.position() >= end + END.length() + body ? head : null;
  }

  @Override
  public void close() throws IOException {
    for (var browser : browsers) {
      browser.channel.close();
    }
    selector.close();
  }
}
