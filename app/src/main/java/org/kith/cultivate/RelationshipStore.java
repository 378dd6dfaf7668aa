package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// The table `relationship`.
@Repository
class RelationshipStore {

  private static final int CIRCLE_TURN = 6_102; // a lock, beside the workspace's number

  private static final String COLUMNS =
      "person_id, stage, circle_since, owner_id, rhythm_days, last_contact_at, stage_since";

  private final JdbcClient db;

  RelationshipStore(JdbcClient db) {
    this.db = db;
  }

  /// @return false if there was one before
  boolean begin(PersonId person, @Nullable MemberId owner, int rhythm, Instant now) {
    return db.sql(
                """
                insert into relationship (person_id, stage, owner_id, rhythm_days, stage_since)
                values (:person, 'NOTICED', :owner, :rhythm, :now)
                on conflict (person_id) do nothing
                """)
            .param("person", person.value())
            .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
            .param("rhythm", rhythm)
            .param("now", toSql(now))
            .update()
        == 1;
  }

  Optional<Relationship> find(PersonId person) {
    return db.sql("select " + COLUMNS + " from relationship where person_id = :person")
        .param("person", person.value())
        .query((row, _) -> relationship(row))
        .optional();
  }

  List<Relationship> find(Collection<PersonId> persons) {
    return db.sql("select " + COLUMNS + " from relationship where person_id = any(:persons)")
        .param("persons", PersonId.values(persons))
        .query((row, _) -> relationship(row))
        .list();
  }

  /// Locks the row, so that two who move a relationship at once do so one after the other.
  Optional<Relationship> lock(PersonId person) {
    return db.sql("select " + COLUMNS + " from relationship where person_id = :person for update")
        .param("person", person.value())
        .query((row, _) -> relationship(row))
        .optional();
  }

  List<Relationship> circle() {
    return db.sql("select " + COLUMNS + " from relationship where in_circle order by person_id")
        .query((row, _) -> relationship(row))
        .list();
  }

  void move(PersonId person, Stage stage, Instant now) {
    db.sql(
            """
            update relationship set stage = :stage, stage_since = :now
            where person_id = :person
            """)
        .param("stage", stage.name())
        .param("now", toSql(now))
        .param("person", person.value())
        .update();
  }

  void own(PersonId person, @Nullable MemberId owner) {
    db.sql("update relationship set owner_id = :owner where person_id = :person")
        .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
        .param("person", person.value())
        .update();
  }

  /// What somebody chose for one person, or that nobody does.
  void ownRhythm(PersonId person, @Nullable Integer days) {
    db.sql("update relationship set own_rhythm_days = :days where person_id = :person")
        .param("days", days, Types.INTEGER)
        .param("person", person.value())
        .update();
  }

  /// Makes the rhythm that holds of what applies; whoever rests is not hurried by a tag.
  void settle(Collection<PersonId> persons, List<Play> plays) {
    settle("r.person_id = any(:persons)", plays)
        .param("persons", PersonId.values(persons))
        .update();
  }

  void settle(Stage stage, List<Play> plays) {
    settle("r.stage = :of", plays).param("of", stage.name()).update();
  }

  private StatementSpec settle(String whose, List<Play> plays) {
    return db.sql(
            """
            update relationship r set rhythm_days = x.days
            from (
              select r.person_id, least(coalesce(r.own_rhythm_days, s.days), t.days) as days
              from relationship r
              join unnest(:stages::text[], :days::integer[]) s (stage, days) on s.stage = r.stage
              cross join lateral (
                select min(t.rhythm_days) as days from person_tag pt join tag t on t.name = pt.tag
                where pt.person_id = r.person_id and r.stage <> 'RESTING') t
              where %s) x
            where r.person_id = x.person_id and r.rhythm_days <> x.days
            """
                .formatted(whose))
        .param("stages", plays.stream().map(play -> play.stage().name()).toArray(String[]::new))
        .param("days", plays.stream().map(Play::rhythmDays).toArray(Integer[]::new));
  }

  /// The rhythm that holds for somebody, and the tag that makes it so short.
  Optional<Rhythm> rhythm(PersonId person, List<Play> plays) {
    return db.sql(
            """
            select r.stage, r.own_rhythm_days, r.rhythm_days, t.name as tag
            from relationship r
            left join lateral (
              select t.name, t.rhythm_days from person_tag pt join tag t on t.name = pt.tag
              where pt.person_id = r.person_id and t.rhythm_days is not null
              order by t.rhythm_days, lower(t.name) limit 1) t
              on r.stage <> 'RESTING' and t.rhythm_days = r.rhythm_days
            where r.person_id = :person
            """)
        .param("person", person.value())
        .query((row, _) -> {
          var stage = Stage.valueOf(row.getString("stage"));
          var own = row.getObject("own_rhythm_days", Integer.class);
          int usual = usual(stage, plays);
          int days = row.getInt("rhythm_days");
          var tag = row.getString("tag");
          boolean decides = tag != null && days < (own == null ? usual : own);
          return new Rhythm(days, own, stage, usual, decides ? tag : "");
        })
        .optional();
  }

