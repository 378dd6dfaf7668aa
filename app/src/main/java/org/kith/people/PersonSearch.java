package org.kith.people;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds people by the beginnings of words: of their name, what we call them, their handles and
/// address, who they are, and what the team noted about them; never what one member noted for
/// themselves. Case and accents do not count; each word that is asked for must be there.
@Service
@Transactional(readOnly = true)
public class PersonSearch {

  /// The longest question; what is beyond is not looked at.
  public static final int LONGEST = 200;

  private final JdbcClient db;

  PersonSearch(JdbcClient db) {
    this.db = db;
  }

  /// What is asked for, as it is looked for: without what stands around it, and not endless.
  public static String asked(String words) {
    var one = words.strip().replaceAll("\\s+", " ");
    return one.length() > LONGEST ? one.substring(0, LONGEST) : one;
  }

  /// Whoever fits, those whose name does first.
  public List<PersonId> find(String words, int limit) {
    return db.sql(
            """
            select p.id from kith_found(:words) f join person p on p.id = f.person_id
            order by f.rank, lower(p.name), p.id limit :limit
            """)
        .param("words", asked(words))
        .param("limit", limit)
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  /// Somebody who is almost called so.
  public record Alike(PersonId person, String name) {}

  /// Whose name is almost what was typed, the likest first; for where nobody was found.
  public List<Alike> alike(String words, int limit) {
    return db.sql(
            """
            select p.id, p.name from kith_alike(:words) a join person p on p.id = a.person_id
            order by a.likeness desc, lower(p.name), p.id limit :limit
            """)
        .param("words", asked(words))
        .param("limit", limit)
        .query((row, _) -> new Alike(new PersonId(row.getLong("id")), row.getString("name")))
        .list();
  }
}
