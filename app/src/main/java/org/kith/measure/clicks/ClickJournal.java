package org.kith.measure.clicks;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Clicks on disk before anybody is sent on. The database may be slow or away; what was answered is
/// never lost.
///
/// Entries are appended to a file and forced to disk, as many at once as wait: the more traffic,
/// the fewer forces a click. A file grows in large steps of zeros, which are no entry: a force that
/// need not note a new length is the cheaper one. Files are numbered. A process never appends to
/// the file of another, so what was cut off by a crash stays at the end of its file, where nobody
/// has been answered for it.
///
/// | | |
/// |---|---|
/// | Time | one force of the disk a write, shared by all that wait |
/// | Memory | what waits, and one file's size for a reader |
/// | Threads | any number of writers; one reader at a time |
///
/// Group commit: DeWitt et al., *Implementation Techniques for Main Memory Database Systems*,
/// SIGMOD 1984.
final class ClickJournal implements AutoCloseable {

  private static final long FILE_SIZE = 8L << 20;
  private static final int STEP = 1 << 20;
  private static final int MOST_READ = 1 << 20;
  private static final int MOST_AT_ONCE = 4_096;
  private static final String SUFFIX = ".clicks";

  /// Where an entry ends.
  record Place(long file, long position) implements Comparable<Place> {
    static final Place START = new Place(0, 0);

    @Override
    public int compareTo(Place other) {
      return file == other.file
          ? Long.compare(position, other.position)
          : Long.compare(file, other.file);
    }
  }

  /// An entry, and where it ends.
  record Placed(Place end, JournalEntry entry) {}

  /// @param bytes an entry, or nothing where a new file is to be begun
  private record Waiting(ByteBuffer bytes, CompletableFuture<@Nullable Void> durable) {}

  private final Path folder;
  private final LinkedTransferQueue<Waiting> queue = new LinkedTransferQueue<>();
  private final Thread writer;
  private final AtomicLong written = new AtomicLong();
  private long number;
  private FileChannel file;
  private long length;
  private volatile Place durable;
  private volatile boolean closed;

  private ClickJournal(Path folder, long number) throws IOException {
    this.folder = folder;
    this.number = number;
    this.file = create(number);
    this.durable = new Place(number, 0);
    this.writer = Thread.ofPlatform().daemon().name("clicks").unstarted(this::writeAll);
  }

  /// Opens the journal of a folder, which no other process writes to, with a new file.
  ///
  /// @param after the number of a file the new one comes after, whatever lies in the folder
  static ClickJournal open(Path folder, long after) throws IOException {
    Files.createDirectories(folder);
    var files = files(folder);
    long last = files.isEmpty() ? 0 : files.lastKey();
    var journal = new ClickJournal(folder, Math.max(last, after) + 1);
    journal.writer.start();
    return journal;
  }

  /// Returns when the entry is on disk.
  ///
  /// @throws IOException if it is not: the disk is full, or the journal is closed
  void write(JournalEntry entry) throws IOException {
    var waiting = new Waiting(ByteBuffer.wrap(entry.framed()), new CompletableFuture<>());
    if (closed) {
      throw new IOException("the journal of clicks is closed");
    }
    enqueue(waiting);
    try {
      waiting.durable().join();
    } catch (CompletionException e) {
      throw new IOException("a click could not be written to " + folder, e.getCause());
    }
  }

  /// Begins a new file, unless this one has nothing; returns when it is there.
  void next() throws IOException {
    var waiting = new Waiting(ByteBuffer.allocate(0), new CompletableFuture<>());
    if (closed) {
      return;
    }
    enqueue(waiting);
    try {
      waiting.durable().join();
    } catch (CompletionException e) {
      throw new IOException("no new file of clicks could be begun in " + folder, e.getCause());
    }
  }

  private void enqueue(Waiting waiting) {
    queue.add(waiting);
    if (closed) { // and nobody may be there any more to take it
      waiting.durable().completeExceptionally(new IOException("the journal of clicks is closed"));
    }
  }

