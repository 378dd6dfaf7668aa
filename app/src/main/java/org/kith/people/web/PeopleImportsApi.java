package org.kith.people.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.people.imports.ColumnMeaning;
import org.kith.people.imports.PeopleImport;
import org.kith.people.imports.PeopleImportId;
import org.kith.people.imports.PeopleImports;
import org.kith.people.web.PeopleFileJson.PeopleFileLookJson;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files with people, for programs: brought, looked at, taken in once, undone.
@RestController
@RequestMapping("/api/v1/people/imports")
class PeopleImportsApi {

  private static final int SHORT = 300;
  private static final String NOT_ANY_MORE =
      "It cannot be taken in: it was before, or its day is over. Send the file again.";

  private final PeopleImports imports;
  private final Once once;
  private final Clock clock;

  PeopleImportsApi(PeopleImports imports, Once once, Clock clock) {
    this.imports = imports;
    this.once = once;
    this.clock = clock;
  }

  /// How the columns of a table are read.
  ///
  /// @param columns what each holds, in their order: NAME, EMAIL, NOTHING …, FIELD:School for a
  ///   field of your own; null as proposed, and of vCards
  record PeopleColumnsJson(@Nullable List<String> columns) {}

  /// A file to be taken in.
  ///
  /// @param purpose why these people are added; kept with each of them and shown to them when they
  ///   ask
  /// @param columns what each holds; null as proposed, and of vCards
  record PeopleTakingJson(String purpose, @Nullable List<String> columns) {}

  /// What an undo did.
  ///
  /// @param staying how many stay, because they refused and that must not be forgotten
  record PeopleUndoneJson(int removed, int staying) {}

  /// Files with people, the newest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<PeopleFileJson> list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var found = imports.before(new PeopleImportId(from.id()), most + 1);
    return Paged.of(
        found.stream().map(PeopleFileJson::of).toList(), most, file -> new Place(0, file.id()));
  }

  /// Keeps a file for a day and says what it would bring: CSV as CiviCRM, Mautic and spreadsheets
  /// write it, or vCards. Nobody is added yet.
  @PostMapping(
      consumes = {
        "text/csv",
        "text/tab-separated-values",
        "text/vcard",
        "application/octet-stream"
      })
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PeopleFileLookJson> bring(
      @RequestParam(defaultValue = "people") String name,
      @RequestBody byte[] file,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var request = new Once.Request(key, "POST /people/imports", List.of(name, file));
    long id = once.make(request, () -> keep(name, file));
    return ResponseEntity.created(URI.create("/api/v1/people/imports/" + id))
        .body(shown(found(id), null));
  }

  private long keep(String name, byte[] file) {
    try {
      return imports
          .keep(name, new ByteArrayInputStream(file), Caller.require().member().name())
          .orElseThrow(
              () -> Wrong.body("“%s” is neither a table (CSV) nor vCards.".formatted(name)))
          .value();
    } catch (IOException e) {
      throw Wrong.body(String.valueOf(e.getMessage()));
    }
  }

  /// One file: what it would bring, or brought.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  PeopleFileLookJson show(@PathVariable long id) {
    return shown(found(id), null);
  }

  /// Says what it would bring if its columns held that. Nothing is changed.
  @PostMapping("/{id}/look")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  PeopleFileLookJson look(@PathVariable long id, @RequestBody PeopleColumnsJson body) {
    return shown(found(id), columns(body.columns()));
  }

  /// Takes it in, once. Whoever is in People already stays as they are, and who refused stays
  /// refused.
  @PostMapping("/{id}/take")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  PeopleFileLookJson take(@PathVariable long id, @RequestBody PeopleTakingJson body) {
    var of = found(id);
    var purpose = Wrong.text(body.purpose(), "purpose", SHORT);
    var chosen = columns(body.columns());
    try {
      if (!imports.take(of.id(), chosen == null ? proposed(of) : chosen, purpose)) {
        throw Wrong.conflict(NOT_ANY_MORE);
      }
    } catch (IOException e) {
      throw Wrong.body(String.valueOf(e.getMessage()));
    }
    return shown(found(id), null);
  }

  /// Takes out again whom it added, for thirty days, with what was noted about them since.
  @PostMapping("/{id}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  PeopleUndoneJson undo(@PathVariable long id) {
    var undone =
        imports
            .undo(found(id).id())
            .orElseThrow(
                () -> Wrong.conflict("It is not taken in, or was more than thirty days ago."));
    return new PeopleUndoneJson(undone.removed(), undone.staying());
  }

  private PeopleFileLookJson shown(PeopleImport of, @Nullable List<ColumnMeaning> chosen) {
    boolean undoable = of.canBeUndone(clock.instant());
    if (of.state() != PeopleImport.State.LOOKED) {
      return new PeopleFileLookJson(
          PeopleFileJson.of(of), false, undoable, List.of(), of.counts().leftOut());
    }
    try {
      var shape = imports.shape(of.id());
      var columns = chosen == null ? shape.map(imports::proposed).orElse(List.of()) : chosen;
      var counts = imports.look(of.id(), columns).orElse(null);
      return new PeopleFileLookJson(
          PeopleFileJson.of(of, counts),
          counts != null,
          undoable,
          shape.map(table -> PeopleFileJson.columns(table, columns)).orElse(List.of()),
          counts == null ? List.of() : counts.leftOut());
    } catch (IOException e) {
      throw Wrong.body(String.valueOf(e.getMessage()));
    }
  }

  private List<ColumnMeaning> proposed(PeopleImport of) throws IOException {
    return imports.shape(of.id()).map(imports::proposed).orElse(List.of());
  }

  private @Nullable List<ColumnMeaning> columns(@Nullable List<String> written) {
    if (written == null) {
      return null;
    }
    var known =
        imports.meanings().stream()
            .collect(Collectors.toMap(ColumnMeaning::written, meaning -> meaning));
    var columns = new ArrayList<ColumnMeaning>();
    for (var one : written) {
      var meaning = known.get(one);
      if (meaning == null) {
        throw Wrong.body(
            "“columns” has “%s”; a column holds one of %s."
                .formatted(one, String.join(", ", known.keySet().stream().sorted().toList())));
      }
      columns.add(meaning);
    }
    return columns;
  }

  private PeopleImport found(long id) {
    return imports.find(new PeopleImportId(id)).orElseThrow(Wrong::missing);
  }
}
