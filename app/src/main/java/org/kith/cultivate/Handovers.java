package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.util.List;
import org.kith.people.PersonId;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives the people of one member to another: their relationships and the next steps that were
/// theirs to do.
@Service
@Transactional
public class Handovers {

  private final JdbcClient db;
  private final Clock clock;

  Handovers(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Whose owner a member is, by name; at most 500.
  @Transactional(readOnly = true)
  public List<PersonId> of(MemberId owner) {
    return db.sql(
            """
            select p.id from relationship r join person p on p.id = r.person_id
            where r.owner_id = :owner order by p.name, p.id limit 500
            """)
        .param("owner", owner.value())
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  /// What was given.
  ///
  /// @param people how many relationships or next steps have a new owner
  public record Given(HandoverId id, int people) {}

  /// Gives everybody of `from` to `to`.
  public Given give(MemberId from, MemberId to) {
    long id =
        db.sql(
                """
                insert into handover (from_member_id, to_member_id, at)
                values (:from, :to, :at) returning id
                """)
            .param("from", from.value())
            .param("to", to.value())
            .param("at", toSql(clock.instant()))
            .query(Long.class)
            .single();
    int people =
        db.sql(
                """
                insert into handover_person (handover_id, person_id, owned, step)
                select :id, r.person_id, r.owner_id is not distinct from :from,
                       n.member_id is not distinct from :from
                from relationship r left join next_step n on n.person_id = r.person_id
                where r.owner_id = :from or n.member_id = :from
                """)
            .param("id", id)
            .param("from", from.value())
            .update();
    pass(id, to);
    return new Given(new HandoverId(id), people);
  }

  private void pass(long id, MemberId to) {
    db.sql(
            """
            update relationship r set owner_id = :to from handover_person h
            where h.handover_id = :id and h.owned and r.person_id = h.person_id
            """)
        .param("id", id)
        .param("to", to.value())
        .update();
    db.sql(
            """
            update next_step n set member_id = :to from handover_person h
            where h.handover_id = :id and h.step and n.person_id = h.person_id
            """)
        .param("id", id)
        .param("to", to.value())
        .update();
  }

  /// Gives them back, but for those whom somebody has given on since.
  ///
  /// @return false if there is no such handover, or it was taken back before
  public boolean undo(HandoverId handover) {
    db.sql(
            """
            update relationship r set owner_id = g.from_member_id
            from handover g join handover_person h on h.handover_id = g.id
            where g.id = :id and h.owned and r.person_id = h.person_id and r.owner_id = g.to_member_id
            """)
        .param("id", handover.value())
        .update();
    db.sql(
            """
            update next_step n set member_id = g.from_member_id
            from handover g join handover_person h on h.handover_id = g.id
            where g.id = :id and h.step and n.person_id = h.person_id and n.member_id = g.to_member_id
            """)
        .param("id", handover.value())
        .update();
    return db.sql("delete from handover where id = :id").param("id", handover.value()).update()
        == 1;
  }
}
