package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kith.listen.AccountId;
import org.kith.listen.Excerpt;
import org.kith.listen.PostId;
import org.kith.store.Strings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads voices worth meeting: heard lately with our words, seen by nobody of us yet, and not among
/// those who asked not to be found.
@Repository
class MeetStore {

  /// Beyond this many followers nobody is called quiet.
  static final int QUIET = 1_500;

  private static final int CANDIDATES = 40;

  private final JdbcClient db;

  MeetStore(JdbcClient db) {
    this.db = db;
  }

  /// Somebody to meet.
  ///
  /// @param post the one whose words the card shows
  record Candidate(Card.Meet card, PostId post) {}

  /// The voices most talked with and most talking about our words, best first; no estimates yet.
  List<Candidate> candidates(long me, Instant now, LocalDate today) {
    return db.sql(
            """
            with lately as (
              select v.account_id, v.found_by, v.mentions from voice v
              where v.state = 'NEW' and v.last_heard_at > :since
              order by v.last_heard_at desc limit 400
            )
            select l.*, a.name, a.about, a.followers, s.answers, s.posts,
                   b.id as post_id, b.title, b.text, b.language, b.url, b.network, b.at, b.words
            from lately l
            join account a on a.id = l.account_id
            cross join lateral (
              select coalesce(avg(p.answers), 0)::float as answers, count(*) as posts
              from post p where p.account_id = l.account_id and p.at > :since) s
            cross join lateral (
              select p.id, p.title, p.text, p.language, p.url, p.network, p.at, m.words::text[] as words
              from post p join mention m on m.post_id = p.id
              where p.account_id = l.account_id and p.at > :since and m.state <> 'NOT_ABOUT_US'
                and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
                and p.relation is distinct from 'REPOST'
              order by p.answers desc, p.at desc limit 1) b
            where not a.ours and a.opt_outs && '{DISCOVERY,INDEXING,CONTACT}' = false
              and not exists (select 1 from person_account pa where pa.account_id = a.id)
              and not exists (
                select 1 from card_answer c
                where c.card = 'meet:' || l.account_id and c.member_id = :me and c.until > :today)
            order by ln(1 + s.answers) + ln(1 + l.mentions) desc, l.account_id
            limit :limit
            """)
        .param("me", me)
        .param("today", today)
        .param("since", toSql(now.minus(Duration.ofDays(30))))
        .param("limit", CANDIDATES)
        .query((row, _) -> new Candidate(card(row), new PostId(row.getLong("post_id"))))
        .list();
  }

  private static Card.Meet card(ResultSet row) throws SQLException {
    long followers = row.getLong("followers");
    boolean counted = !row.wasNull();
    double answers = row.getDouble("answers");
    return new Card.Meet(
        new AccountId(row.getLong("account_id")),
        row.getString("name"),
        Excerpt.of(row.getString("about"), List.of(), 1, 120),
        counted ? followers : null,
        answers,
        counted && followers <= QUIET && answers >= 0.5,
        AnswerStore.words(row, Strings.in(row, "words"), 240),
        null,
        row.getString("found_by"),
        "");
  }
}
