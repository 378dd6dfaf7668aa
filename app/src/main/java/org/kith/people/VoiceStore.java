package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `voice` table, and what its accounts said.
@Repository
class VoiceStore {

  private static final String VOICES =
      """
      select v.account_id, a.network, a.handle, a.name, a.about, coalesce(a.followers, -1) as followers,
             'FOLLOWER_LIST' = any(a.opt_outs) as hides, vocal.*, used.*,
             v.state, v.reason, v.found_by, v.first_heard_at, v.last_heard_at, v.mentions,
             said.id as said_id, said.text as said_text, said.url as said_url, said.at as said_at,
             said.language as said_language, said.words as said_words
      from (%s) v
      join account a on a.id = v.account_id
      left join lateral (
        select p.id, p.text, p.url, p.at, p.language, m.words
        from post p join mention m on m.post_id = p.id
        where p.account_id = v.account_id and p.text <> '' and m.state <> 'NOT_ABOUT_US'
          and p.relation is distinct from 'REPOST'
          and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
        order by p.at desc limit 1) said on true
      left join lateral (
        select coalesce(avg(p.answers), 0) as answers, count(*) as posts,
               count(*) filter (where p.at >= :lately) as lately
        from post p where p.account_id = v.account_id and p.relation is distinct from 'REPOST') vocal on true
      left join lateral (
        select coalesce(array_agg(u.word order by u.times desc, u.word), '{}') as used,
               coalesce(array_agg(u.times order by u.times desc, u.word), '{}') as times
        from (
          select w::text as word, count(distinct m.post_id)::int as times
          from post p join mention m on m.post_id = p.id, unnest(m.words) w
          where p.account_id = v.account_id and m.state <> 'NOT_ABOUT_US'
          group by w order by 2 desc, 1 limit 4) u) used on true
      """;

  /// Voices all of whose mentions a rule hides are not among the new ones; one that somebody
  /// watches stays.
  private static final String SEEN =
      """
      (v.state <> 'NEW'
        or v.account_id not in (select p.account_id from muted_post h join post p on p.id = h.post_id
                                join mention m on m.post_id = p.id where not h.shown)
        or exists (select 1 from post p join mention m on m.post_id = p.id
                   where p.account_id = v.account_id
                     and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)))
      """;

  private static final Duration LATELY = Duration.ofDays(30);

  private final JdbcClient db;
  private final Clock clock;

  VoiceStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  private OffsetDateTime lately() {
    return toSql(clock.instant().minus(LATELY));
  }

  /// Adds or refreshes voices, one array element each. Accounts of persons, our own, and those that
  /// asked not to be found never become one.
  int heard(Collection<Voices.Hearing> hearings) {
    var accounts = hearings.stream().map(h -> h.account().value()).toArray(Long[]::new);
    var found = hearings.stream().map(Voices.Hearing::foundBy).toArray(String[]::new);
    var first = hearings.stream().map(h -> toSql(h.first()).toString()).toArray(String[]::new);
    var last = hearings.stream().map(h -> toSql(h.last()).toString()).toArray(String[]::new);
    var mentions = hearings.stream().map(Voices.Hearing::mentions).toArray(Integer[]::new);
    return db.sql(
            """
            insert into voice (account_id, found_by, first_heard_at, last_heard_at, mentions)
            select h.account, left(min(h.found), 300), min(h.first), max(h.last), sum(h.mentions)
            from unnest(:accounts::bigint[], :found::text[], :first::timestamptz[], :last::timestamptz[],
                        :mentions::int[]) as h (account, found, first, last, mentions)
            join account a on a.id = h.account
            where not a.ours and not 'DISCOVERY' = any (a.opt_outs)
              and not exists (select 1 from person_account pa where pa.account_id = h.account)
            group by h.account
            on conflict (account_id) do update
            set last_heard_at = greatest(voice.last_heard_at, excluded.last_heard_at),
                mentions = voice.mentions + excluded.mentions
            """)
        .param("accounts", accounts)
        .param("found", found)
        .param("first", first)
        .param("last", last)
        .param("mentions", mentions)
        .update();
  }

