package org.kith.cultivate.quicklog;

import java.util.List;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What members wrote in their own words about persons: entries of timelines, next steps, and the
/// steps that are remembered to be brought back.
@Repository
class NoteStore {

  private static final int LONGEST_STEP = 300;

  private final JdbcClient db;

  NoteStore(JdbcClient db) {
    this.db = db;
  }

  private enum Place {
    INTERACTION("update interaction set text = :text where id = :id"),
    STEP("update next_step set what = :text where person_id = :id"),
    FULFILLED("update fulfilled_step set what = :text where interaction_id = :id"),
    LOGGED("update quick_log_part set was = :text where id = :id");

    private final String update;

    Place(String update) {
      this.update = update;
    }
  }

  /// @param id in its table
  /// @param together whether it was written of them and of the person in question at once
  record Note(Place place, long id, String text, boolean together) {}

  /// All notes but those on a person.
  List<Note> ofOthers(PersonId person) {
    return db.sql(
            """
            with log as (
              select distinct log_id from quick_log_part where person_id = :person
            ), part as (
              select p.person_id, p.interaction_id from quick_log_part p join log using (log_id)
            ), own as (
              select text, at from interaction where person_id = :person and text <> ''
            )
            select 'INTERACTION' as place, i.id, i.text,
                   i.id in (select interaction_id from part where interaction_id is not null)
                     or (i.text, i.at) in (select text, at from own) as together
            from interaction i where i.person_id <> :person and i.text <> '' and i.kind <> 'STAGE'
            union all
            select 'STEP', n.person_id, n.what, n.person_id in (select person_id from part)
            from next_step n where n.person_id <> :person
            union all
            select 'FULFILLED', f.interaction_id, f.what, i.person_id in (select person_id from part)
            from fulfilled_step f join interaction i on i.id = f.interaction_id where i.person_id <> :person
            union all
            select 'LOGGED', q.id, q.was, q.log_id in (select log_id from log)
            from quick_log_part q where q.person_id <> :person and q.was <> ''
            """)
        .param("person", person.value())
        .query((row, _) ->
            new Note(
                Place.valueOf(row.getString("place")),
                row.getLong("id"),
                row.getString("text"),
                row.getBoolean("together")))
        .list();
  }

  void write(Note note, String text) {
    boolean step = note.place() == Place.STEP || note.place() == Place.FULFILLED;
    db.sql(note.place().update)
        .param(
            "text", step && text.length() > LONGEST_STEP ? text.substring(0, LONGEST_STEP) : text)
        .param("id", note.id())
        .update();
  }

  /// Steps that answers to cards once remembered in words; nothing reads them any more.
  void forgetOldSteps() {
    db.sql("update card_answer set was = '' where card like 'keep:%' and answer = 'DONE'").update();
  }
}
