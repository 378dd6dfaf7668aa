package org.kith.team;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Workspaces, members and how they log in. These tables are read before the workspace is known, so
/// they are not under row-level security; every statement names the workspace itself.
@Repository
class TeamStore {

  static final String CALLER_COLUMNS =
      """
      m.id, m.name, m.email, m.disabled, ms.role,
      w.id as workspace_id, w.name as workspace_name, coalesce(w.site, '') as site, w.time_zone,
      w.minutes_a_day, w.hours_a_month, w.sample, w.days, w.fresh
      """;

  /// A member's password hash, null where they only ever used links.
  record Login(MemberId member, @Nullable String passwordHash) {}

  private final JdbcClient db;

  TeamStore(JdbcClient db) {
    this.db = db;
  }

  WorkspaceId addWorkspace(String name, ZoneId zone, boolean sample, Instant now) {
    return new WorkspaceId(
        db.sql(
                """
                insert into workspace (name, time_zone, sample, created_at)
                values (:name, :zone, :sample, :now) returning id
                """)
            .param("name", name)
            .param("zone", zone.getId())
            .param("sample", sample)
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  List<WorkspaceId> workspaces() {
    return db.sql("select id from workspace order by id")
        .query((row, _) -> new WorkspaceId(row.getLong("id")))
        .list();
  }

  /// Notes that nobody has been welcomed to a workspace yet.
  void setFresh(WorkspaceId id) {
    db.sql("update workspace set fresh = true where id = :id").param("id", id.value()).update();
  }

  /// Notes for which workspace a sample was made.
  void setSampleOf(WorkspaceId sample, WorkspaceId of) {
    db.sql("update workspace set sample_of = :of where id = :sample")
        .param("of", of.value())
        .param("sample", sample.value())
        .update();
  }

  Optional<WorkspaceId> sampleOf(WorkspaceId of) {
    return db.sql("select id from workspace where sample_of = :of order by id limit 1")
        .param("of", of.value())
        .query(Long.class)
        .optional()
        .map(WorkspaceId::new);
  }

  /// The other way round: where a member works for whom this sample was made.
  Optional<WorkspaceId> homeOf(WorkspaceId sample, MemberId member) {
    return db.sql(
            """
            select w.sample_of from workspace w
            join membership m on m.workspace_id = w.sample_of and m.member_id = :member
            where w.id = :sample
            """)
        .param("sample", sample.value())
        .param("member", member.value())
        .query(Long.class)
        .optional()
        .map(WorkspaceId::new);
  }

  void moveSession(byte[] hash, WorkspaceId to) {
    db.sql("update session set workspace_id = :to where token_hash = :hash")
        .param("to", to.value())
        .param("hash", hash)
        .update();
  }

  Optional<WorkspaceId> sample() {
    return db.sql("select id from workspace where sample and sample_of is null order by id limit 1")
        .query(Long.class)
        .optional()
        .map(WorkspaceId::new);
  }

  Optional<Workspace> workspace(WorkspaceId id) {
    return db.sql(
            """
            select id as workspace_id, name as workspace_name, coalesce(site, '') as site, time_zone,
                   minutes_a_day, hours_a_month, sample, days, fresh
            from workspace where id = :id
            """)
        .param("id", id.value())
        .query((row, _) -> workspace(row))
        .optional();
  }

  void change(Workspace workspace) {
    db.sql(
            """
            update workspace
            set name = :name, site = :site, time_zone = :zone, minutes_a_day = :minutes, hours_a_month = :hours,
                days = :days, fresh = :fresh
            where id = :id
            """)
        .param("name", workspace.name())
        .param("site", workspace.site())
        .param("zone", workspace.zone().getId())
        .param("minutes", workspace.minutesADay())
        .param("hours", workspace.hoursAMonth())
        .param("days", days(workspace.days()))
        .param("fresh", workspace.fresh())
        .param("id", workspace.id().value())
        .update();
  }

  void removeWorkspace(WorkspaceId id) {
    var members =
        db.sql("select member_id from membership where workspace_id = :id")
            .param("id", id.value())
            .query(Long.class)
            .list();
    db.sql("delete from workspace where id = :id").param("id", id.value()).update();
    db.sql(
            """
            delete from member m where m.id = any(:members)
              and not exists (select 1 from membership where member_id = m.id)
            """)
        .param("members", members.toArray(Long[]::new))
        .update();
  }

  MemberId addMember(String name, String email, Instant now) {
    return new MemberId(
        db.sql(
                """
                insert into member (name, email, created_at) values (:name, :email, :now)
                on conflict (lower(email)) do update set name = member.name
                returning id
                """)
            .param("name", name)
            .param("email", email)
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  /// Sets the role of a member in a workspace, or gives them one.
  void join(WorkspaceId workspace, MemberId member, Role role) {
    db.sql(
            """
            insert into membership (workspace_id, member_id, role) values (:workspace, :member, :role)
            on conflict (member_id, workspace_id) do update set role = excluded.role
            """)
        .param("workspace", workspace.value())
        .param("member", member.value())
        .param("role", role.name())
        .update();
  }

  boolean worksBeyond(MemberId member, MemberId other) {
    return db.sql(
            """
            select exists (
              select 1 from membership m where m.member_id = :member and not exists (
                select 1 from membership o
                where o.workspace_id = m.workspace_id and o.member_id = :other and o.role = 'OWNER'))
            """)
        .param("member", member.value())
        .param("other", other.value())
        .query(Boolean.class)
        .single();
  }

  /// Lets one after the other change who works in a workspace, until the end of each transaction.
  void lock(WorkspaceId workspace) {
    db.sql("select id from workspace where id = :id for no key update")
        .param("id", workspace.value())
        .query(Long.class)
        .list();
  }

  void leave(WorkspaceId workspace, MemberId member) {
    db.sql("delete from membership where workspace_id = :workspace and member_id = :member")
        .param("workspace", workspace.value())
        .param("member", member.value())
        .update();
    endSessions(member, new byte[32]);
    endTokens(member);
  }

  List<Member> members(WorkspaceId workspace) {
    return db.sql(
            """
            select m.id, m.name, m.email, m.disabled, ms.role
            from membership ms join member m on m.id = ms.member_id
            where ms.workspace_id = :workspace order by m.name, m.id
            """)
        .param("workspace", workspace.value())
        .query((row, _) -> member(row))
        .list();
  }

  boolean changeMember(MemberId member, String name, String email) {
    return db.sql(
                """
                update member set name = :name, email = :email
                where id = :id
                  and not exists (select 1 from member where lower(email) = lower(:email) and id <> :id)
                """)
            .param("name", name)
            .param("email", email)
            .param("id", member.value())
            .update()
        == 1;
  }

  Optional<Login> login(String email) {
    return db.sql(
            "select id, password_hash from member where lower(email) = lower(:email) and not"
                + " disabled")
        .param("email", email)
        .query(
            (row, _) -> new Login(new MemberId(row.getLong("id")), row.getString("password_hash")))
        .optional();
  }

  Optional<String> passwordHash(MemberId member) {
    return db.sql("select password_hash from member where id = :id and password_hash is not null")
        .param("id", member.value())
        .query(String.class)
        .optional();
  }

  void setPassword(MemberId member, String hash) {
    db.sql("update member set password_hash = :hash where id = :id")
        .param("hash", hash)
        .param("id", member.value())
        .update();
  }

  Optional<WorkspaceId> firstWorkspaceOf(MemberId member) {
    return db.sql(
            """
            select ms.workspace_id from membership ms join workspace w on w.id = ms.workspace_id
            where ms.member_id = :member order by w.sample, w.id limit 1
            """)
        .param("member", member.value())
        .query(Long.class)
        .optional()
        .map(WorkspaceId::new);
  }

  void addLink(byte[] hash, MemberId member, WorkspaceId workspace, Instant expires) {
    db.sql(
            """
            insert into login_link (token_hash, member_id, workspace_id, expires_at)
            values (:hash, :member, :workspace, :expires)
            """)
        .param("hash", hash)
        .param("member", member.value())
        .param("workspace", workspace.value())
        .param("expires", toSql(expires))
        .update();
  }

  /// Whom a link lets in, and where.
  record Entry(MemberId member, WorkspaceId workspace) {}

  /// Uses a link up; empty if it was used, expired or never given. Only one of two callers at once
  /// gets it.
  Optional<Entry> useLink(byte[] hash, Instant now) {
    db.sql("delete from login_link where expires_at < :now").param("now", toSql(now)).update();
    return db.sql(
            "delete from login_link where token_hash = :hash and offers is null returning"
                + " member_id, workspace_id")
        .param("hash", hash)
        .query((row, _) -> entry(row))
        .optional();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new MemberId(row.getLong("member_id")), new WorkspaceId(row.getLong("workspace_id")));
  }

  void addOffer(byte[] hash, Entry entry, Role role, Instant expires) {
    addLink(hash, entry.member(), entry.workspace(), expires);
    db.sql("update login_link set offers = :role where token_hash = :hash")
        .param("role", role.name())
        .param("hash", hash)
        .update();
  }

  /// Whether a link offers somebody a place who must log in first.
  boolean isOffer(byte[] hash, Instant now) {
    return db.sql(
            """
            select exists (
              select 1 from login_link where token_hash = :hash and offers is not null and expires_at >= :now)
            """)
        .param("hash", hash)
        .param("now", toSql(now))
        .query(Boolean.class)
        .single();
  }

  /// Gives a member the place that a link offers them, and uses it up; empty if it offers them
  /// none. The role of somebody who got one meanwhile stays.
  Optional<Entry> takeOffer(byte[] hash, MemberId member, Instant now) {
    return db.sql(
            """
            with taken as (
              delete from login_link
              where token_hash = :hash and member_id = :member and offers is not null and expires_at >= :now
              returning member_id, workspace_id, offers
            ), joined as (
              insert into membership (workspace_id, member_id, role)
              select workspace_id, member_id, offers from taken on conflict do nothing
            )
            select member_id, workspace_id from taken
            """)
        .param("hash", hash)
        .param("member", member.value())
        .param("now", toSql(now))
        .query((row, _) -> entry(row))
        .optional();
  }

  void addSession(byte[] hash, Entry entry, Instant now) {
    db.sql(
            """
            insert into session (token_hash, member_id, workspace_id, created_at, used_at)
            values (:hash, :member, :workspace, :now, :now)
            """)
        .param("hash", hash)
        .param("member", entry.member().value())
        .param("workspace", entry.workspace().value())
        .param("now", toSql(now))
        .update();
  }

  /// Who a session belongs to, if it lives; role and disabling are read afresh each time.
  Optional<Caller> caller(byte[] hash, Instant now, Instant createdAfter, Instant usedAfter) {
    return db.sql(
            "select "
                + CALLER_COLUMNS
                + """
                from session s
                join member m on m.id = s.member_id and not m.disabled
                join membership ms on ms.member_id = m.id and ms.workspace_id = s.workspace_id
                join workspace w on w.id = s.workspace_id
                where s.token_hash = :hash and s.created_at > :created and s.used_at > :used
                  and s.created_at <= :now
                """)
        .param("hash", hash)
        .param("created", toSql(createdAfter))
        .param("used", toSql(usedAfter))
        .param("now", toSql(now.plusSeconds(60)))
        .query((row, _) -> new Caller(member(row), workspace(row)))
        .optional();
  }

  /// Notes that a session is in use, at most once a minute.
  void touch(byte[] hash, Instant now) {
    db.sql("update session set used_at = :now where token_hash = :hash and used_at < :before")
        .param("now", toSql(now))
        .param("before", toSql(now.minusSeconds(60)))
        .param("hash", hash)
        .update();
  }

  void endSession(byte[] hash) {
    db.sql("delete from session where token_hash = :hash").param("hash", hash).update();
  }

  /// Ends every session of a member but one.
  void endSessions(MemberId member, byte[] butThis) {
    db.sql("delete from session where member_id = :member and token_hash <> :hash")
        .param("member", member.value())
        .param("hash", butThis)
        .update();
  }

  /// Ends every token that a member's programs come in with.
  void endTokens(MemberId member) {
    db.sql("delete from api_token where member_id = :member")
        .param("member", member.value())
        .update();
  }

  void moveSessions(WorkspaceId from, MemberId member, WorkspaceId to) {
    db.sql(
            "update session set workspace_id = :to where workspace_id = :from and member_id ="
                + " :member")
        .param("to", to.value())
        .param("from", from.value())
        .param("member", member.value())
        .update();
  }

  static Member member(ResultSet row) throws SQLException {
    return new Member(
        new MemberId(row.getLong("id")),
        row.getString("name"),
        row.getString("email"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("disabled"));
  }

  static Workspace workspace(ResultSet row) throws SQLException {
    return new Workspace(
        new WorkspaceId(row.getLong("workspace_id")),
        row.getString("workspace_name"),
        row.getString("site"),
        ZoneId.of(row.getString("time_zone")),
        row.getInt("minutes_a_day"),
        row.getDouble("hours_a_month"),
        row.getBoolean("sample"),
        days(row.getString("days")),
        row.getBoolean("fresh"));
  }

  /// Days of the week by their numbers, Monday as 1, in order.
  private static String days(Set<DayOfWeek> days) {
    return days.stream()
        .map(DayOfWeek::getValue)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static Set<DayOfWeek> days(String numbers) {
    return numbers
        .chars()
        .mapToObj(number -> DayOfWeek.of(number - '0'))
        .collect(Collectors.toUnmodifiableSet());
  }
}
