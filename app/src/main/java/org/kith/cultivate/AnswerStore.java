package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.Excerpt;
import org.kith.listen.PostId;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.store.Strings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who waits for an answer of ours: posts about us, and replies to what we wrote, that nobody
/// answered here or on the network itself.
@Repository
class AnswerStore {

  /// After this long an answer would surprise more than please, and the card would only nag.
  static final Duration WORTH_ANSWERING = Duration.ofDays(14);

  private static final int MOST_CHARACTERS = 280;

  private final JdbcClient db;

  AnswerStore(JdbcClient db) {
    this.db = db;
  }

  /// Most important first: the circle, then people we know, questions, the newest; one card an
  /// author, and one for all that say almost the same.
  ///
  /// @param me whose Today it is: people a colleague keeps in touch with are the colleague's
  List<Card> waiting(long me, Instant now, LocalDate today) {
    return db.sql(
            """
            with ours as (
              select o.network, o.key from account a join post o on o.account_id = a.id
              where a.ours and o.at > :since - interval '30 days'
            ), spoken as (
              select m.post_id as id, array_agg(w) as words
              from mention m, unnest(m.words) w
              where m.of_us and m.at > :since group by m.post_id
              having bool_and(m.state = 'NEW')
              union all
              select p.id, '{}' from post p join ours o on o.network = p.network and o.key = p.relation_key
              where p.relation = 'REPLY' and p.at > :since
                and not exists (select 1 from mention m where m.post_id = p.id and (m.of_us or m.state <> 'NEW'))
            ), open as (
              select p.*, s.words, a.name as account_name, a.about as account_about, a.opt_outs,
                     pa.person_id,
                     count(*) over author as waiting_posts, row_number() over newest as place
              from spoken s join post p on p.id = s.id join account a on a.id = p.account_id
              left join person_account pa on pa.account_id = a.id
              where not a.ours and p.relation is distinct from 'REPOST'
                and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
                and not exists (
                  select 1 from card_answer c where c.card = 'answer:' || p.id
                    and (c.answer <> 'LATER' or c.member_id = :me and c.until > :today))
                and not exists (
                  select 1 from interaction i
                  where i.post_id = p.id and i.kind in ('OUR_REPLY', 'THANKS'))
                and not exists (
                  select 1 from post r join account ra on ra.id = r.account_id
                  where ra.ours and r.relation = 'REPLY' and r.network = p.network and r.relation_key = p.key)
                and not exists ( -- nor are copies of what is not about us
                  select 1 from post c join mention m on m.post_id = c.id
                  where c.alike_id = p.alike_id and m.state = 'NOT_ABOUT_US')
                and not exists (
                  select 1 from mention m where m.post_id = p.alike_id and m.state = 'NOT_ABOUT_US')
              window author as (partition by coalesce(pa.person_id, -a.id)),
                     newest as (partition by coalesce(pa.person_id, -a.id) order by p.at desc, p.id desc)
            )
            select o.*, coalesce(w.name, o.account_name) as name,
                   coalesce(nullif(w.about, ''), o.account_about) as who, r.stage, r.last_contact_at,
                   'CONTACT' = any(o.opt_outs) or exists (
                     select 1 from consent_said c where c.person_id = o.person_id
                       and c.said = 'WITHDRAWN' and c.channel in ('ANY', 'OTHER')) as refused
            from (
              select *, row_number() over (
                partition by coalesce(alike_id, id) order by person_id is null, id) as copy
              from open where place = 1) o
            left join person w on w.id = o.person_id
            left join relationship r on r.person_id = o.person_id
            where o.copy = 1
              and (r.owner_id is null or r.owner_id = :me or o.at < :patience)
            order by case when r.in_circle then 4 when o.person_id is not null then 2 else 0 end
                     + case when o.text like '%?%' then 2 else 0 end
                     - extract(epoch from :now - o.at) / 172800.0 desc, o.id desc
            limit 40
            """)
        .param("me", me)
        .param("today", today)
        .param("now", toSql(now))
        .param("since", toSql(now.minus(WORTH_ANSWERING)))
        .param("patience", toSql(now.minus(Card.Answer.PATIENCE, ChronoUnit.DAYS)))
        .query((row, _) -> card(row, now))
        .list();
  }

  /// Who wrote a post.
  ///
  /// @param person null for a voice
  record Author(String name, @Nullable PersonId person) {}

  Optional<Author> author(PostId post) {
    return db.sql(
            """
            select coalesce(w.name, nullif(a.name, ''), a.handle) as name, w.id
            from post p join account a on a.id = p.account_id
            left join person_account pa on pa.account_id = a.id
            left join person w on w.id = pa.person_id
            where p.id = :post
            """)
        .param("post", post.value())
        .query((row, _) -> {
          long person = row.getLong("id");
          return new Author(row.getString("name"), person == 0 ? null : new PersonId(person));
        })
        .optional();
  }

  private static Card card(ResultSet row, Instant now) throws SQLException {
    long person = row.getLong("person_id");
    var stage = row.getString("stage");
    var at = Instants.in(row, "at");
    return new Card.Answer(
        new PostId(row.getLong("id")),
        new AccountId(row.getLong("account_id")),
        person == 0 ? null : new PersonId(person),
        row.getString("name"),
        Excerpt.of(row.getString("who"), List.of(), 1, 120),
        stage == null ? null : Stage.valueOf(stage),
        Instants.orNull(row, "last_contact_at"),
        words(row, Strings.in(row, "words"), MOST_CHARACTERS),
        row.getInt("waiting_posts") - 1,
        row.getBoolean("refused"),
        (int) ChronoUnit.DAYS.between(at, now));
  }

  /// The words of a row with a post's columns.
  static Card.Words words(ResultSet row, List<String> ours, int most) throws SQLException {
    var text = row.getString("text");
    return new Card.Words(
        Excerpt.of(text.isBlank() ? row.getString("title") : text, ours, 3, most),
        row.getString("language"),
        WebAddress.orEmpty(row.getString("url")),
        NetworkNames.of(row.getString("network")),
        Instants.in(row, "at"));
  }
}
