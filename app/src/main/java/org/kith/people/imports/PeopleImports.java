package org.kith.people.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.archive.Shape;
import org.kith.networks.archive.TableRows;
import org.kith.people.Connection;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files with people whom a human wants to know: looked at first, taken in once, undone for thirty
/// days. Nothing in them is dropped silently: what is left out is named with its line and why. Who
/// is in People already stays as they are, and who refused stays refused.
@Service
@Transactional
@NamedInterface("imports") // how large a file may be, site asks
public class PeopleImports {

  /// The largest file that is taken.
  public static final int LARGEST = 10 << 20;

  /// The most entries of one file.
  public static final int MOST = 10_000;

  /// How long a file is kept that is not taken in.
  static final Duration KEPT = Duration.ofDays(1);

  private static final int SHOWN = 20;
  private static final int LONGEST_PURPOSE = 300;

  private final PeopleImportStore store;
  private final Persons persons;
  private final Kept kept;
  private final MayWe mayWe;
  private final Clock clock;

  PeopleImports(PeopleImportStore store, Persons persons, Kept kept, MayWe mayWe, Clock clock) {
    this.store = store;
    this.persons = persons;
    this.kept = kept;
    this.mayWe = mayWe;
    this.clock = clock;
  }

  /// What is kept of people besides.
  @Component("peopleImportsKept")
  record Kept(Tags tags, Fields fields) {}

  /// The last ones, the newest first.
  @Transactional(readOnly = true)
  public List<PeopleImport> recent() {
    return store.recent(Long.MAX_VALUE, SHOWN);
  }

  /// Those that were brought before one, the newest first.
  @Transactional(readOnly = true)
  public List<PeopleImport> before(PeopleImportId id, int most) {
    return store.recent(id.value(), most);
  }

  @Transactional(readOnly = true)
  public Optional<PeopleImport> find(PeopleImportId id) {
    return store.find(id);
  }

