package org.kith.tone;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what was said about us, and keeps how members say it is meant.
@Repository
class SaidStore {

  private static final String POSTS =
      """
      select p.id, p.url, p.network, p.at, p.title, p.text, p.language,
             coalesce(w.name, nullif(a.name, ''), a.handle) as author, coalesce(w.id, 0) as person,
             coalesce(w.id, -a.id) as voice, coalesce(t.tone, 'UNSURE') as said,
             array(select distinct unnest(m.words) from mention m where m.post_id = p.id) as words
      from post p
      join account a on a.id = p.account_id and not a.ours
      left join person_account pa on pa.account_id = a.id left join person w on w.id = pa.person_id
      left join tone_said t on t.post_id = p.id
      where p.gone_at is null and p.relation is distinct from 'REPOST'
      """;

  private final JdbcClient db;

  SaidStore(JdbcClient db) {
    this.db = db;
  }

  /// A post as it is stored.
  ///
  /// @param words by which it was found to be about us
  record Row(
      PostId id,
      String url,
      String network,
      Instant at,
      String author,
      long person,
      long voice,
      String text,
      String language,
      List<String> words,
      Tone said) {}

  /// In their authors' own words, the newest first.
  List<Row> between(Instant from, Instant to, int most) {
    return db.sql(
            POSTS
                + """
                and p.id in (
                  select m.post_id from mention m
                  left join post o on o.id = m.post_id and (o.gone_at is not null or o.relation = 'REPOST')
                  where m.of_us and m.state <> 'NOT_ABOUT_US' and m.at >= :from and m.at < :to and o.id is null
                    and m.account_id not in (select id from account where ours)
                  group by m.post_id, m.at order by m.at desc, m.post_id desc limit :most)
                order by p.at desc, p.id desc
                """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  /// Those of which a member said how they are meant, the latest first.
  List<Row> corrected(int most) {
    return db.sql(POSTS + "and t.tone is not null order by t.said_at desc, p.id desc limit :most")
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    var title = row.getString("title");
    var text = row.getString("text");
    return new Row(
        new PostId(row.getLong("id")),
        row.getString("url"),
        row.getString("network"),
        Instants.in(row, "at"),
        row.getString("author"),
        row.getLong("person"),
        row.getLong("voice"),
        title.isBlank() || text.startsWith(title) ? text : title + ". " + text,
        row.getString("language"),
        List.of((String[]) row.getArray("words").getArray()),
        Tone.valueOf(row.getString("said")));
  }

  /// Texts of the newest posts, whatever they are about: how people write otherwise.
  List<String> newest(int most) {
    return db.sql(
            """
            select text from post where gone_at is null and relation is distinct from 'REPOST' and text <> ''
            order by at desc limit :most
            """)
        .param("most", most)
        .query((row, _) -> row.getString("text"))
        .list();
  }

  /// @return false if there is no such post about us
  boolean say(PostId post, Tone tone, Instant now) {
    return db.sql(
                """
                insert into tone_said (post_id, tone, said_at)
                select m.post_id, :tone, :now from mention m where m.post_id = :post and m.of_us limit 1
                on conflict (workspace_id, post_id) do update set tone = excluded.tone, said_at = excluded.said_at
                """)
            .param("post", post.value())
            .param("tone", tone.name())
            .param("now", toSql(now))
            .update()
        > 0;
  }

  /// @return the tone that was said, null if none was
  @Nullable Tone takeBack(PostId post) {
    return db.sql("delete from tone_said where post_id = :post returning tone")
        .param("post", post.value())
        .query(String.class)
        .optional()
        .map(Tone::valueOf)
        .orElse(null);
  }
}
