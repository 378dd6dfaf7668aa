package org.kith.cultivate.views;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Stage;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.store.Strings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

  private static final String SPOKEN =
      """
      left join (
        select pa.person_id, count(distinct o.id) as spoke
        from mention w join person_account pa on pa.account_id = w.account_id
        join post o on o.id = w.post_id
        where w.of_us and w.at > :spoke and w.state <> 'NOT_ABOUT_US'
          and o.relation is distinct from 'REPOST'
        group by pa.person_id) s on s.person_id = p.id
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
          "array_position('{NOTICED,SAID_HELLO,IN_TOUCH,FRIEND,SPEAKS_FOR_US,RESTING}'::text[],"
              + " r.stage::text)"
              + down;
      case CONTACT -> "r.last_contact_at" + down;
      case NEXT -> "n.due" + down;
      case SPOKE -> "coalesce(s.spoke, 0)" + down;
      case MATCH -> "w.rank nulls last, lower(p.name)";
      case FIELD -> "v.nr" + down + ", v.value" + down;
    };
  }

  /// What a field holds, and where that stands among its values. What is no number that the
  /// database knows is last.
  private static final String HELD =
      """
      left join lateral (
        select lower(h.value) as value, case f.kind
            when 'NUMBER' then case when h.value ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$'
              then h.value::numeric end
            when 'CHOICE' then array_position(string_to_array(f.choices::text, E'\n'), h.value::text)
            else 0 end as nr
        from person_value h join person_field f on f.name = h.field
        where h.person_id = p.id and lower(h.field) = lower(:field)) v on true
      """;

  private static String from(PeopleFilter filter) {
    return """
    from person p
    left join relationship r on r.person_id = p.id
    """
        + (filter.words().isEmpty() ? "" : "join kith_found(:words) w on w.person_id = p.id\n");
  }

  private static String narrowed(PeopleFilter filter) {
    return (filter.tags().isEmpty()
            ? ""
            : """
             and (select count(*) from person_tag pt
                  where pt.person_id = p.id and lower(pt.tag) = any(:tags::text[])) = cardinality(:tags::text[])
            """)
        + (filter.owner() == null ? "" : " and r.owner_id = :owner");
  }

  private StatementSpec statement(String sql, PeopleFilter filter, Instant now) {
    var statement = db.sql(sql).param("now", toSql(now)).param("new", toSql(now.minus(NEW)));
    if (!filter.words().isEmpty()) {
      statement = statement.param("words", filter.words());
    }
    if (!filter.tags().isEmpty()) {
      statement =
          statement.param(
              "tags",
              filter.tags().stream()
                  .map(tag -> tag.toLowerCase(Locale.ROOT))
                  .toArray(String[]::new));
    }
    var owner = filter.owner();
    return owner == null ? statement : statement.param("owner", owner.value());
  }

  /// How many of whom a filter means are in each view.
  Map<PeopleView, Integer> counts(PeopleFilter filter, Instant now) {
    var columns = new StringBuilder();
    for (var view : PeopleView.values()) {
      columns.append(columns.isEmpty() ? "" : ", ");
      columns.append("count(*) filter (where %s) as %s".formatted(condition(view), view.name()));
    }
    return statement(
            "select " + columns + " " + from(filter) + " where true" + narrowed(filter),
            filter,
            now)
        .query((row, _) -> {
          var counts = new EnumMap<PeopleView, Integer>(PeopleView.class);
          for (var view : PeopleView.values()) {
            counts.put(view, row.getInt(view.name()));
          }
          return counts;
        })
        .single();
  }

  /// Whom a filter means, the longest known first.
  List<PersonId> ids(PeopleFilter filter, Instant now, PersonId after, int limit) {
    return statement(
            "select p.id "
                + from(filter)
                + " where "
                + condition(filter.view())
                + narrowed(filter)
                + " and p.id > :after order by p.id limit :limit",
            filter,
            now)
        .param("after", after.value())
        .param("limit", limit)
        .query((row, _) -> new PersonId(row.getLong("id")))
        .list();
  }

  /// First whom the page shows, then what it shows of them: of thousands only thirty are looked at
  /// closely.
  List<PersonRow> rows(PeopleFilter filter, PeopleSort sort, Instant now, int offset, int limit) {
    var shown =
        "with shown as materialized (select p.id, row_number() over (order by "
            + order(sort)
            + ", p.id) as nr "
            + from(filter)
            + " left join next_step n on n.person_id = p.id "
            + (sort.by() == PeopleSort.By.SPOKE ? SPOKEN : "")
            + (sort.by() == PeopleSort.By.FIELD ? HELD : "")
            + " where "
            + condition(filter.view())
            + narrowed(filter)
            + " order by nr limit :limit offset :offset) ";
    var statement =
        statement(
            shown
                + """
                select p.id, p.name, coalesce(r.stage, 'NOTICED') as stage, r.last_contact_at,
                       case when r.in_circle and r.stage <> 'RESTING' then
                         floor(extract(epoch from :now - coalesce(r.last_contact_at, r.circle_since)) / 86400)::int
                         - r.rhythm_days end as past,
                       coalesce(n.what, '') as next, n.due, coalesce(m.name, '') as owner, coalesce(s.spoke, 0) as spoke,
                       array(select distinct a.network::text from person_account pa
                             join account a on a.id = pa.account_id where pa.person_id = p.id order by 1) as networks,
                       array(select pt.tag::text from person_tag pt where pt.person_id = p.id order by lower(pt.tag)) as tags,
                       (select count(*) from interaction i where i.person_id = p.id and i.direction = 'GIVEN') as given,
                       (select count(*) from interaction i where i.person_id = p.id and i.direction = 'ASKED') as asked,
                """
                + REFUSED
                + """
                       as refused
                from shown
                join person p on p.id = shown.id
                left join relationship r on r.person_id = p.id
                left join next_step n on n.person_id = p.id
                left join member m on m.id = r.owner_id
                """
                + SPOKEN
                + " order by shown.nr",
            filter,
            now);
    return (sort.by() == PeopleSort.By.FIELD ? statement.param("field", sort.field()) : statement)
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
        Strings.in(row, "networks").stream().map(NetworkNames::of).toList(),
        Strings.in(row, "tags"),
        Stage.valueOf(row.getString("stage")),
        Instants.orNull(row, "last_contact_at"),
        late ? past : null,
        row.getString("next"),
        row.getObject("due", LocalDate.class),
        row.getInt("spoke"),
        new Balance(row.getInt("given"), row.getInt("asked")),
        row.getString("owner"),
        row.getBoolean("refused"),
        null);
  }
}
