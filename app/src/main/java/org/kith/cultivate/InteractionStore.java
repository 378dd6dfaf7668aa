package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.api.Place;
import org.kith.listen.Excerpt;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `interaction`. What is marked ME leaves it only for the member who wrote it.
@Repository
class InteractionStore {

  /// The one condition by which an interaction `i` may be read by the member `:me`.
  private static final String MAY_READ = "(i.visibility = 'TEAM' or i.member_id = :me)";

  /// Of a post that is longer a line of the timeline shows the beginning; the rest is at its
  /// address.
  private static final int MOST_CHARACTERS = 400;

  private final JdbcClient db;

  InteractionStore(JdbcClient db) {
    this.db = db;
  }

  InteractionId add(Interaction one) {
    var post = one.post();
    return new InteractionId(
        db.sql(
                """
                insert into interaction (person_id, kind, direction, at, text, visibility, member_id, post_id)
                values (:person, :kind, :direction, :at, :text, :visibility, :member, :post)
                returning id
                """)
            .param("person", one.person().value())
            .param("kind", one.kind().name())
            .param("direction", one.direction().name())
            .param("at", toSql(one.at()))
            .param("text", one.text())
            .param("visibility", one.visibility().name())
            .param("member", one.by() == null ? null : one.by().value(), Types.BIGINT)
            .param("post", post == null ? null : post.value(), Types.BIGINT)
            .query(Long.class)
            .single());
  }

  void addMove(PersonId person, Stage from, Stage to, Instant at, @Nullable MemberId by) {
    db.sql(
            """
            insert into interaction (person_id, kind, direction, at, text, member_id, from_stage, to_stage)
            values (:person, 'STAGE', 'NONE', :at, :text, :member, :from, :to)
            """)
        .param("person", person.value())
        .param("at", toSql(at))
        .param("text", "From %s to %s".formatted(from.words(), to.words()))
        .param("member", by == null ? null : by.value(), Types.BIGINT)
        .param("from", from.name())
        .param("to", to.name())
        .update();
  }

  void addAll(List<Interaction> all) {
    db.sql(
            """
            insert into interaction (person_id, kind, direction, at, text, visibility, member_id, post_id)
            select p, k, d, a, t, v, nullif(m, 0), nullif(o, 0)
            from unnest(:persons::bigint[], :kinds::text[], :directions::text[], :ats::timestamptz[],
                        :texts::text[], :visibilities::text[], :members::bigint[], :posts::bigint[])
              as x (p, k, d, a, t, v, m, o)
            """)
        .param("persons", all.stream().map(i -> i.person().value()).toArray(Long[]::new))
        .param("kinds", all.stream().map(i -> i.kind().name()).toArray(String[]::new))
        .param("directions", all.stream().map(i -> i.direction().name()).toArray(String[]::new))
        .param("ats", all.stream().map(i -> i.at().toString()).toArray(String[]::new))
        .param("texts", all.stream().map(Interaction::text).toArray(String[]::new))
        .param("visibilities", all.stream().map(i -> i.visibility().name()).toArray(String[]::new))
        .param("members", all.stream().map(InteractionStore::member).toArray(Long[]::new))
        .param("posts", all.stream().map(InteractionStore::post).toArray(Long[]::new))
        .update();
  }

  private static long member(Interaction one) {
    var by = one.by();
    return by == null ? 0 : by.value();
  }

  private static long post(Interaction one) {
    var post = one.post();
    return post == null ? 0 : post.value();
  }

  /// Removes an entry that `me` may read; a move is history and stays.
  ///
  /// @return whose timeline it was in
  Optional<PersonId> remove(InteractionId id, long me) {
    return db.sql(
            "delete from interaction i where i.id = :id and i.kind <> 'STAGE' and "
                + MAY_READ
                + " returning i.person_id")
        .param("id", id.value())
        .param("me", me)
        .query(Long.class)
        .optional()
        .map(PersonId::new);
  }

