package org.kith.listen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Network;
import org.kith.networks.archive.Archives;
import org.kith.networks.archive.BeyondBounds;
import org.kith.networks.archive.Mapping;
import org.kith.networks.archive.Meaning;
import org.kith.networks.archive.Shape;
import org.kith.networks.archive.TableReader;
import org.kith.networks.bluesky.RepositoryFiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Brings in files that people took out of networks, and tables: looked at first, then taken in by
/// a piece of work, and undone for thirty days.
///
/// The same file twice changes nothing. What is heard in a file goes through the same walls as what
/// is heard anywhere: texts of accounts that do not want them kept are not kept, posts that were
/// taken back stay gone, and nobody becomes a person by standing in it. A profile in a file is
/// older than what Kith read itself, and only counts where Kith knew nothing.
@Service
public class Imports {

  /// The piece of work that takes files in; its subject is the number of the import.
  public static final String WORK = "Bringing in files";

  private static final Duration FILES_LAST = Duration.ofDays(1);
  private static final int SHOWN = 50;

  private final ImportStore store;
  private final Taking taking;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Imports(
      ImportStore store, Taking taking, Jobs jobs, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.taking = taking;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  /// The last ones, the newest first.
  public List<Import> recent() {
    return taking.in(() -> store.recent(SHOWN));
  }

  public Optional<Import> find(ImportId id) {
    return taking.in(() -> store.find(id));
  }

  /// How far the taking in of one has come; empty if it was not begun.
  public Optional<JobRun> progress(ImportId id) {
    return jobs.find(WORK, Long.toString(id.value()));
  }

  /// Keeps a file to be looked at, for a day.
  ///
  /// @return empty if Kith knows nothing of its kind
  /// @throws IOException if it cannot be read, or is too large; says why
  public Optional<ImportId> keep(String name, InputStream file) throws IOException {
    var folder = Files.createTempDirectory("kith-import");
    var path = folder.resolve(plain(name));
    try {
      Files.copy(file, path);
      var format = exports().read(path, new Incoming((_, _) -> new Incoming.Came(0, 0)));
      if (format.isEmpty() && (isPacked(path) || Shape.of(path).isEmpty())) {
        return Optional.empty();
      }
      return Optional.of(keep(name, format.orElse(""), path));
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  /// A name that stays in its folder, whatever it was called on another machine.
  private static String plain(String name) {
    var last = name.replaceFirst("^.*[/\\\\]", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return last.matches("\\.*") ? "file" : last.substring(Math.max(0, last.length() - 100));
  }

  private static boolean isPacked(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var start = in.readNBytes(2);
      return start.length == 2
          && ((start[0] == 'P' && start[1] == 'K')
              || ((start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b));
    }
  }

  private ImportId keep(String name, String format, Path path) throws IOException {
    var fingerprint = fingerprint(path);
    var id =
        taking.in(() -> {
          store.removeFilesBefore(clock.instant().minus(FILES_LAST));
          return store.add(name, format, fingerprint, clock.instant());
        });
    try (var in = Files.newInputStream(path)) {
      int part = 0;
      for (var bytes = in.readNBytes(ImportStore.PART); bytes.length > 0; part++) {
        var kept = bytes;
        int number = part;
        taking.in(() -> {
          store.addPart(id, number, kept);
          return id;
        });
        bytes = in.readNBytes(ImportStore.PART);
      }
    }
    return id;
  }

  private static String fingerprint(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// How a table is written; empty for a file that is none, or is no longer kept.
  public Optional<Shape> shape(Import of) throws IOException {
    return of.isTable() ? with(of.id(), Shape::of).flatMap(shape -> shape) : Optional.empty();
  }

  /// What would come in. Nothing is changed.
  ///
  /// @param mapping of a table; of another file it does not matter
  /// @return empty if the file is no longer kept
  public Optional<Import.Counts> look(Import of, Optional<Mapping> mapping) throws IOException {
    return with(of.id(), path -> read(of, mapping, path, taking::look));
  }

  /// Takes it in, by a piece of work that begins in a moment.
  ///
  /// @return false if it was begun before, or is no longer kept
  public boolean begin(Import of, Optional<Mapping> mapping) {
    return taking.in(() -> {
      mapping.ifPresent(chosen -> store.setMapping(of.id(), written(chosen)));
      boolean turned = store.turn(of.id(), EnumSet.of(Import.State.LOOKED), Import.State.WAITING);
      if (turned) {
        jobs.start(WORK, Long.toString(of.id().value()));
      }
      return turned;
    });
  }

  /// Takes in a file that waits. Cut off in the middle, it goes on where it was: what is there is
  /// known.
  ///
  /// @param progress is told of each post and account as it comes in
  void run(ImportId id, Progress progress) throws IOException {
    var of = find(id).orElse(null);
    if (of == null || of.state() != Import.State.WAITING) {
      return;
    }
    try {
      var mapping = of.mapping().isEmpty() ? Optional.<Mapping>empty() : read(of.mapping());
      var counts =
          with(
              id,
              path ->
                  read(
                      of,
                      mapping,
                      path,
                      (posts, profiles) -> {
                        var came = taking.take(of, posts, profiles);
                        progress.step(posts.size() + profiles.size());
                        return came;
                      }));
      taking.in(() -> {
        counts.ifPresentOrElse(
            came -> finish(of, came),
            () -> store.refuse(id, "The file is no longer here. Bring it in again."));
        store.removeFile(id);
        return id;
      });
    } catch (BeyondBounds e) {
      taking.in(() -> {
        store.refuse(id, String.valueOf(e.getMessage()));
        return id;
      });
    }
  }

  private void finish(Import of, Import.Counts came) {
    var brought = store.broughtCounts(of.id());
    int posts = came.postsNew() + came.postsKnown();
    int accounts = came.accountsNew() + came.accountsKnown();
    store.done(
        of.id(),
        new Import.Counts(
            brought[0],
            posts - brought[0],
            brought[1],
            accounts - brought[1],
            came.follows(),
            came.leftOut(),
            came.leftOutFirst()),
        clock.instant());
  }

  /// Takes out again what it brought and nothing else brought since.
  ///
  /// @return false if it cannot be undone any more
  public boolean undo(ImportId id) {
    return taking.in(() -> {
      var of = store.find(id).orElse(null);
      if (of == null
          || !of.canBeUndone(clock.instant())
          || !store.turn(id, EnumSet.of(Import.State.DONE), Import.State.UNDONE)) {
        return false;
      }
      events.publishEvent(new TextsGone(store.posts(id)));
      store.takeOut(id);
      return true;
    });
  }

  private Import.Counts read(Import of, Optional<Mapping> mapping, Path path, Incoming.Taker taker)
      throws IOException {
    var incoming = new Incoming(taker);
    reader(of, mapping, path).read(path, incoming);
    return incoming.counts();
  }

  /// Reads the export of whichever network it is.
  private ArchiveReader exports() {
    var readers = List.of(new Archives(clock), new RepositoryFiles());
    return (path, listener) -> {
      for (var reader : readers) {
        var format = reader.read(path, listener);
        if (format.isPresent()) {
          return format;
        }
      }
      return Optional.empty();
    };
  }

  private ArchiveReader reader(Import of, Optional<Mapping> mapping, Path path) throws IOException {
    if (!of.isTable()) {
      return exports();
    }
    var shape =
        Shape.of(path).orElseThrow(() -> new IOException("“%s” is no table.".formatted(of.name())));
    return new TableReader(shape, mapping.orElseGet(() -> Mapping.proposed(shape)), clock);
  }

  /// Reads from a file on disk.
  private interface Reader<T> {
    T read(Path path) throws IOException;
  }

  /// Writes a file out for as long as it is read, under the name it came with: formats know their
  /// files by it.
  private <T> Optional<T> with(ImportId id, Reader<T> reader) throws IOException {
    var of = find(id).orElseThrow();
    var folder = Files.createTempDirectory("kith-import");
    var path = folder.resolve(plain(of.name()));
    try {
      boolean kept;
      try (var out = Files.newOutputStream(path)) {
        kept = taking.writeTo(id, out);
      }
      return kept ? Optional.of(reader.read(path)) : Optional.empty();
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  private static String written(Mapping mapping) {
    var columns = mapping.columns().stream().map(Enum::name).toList();
    var network = mapping.network() == null ? "" : mapping.network().name();
    return "%s;%s;%s".formatted(network, mapping.dayFirst(), String.join(",", columns));
  }

  private static Optional<Mapping> read(String written) {
    var parts = written.split(";", -1);
    var columns = Arrays.stream(parts[2].split(",", -1)).map(Meaning::valueOf).toList();
    return Optional.of(
        new Mapping(
            columns,
            parts[0].isEmpty() ? null : Network.valueOf(parts[0]),
            Boolean.parseBoolean(parts[1])));
  }
}
