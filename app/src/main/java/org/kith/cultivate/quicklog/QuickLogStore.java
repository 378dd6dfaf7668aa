package org.kith.cultivate.quicklog;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.InteractionId;
import org.kith.people.PersonId;
import org.kith.store.Strings;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `quick_log` and `nickname`, and the names by which people are found.
@Repository
class QuickLogStore {

  /// "zero waste kitchen" of "Imke, “zero waste kitchen”".
  private static final Pattern QUOTED = Pattern.compile("[“”„\"«‘]([^“”\"»’]{2,})[“”\"»’]");

  private final JdbcClient db;

  QuickLogStore(JdbcClient db) {
    this.db = db;
  }

  /// Everybody's names: the circle first, then whoever was spoken to last.
  List<NameBook.Known> names() {
    return db.sql(
            """
            select p.id, p.name,
                   array(select n.name::text from nickname n where n.person_id = p.id) as nicknames,
                   array(select a.handle::text from person_account pa join account a on a.id = pa.account_id
                         where pa.person_id = p.id) as handles
            from person p left join relationship r on r.person_id = p.id
            order by coalesce(r.in_circle, false) desc, r.last_contact_at desc nulls last, p.name, p.id
            """)
        .query((row, _) -> known(row))
        .list();
  }

  private static NameBook.Known known(ResultSet row) throws SQLException {
    var name = row.getString("name");
    var nicknames = new ArrayList<>(Strings.in(row, "nicknames"));
    var quoted = QUOTED.matcher(name);
    while (quoted.find()) {
      nicknames.add(quoted.group(1));
    }
    Strings.in(row, "handles").stream()
        .filter(handle -> !handle.isBlank())
        .forEach(handle -> nicknames.add("@" + handle.replaceFirst("^@", "")));
    return new NameBook.Known(
        new PersonId(row.getLong("id")), quoted.replaceAll(" ").strip(), nicknames);
  }

  QuickLogId begin(MemberId member, Instant now) {
    return new QuickLogId(
        db.sql("insert into quick_log (member_id, at) values (:member, :at) returning id")
            .param("member", member.value())
            .param("at", toSql(now))
            .query(Long.class)
            .single());
  }

  /// One thing a line did.
  ///
  /// @param was the next step before, as a line; empty where it stayed
  /// @param nickname what was learned; empty if nothing
  /// @param added whether the line added the person
  record Part(
      PersonId person,
      @Nullable InteractionId interaction,
      String was,
      String nickname,
      boolean added) {}

  void add(QuickLogId log, Part part) {
    var interaction = part.interaction();
    db.sql(
            """
            insert into quick_log_part (log_id, person_id, interaction_id, was, nickname, added)
            values (:log, :person, :interaction, :was, :nickname, :added)
            """)
        .param("log", log.value())
        .param("person", part.person().value())
        .param("interaction", interaction == null ? null : interaction.value(), Types.BIGINT)
        .param("was", part.was())
        .param("nickname", part.nickname())
        .param("added", part.added())
        .update();
  }

  /// Removes what a member's line did from the book, oldest part first.
  ///
  /// @return empty if there is no such line of theirs
  Optional<List<Part>> take(QuickLogId log, MemberId member) {
    var parts =
        db.sql(
                """
                select p.* from quick_log_part p join quick_log l on l.id = p.log_id
                where l.id = :log and l.member_id = :member order by p.id
                """)
            .param("log", log.value())
            .param("member", member.value())
            .query((row, _) -> part(row))
            .list();
    boolean gone =
        db.sql("delete from quick_log where id = :log and member_id = :member")
                .param("log", log.value())
                .param("member", member.value())
                .update()
            == 1;
    return gone ? Optional.of(parts) : Optional.empty();
  }

  private static Part part(ResultSet row) throws SQLException {
    long interaction = row.getLong("interaction_id");
    return new Part(
        new PersonId(row.getLong("person_id")),
        interaction == 0 ? null : new InteractionId(interaction),
        row.getString("was"),
        row.getString("nickname"),
        row.getBoolean("added"));
  }

  /// What else somebody is called among ourselves.
  List<String> called(PersonId person) {
    return db.sql("select name from nickname where person_id = :person order by name, id")
        .param("person", person.value())
        .query((row, _) -> row.getString("name"))
        .list();
  }

  /// @return false if they were called so already
  boolean call(PersonId person, String name) {
    return db.sql(
                """
                insert into nickname (person_id, name) select :person, :name
                where not exists (select 1 from nickname where person_id = :person and name = :name)
                """)
            .param("person", person.value())
            .param("name", name)
            .update()
        == 1;
  }

  /// @return false if they were not called so
  boolean callNoMore(PersonId person, String name) {
    return db.sql("delete from nickname where person_id = :person and name = :name")
            .param("person", person.value())
            .param("name", name)
            .update()
        > 0;
  }
}