  /// Removes those of these voices that asked not to be found.
  void removeUnwilling(Collection<AccountId> accounts) {
    db.sql(
            """
            delete from voice v using account a
            where a.id = v.account_id and v.account_id = any (:accounts) and 'DISCOVERY' = any (a.opt_outs)
            """)
        .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
        .update();
  }

  List<Voice> list(VoiceState state, int offset, int limit) {
    // Those of the page first: what is told of each is worth a look at all its posts.
    var page =
        "select * from voice v where v.state = :state and "
            + SEEN
            + " order by v.last_heard_at desc, v.account_id limit :limit offset :offset";
    return db.sql(VOICES.formatted(page) + "order by v.last_heard_at desc, v.account_id")
        .param("state", state.name())
        .param("lately", lately())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> voice(row))
        .list();
  }

  Optional<Voice> find(AccountId account) {
    return db.sql(VOICES.formatted("select * from voice where account_id = :account"))
        .param("account", account.value())
        .param("lately", lately())
        .query((row, _) -> voice(row))
        .optional();
  }

  int count(VoiceState state) {
    return db.sql("select count(*) from voice v where v.state = :state and " + SEEN)
        .param("state", state.name())
        .query(Integer.class)
        .single();
  }

  int countHeardSince(VoiceState state, Instant since) {
    return db.sql(
            "select count(*) from voice v where v.state = :state and v.first_heard_at >= :since and "
                + SEEN)
        .param("state", state.name())
        .param("since", toSql(since))
        .query(Integer.class)
        .single();
  }

  boolean change(AccountId account, VoiceState state, String reason) {
    return db.sql("update voice set state = :state, reason = :reason where account_id = :account")
            .param("state", state.name())
            .param("reason", reason)
            .param("account", account.value())
            .update()
        == 1;
  }

  void remove(AccountId account) {
    db.sql("delete from voice where account_id = :account")
        .param("account", account.value())
        .update();
  }

  int removeSilentSince(Instant before) {
    return db.sql(
            """
            with gone as (
              delete from voice where last_heard_at < :before and state <> 'HIDDEN' returning account_id
            ), handles as (
              delete from account_handle where account_id in (select account_id from gone)
            ), profiles as (
              update account set about = '' where id in (select account_id from gone) and about <> ''
            )
            select count(*) from gone
            """)
        .param("before", toSql(before))
        .query(Integer.class)
        .single();
  }

  private static Voice voice(ResultSet row) throws SQLException {
    return new Voice(
        new AccountId(row.getLong("account_id")),
        row.getString("network"),
        row.getString("handle"),
        row.getString("name"),
        row.getString("about"),
        row.getLong("followers"),
        row.getBoolean("hides"),
        VoiceState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("found_by"),
        new Voice.Heard(
            Instants.in(row, "first_heard_at"),
            Instants.in(row, "last_heard_at"),
            row.getInt("mentions"),
            row.getDouble("answers"),
            vocal(row)),
        said(row));
  }

  private static Voice.Vocal vocal(ResultSet row) throws SQLException {
    var words = (String[]) row.getArray("used").getArray();
    var times = (Integer[]) row.getArray("times").getArray();
    var used = new ArrayList<Voice.Used>();
    for (int i = 0; i < words.length; i++) {
      used.add(new Voice.Used(words[i], times[i]));
    }
    return new Voice.Vocal(row.getInt("posts"), row.getInt("lately"), used);
  }

  private static Voice.@Nullable Said said(ResultSet row) throws SQLException {
    var text = row.getString("said_text");
    if (text == null) {
      return null;
    }
    return new Voice.Said(
        new PostId(row.getLong("said_id")),
        text,
        row.getString("said_url"),
        Instants.in(row, "said_at"),
        row.getString("said_language"),
        Arrays.asList((String[]) row.getArray("said_words").getArray()));
  }
}
