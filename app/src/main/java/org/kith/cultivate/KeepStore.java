package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.kith.people.MayWe;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.store.Strings;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads with whom we should keep in touch today: who of the circle is due, counted from the last
/// real contact, and to whom something was promised.
@Repository
class KeepStore {

  private static final int CANDIDATES = 6;

  private final JdbcClient db;
  private final WaysToWrite ways;
  private final MayWe mayWe;

  KeepStore(JdbcClient db, WaysToWrite ways, MayWe mayWe) {
    this.db = db;
    this.ways = ways;
    this.mayWe = mayWe;
  }

  /// Promises first, then the longest past their rhythm in parts of it. Nobody who refused or
  /// rests, and of those who are left in peace for now only whom something was promised.
  List<Card> due(long me, Instant now, LocalDate today) {
    var rows = new ArrayList<Card.KeepInTouch>();
    int read = CANDIDATES;
    for (int from = 0; rows.size() < CANDIDATES && read == CANDIDATES; from += CANDIDATES) {
      var more = due(me, now, today, from);
      read = more.size();
      rows.addAll(allowed(more));
    }
    var persons = rows.stream().map(Card.KeepInTouch::person).toList();
    var wrote = wrote(persons, now);
    var write = ways.of(persons);
    return rows.stream()
        .limit(CANDIDATES)
        .map(card ->
            (Card)
                with(
                    card,
                    wrote.getOrDefault(card.person(), List.of()),
                    write.getOrDefault(card.person(), "")))
        .toList();
  }

  /// As the gate says.
  private List<Card.KeepInTouch> allowed(List<Card.KeepInTouch> cards) {
    var pauses = mayWe.pauses(cards.stream().map(Card.KeepInTouch::person).toList());
    return cards.stream()
        .filter(card -> card.promised() || !pauses.containsKey(card.person()))
        .map(card -> {
          var pause = pauses.get(card.person());
          return pause == null ? card : paused(card, pause.words());
        })
        .toList();
  }

  private List<Card.KeepInTouch> due(long me, Instant now, LocalDate today, int from) {
    return db.sql(
            """
            select x.* from (
            select r.*, p.name, n.what, n.due, n.member_id, n.promised,
                   n.promised and n.due <= :today as promise_due,
                   floor(extract(epoch from :now - coalesce(r.last_contact_at, r.circle_since)) / 86400)::int
                     - r.rhythm_days as past,
                   array(select distinct a.network::text from person_account pa join account a on a.id = pa.account_id
                         where pa.person_id = p.id order by 1) as networks,
                   (select count(*) from interaction i where i.person_id = p.id and i.direction = 'GIVEN') as given,
                   (select count(*) from interaction i where i.person_id = p.id and i.direction = 'ASKED') as asked
            from relationship r
            join person p on p.id = r.person_id
            left join next_step n on n.person_id = r.person_id
            where r.stage <> 'RESTING'
              and (coalesce(n.member_id, r.owner_id) is null or coalesce(n.member_id, r.owner_id) = :me
                   or r.owner_id = :me)
              and (r.in_circle
                     and coalesce(r.last_contact_at, r.circle_since) + r.rhythm_days * interval '1 day' <= :now
                   or n.promised and n.due <= :today)
              and not exists (
                select 1 from consent_said c where c.person_id = p.id
                  and c.said = 'WITHDRAWN' and c.channel in ('ANY', 'OTHER'))
              and not exists (
                select 1 from card_answer c
                where c.card = 'keep:' || p.id and c.member_id = :me and c.until > :today)
            ) x
            order by x.promise_due desc nulls last, x.past::float / x.rhythm_days desc nulls last, x.person_id
            limit :limit offset :from
            """)
        .param("me", me)
        .param("today", today)
        .param("now", toSql(now))
        .param("limit", CANDIDATES)
        .param("from", from)
        .query((row, _) -> due(row, today))
        .list();
  }

  private static Card.KeepInTouch due(ResultSet row, LocalDate today) throws SQLException {
    var person = new PersonId(row.getLong("person_id"));
    var promise = row.getBoolean("promise_due") ? promise(row, person) : null;
    int past = row.getInt("past");
    boolean rhythm = !row.wasNull() && row.getBoolean("in_circle");
    return new Card.KeepInTouch(
        person,
        row.getString("name"),
        Stage.valueOf(row.getString("stage")),
        new LinkedHashSet<>(Strings.in(row, "networks").stream().map(NetworkNames::of).toList()),
        Instants.orNull(row, "last_contact_at"),
        rhythm ? past : -1,
        row.getInt("rhythm_days"),
        promise,
        promise == null ? 0 : (int) ChronoUnit.DAYS.between(promise.due(), today),
        List.of(),
        new Balance(row.getInt("given"), row.getInt("asked")),
        "",
        "");
  }

  private static NextStep promise(ResultSet row, PersonId person) throws SQLException {
    long who = row.getLong("member_id");
    return new NextStep(
        person,
        row.getString("what"),
        row.getObject("due", LocalDate.class),
        who == 0 ? null : new MemberId(who),
        true);
  }

  private static Card.KeepInTouch with(Card.KeepInTouch c, List<Card.Words> wrote, String write) {
    return new Card.KeepInTouch(
        c.person(),
        c.name(),
        c.stage(),
        c.networks(),
        c.lastContact(),
        c.daysPast(),
        c.rhythmDays(),
        c.promise(),
        c.promiseDaysPast(),
        wrote,
        c.balance(),
        write,
        c.pause());
  }

  private static Card.KeepInTouch paused(Card.KeepInTouch c, String why) {
    return new Card.KeepInTouch(
        c.person(),
        c.name(),
        c.stage(),
        c.networks(),
        c.lastContact(),
        c.daysPast(),
        c.rhythmDays(),
        c.promise(),
        c.promiseDaysPast(),
        c.wrote(),
        c.balance(),
        c.write(),
        why);
  }

  /// What each wrote in the last week, two posts at most, posts with our words before others.
  private Map<PersonId, List<Card.Words>> wrote(List<PersonId> persons, Instant now) {
    var found = new HashMap<PersonId, List<Card.Words>>();
    if (persons.isEmpty()) {
      return found;
    }
    db.sql(
            """
            select x.* from unnest(:persons::bigint[]) w (id), lateral (
              select w.id as person_id, p.title, p.text, p.language, p.url, p.network, p.at,
                     coalesce((select array_agg(t) from mention m, unnest(m.words) t where m.post_id = p.id), '{}') as words,
                     exists (select 1 from mention m where m.post_id = p.id) as ours
              from person_account pa join post p on p.account_id = pa.account_id
              where pa.person_id = w.id and p.at > :since and p.relation is distinct from 'REPOST'
                and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
              order by ours desc, p.at desc limit 2) x
            """)
        .param("persons", PersonId.values(persons))
        .param("since", toSql(now.minus(Duration.ofDays(7))))
        .query((row, _) ->
            found
                .computeIfAbsent(new PersonId(row.getLong("person_id")), _ -> new ArrayList<>())
                .add(AnswerStore.words(row, Strings.in(row, "words"), 200)))
        .list();
    return found;
  }
}