  /// Counts everybody's, since the balance is between them and all of us; what was said stays with
  /// whoever may read it.
  Balance balance(PersonId person) {
    return db.sql(
            """
            select count(*) filter (where direction = 'GIVEN') as given,
                   count(*) filter (where direction = 'ASKED') as asked
            from interaction where person_id = :person
            """)
        .param("person", person.value())
        .query((row, _) -> new Balance(row.getInt("given"), row.getInt("asked")))
        .single();
  }

  /// Newest first. Posts of theirs that used our words and our public replies to them stand between
  /// what was logged; what was logged stands there once. What happened in the same moment stands in
  /// an order of its own, so that a page goes on exactly where another ended.
  List<TimelineEntry> timeline(PersonId person, long me, Place before, int limit) {
    return db.sql(
            """
            with logged as (
              select i.id, i.kind, i.direction, i.at, i.text, i.visibility, i.member_id, i.post_id,
                     2 * i.id + 1 as nr
              from interaction i where i.person_id = :person and (i.at, 2 * i.id + 1) < (:at, :nr) and
            """
                + MAY_READ
                + """
                ), posts as (
                  select null::bigint, 'THEIR_POST', 'RECEIVED', p.at, '', 'TEAM', null::bigint, p.id, 2 * p.id
                  from person_account pa
                  join post p on p.account_id = pa.account_id
                  where pa.person_id = :person and (p.at, 2 * p.id) < (:at, :nr)
                    and exists (select 1 from mention m where m.post_id = p.id and m.state <> 'NOT_ABOUT_US')
                    and not exists (
                      select 1 from interaction i
                      where i.person_id = :person and i.post_id = p.id and i.kind = 'THEIR_POST')
                  order by p.at desc, p.id desc limit :limit
                ), replies as ( -- ours in public, unless somebody logged that there is one
                  select null::bigint, 'OUR_REPLY', 'NONE', o.at, '', 'TEAM', null::bigint, o.id, 2 * o.id
                  from person_account pa
                  join post p on p.account_id = pa.account_id
                  join post o on o.relation_key = p.key and o.network = p.network and o.relation = 'REPLY'
                  join account oa on oa.id = o.account_id and oa.ours
                  where pa.person_id = :person and (o.at, 2 * o.id) < (:at, :nr)
                    and not exists (
                      select 1 from interaction i
                      where i.person_id = :person and i.post_id in (p.id, o.id) and i.kind in ('OUR_REPLY', 'THANKS'))
                  order by o.at desc, o.id desc limit :limit
                )
                select x.*, coalesce(w.name, '') as by, coalesce(p.text, '') as said,
                       coalesce(p.title, '') as title, coalesce(p.url, '') as url,
                       coalesce(p.network, '') as network,
                       exists (select 1 from mention m where m.post_id = x.post_id and m.of_us) as of_us
                from (select * from logged union all select * from posts union all select * from replies) x
                left join post p on p.id = x.post_id
                left join member w on w.id = x.member_id
                order by x.at desc, x.nr desc
                limit :limit
                """)
        .param("at", toSql(before.at()))
        .param("nr", before.id())
        .param("person", person.value())
        .param("me", me)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  private static TimelineEntry entry(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var title = row.getString("title");
    return new TimelineEntry(
        id == 0 ? null : new InteractionId(id),
        InteractionKind.valueOf(row.getString("kind")),
        Direction.valueOf(row.getString("direction")),
        Instants.in(row, "at"),
        title.isEmpty() ? shortened(row.getString("said")) : title,
        row.getString("text"),
        row.getString("by"),
        WebAddress.orEmpty(row.getString("url")),
        NetworkNames.of(row.getString("network")),
        row.getBoolean("of_us"),
        row.getString("visibility").equals("ME"),
        Place.at(Instants.in(row, "at"), row.getLong("nr")));
  }

  private static String shortened(String said) {
    return said.length() <= MOST_CHARACTERS
        ? said
        : Excerpt.of(said, List.of(), 3, MOST_CHARACTERS);
  }

  /// Whose post it is, if somebody we know wrote it.
  Collection<PersonId> authorsOf(long post) {
    return db.sql(
            """
            select pa.person_id from post p join person_account pa on pa.account_id = p.account_id
            where p.id = :post
            """)
        .param("post", post)
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }
}
