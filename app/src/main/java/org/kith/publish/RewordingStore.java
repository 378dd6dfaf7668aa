package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `own_change`; it is read with the parts.
@Repository
class RewordingStore {

  private final JdbcClient db;

  RewordingStore(JdbcClient db) {
    this.db = db;
  }

  /// Puts an asking in the place of the one before, if there is one.
  void ask(PartId part, Member by, String note, Instant now) {
    remove(part);
    db.sql(
            """
            insert into own_change (own_part_id, asked_by_member_id, asked_by, note, asked_at)
            values (:part, :member, :name, :note, :now)
            """)
        .param("part", part.value())
        .param("member", by.id().value())
        .param("name", by.name())
        .param("note", note)
        .param("now", toSql(now))
        .update();
  }

  void remove(PartId part) {
    db.sql("delete from own_change where own_part_id = :part").param("part", part.value()).update();
  }

  /// Forgets the words that were asked for as well.
  void drop(PartId part) {
    remove(part);
    db.sql("update own_piece set wanted = null where own_part_id = :part")
        .param("part", part.value())
        .update();
  }

  /// How many askings somebody other than this member made.
  int countToRead(MemberId by) {
    return db.sql("select count(*) from own_change where asked_by_member_id is distinct from :by")
        .param("by", by.value())
        .query(Integer.class)
        .single();
  }
}
