package org.kith.reach.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the lines of an edge list, without an object a line.
final class EdgeLines implements Closeable {

  private static final int LONGEST = 1 << 20;

  private final EdgeList list;
  private final GraphFolderBuilder graph;
  private final SeekableByteChannel channel;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 18];
  private int start; // of the line
  private int filled;
  private boolean ended;
  private long line;
  private int key; // where the key just found begins
  private int keyEnd;

  EdgeLines(EdgeList list, GraphFolderBuilder graph) throws IOException {
    this.list = list;
    this.graph = graph;
    this.channel = Files.newByteChannel(readable(list.file()));
    this.in = uncompressed(Channels.newInputStream(channel));
  }

  @SuppressWarnings("resource") // closed with the channel
  private static InputStream uncompressed(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  long read() throws IOException {
    long arcs = 0;
    boolean first = true;
    for (int end = next(); end >= 0; end = next()) {
      line++;
      if ((line & 0xFFFF) == 0) {
        progress();
      }
      if (!skipped(end)) {
        if (!first || !names(end)) {
          arc(end);
          arcs++;
        }
        first = false;
      }
      start = end + 1;
    }
    progress();
    return arcs;
  }

  private void progress() throws IOException {
    graph.progress().at("reading " + list.file().getFileName(), channel.position(), channel.size());
  }

  /// The end of the line that begins at `start`, or -1 after the last.
  private int next() throws IOException {
    int at = start;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (ended) {
        return start < filled ? filled : -1;
      }
      at -= start;
      fill();
    }
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    if (filled == buffer.length) {
      if (filled >= LONGEST) {
        throw new IOException(
            "%s, line %,d, is longer than %,d bytes: this is no list of arcs."
                .formatted(list.file(), line + 1, LONGEST));
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = readMore();
    ended = read < 0;
    filled += Math.max(0, read);
  }

  private int readMore() throws IOException {
    try {
      return in.read(buffer, filled, buffer.length - filled);
    } catch (EOFException | ZipException e) {
      throw new IOException(
          "%s is cut off or damaged after line %,d: get the file again."
              .formatted(list.file(), line),
          e);
    }
  }

  private boolean skipped(int end) {
    int at = afterGap(start, end);
    return at == end || buffer[at] == '#' || buffer[at] == '%';
  }

  /// Whether the line, the first with something in it, names the columns.
  private boolean names(int end) {
    if (list.header() || !graph.numeric()) {
      return list.header();
    }
    int at = afterGap(start, end);
    boolean comma = false;
    for (int i = at; i < end; i++) {
      comma |= buffer[i] == ',';
    }
    boolean digit = (buffer[at] >= '0' && buffer[at] <= '9') || buffer[at] == '-';
    return comma && !digit;
  }

  private void arc(int end) throws IOException {
    find(start, end);
    int a = node(end);
    find(keyEnd, end);
    int b = node(end);
    if (list.follows()) {
      graph.add(b, a);
    } else {
      graph.add(a, b);
    }
  }

  private void find(int from, int end) throws IOException {
    key = afterGap(from, end);
    keyEnd = key;
    while (keyEnd < end && !separates(buffer[keyEnd])) {
      keyEnd++;
    }
    if (key == keyEnd) {
      throw problem(end, "needs two accounts");
    }
  }

  private int node(int end) throws IOException {
    if (graph.numeric()) {
      return graph.node(number(end));
    }
    if (keyEnd - key > KeyTable.Texts.LONGEST) {
      throw problem(end, "has a key of more than %,d bytes".formatted(KeyTable.Texts.LONGEST));
    }
    return graph.node(buffer, key, keyEnd);
  }

  private long number(int end) throws IOException {
    long number = 0;
    for (int i = key; i < keyEnd; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        throw problem(
            end,
            "needs accounts that are numbers from 0 to %d, and has '%s'"
                .formatted(Long.MAX_VALUE, text(key, keyEnd)));
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private IOException problem(int end, String what) {
    return new IOException(
        "%s, line %,d, %s: '%s'. Mend the line, or read keys as texts if they are names."
            .formatted(list.file(), line, what, text(start, end)));
  }

  private String text(int from, int to) {
    var text = new String(buffer, from, Math.min(to - from, 100), UTF_8).strip();
    return to - from > 100 ? text + "…" : text;
  }

  private int afterGap(int from, int end) {
    int at = from;
    while (at < end && separates(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean separates(byte b) {
    return b == ' ' || b == '\t' || b == ',' || b == '\r';
  }

  private static Path readable(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("%s cannot be read: name a file with arcs.".formatted(file));
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
