package org.kith.cultivate.views;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Stage;
import org.kith.people.PersonId;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `people_bulk` and `people_bulk_person`: what was done to many at once, and how each
/// was before.
@Repository
class BulkStore {

  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient db;

  BulkStore(JdbcClient db) {
    this.db = db;
  }

  /// What is older than thirty days is not taken back any more.
  BulkId begin(BulkAct act, @Nullable MemberId by, Instant now) {
    db.sql("delete from people_bulk where at < :before")
        .param("before", toSql(now.minus(KEPT)))
        .update();
    var owner = act instanceof BulkAct.Own(var to) && to != null ? to.value() : null;
    return new BulkId(
        db.sql(
                """
                insert into people_bulk (member_id, act, tag, new_owner_id, stage, at)
                values (:by, :act, :tag, :owner, :stage, :now) returning id
                """)
            .param("by", by == null ? null : by.value(), Types.BIGINT)
            .param(
                "act",
                switch (act) {
                  case BulkAct.Tag _ -> "TAG";
                  case BulkAct.Untag _ -> "UNTAG";
                  case BulkAct.Own _ -> "OWN";
                  case BulkAct.Move _ -> "MOVE";
                })
            .param(
                "tag",
                switch (act) {
                  case BulkAct.Tag(var tag) -> tag;
                  case BulkAct.Untag(var tag) -> tag;
                  case BulkAct.Own _, BulkAct.Move _ -> null;
                },
                Types.VARCHAR)
            .param("owner", owner, Types.BIGINT)
            .param("stage", act instanceof BulkAct.Move(var to) ? to.name() : null, Types.VARCHAR)
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  /// Notes how people were before, as their relationships are now.
  void remember(BulkId bulk, Collection<PersonId> persons) {
    db.sql(
            """
            insert into people_bulk_person (bulk_id, person_id, was_owner_id, was_stage)
            select :bulk, p.id, r.owner_id, r.stage
            from person p left join relationship r on r.person_id = p.id where p.id = any(:persons)
            """)
        .param("bulk", bulk.value())
        .param("persons", PersonId.values(persons))
        .update();
  }

  void remember(BulkId bulk, PersonId person, Stage was) {
    db.sql(
            "insert into people_bulk_person (bulk_id, person_id, was_stage) values (:bulk, :person,"
                + " :was)")
        .param("bulk", bulk.value())
        .param("person", person.value())
        .param("was", was.name())
        .update();
  }

  void forget(BulkId bulk) {
    db.sql("delete from people_bulk where id = :id").param("id", bulk.value()).update();
  }

  Optional<BulkAct> find(BulkId bulk) {
    return db.sql("select act, tag, new_owner_id, stage from people_bulk where id = :id for update")
        .param("id", bulk.value())
        .query((row, _) -> {
          var tag = row.getString("tag");
          var owner = row.getObject("new_owner_id", Long.class);
          return switch (row.getString("act")) {
            case "TAG" -> (BulkAct) new BulkAct.Tag(tag);
            case "UNTAG" -> new BulkAct.Untag(tag);
            case "OWN" -> new BulkAct.Own(owner == null ? null : new MemberId(owner));
            default -> new BulkAct.Move(Stage.valueOf(row.getString("stage")));
          };
        })
        .optional();
  }

  /// To whom it was done.
  List<PersonId> persons(BulkId bulk) {
    return db.sql("select person_id from people_bulk_person where bulk_id = :bulk order by id")
        .param("bulk", bulk.value())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  /// To whom it was done and who is at that stage still, with the stage before.
  Map<PersonId, Stage> stillAt(BulkId bulk, Stage stage) {
    var were = new LinkedHashMap<PersonId, Stage>();
    db.sql(
            """
            select b.person_id, b.was_stage from people_bulk_person b
            join relationship r on r.person_id = b.person_id and r.stage = :stage
            where b.bulk_id = :bulk and b.was_stage is not null
            """)
        .param("stage", stage.name())
        .param("bulk", bulk.value())
        .query((row, _) ->
            were.put(
                new PersonId(row.getLong("person_id")), Stage.valueOf(row.getString("was_stage"))))
        .list();
    return were;
  }

  /// Which of them somebody else keeps in touch with, or nobody.
  List<PersonId> notOwnedBy(Collection<PersonId> persons, @Nullable MemberId owner) {
    return db.sql(
            """
            select person_id from relationship
            where person_id = any(:persons) and owner_id is distinct from :owner order by person_id
            """)
        .param("persons", PersonId.values(persons))
        .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  void own(Collection<PersonId> persons, @Nullable MemberId owner) {
    db.sql("update relationship set owner_id = :owner where person_id = any(:persons)")
        .param("persons", PersonId.values(persons))
        .param("owner", owner == null ? null : owner.value(), Types.BIGINT)
        .update();
  }

  /// Gives people back to who kept in touch before, but for those whom somebody has given on since.
  void giveBack(BulkId bulk, @Nullable MemberId from) {
    db.sql(
            """
            update relationship r set owner_id = b.was_owner_id from people_bulk_person b
            where b.bulk_id = :bulk and r.person_id = b.person_id and r.owner_id is not distinct from :from
            """)
        .param("bulk", bulk.value())
        .param("from", from == null ? null : from.value(), Types.BIGINT)
        .update();
  }
}
