package org.kith.welcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.SourceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far a workspace has come with Welcome, and what its site was found to have.
@Repository
class WelcomeStore {

  private final JdbcClient db;

  WelcomeStore(JdbcClient db) {
    this.db = db;
  }

  Map<Box, Box.State> boxes() {
    return db.sql("select cause, words, people, days from welcome")
        .query((row, _) -> boxes(row))
        .optional()
        .orElseGet(WelcomeStore::untouched);
  }

  private static Map<Box, Box.State> boxes(ResultSet row) throws SQLException {
    var boxes = new EnumMap<Box, Box.State>(Box.class);
    for (var box : Box.values()) {
      boxes.put(box, Box.State.valueOf(row.getString(box.path())));
    }
    return boxes;
  }

  private static Map<Box, Box.State> untouched() {
    var boxes = new EnumMap<Box, Box.State>(Box.class);
    for (var box : Box.values()) {
      boxes.put(box, Box.State.OPEN);
    }
    return boxes;
  }

  void set(Box box, Box.State state) {
    begin();
    db.sql(
            """
            update welcome
            set cause = case :box when 'CAUSE' then :state else cause end,
                words = case :box when 'WORDS' then :state else words end,
                people = case :box when 'PEOPLE' then :state else people end,
                days = case :box when 'DAYS' then :state else days end
            """)
        .param("box", box.name())
        .param("state", state.name())
        .update();
  }

  private void begin() {
    db.sql("insert into welcome default values on conflict do nothing").update();
  }

  /// The site that was looked at last, empty if none was.
  String site() {
    return db.sql("select site from welcome").query(String.class).optional().orElse("");
  }

  /// Puts what a site has in the place of what was found before; what was taken stays.
  void found(String site, List<Find> finds) {
    begin();
    db.sql("update welcome set site = :site").param("site", site).update();
    db.sql("delete from welcome_find where source_id is null and account_id is null").update();
    int nr = db.sql("select coalesce(max(nr), 0) from welcome_find").query(Integer.class).single();
    for (var find : finds) {
      nr += add(nr + 1, find);
    }
  }

  private int add(int nr, Find find) {
    return db.sql(
            """
            insert into welcome_find (nr, kind, address, offered_by, shown, sure)
            select :nr, :kind, :address, :offeredBy, :shown, :sure
            where not exists (select 1 from welcome_find where kind = :kind and address = :address)
            """)
        .param("nr", nr)
        .param("kind", find.kind().name())
        .param("address", find.address())
        .param("offeredBy", find.offeredBy())
        .param("shown", find.shown())
        .param("sure", find.sure())
        .update();
  }

  /// In the order in which they were found.
  List<Find> finds() {
    return db.sql(
            """
            select nr, kind, address, offered_by, shown, sure, note, source_id, account_id
            from welcome_find order by nr
            """)
        .query((row, _) -> {
          long source = row.getLong("source_id");
          var read = row.wasNull() ? null : new SourceId(source);
          long account = row.getLong("account_id");
          var ours = row.wasNull() ? null : new AccountId(account);
          return new Find(
              row.getInt("nr"),
              Find.Kind.valueOf(row.getString("kind")),
              row.getString("address"),
              row.getString("offered_by"),
              row.getString("shown"),
              row.getBoolean("sure"),
              row.getString("note"),
              read,
              ours);
        })
        .list();
  }

  void took(int nr, @Nullable SourceId source, @Nullable AccountId account) {
    db.sql(
            """
            update welcome_find set source_id = :source, account_id = :account, note = ''
            where nr = :nr
            """)
        .param("source", source == null ? null : source.value())
        .param("account", account == null ? null : account.value())
        .param("nr", nr)
        .update();
  }

  void note(int nr, String why) {
    db.sql("update welcome_find set note = :why where nr = :nr")
        .param("why", why.length() > 300 ? why.substring(0, 299) + "…" : why)
        .param("nr", nr)
        .update();
  }
}
