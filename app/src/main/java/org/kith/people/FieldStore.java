package org.kith.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `person_field` and `person_value`.
@Repository
class FieldStore {

  private final JdbcClient db;

  FieldStore(JdbcClient db) {
    this.db = db;
  }

  List<Field> all() {
    return db.sql(
            """
            select f.name, f.kind, f.choices, count(p.id) as people
            from person_field f left join person_value v on v.field = f.name left join person p on p.id = v.person_id
            group by f.name, f.kind, f.choices order by lower(f.name)
            """)
        .query((row, _) ->
            new Field(
                row.getString("name"),
                Field.Kind.valueOf(row.getString("kind")),
                row.getString("choices").lines().filter(line -> !line.isBlank()).toList(),
                row.getInt("people")))
        .list();
  }

  Optional<String> written(String name) {
    return db.sql("select name from person_field where lower(name) = lower(:name)")
        .param("name", name)
        .query(String.class)
        .optional();
  }

  void make(String name, Field.Kind kind, List<String> choices) {
    db.sql("insert into person_field (name, kind, choices) values (:name, :kind, :choices)")
        .param("name", name)
        .param("kind", kind.name())
        .param("choices", String.join("\n", choices))
        .update();
  }

  void change(String from, String to, List<String> choices) {
    db.sql("update person_field set name = :to, choices = :choices where name = :from")
        .param("to", to)
        .param("choices", String.join("\n", choices))
        .param("from", from)
        .update();
  }

  boolean remove(String name) {
    return db.sql("delete from person_field where name = :name").param("name", name).update() == 1;
  }

  Map<PersonId, Map<String, String>> values(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, Map<String, String>>();
    db.sql(
            """
            select person_id, field, value from person_value
            where person_id = any(:persons) order by lower(field)
            """)
        .param("persons", PersonId.values(persons))
        .query((row, _) ->
            found
                .computeIfAbsent(new PersonId(row.getLong("person_id")), _ -> new LinkedHashMap<>())
                .put(row.getString("field"), row.getString("value")))
        .list();
    return found;
  }

  void set(PersonId person, String field, String value) {
    db.sql(
            """
            insert into person_value (person_id, field, value) values (:person, :field, :value)
            on conflict (person_id, field) do update set value = excluded.value
            """)
        .param("person", person.value())
        .param("field", field)
        .param("value", value)
        .update();
  }

  void clear(PersonId person, String field) {
    db.sql("delete from person_value where person_id = :person and field = :field")
        .param("person", person.value())
        .param("field", field)
        .update();
  }
}
