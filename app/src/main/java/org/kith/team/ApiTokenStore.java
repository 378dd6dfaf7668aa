package org.kith.team;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tokens of programs. Not under row-level security, as they say which workspace it is; every
/// statement names it.
@Repository
class ApiTokenStore {

  private static final String COLUMNS =
      "t.id, t.name, t.member_id, m.name as member_name, t.scopes, t.created_at, t.expires_at, t.used_at ";

  private final JdbcClient db;

  ApiTokenStore(JdbcClient db) {
    this.db = db;
  }

  ApiToken add(byte[] hash, Caller caller, ApiToken token) {
    var id =
        db.sql(
                """
                insert into api_token (token_hash, member_id, workspace_id, name, scopes, created_at, expires_at)
                values (:hash, :member, :workspace, :name, :scopes::text[], :created, :expires)
                returning id
                """)
            .param("hash", hash)
            .param("member", caller.member().id().value())
            .param("workspace", caller.workspace().id().value())
            .param("name", token.name())
            .param(
                "scopes", token.scopes().stream().map(Scope::word).sorted().toArray(String[]::new))
            .param("created", toSql(token.createdAt()))
            .param("expires", toSql(token.expiresAt()))
            .query(Long.class)
            .single();
    return new ApiToken(
        new ApiTokenId(id),
        token.name(),
        token.member(),
        token.scopes(),
        token.createdAt(),
        token.expiresAt(),
        null);
  }

  int count(Caller caller) {
    return db.sql(
            "select count(*) from api_token where member_id = :member and workspace_id = :workspace")
        .param("member", caller.member().id().value())
        .param("workspace", caller.workspace().id().value())
        .query(Integer.class)
        .single();
  }

  List<ApiToken> list(Caller caller, boolean everybodys) {
    return db.sql(
            "select "
                + COLUMNS
                + """
                from api_token t join member m on m.id = t.member_id
                where t.workspace_id = :workspace and (:all or t.member_id = :member)
                order by t.id desc
                """)
        .param("workspace", caller.workspace().id().value())
        .param("all", everybodys)
        .param("member", caller.member().id().value())
        .query((row, _) -> token(row))
        .list();
  }

  boolean remove(Caller caller, ApiTokenId id, boolean anybodys) {
    return db.sql(
                """
                delete from api_token
                where id = :id and workspace_id = :workspace and (:all or member_id = :member)
                """)
            .param("id", id.value())
            .param("workspace", caller.workspace().id().value())
            .param("all", anybodys)
            .param("member", caller.member().id().value())
            .update()
        == 1;
  }

  Optional<ApiTokens.Bearer> bearer(byte[] hash, Instant now) {
    return db.sql(
            "select "
                + TeamStore.CALLER_COLUMNS
                + """
                , t.scopes
                from api_token t
                join member m on m.id = t.member_id and not m.disabled
                join membership ms on ms.member_id = m.id and ms.workspace_id = t.workspace_id
                join workspace w on w.id = t.workspace_id
                where t.token_hash = :hash and t.expires_at > :now
                """)
        .param("hash", hash)
        .param("now", toSql(now))
        .query((row, _) ->
            new ApiTokens.Bearer(
                new Caller(TeamStore.member(row), TeamStore.workspace(row)), scopes(row)))
        .optional();
  }

  /// Notes that a token is in use, at most once a minute.
  void touch(byte[] hash, Instant now) {
    db.sql(
            """
            update api_token set used_at = :now
            where token_hash = :hash and (used_at is null or used_at < :before)
            """)
        .param("now", toSql(now))
        .param("before", toSql(now.minusSeconds(60)))
        .param("hash", hash)
        .update();
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        new ApiTokenId(row.getLong("id")),
        row.getString("name"),
        new ApiToken.Whose(new MemberId(row.getLong("member_id")), row.getString("member_name")),
        scopes(row),
        Instants.in(row, "created_at"),
        Instants.in(row, "expires_at"),
        Instants.orNull(row, "used_at"));
  }

  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    var words = (String[]) row.getArray("scopes").getArray();
    return Arrays.stream(words)
        .flatMap(word -> Scope.of(word).stream())
        .collect(Collectors.toSet());
  }
}
