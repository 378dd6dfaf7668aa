package org.kith.cultivate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kith.listen.AccountId;
import org.kith.people.Connection;
import org.kith.people.NetworkNames;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds whose an address is: of a profile, a blog, or anything they wrote that Kith keeps.
@Service
@Transactional
public class Addresses {

  private final JdbcClient db;
  private final Persons persons;
  private final Interactions interactions;
  private final Clock clock;

  Addresses(JdbcClient db, Persons persons, Interactions interactions, Clock clock) {
    this.db = db;
    this.persons = persons;
    this.interactions = interactions;
    this.clock = clock;
  }

  /// Empty where the line is no address.
  @Transactional(readOnly = true)
  public Optional<Pasted> whose(String line) {
    return PastedAddress.of(line)
        .map(address ->
            find(address).orElseGet(() -> new Pasted.Nobody(address.address(), address.name())));
  }

  private Optional<Pasted> find(PastedAddress address) {
    return db.sql(
            """
            with meant as (
              select a.id, array_position(:keys::text[], a.key::text) as place from account a
              where a.key = any (:keys)
              union all
              select p.account_id, 0 from post p
              where p.key = any (:keys) and p.network in ('BLOG', 'MASTODON', 'BLUESKY', 'FACEBOOK', 'INSTAGRAM', 'X')
              union all
              select a.id, 1 from account a where lower(a.handle) = any (:handles)
            )
            select a.id, a.network, a.ours, coalesce(nullif(a.name, ''), a.handle) as name,
                   w.id as person_id, w.name as person, v.account_id is not null as voice
            from meant m join account a on a.id = m.id
            left join person_account pa on pa.account_id = a.id
            left join person w on w.id = pa.person_id
            left join voice v on v.account_id = a.id
            order by m.place, w.id nulls last, a.id limit 1
            """)
        .param("keys", address.keys().toArray(String[]::new))
        .param("handles", address.handles().toArray(String[]::new))
        .query((row, _) -> pasted(row))
        .optional();
  }

  private static Pasted pasted(ResultSet row) throws SQLException {
    if (row.getBoolean("ours")) {
      return new Pasted.Ours(row.getString("name"));
    }
    long person = row.getLong("person_id");
    return person == 0
        ? new Pasted.Heard(
            new AccountId(row.getLong("id")),
            row.getString("name"),
            NetworkNames.of(row.getString("network")),
            row.getBoolean("voice"))
        : new Pasted.Known(new PersonId(person), row.getString("person"));
  }

  /// Adds whoever is behind an address to People; where they are known already, that is who.
  ///
  /// @param name what they are called, where nobody is known
  /// @param purpose why, in words
  /// @return empty where the line is no address, or one of our own
  public Optional<PersonId> add(String line, String name, String purpose) {
    return whose(line)
        .flatMap(pasted ->
            switch (pasted) {
              case Pasted.Known(var person, _) -> Optional.of(person);
              case Pasted.Ours _ -> Optional.empty();
              case Pasted.Heard heard -> Optional.of(add(heard, purpose));
              case Pasted.Nobody nobody -> Optional.of(add(nobody, name, purpose));
            });
  }

  private PersonId add(Pasted.Heard heard, String purpose) {
    if (heard.voice()) {
      return persons.add(heard.account(), purpose);
    }
    var proof = new NewPerson.Proof(heard.account(), "one of us pasted its address");
    return persons.add(person(heard.name(), purpose, List.of(proof)));
  }

  private PersonId add(Pasted.Nobody nobody, String name, String purpose) {
    var person = persons.add(person(name.isBlank() ? nobody.name() : name, purpose, List.of()));
    var me = Caller.current().map(caller -> caller.member().id()).orElse(null);
    interactions.record(
        Interaction.of(
            person, InteractionKind.NOTE, clock.instant(), "Found at " + nobody.address(), me));
    return person;
  }

  private NewPerson person(String name, String purpose, List<NewPerson.Proof> accounts) {
    return new NewPerson(name, "", "", purpose, Connection.UNKNOWN, clock.instant(), accounts);
  }
}
