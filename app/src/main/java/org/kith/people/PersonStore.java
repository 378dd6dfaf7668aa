package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `person` and `person_account` tables.
@Repository
class PersonStore {

  private static final String PERSONS =
      """
      select id, name, about, coalesce(email, '') as email, purpose, connection, added_at,
             coalesce((select m.name from member m where m.id = person.added_by), '') as added_by_name
      from person
      """;

  private final JdbcClient db;

  PersonStore(JdbcClient db) {
    this.db = db;
  }

  PersonId add(NewPerson person, @Nullable MemberId by) {
    var id =
        new PersonId(
            db.sql(
                    """
                    insert into person (name, about, email, purpose, connection, added_by, added_at)
                    values (:name, :about, nullif(:email, ''), :purpose, :connection, :by, :at)
                    returning id
                    """)
                .param("name", person.name())
                .param("about", person.about())
                .param("email", person.email())
                .param("purpose", person.purpose())
                .param("connection", person.connection().name())
                .param("by", by == null ? null : by.value())
                .param("at", toSql(person.addedAt()))
                .query(Long.class)
                .single());
    person.accounts().forEach(proof -> link(id, proof.account(), proof.words()));
    return id;
  }

  /// Waits for whoever chooses the same account in this moment.
  void turn(AccountId account) {
    db.sql("select id from account where id = :id for no key update")
        .param("id", account.value())
        .query(Long.class)
        .list();
  }

  /// Makes an account this person's; it is nobody else's then.
  void link(PersonId person, AccountId account, String proof) {
    db.sql(
            """
            insert into person_account (person_id, account_id, proof) values (:person, :account, :proof)
            on conflict (account_id) do update set person_id = excluded.person_id, proof = excluded.proof
            """)
        .param("person", person.value())
        .param("account", account.value())
        .param("proof", proof)
        .update();
  }

  boolean unlink(PersonId person, AccountId account) {
    return db.sql(
                "delete from person_account where person_id = kith_person(:person) and account_id ="
                    + " :account")
            .param("person", person.value())
            .param("account", account.value())
            .update()
        == 1;
  }

  /// Whether somebody else turned out to be this person.
  boolean isSeveral(PersonId person) {
    return db.sql("select exists (select 1 from person_alias where person_id = :person)")
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /// Never by an old id: who was merged into another is not taken out with them.
  boolean remove(PersonId person) {
    return db.sql("delete from person where id = :id").param("id", person.value()).update() == 1;
  }

  /// Lets one after the other change somebody, until the end of each transaction.
  void lock(PersonId person) {
    db.sql("select id from person where id = kith_person(:id) for no key update")
        .param("id", person.value())
        .query(Long.class)
        .list();
  }

  void change(PersonId person, PersonDetails details) {
    db.sql(
            """
            update person set name = :name, about = :about, email = nullif(:email, ''),
                              purpose = :purpose, connection = :connection
            where id = :id
            """)
        .param("name", details.name())
        .param("about", details.about())
        .param("email", details.email())
        .param("purpose", details.purpose())
        .param("connection", details.connection().name())
        .param("id", person.value())
        .update();
  }

  boolean connect(PersonId person, Connection connection) {
    return db.sql("update person set connection = :connection where id = kith_person(:id)")
            .param("connection", connection.name())
            .param("id", person.value())
            .update()
        == 1;
  }

  /// The person of an id, or who they turned out to be.
  Optional<Person> find(PersonId id) {
    return withAccounts(
            db.sql(PERSONS + "where id = kith_person(:id)")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .list())
        .stream()
        .findFirst();
  }

  List<Person> find(Collection<PersonId> ids) {
    return list(PERSONS + "where id = any (:ids) order by name, id", ids);
  }

  List<PersonId> after(PersonId before, int limit) {
    return db.sql("select id from person where id > :before order by id limit :limit")
        .param("before", before.value())
        .param("limit", limit)
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  List<Person> all() {
    return withAccounts(
        db.sql(PERSONS + "order by name, id").query((row, _) -> person(row)).list());
  }

  List<Person> named(String text, PersonId except, int limit) {
    var like = text.replaceAll("([%_\\\\])", "\\\\$1");
    return withAccounts(
        db.sql(
                PERSONS
                    + """
                    where name ilike '%' || :like || '%' and id <> :except
                    order by name ilike :like || '%' desc, name, id limit :limit
                    """)
            .param("like", like)
            .param("except", except.value())
            .param("limit", limit)
            .query((row, _) -> person(row))
            .list());
  }

  Optional<PersonId> owner(AccountId account) {
    return db.sql("select person_id from person_account where account_id = :account")
        .param("account", account.value())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .optional();
  }

  private List<Person> list(String sql, Collection<PersonId> ids) {
    return withAccounts(
        db.sql(sql).param("ids", PersonId.values(ids)).query((row, _) -> person(row)).list());
  }

  private record OwnedBy(long person, Person.Owned account) {}

  private List<Person> withAccounts(List<Person> persons) {
    Map<Long, List<Person.Owned>> owned =
        db
            .sql(
                """
                select pa.person_id, a.id, a.network, a.handle, a.name, coalesce(a.followers, -1) as followers, pa.proof,
                       array(select h.handle::text from account_handle h where h.account_id = a.id
                             order by h.until_at desc, h.id desc limit 5) as before,
                       array(select h.until_at from account_handle h where h.account_id = a.id
                             order by h.until_at desc, h.id desc limit 5) as until
                from person_account pa join account a on a.id = pa.account_id
                where pa.person_id = any (:ids) order by a.id
                """)
            .param("ids", persons.stream().map(p -> p.id().value()).toArray(Long[]::new))
            .query((row, _) -> new OwnedBy(row.getLong("person_id"), owned(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    OwnedBy::person, Collectors.mapping(OwnedBy::account, Collectors.toList())));
    return persons.stream()
        .map(p ->
            new Person(
                p.id(),
                p.name(),
                p.about(),
                p.email(),
                p.purpose(),
                p.connection(),
                p.addedAt(),
                p.addedBy(),
                owned.getOrDefault(p.id().value(), List.of())))
        .toList();
  }

  private static Person.Owned owned(ResultSet row) throws SQLException {
    return new Person.Owned(
        new AccountId(row.getLong("id")),
        row.getString("network"),
        row.getString("handle"),
        row.getString("name"),
        row.getLong("followers"),
        row.getString("proof"),
        before(row));
  }

  private static List<Person.Handle> before(ResultSet row) throws SQLException {
    var handles = (String[]) row.getArray("before").getArray();
    var until = (Timestamp[]) row.getArray("until").getArray();
    return IntStream.range(0, handles.length)
        .mapToObj(i -> new Person.Handle(handles[i], until[i].toInstant()))
        .toList();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        new PersonId(row.getLong("id")),
        row.getString("name"),
        row.getString("about"),
        row.getString("email"),
        row.getString("purpose"),
        Connection.valueOf(row.getString("connection")),
        Instants.in(row, "added_at"),
        row.getString("added_by_name"),
        List.of());
  }
}