  /// How many the circle holds, where a team has said so. Waits for whoever brings somebody into
  /// the circle in this moment: who came in just before has their place.
  void circleTurn() {
    db.sql("select 1 from pg_advisory_xact_lock(:lock, kith_workspace()::int)")
        .param("lock", CIRCLE_TURN)
        .query(Integer.class)
        .single();
  }

  Optional<Integer> circleSize() {
    return db.sql("select most from circle_size").query(Integer.class).optional();
  }

  void circleSize(int most) {
    db.sql(
            """
            insert into circle_size (most) values (:most)
            on conflict (workspace_id) do update set most = excluded.most
            """)
        .param("most", most)
        .update();
  }

  /// @return how many were not in the circle before
  int putIntoCircle(Collection<PersonId> persons, Instant now) {
    return db.sql(
            """
            update relationship set in_circle = true, circle_since = :now
            where person_id = any(:persons) and not in_circle
            """)
        .param("now", toSql(now))
        .param("persons", PersonId.values(persons))
        .update();
  }

  /// @return how many were in the circle before
  int takeOutOfCircle(Collection<PersonId> persons) {
    return db.sql(
            """
            update relationship set in_circle = false, circle_since = null
            where person_id = any(:persons) and in_circle
            """)
        .param("persons", PersonId.values(persons))
        .update();
  }

  /// Sets the last contact from what the timeline holds and from our public replies; a note or a
  /// post of theirs is none.
  void countContact(Collection<PersonId> persons) {
    db.sql(
            """
            update relationship r
            set last_contact_at = greatest((
              select max(i.at) from interaction i
              where i.person_id = r.person_id
                and i.kind in ('OUR_REPLY', 'MAIL', 'CALL', 'MEETING', 'TALK', 'ASK', 'THANKS')
            ), (
              select max(o.at) from person_account pa
              join post p on p.account_id = pa.account_id
              join post o on o.relation_key = p.key and o.network = p.network and o.relation = 'REPLY'
              join account oa on oa.id = o.account_id and oa.ours
              where pa.person_id = r.person_id))
            where r.person_id = any(:persons)
            """)
        .param("persons", PersonId.values(persons))
        .update();
  }

  private static int usual(Stage stage, List<Play> plays) {
    return plays.stream()
        .filter(play -> play.stage() == stage)
        .findFirst()
        .map(Play::rhythmDays)
        .orElse(stage.rhythmDays());
  }

  /// Writes whole relationships, over those that stand. A rhythm that is not that of the stage was
  /// chosen.
  void putAll(List<Relationship> all, List<Play> plays) {
    db.sql(
            """
            insert into relationship
              (person_id, stage, in_circle, circle_since, owner_id, rhythm_days, own_rhythm_days, last_contact_at,
               stage_since)
            select p, s, c is not null, c, nullif(o, 0), r, nullif(r, u), l, t
            from unnest(:persons::bigint[], :stages::text[], :circle::timestamptz[], :owners::bigint[],
                        :rhythms::integer[], :usual::integer[], :contacts::timestamptz[],
                        :since::timestamptz[])
              as x (p, s, c, o, r, u, l, t)
            on conflict (person_id) do update set
              stage = excluded.stage, in_circle = excluded.in_circle,
              circle_since = excluded.circle_since, owner_id = excluded.owner_id,
              rhythm_days = excluded.rhythm_days,
              own_rhythm_days = excluded.own_rhythm_days, last_contact_at = excluded.last_contact_at,
              stage_since = excluded.stage_since
            """)
        .param("persons", all.stream().map(r -> r.person().value()).toArray(Long[]::new))
        .param("stages", all.stream().map(r -> r.stage().name()).toArray(String[]::new))
        .param("circle", all.stream().map(r -> text(r.circleSince())).toArray(String[]::new))
        .param("owners", all.stream().map(r -> id(r.owner())).toArray(Long[]::new))
        .param("rhythms", all.stream().map(Relationship::rhythmDays).toArray(Integer[]::new))
        .param("usual", all.stream().map(r -> usual(r.stage(), plays)).toArray(Integer[]::new))
        .param("contacts", all.stream().map(r -> text(r.lastContactAt())).toArray(String[]::new))
        .param("since", all.stream().map(r -> r.stageSince().toString()).toArray(String[]::new))
        .update();
  }

  private static long id(@Nullable MemberId member) {
    return member == null ? 0 : member.value();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static Relationship relationship(ResultSet row) throws SQLException {
    long owner = row.getLong("owner_id");
    return new Relationship(
        new PersonId(row.getLong("person_id")),
        Stage.valueOf(row.getString("stage")),
        Instants.orNull(row, "circle_since"),
        owner == 0 ? null : new MemberId(owner),
        row.getInt("rhythm_days"),
        Instants.orNull(row, "last_contact_at"),
        Instants.in(row, "stage_since"));
  }
}
