package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads people as the views of a table: one statement for the rows of a page, one for all counts.
@Repository
class PeopleStore {

  private static final Duration NEW = Duration.ofDays(30);
  private static final Duration SPOKE = Duration.ofDays(90);

  private static final String REFUSED =
      """
      exists (select 1 from consent_said c where c.person_id = p.id
        and c.said = 'WITHDRAWN' and c.channel in ('ANY', 'OTHER'))
      """;

  private final JdbcClient db;

  PeopleStore(JdbcClient db) {
    this.db = db;
  }

  private static String condition(PeopleView view) {
    return switch (view) {
      case CIRCLE -> "r.in_circle";
      case LOSING ->
          """
          r.in_circle and r.stage <> 'RESTING'
          and coalesce(r.last_contact_at, r.circle_since) + r.rhythm_days * interval '1 day' <= :now
          and not
          """
              + REFUSED;
      case NEW_FRIENDS ->
          "r.stage in ('SAID_HELLO', 'IN_TOUCH', 'FRIEND') and r.stage_since >= :new";
      case SPEAKS -> "r.stage = 'SPEAKS_FOR_US'";
      case RESTING -> "r.stage = 'RESTING'";
      case SAID_NO -> REFUSED;
      case EVERYBODY -> "true";
    };
  }

  private static String order(PeopleSort sort) {
    var down = sort.down() ? " desc nulls last" : " nulls last";
    return switch (sort.by()) {
      case NAME -> "lower(p.name)" + down;
      case STAGE ->
          "array_position('{NOTICED,SAID_HELLO,IN_TOUCH,FRIEND,SPEAKS_FOR_US,RESTING}'::text[], r.stage::text)"
              + down;
      case CONTACT -> "r.last_contact_at" + down;
      case NEXT -> "n.due" + down;
      case SPOKE -> "coalesce(s.spoke, 0)" + down;
    };
  }

  Map<PeopleView, Integer> counts(Instant now) {
    var columns = new StringBuilder();
    for (var view : PeopleView.values()) {
      columns.append(columns.isEmpty() ? "" : ", ");
      columns.append("count(*) filter (where %s) as %s".formatted(condition(view), view.name()));
    }
    return db.sql(
            "select " + columns + " from person p left join relationship r on r.person_id = p.id")
        .param("now", toSql(now))
        .param("new", toSql(now.minus(NEW)))
        .query((row, _) -> {
          var counts = new EnumMap<PeopleView, Integer>(PeopleView.class);
          for (var view : PeopleView.values()) {
            counts.put(view, row.getInt(view.name()));
          }
          return counts;
        })
        .single();
  }

  List<PersonRow> rows(PeopleView view, PeopleSort sort, Instant now, int offset, int limit) {
    return db.sql(
            """
            select p.id, p.name, coalesce(r.stage, 'NOTICED') as stage, r.last_contact_at,
                   case when r.in_circle and r.stage <> 'RESTING' then
                     floor(extract(epoch from :now - coalesce(r.last_contact_at, r.circle_since)) / 86400)::int
                     - r.rhythm_days end as past,
                   coalesce(n.what, '') as next, n.due, coalesce(m.name, '') as owner, coalesce(s.spoke, 0) as spoke,
                   array(select distinct a.network::text from person_account pa
                         join account a on a.id = pa.account_id where pa.person_id = p.id order by 1) as networks,
                   (select count(*) from interaction i where i.person_id = p.id and i.direction = 'GIVEN') as given,
                   (select count(*) from interaction i where i.person_id = p.id and i.direction = 'ASKED') as asked,
            """
                + REFUSED
                + """
                       as refused
                from person p
                left join relationship r on r.person_id = p.id
                left join next_step n on n.person_id = p.id
                left join member m on m.id = r.owner_id
                left join (
                  select pa.person_id, count(distinct o.id) as spoke
                  from mention w join person_account pa on pa.account_id = w.account_id
                  join post o on o.id = w.post_id
                  where w.of_us and w.at > :spoke and w.state <> 'NOT_ABOUT_US'
                    and o.relation is distinct from 'REPOST'
                  group by pa.person_id) s on s.person_id = p.id
                where
                """
                + condition(view)
                + " order by "
                + order(sort)
                + ", p.id limit :limit offset :offset")
        .param("now", toSql(now))
        .param("new", toSql(now.minus(NEW)))
        .param("spoke", toSql(now.minus(SPOKE)))
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> row(row))
        .list();
  }

  private static PersonRow row(ResultSet row) throws SQLException {
    int past = row.getInt("past");
    boolean late = !row.wasNull() && past > 0;
    return new PersonRow(
        new PersonId(row.getLong("id")),
        row.getString("name"),
        AnswerStore.strings(row, "networks").stream().map(NetworkNames::of).toList(),
        Stage.valueOf(row.getString("stage")),
        Instants.orNull(row, "last_contact_at"),
        late ? past : null,
        row.getString("next"),
        row.getObject("due", LocalDate.class),
        row.getInt("spoke"),
        new Balance(row.getInt("given"), row.getInt("asked")),
        row.getString("owner"),
        row.getBoolean("refused"));
  }
}
