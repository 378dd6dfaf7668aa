package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Files that are brought in, and what each of them brought.
@Repository
class ImportStore {

  static final int PART = 1 << 20;

  private final JdbcClient db;

  ImportStore(JdbcClient db) {
    this.db = db;
  }

  ImportId add(String name, String format, String fingerprint, Instant now) {
    return new ImportId(
        db.sql(
                """
                insert into import_run (name, format, fingerprint, created_at)
                values (:name, :format, :fingerprint, :now) returning id
                """)
            .param("name", Column.SHORT.fit(Column.oneLine(name)))
            .param("format", format)
            .param("fingerprint", fingerprint)
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  void addPart(ImportId id, int part, byte[] bytes) {
    db.sql("insert into import_file (import_id, part, bytes) values (:id, :part, :bytes)")
        .param("id", id.value())
        .param("part", part)
        .param("bytes", bytes)
        .update();
  }

  /// Writes the file out again, a part at a time.
  ///
  /// @return false if it is no longer kept
  boolean writeTo(ImportId id, OutputStream out) throws IOException {
    for (int part = 0; ; part++) {
      var bytes =
          db.sql("select bytes from import_file where import_id = :id and part = :part")
              .param("id", id.value())
              .param("part", part)
              .query((row, _) -> row.getBytes("bytes"))
              .optional();
      if (bytes.isEmpty()) {
        return part > 0;
      }
      out.write(bytes.get());
    }
  }

  void removeFile(ImportId id) {
    db.sql("delete from import_file where import_id = :id").param("id", id.value()).update();
  }

  /// Files that nobody took in within a day go.
  void removeFilesBefore(Instant before) {
    db.sql(
            """
            delete from import_file f using import_run r
            where r.id = f.import_id and r.state = 'LOOKED' and r.created_at < :before
            """)
        .param("before", toSql(before))
        .update();
  }

  Optional<Import> find(ImportId id) {
    return db.sql("select * from import_run where id = :id")
        .param("id", id.value())
        .query(ImportStore::in)
        .optional();
  }

  List<Import> recent(int limit) {
    return db.sql("select * from import_run order by created_at desc, id desc limit :limit")
        .param("limit", limit)
        .query(ImportStore::in)
        .list();
  }

  /// @return false if it does not stand where it must
  boolean turn(ImportId id, Collection<Import.State> from, Import.State to) {
    return db.sql("update import_run set state = :to where id = :id and state = any(:from)")
            .param("to", to.name())
            .param("id", id.value())
            .param("from", from.stream().map(Enum::name).toArray(String[]::new))
            .update()
        > 0;
  }

  void setMapping(ImportId id, String mapping) {
    db.sql("update import_run set mapping = :mapping where id = :id")
        .param("mapping", mapping)
        .param("id", id.value())
        .update();
  }

  void refuse(ImportId id, String reason) {
    db.sql("update import_run set state = 'REFUSED', reason = :reason where id = :id")
        .param("reason", Column.LONG.fit(reason))
        .param("id", id.value())
        .update();
  }

  void done(ImportId id, Import.Counts counts, Instant now) {
    db.sql(
            """
            update import_run set state = 'DONE', done_at = :now, posts_new = :postsNew,
                   posts_known = :postsKnown, accounts_new = :accountsNew,
                   accounts_known = :accountsKnown, follows = :follows, left_out = :leftOut,
                   left_out_first = :first
            where id = :id
            """)
        .param("now", toSql(now))
        .param("postsNew", counts.postsNew())
        .param("postsKnown", counts.postsKnown())
        .param("accountsNew", counts.accountsNew())
        .param("accountsKnown", counts.accountsKnown())
        .param("follows", counts.follows())
        .param("leftOut", counts.leftOut())
        .param("first", Column.LONG.fit(String.join("\n", counts.leftOutFirst())))
        .param("id", id.value())
        .update();
  }

  void brought(ImportId id, Collection<PostId> posts, Collection<AccountId> accounts) {
    db.sql(
            """
            insert into import_post (import_id, post_id)
            select :id, p from unnest(:posts::bigint[]) as p on conflict do nothing
            """)
        .param("id", id.value())
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .update();
    db.sql(
            """
            insert into import_account (import_id, account_id)
            select :id, a from unnest(:accounts::bigint[]) as a on conflict do nothing
            """)
        .param("id", id.value())
        .param("accounts", AccountStore.values(accounts))
        .update();
  }

  /// How many posts and accounts are there because of it.
  int[] broughtCounts(ImportId id) {
    return db.sql(
            """
            select (select count(*) from import_post where import_id = :id)::int as posts,
                   (select count(*) from import_account where import_id = :id)::int as accounts
            """)
        .param("id", id.value())
        .query((row, _) -> new int[] {row.getInt("posts"), row.getInt("accounts")})
        .single();
  }

  List<PostId> posts(ImportId id) {
    return db.sql("select post_id from import_post where import_id = :id order by post_id")
        .param("id", id.value())
        .query((row, _) -> new PostId(row.getLong("post_id")))
        .list();
  }

  /// Takes out the posts, and what was said of accounts whose profile nobody has read since.
  void takeOut(ImportId id) {
    db.sql(
            """
            delete from post p using import_post i where i.import_id = :id and p.id = i.post_id
            """)
        .param("id", id.value())
        .update();
    db.sql(
            """
            update account a set about = '', followers = null, profile_read_at = null
            from import_account i, import_run r
            where i.import_id = :id and r.id = i.import_id and a.id = i.account_id
              and a.profile_read_at between r.created_at and r.done_at
            """)
        .param("id", id.value())
        .update();
    db.sql("delete from import_account where import_id = :id").param("id", id.value()).update();
  }

  private static Import in(ResultSet row, int number) throws SQLException {
    var first = row.getString("left_out_first");
    return new Import(
        new ImportId(row.getLong("id")),
        row.getString("name"),
        row.getString("format"),
        row.getString("fingerprint"),
        row.getString("mapping"),
        Import.State.valueOf(row.getString("state")),
        row.getString("reason"),
        new Import.Counts(
            row.getInt("posts_new"),
            row.getInt("posts_known"),
            row.getInt("accounts_new"),
            row.getInt("accounts_known"),
            row.getInt("follows"),
            row.getInt("left_out"),
            first.isEmpty() ? List.of() : Arrays.asList(first.split("\n", -1))),
        Instants.in(row, "created_at"),
        Instants.orNull(row, "done_at"));
  }
}
