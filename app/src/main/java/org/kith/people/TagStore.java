package org.kith.people;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `tag` and `person_tag`.
@Repository
class TagStore {

  private final JdbcClient db;

  TagStore(JdbcClient db) {
    this.db = db;
  }

  List<Tag> all() {
    return db.sql(
            """
            select t.name, t.rhythm_days, count(p.id) as people
            from tag t left join person_tag pt on pt.tag = t.name left join person p on p.id = pt.person_id
            group by t.name, t.rhythm_days order by lower(t.name)
            """)
        .query((row, _) ->
            new Tag(
                row.getString("name"),
                row.getInt("people"),
                row.getObject("rhythm_days", Integer.class)))
        .list();
  }

  /// The name as it is written, whatever the case it is asked for in.
  Optional<String> written(String name) {
    return db.sql("select name from tag where lower(name) = lower(:name)")
        .param("name", name)
        .query(String.class)
        .optional();
  }

  int count() {
    return db.sql("select count(*) from tag").query(Integer.class).single();
  }

  void make(String name) {
    db.sql("insert into tag (name) values (:name) on conflict do nothing")
        .param("name", name)
        .update();
  }

  Map<PersonId, List<String>> of(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, List<String>>();
    db.sql(
            """
            select pt.person_id, pt.tag from person_tag pt
            where pt.person_id = any(:persons) order by lower(pt.tag)
            """)
        .param("persons", PersonId.values(persons))
        .query((row, _) ->
            found
                .computeIfAbsent(new PersonId(row.getLong("person_id")), _ -> new ArrayList<>())
                .add(row.getString("tag")))
        .list();
    return found;
  }

  /// Whoever has it.
  List<PersonId> having(String tag) {
    return db.sql(
            "select p.id from person_tag pt join person p on p.id = pt.person_id where pt.tag ="
                + " :tag order by p.id")
        .param("tag", tag)
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  /// @return who did not have it before
  List<PersonId> add(Collection<PersonId> persons, String tag) {
    return db.sql(
            """
            insert into person_tag (person_id, tag)
            select p.id, :tag from person p where p.id = any(:persons)
            on conflict do nothing returning person_id
            """)
        .param("tag", tag)
        .param("persons", PersonId.values(persons))
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  /// @return who had it before
  List<PersonId> remove(Collection<PersonId> persons, String tag) {
    return db.sql(
            "delete from person_tag where tag = :tag and person_id = any(:persons) returning"
                + " person_id")
        .param("tag", tag)
        .param("persons", PersonId.values(persons))
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  void rename(String from, String to) {
    db.sql("update tag set name = :to where name = :from")
        .param("to", to)
        .param("from", from)
        .update();
  }

  /// Gives whoever has one tag the other, and the other the shorter rhythm of both.
  void join(String from, String into) {
    db.sql(
            """
            insert into person_tag (person_id, tag)
            select person_id, :into from person_tag where tag = :from on conflict do nothing
            """)
        .param("into", into)
        .param("from", from)
        .update();
    db.sql(
            """
            update tag t set rhythm_days = least(t.rhythm_days, o.rhythm_days)
            from tag o where t.name = :into and o.name = :from
            """)
        .param("into", into)
        .param("from", from)
        .update();
  }

  boolean remove(String tag) {
    return db.sql("delete from tag where name = :tag").param("tag", tag).update() == 1;
  }

  void rhythm(String tag, @Nullable Integer days) {
    db.sql("update tag set rhythm_days = :days where name = :tag")
        .param("days", days, Types.INTEGER)
        .param("tag", tag)
        .update();
  }
}