  private void writeAll() {
    var batch = new ArrayList<Waiting>();
    try {
      while (!closed) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_AT_ONCE - 1);
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true; // whatever ended it, nobody waits for ever
      queue.drainTo(batch);
      batch.forEach(one -> one.durable().completeExceptionally(new IOException("closed")));
    }
  }

  private void write(List<Waiting> batch) {
    try {
      boolean anew = batch.stream().anyMatch(one -> !one.bytes().hasRemaining());
      if (durable.position() >= FILE_SIZE || (anew && durable.position() > 0)) {
        file.close();
        file = create(++number);
        length = 0;
        durable = new Place(number, 0);
      }
      var bytes =
          ByteBuffer.allocate(batch.stream().mapToInt(one -> one.bytes().remaining()).sum());
      batch.forEach(one -> bytes.put(one.bytes()));
      long end = durable.position() + bytes.position();
      for (; length < end; length += STEP) {
        write(ByteBuffer.allocate(STEP), length);
      }
      write(bytes.flip(), durable.position());
      file.force(false);
      durable = new Place(number, end);
      written.addAndGet(batch.size());
      batch.forEach(one -> one.durable().complete(null));
    } catch (IOException | RuntimeException e) {
      // The next batch overwrites whatever part of this one got to the file.
      batch.forEach(one -> one.durable().completeExceptionally(e));
    }
  }

  private void write(ByteBuffer bytes, long from) throws IOException {
    for (long at = from; bytes.hasRemaining(); ) {
      at += file.write(bytes, at);
    }
  }

  private FileChannel create(long fileNumber) throws IOException {
    var created =
        FileChannel.open(path(fileNumber), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // or the file itself is not there after the power went
    }
    return created;
  }

  private Path path(long fileNumber) {
    return folder.resolve(String.format(Locale.ROOT, "%016d%s", fileNumber, SUFFIX));
  }

  /// Who writes.
  Thread writer() {
    return writer;
  }

  /// Up to which place all is on disk.
  Place durable() {
    return durable;
  }

  /// How many this process wrote.
  long written() {
    return written.get();
  }

  /// The entries after a place, oldest first, at most so many, of the first file that has any. What
  /// a crash cut off is passed over.
  List<Placed> after(Place place, int most) throws IOException {
    var end = durable;
    if (place.compareTo(end) >= 0) {
      return List.of();
    }
    for (var one : files(folder).subMap(place.file(), true, end.file(), true).entrySet()) {
      long from = one.getKey() == place.file() ? place.position() : 0;
      long to = one.getKey() == end.file() ? end.position() : Files.size(one.getValue());
      var entries =
          read(one.getKey(), one.getValue(), from, Math.min(to, from + MOST_READ)).stream()
              .limit(most)
              .toList();
      if (!entries.isEmpty()) {
        return entries;
      }
    }
    return List.of();
  }

  private static List<Placed> read(long number, Path path, long from, long to) throws IOException {
    var found = new ArrayList<Placed>();
    var bytes = ByteBuffer.allocate((int) Math.max(0, to - from));
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
        read = channel.read(bytes, from + bytes.position());
      }
    }
    bytes.flip();
    try {
      while (bytes.hasRemaining()) {
        var entry = JournalEntry.read(bytes);
        found.add(new Placed(new Place(number, from + bytes.position()), entry));
      }
    } catch (EOFException e) {
      return found; // a crash cut the file off here; nobody was answered for the rest
    }
    return found;
  }

  /// Deletes the files all of whose entries lie before a place.
  void forget(Place before) throws IOException {
    for (var one : files(folder).headMap(before.file(), false).values()) {
      Files.deleteIfExists(one);
    }
  }

  private static NavigableMap<Long, Path> files(Path folder) throws IOException {
    var files = new TreeMap<Long, Path>();
    try (Stream<Path> all = Files.list(folder)) {
      all.forEach(path -> {
        var name = path.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          files.put(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())), path);
        }
      });
    }
    return files;
  }

  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join();
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
