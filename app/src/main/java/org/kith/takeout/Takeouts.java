package org.kith.takeout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Out as easily as in (invariant 8): makes a file of all of a workspace, and takes such a file
/// into an empty one.
@Service
public class Takeouts {

  /// The work that makes a file, and the one that takes one in.
  public static final String MAKE = "Making an export";

  public static final String TAKE_IN = "Bringing in an export";

  private static final int SHOWN = 20;

  /// What a finished file holds.
  ///
  /// @param sha256 of the whole file, in hexadecimal
  public record Packed(String workspace, long rows, int parts, long bytes, String sha256) {}

  private final TakeoutStore store;
  private final Shelf shelf;
  private final ExportWriter writer;
  private final Arrival arrival;
  private final Around around;

  /// What every part of Kith has around it.
  @Component
  record Around(
      Tables tables,
      Workspaces workspaces,
      Jobs jobs,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {}

  Takeouts(TakeoutStore store, Shelf shelf, ExportWriter writer, Arrival arrival, Around around) {
    this.store = store;
    this.shelf = shelf;
    this.writer = writer;
    this.arrival = arrival;
    this.around = around;
  }

  /// The last ones, the newest first.
  public List<Takeout> recent() {
    return in(() -> store.recent(SHOWN));
  }

  public Optional<Takeout> find(TakeoutId id) {
    return in(() -> store.find(id));
  }

  /// How far one has come; empty before it begins.
  public Optional<JobRun> progress(Takeout of) {
    var name = of.direction() == Takeout.Direction.OUT ? MAKE : TAKE_IN;
    return around.jobs().find(name, Long.toString(of.id().value()));
  }

  /// What no export holds, and why, by the names of tables.
  public Map<String, String> leftOut() {
    return new TreeMap<>(LeftOut.TABLES);
  }

  /// Whether nothing is in this workspace yet, so that an export can come in.
  public boolean isEmpty() {
    return in(around.tables()::areEmpty);
  }

  /// Asks for a file; it is made in a moment, and kept for a day.
  public TakeoutId ask(String by) {
    return in(() -> {
      var id = store.add(Takeout.Direction.OUT, by, around.clock().instant());
      around.jobs().start(MAKE, Long.toString(id.value()));
      return id;
    });
  }

  /// A finished file; empty if it is not made yet, or its day is over.
  public Optional<Path> file(Takeout of) {
    var place = shelf.place(CurrentWorkspace.require(), of.id());
    boolean there =
        of.direction() == Takeout.Direction.OUT
            && of.state() == Takeout.State.DONE
            && of.doneAt() != null
            && around.clock().instant().isBefore(of.doneAt().plus(Takeout.KEPT));
    return there && Files.exists(place) ? Optional.of(place) : Optional.empty();
  }

  /// Gives a finished file to somebody, if it is still there.
  public Optional<Path> fetch(TakeoutId id) {
    var there = find(id).flatMap(this::file);
    there.ifPresent(_ -> around.events().publishEvent(new WorkspaceTakenOut("fetched")));
    return there;
  }

  /// Keeps a file that shall come in here, after a look at all of it; it is taken in in a moment.
  ///
  /// @throws UnfitFile if it cannot be taken in here; says why, and nothing was changed
  public TakeoutId receive(InputStream in, String by) throws IOException {
    var kept = shelf.keep(in);
    try {
      if (!isEmpty()) {
        throw UnfitFile.notEmpty();
      }
      try (var file = ExportFile.open(kept)) {
        arrival.checkKnown(file.manifest());
        file.check();
      }
      var id = in(() -> store.add(Takeout.Direction.IN, by, around.clock().instant()));
      shelf.put(kept, shelf.place(CurrentWorkspace.require(), id));
      in(() -> {
        around.jobs().start(TAKE_IN, Long.toString(id.value()));
        return id;
      });
      return id;
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  /// Writes all of the current workspace into a file that is there only when it is whole.
  public Packed write(Path target, Progress progress) throws IOException {
    var written = shelf.begin();
    try {
      var packed = pack(written, progress);
      Files.copy(written, target, StandardCopyOption.REPLACE_EXISTING);
      return packed;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private Packed pack(Path file, Progress progress) throws IOException {
    var name = around.workspaces().get(CurrentWorkspace.require()).name();
    var digest = sha256();
    Manifest manifest;
    try (OutputStream out =
        new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
      manifest = writer.write(out, name, progress);
    }
    return packed(manifest, file, digest);
  }

  private static Packed packed(Manifest manifest, Path file, MessageDigest digest)
      throws IOException {
    return new Packed(
        manifest.workspace(),
        manifest.rows(),
        manifest.parts().size(),
        Files.size(file),
        HexFormat.of().formatHex(digest.digest()));
  }

  /// Looks at all of a file without taking anything in.
  ///
  /// @return what the workspace in it is called
  /// @throws UnfitFile if it could not be taken in
  public String check(Path file) throws IOException {
    try (var export = ExportFile.open(file)) {
      arrival.checkKnown(export.manifest());
      export.check();
      return export.manifest().workspace();
    }
  }

  /// Takes all of a file into the current workspace, which is empty.
  ///
  /// @return how many rows came in
  /// @throws UnfitFile if that cannot be; nothing was changed then
  public long takeIn(Path file, Progress progress) throws IOException {
    try (var export = ExportFile.open(file)) {
      arrival.take(export, progress);
      return export.manifest().rows();
    }
  }

  /// Makes the file of an export that waits.
  void make(TakeoutId id, Progress progress) throws IOException {
    if (find(id).filter(Takeout::isWaiting).isEmpty()) {
      return;
    }
    clear();
    while (!madeAtOnce(id, progress)) {
      Files.deleteIfExists(shelf.place(CurrentWorkspace.require(), id));
    }
  }

  /// @return false if somebody was erased meanwhile, who may be in it
  private boolean madeAtOnce(TakeoutId id, Progress progress) throws IOException {
    in(() -> {
      store.again(id);
      return id;
    });
    var written = shelf.begin();
    try {
      var packed = pack(written, progress);
      shelf.put(written, shelf.place(CurrentWorkspace.require(), id));
      return in(() -> store.done(id, packed, around.clock().instant()));
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /// Takes in the file that waits.
  void takeIn(TakeoutId id, Progress progress) throws IOException {
    if (find(id).filter(Takeout::isWaiting).isEmpty()) {
      return;
    }
    var place = shelf.place(CurrentWorkspace.require(), id);
    try {
      long bytes = Files.size(place);
      long rows = takeIn(place, progress);
      in(() -> {
        store.done(id, new Packed("", rows, 0, bytes, ""), around.clock().instant());
        return id;
      });
    } catch (UnfitFile e) {
      in(() -> {
        store.refuse(id, String.valueOf(e.getMessage()), around.clock().instant());
        return id;
      });
    }
    Files.deleteIfExists(place);
  }

  /// Removes files whose day is over.
  void clear() throws IOException {
    shelf.clear(CurrentWorkspace.require(), around.clock().instant().minus(Takeout.KEPT));
  }

  /// Removes every file of this workspace now: what is in them may not be kept any longer. One that
  /// is just being made is made anew, once whoever calls this has ended their transaction.
  public void forget() throws IOException {
    in(() -> {
      store.outdate();
      return true;
    });
    shelf.clear(CurrentWorkspace.require(), Instant.MAX);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private <T> T in(Supplier<T> work) {
    var result = around.transaction().execute(_ -> work.get());
    if (result == null) {
      throw new IllegalStateException("no result");
    }
    return result;
  }
}