  /// Keeps a file to be looked at, for a day.
  ///
  /// @param by who brings it, by name
  /// @return empty if it holds no people that Kith can read
  /// @throws IOException if it is too large, has too many entries or cannot be read; says which
  public Optional<PeopleImportId> keep(String name, InputStream in, String by) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException(
          "“%s” is larger than %d MiB. Split it, and bring in the parts."
              .formatted(name, LARGEST >> 20));
    }
    if (!VCards.areIn(bytes) && shape(bytes).isEmpty()) {
      return Optional.empty();
    }
    read(bytes, List.of()); // or it has too many
    var shown = name.length() > 300 ? name.substring(0, 300) : name;
    return Optional.of(store.add(shown, fingerprint(bytes), by, bytes, clock.instant()));
  }

  private Optional<byte[]> file(PeopleImportId id) {
    return store.file(id, clock.instant().minus(KEPT));
  }

  /// Forgets files whose day is over.
  ///
  /// @return how many
  int forgetFiles() {
    return store.forgetFiles(clock.instant().minus(KEPT));
  }

  /// How the table is written; empty for vCards, and where the file is no longer kept.
  @Transactional(readOnly = true)
  public Optional<Shape> shape(PeopleImportId id) throws IOException {
    var bytes = file(id);
    return bytes.isEmpty() || VCards.areIn(bytes.get()) ? Optional.empty() : shape(bytes.get());
  }

  /// What the columns of a table seem to hold.
  @Transactional(readOnly = true)
  public List<ColumnMeaning> proposed(Shape shape) {
    var own = kept.fields().all();
    var columns = new ArrayList<ColumnMeaning>();
    for (int i = 0; i < shape.columns(); i++) {
      var heading = shape.heading(i).strip();
      columns.add(
          own.stream()
              .filter(field -> field.name().equalsIgnoreCase(heading))
              .findFirst()
              .map(field -> new ColumnMeaning(PeopleColumn.FIELD, field.name()))
              .orElseGet(() -> ColumnMeaning.of(PeopleColumn.of(heading))));
    }
    return columns;
  }

  /// Everything a column can be taken for, with the fields of this workspace's own.
  @Transactional(readOnly = true)
  public List<ColumnMeaning> meanings() {
    var all = new ArrayList<ColumnMeaning>();
    for (var column : PeopleColumn.values()) {
      if (column != PeopleColumn.FIELD) {
        all.add(ColumnMeaning.of(column));
      }
    }
    kept.fields().all().stream()
        .map(field -> new ColumnMeaning(PeopleColumn.FIELD, field.name()))
        .forEach(all::add);
    return all;
  }

  /// What would come in. Nothing is changed.
  ///
  /// @param columns what they hold; of vCards it does not matter
  /// @return empty if the file is no longer kept
  @Transactional(readOnly = true)
  public Optional<PeopleImport.Counts> look(PeopleImportId id, List<ColumnMeaning> columns)
      throws IOException {
    var bytes = file(id);
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(id, "", false).all(read(bytes.get(), columns)));
  }

  /// Takes it in.
  ///
  /// @param purpose why these people are added; kept with each of them
  /// @return false if it was taken in before, or is no longer kept
  @Transactional(rollbackFor = IOException.class)
  public boolean take(PeopleImportId id, List<ColumnMeaning> columns, String purpose)
      throws IOException {
    if (purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
      throw new IllegalArgumentException("people are added for a purpose of 1 to 300 characters");
    }
    var bytes = file(id);
    if (bytes.isEmpty() || !store.turn(id, PeopleImport.State.LOOKED, PeopleImport.State.DONE)) {
      return false;
    }
    var counts = new Reading(id, purpose.strip(), true).all(read(bytes.get(), columns));
    store.done(id, counts, clock.instant());
    return true;
  }

  /// What an undo did.
  ///
  /// @param staying how many stay, because they refused and that must not be forgotten
  public record Undone(int removed, int staying) {}

  /// Takes out again whom it added, with what was noted about them since.
  ///
  /// @return empty if it cannot be undone any more
  public Optional<Undone> undo(PeopleImportId id) {
    var found = store.find(id).filter(one -> one.canBeUndone(clock.instant()));
    if (found.isEmpty() || !store.turn(id, PeopleImport.State.DONE, PeopleImport.State.UNDONE)) {
      return Optional.empty();
    }
    int removed = 0;
    int staying = 0;
    for (var person : store.brought(id)) {
      if (mayWe.contact(person) instanceof Permission.Refused) {
        staying++;
      } else if (persons.takeBack(person)) {
        removed++;
      }
    }
    return Optional.of(new Undone(removed, staying));
  }

  /// One pass over a file: for show, or in earnest.
  private final class Reading {
    private final PeopleImportId id;
    private final String purpose;
    private final boolean earnest;
    private final Map<String, PersonId> known = store.known();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<Field> fields = kept.fields().all();
    private final List<String> leftOut = new ArrayList<>();
    private int added;
    private int already;
    private int refusing;

    Reading(PeopleImportId id, String purpose, boolean earnest) {
      this.id = id;
      this.purpose = purpose;
      this.earnest = earnest;
    }

    PeopleImport.Counts all(List<IncomingPerson> people) {
      people.forEach(this::one);
      return new PeopleImport.Counts(added, already, refusing, leftOut);
    }

    private void one(IncomingPerson person) {
      if (!person.problem().isEmpty()) {
        leftOut.add("Line %d %s.".formatted(person.line(), person.problem()));
        return;
      }
      var unfit = unfit(person.more());
      if (!unfit.isEmpty()) {
        leftOut.add("Line %d: %s".formatted(person.line(), unfit));
        return;
      }
      var key =
          (person.email().isEmpty() ? person.name() : person.email()).toLowerCase(Locale.ROOT);
      var before = seen.putIfAbsent(key, person.line());
      if (before != null) {
        leftOut.add(
            "Line %d is %s, who is on line %d already."
                .formatted(person.line(), person.name(), before));
        return;
      }
      var there = known.get(key);
      if (there == null) {
        added++;
      } else {
        already++;
      }
      boolean refused = there != null && mayWe.contact(there) instanceof Permission.Refused;
      if (refused || !person.refusal().isEmpty()) {
        refusing++;
      }
      if (earnest) {
        var added = there == null ? add(person) : there;
        if (!person.refusal().isEmpty()) {
          mayWe.refusedOnce(
              added,
              "The file they came in says so: %s, line %d."
                  .formatted(person.refusal(), person.line()),
              clock.instant());
        }
      }
    }

    /// Why a tag or a field of theirs cannot be kept, empty if all can.
    private String unfit(IncomingPerson.More more) {
      for (var tag : more.tags()) {
        var problem = Tags.problem(tag);
        if (!problem.isEmpty()) {
          return problem;
        }
      }
      for (var value : more.fields().entrySet()) {
        var problem =
            fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(value.getKey()))
                .findFirst()
                .map(field -> field.problem(value.getValue()))
                .orElse("There is no field “%s”.".formatted(value.getKey()));
        if (!problem.isEmpty()) {
          return problem;
        }
      }
      return "";
    }

    private PersonId add(IncomingPerson person) {
      var added =
          persons.add(
              new NewPerson(
                  person.name(),
                  person.about(),
                  person.email(),
                  purpose,
                  Connection.UNKNOWN,
                  clock.instant(),
                  List.of()));
      store.brought(id, added);
      person.more().tags().forEach(tag -> kept.tags().add(List.of(added), tag));
      kept.fields().set(added, person.more().fields());
      return added;
    }
  }

  private static List<IncomingPerson> read(byte[] bytes, List<ColumnMeaning> columns)
      throws IOException {
    var people = new ArrayList<IncomingPerson>();
    if (VCards.areIn(bytes)) {
      people.addAll(VCards.read(bytes));
    } else {
      var shape = shape(bytes);
      if (shape.isPresent()) {
        withFile(
            bytes,
            file -> {
              TableRows.read(
                  file,
                  shape.get(),
                  (line, fields) -> people.add(IncomingPerson.of(line, fields, columns)));
              return people;
            });
      }
    }
    if (people.size() > MOST) {
      throw new IOException(
          "The file has %,d entries; %,d are taken at once. Split it, and bring in the parts."
              .formatted(people.size(), MOST));
    }
    return people;
  }

  private static Optional<Shape> shape(byte[] bytes) throws IOException {
    return withFile(bytes, Shape::of);
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T withFile(byte[] bytes, Reader<T> reader) throws IOException {
    var file = Files.createTempFile("kith-people", ".csv");
    try {
      Files.write(file, bytes);
      return reader.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static String fingerprint(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
