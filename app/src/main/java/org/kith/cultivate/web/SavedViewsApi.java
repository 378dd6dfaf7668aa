package org.kith.cultivate.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleSort;
import org.kith.cultivate.views.SavedView;
import org.kith.cultivate.views.SavedViewId;
import org.kith.cultivate.views.SavedViews;
import org.kith.cultivate.views.ShownColumn;
import org.kith.cultivate.views.ShownColumns;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Saved views of people for programs: one's own, and what others share with the team.
@RestController
@RequestMapping("/api/v1/people/views")
class SavedViewsApi {

  private final SavedViews views;
  private final KnownPeople known;
  private final Once once;

  SavedViewsApi(SavedViews views, KnownPeople known, Once once) {
    this.views = views;
    this.known = known;
    this.once = once;
  }

  /// A view of people under a name.
  ///
  /// @param by who made it; empty where they left
  /// @param shared whether the whole team sees it
  /// @param mayChange whether you may rename and delete it
  /// @param of whom it shows
  /// @param sort such as next, -name or field:School; empty for the usual sorting
  /// @param columns the keys of the columns that Kith knows, such as stage and may-we
  /// @param fields the fields of your own that it shows behind these
  record SavedViewJson(
      long id,
      String name,
      String by,
      boolean shared,
      boolean mayChange,
      PeopleFilterJson of,
      String sort,
      List<String> columns,
      List<String> fields) {

    static SavedViewJson of(SavedView view) {
      var seen = view.seen();
      var sort = seen.sort();
      return new SavedViewJson(
          view.id().value(),
          view.name(),
          view.by(),
          view.shared(),
          view.mayChange(),
          PeopleFilterJson.of(seen.filter()),
          sort == null ? "" : sort.key(),
          seen.columns().known().stream().map(ShownColumn::key).toList(),
          seen.columns().fields());
    }
  }

  /// Views, by name.
  record SavedViewsJson(List<SavedViewJson> items) {}

  /// A view to be saved.
  ///
  /// @param of whom it shows; left out, everybody
  /// @param sort such as next, -name or field:School; left out, the usual sorting
  /// @param columns keys of columns; left out, all that Kith knows
  /// @param fields fields of your own to show
  /// @param shared whether the whole team sees it; left out, it is yours alone
  record NewSavedViewJson(
      String name,
      @Nullable PeopleFilterJson of,
      @Nullable String sort,
      @Nullable List<String> columns,
      @Nullable List<String> fields,
      @Nullable Boolean shared) {}

  /// What can be changed of a view; whom it shows stays.
  ///
  /// @param columns keys of columns; left out, all that Kith knows
  /// @param fields fields of your own to show; left out, none
  /// @param shared whether the whole team sees it; left out, it is yours alone
  record ChangedSavedViewJson(
      String name,
      @Nullable List<String> columns,
      @Nullable List<String> fields,
      @Nullable Boolean shared) {}

  /// Your saved views and those of others that are shared, by name.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  SavedViewsJson list() {
    return new SavedViewsJson(views.all().stream().map(SavedViewJson::of).toList());
  }

  /// One saved view. `GET /people?saved=` lists whom it shows.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  ResponseEntity<SavedViewJson> show(@PathVariable long id) {
    return Tags.shown(found(id));
  }

  /// Saves a view. With an Idempotency-Key, once.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<SavedViewJson> save(
      @RequestBody NewSavedViewJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var name = name(body.name());
    var of = body.of();
    var seen =
        new SavedView.Seen(
            of == null ? PeopleFilter.NONE : of.filter(known),
            sort(body.sort()),
            columns(body.columns(), body.fields()));
    long id =
        once.make(
            new Once.Request(key, "POST /people/views", body),
            () -> save(name, seen, Boolean.TRUE.equals(body.shared())));
    var made = found(id);
    return ResponseEntity.created(URI.create("/api/v1/people/views/" + id))
        .eTag(Tags.of(made))
        .body(made);
  }

  private long save(String name, SavedView.Seen seen, boolean shared) {
    try {
      return views.save(name, seen, shared).value();
    } catch (IllegalArgumentException e) { // a view too many
      throw Wrong.body(String.valueOf(e.getMessage()));
    }
  }

  /// Calls a view otherwise, shows other columns, shares it or no longer. Who made it may, and of a
  /// shared one a manager (403 for others).
  @PutMapping("/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<SavedViewJson> change(
      @PathVariable long id,
      @RequestBody ChangedSavedViewJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    mine(id);
    Tags.mustMatch(ifMatch, found(id));
    views.change(
        new SavedViewId(id),
        name(body.name()),
        columns(body.columns(), body.fields()),
        Boolean.TRUE.equals(body.shared()));
    return Tags.shown(found(id));
  }

  /// Deletes a view; the people stay.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void delete(@PathVariable long id) {
    if (views.find(new SavedViewId(id)).isPresent()) {
      mine(id);
      views.delete(new SavedViewId(id));
    }
  }

  private void mine(long id) {
    if (!found(id).mayChange()) {
      throw Wrong.forbidden("Somebody else made this view; a manager may change it too.");
    }
  }

  private SavedViewJson found(long id) {
    return SavedViewJson.of(views.find(new SavedViewId(id)).orElseThrow(Wrong::missing));
  }

  private static String name(@Nullable String name) {
    var problem = SavedView.problem(name == null ? "" : name);
    if (!problem.isEmpty()) {
      throw Wrong.body(problem);
    }
    return String.valueOf(name).strip();
  }

  private static @Nullable PeopleSort sort(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return null;
    }
    var sort = PeopleSort.of(key);
    if (!sort.key().equals(key)) {
      throw Wrong.body(
          "“sort” is “%s”; people are sorted by next, -name or field:School.".formatted(key));
    }
    return sort;
  }

  private static ShownColumns columns(
      @Nullable List<String> columns, @Nullable List<String> fields) {
    var keys = ShownColumn.ALL.stream().map(ShownColumn::key).toList();
    var named = new ArrayList<String>(columns == null ? List.of() : columns);
    for (var key : named) {
      if (!keys.contains(key)) {
        throw Wrong.body(
            "“columns” has “%s”; a column is one of %s.".formatted(key, String.join(", ", keys)));
      }
    }
    return ShownColumns.of(named, fields == null ? List.of() : fields);
  }
}
