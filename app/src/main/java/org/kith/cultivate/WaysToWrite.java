package org.kith.cultivate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a human can write to somebody by hand: their mail, or the page of an account of theirs.
/// Nobody who refused has one.
@Component
class WaysToWrite {

  private final JdbcClient db;
  private final MayWe mayWe;

  WaysToWrite(JdbcClient db, MayWe mayWe) {
    this.db = db;
    this.mayWe = mayWe;
  }

  /// @return an address each for those who have one
  Map<PersonId, String> of(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, String>();
    db.sql(
            """
            select p.id, coalesce(p.email, '') as email,
                   coalesce(x.network, '') as network, coalesce(x.key, '') as key, coalesce(x.handle, '') as handle
            from person p
            left join lateral (
              select a.network, a.key, a.handle
              from person_account pa join account a on a.id = pa.account_id
              where pa.person_id = p.id and not 'CONTACT' = any(a.opt_outs)
              order by a.network = 'BLOG', a.id limit 1) x on true
            where p.id = any(:persons)
            """)
        .param("persons", PersonId.values(persons))
        .query((row, _) -> {
          var person = new PersonId(row.getLong("id"));
          var way =
              way(
                  person,
                  row.getString("email"),
                  WebAddress.of(
                      row.getString("network"), row.getString("key"), row.getString("handle")));
          if (!way.isEmpty()) {
            found.put(person, way);
          }
          return person;
        })
        .list();
    return found;
  }

  private String way(PersonId person, String email, String account) {
    if (!email.isEmpty() && mayWe.contact(person, Channel.EMAIL).isGranted()) {
      return "mailto:" + email;
    }
    return account.isEmpty() || !mayWe.contact(person).isGranted() ? "" : account;
  }
}
