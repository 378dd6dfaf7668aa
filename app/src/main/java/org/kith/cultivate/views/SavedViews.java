package org.kith.cultivate.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.TagRenamed;
import org.kith.store.Strings;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Role;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The views of people that members saved: their own, and what others share with the team. Who made
/// one changes it; a shared one a manager as well.
@Service
@Transactional
public class SavedViews {

  private final JdbcClient db;

  SavedViews(JdbcClient db) {
    this.db = db;
  }

  /// What the caller sees, by name.
  @Transactional(readOnly = true)
  public List<SavedView> all() {
    return db.sql(
            """
            select v.*, coalesce(m.name, '') as by_name,
                   array(select f.field::text from saved_view_field f where f.view_id = v.id order by f.nr) as fields
            from saved_view v left join member m on m.id = v.member_id
            where v.shared or v.member_id = :me order by lower(v.name), v.id
            """)
        .param("me", me().value())
        .query((row, _) -> view(row))
        .list();
  }

  /// One that the caller sees.
  @Transactional(readOnly = true)
  public Optional<SavedView> find(SavedViewId id) {
    return all().stream().filter(view -> view.id().equals(id)).findFirst();
  }

  /// Saves what the caller sees.
  ///
  /// @throws IllegalArgumentException if the name is none, or they have 50 already
  public SavedViewId save(String name, SavedView.Seen seen, boolean shared) {
    check(name);
    int have =
        db.sql("select count(*) from saved_view where member_id = :me")
            .param("me", me().value())
            .query(Integer.class)
            .single();
    if (have >= SavedView.MOST) {
      throw new IllegalArgumentException(
          "You saved %d views, and nobody finds their way among more. Delete some."
              .formatted(SavedView.MOST));
    }
    var owner = seen.filter().owner();
    var sort = seen.sort();
    var id =
        db.sql(
                """
                insert into saved_view (member_id, name, shared, view, words, tags, owner_id, sort, sort_field, columns)
                values (:me, :name, :shared, :view, :words, :tags, :owner, :sort,
                        (select name from person_field where lower(name) = lower(:field)), :columns)
                returning id
                """)
            .param("me", me().value())
            .param("name", name.strip())
            .param("shared", shared)
            .param("view", seen.filter().view().path())
            .param("words", seen.filter().words())
            .param("tags", String.join(",", seen.filter().tags()))
            .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
            .param("sort", sort == null ? "" : sort.column())
            .param("field", sort == null ? "" : sort.field())
            .param("columns", keys(seen.columns()))
            .query(Long.class)
            .single();
    put(id, seen.columns());
    return new SavedViewId(id);
  }

  /// Writes which fields a view shows; those that are no longer kept are passed over.
  private void put(long view, ShownColumns columns) {
    db.sql("delete from saved_view_field where view_id = :view").param("view", view).update();
    db.sql(
            """
            insert into saved_view_field (view_id, field, nr)
            select :view, f.name, n.nr from unnest(:fields::text[]) with ordinality as n (name, nr)
            join person_field f on lower(f.name) = lower(n.name) on conflict do nothing
            """)
        .param("view", view)
        .param("fields", columns.fields().toArray(String[]::new))
        .update();
  }

  /// Calls a view otherwise, shows other columns, shares it or no longer.
  ///
  /// @return false if there is none that the caller may change
  public boolean change(SavedViewId id, String name, ShownColumns columns, boolean shared) {
    check(name);
    if (find(id).filter(SavedView::mayChange).isEmpty()) {
      return false;
    }
    db.sql(
            "update saved_view set name = :name, columns = :columns, shared = :shared where id ="
                + " :id")
        .param("name", name.strip())
        .param("columns", keys(columns))
        .param("shared", shared)
        .param("id", id.value())
        .update();
    put(id.value(), columns);
    return true;
  }

  /// @return what was deleted, so that it can be saved anew; empty if there is none that the caller
  ///   may change
  public Optional<SavedView> delete(SavedViewId id) {
    var found = find(id).filter(SavedView::mayChange);
    if (found.isPresent()) {
      db.sql("delete from saved_view where id = :id").param("id", id.value()).update();
    }
    return found;
  }

  @EventListener
  void on(TagRenamed renamed) {
    db.sql(
            """
            update saved_view set tags = array_to_string(array_replace(string_to_array(tags, ','), :from, :to), ',')
            where :from = any (string_to_array(tags, ','))
            """)
        .param("from", renamed.from())
        .param("to", renamed.to())
        .update();
  }

  private static void check(String name) {
    var problem = SavedView.problem(name);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
  }

  private static SavedView view(ResultSet row) throws SQLException {
    var maker = row.getObject("member_id", Long.class);
    var owner = row.getObject("owner_id", Long.class);
    boolean shared = row.getBoolean("shared");
    boolean mine = maker != null && maker == me().value();
    return new SavedView(
        new SavedViewId(row.getLong("id")),
        row.getString("name"),
        row.getString("by_name"),
        shared,
        mine || (shared && Caller.require().mayActAs(Role.MANAGER)),
        new SavedView.Seen(
            new PeopleFilter(
                PeopleView.of(row.getString("view")),
                row.getString("words"),
                Arrays.asList(row.getString("tags").split(",")),
                owner == null ? null : new MemberId(owner)),
            sort(row.getString("sort"), row.getString("sort_field")),
            ShownColumns.of(
                Arrays.asList(row.getString("columns").split(",")), Strings.in(row, "fields"))));
  }

  /// A view that was sorted by a field that is gone is sorted as usual.
  private static @Nullable PeopleSort sort(String key, @Nullable String field) {
    if (key.isEmpty() || (field == null && key.endsWith(PeopleSort.By.FIELD.key()))) {
      return null;
    }
    return PeopleSort.of(field == null ? key : key + ":" + field);
  }

  private static String keys(ShownColumns columns) {
    return columns.known().equals(ShownColumn.ALL)
        ? ""
        : columns.known().stream().map(ShownColumn::key).collect(Collectors.joining(","));
  }

  private static MemberId me() {
    return Caller.require().member().id();
  }
}
