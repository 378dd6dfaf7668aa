package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `tracked_link`.
@Repository
class LinkStore {

  private static final String LINKS =
      """
      select id, campaign_id, person_id, code, destination, state,
             (select c.state = 'ENDED' from campaign c where c.id = campaign_id) as ended
      from tracked_link
      """;

  private final JdbcClient db;

  LinkStore(JdbcClient db) {
    this.db = db;
  }

  /// Adds links, but none whose code is taken or whose person has one for the campaign.
  ///
  /// @return the id of each that was added, by its code
  Map<String, LinkId> addAll(List<NewLink> links) {
    var added = new HashMap<String, LinkId>();
    db.sql(
            """
            insert into tracked_link (campaign_id, person_id, code, destination, created_at)
            select c, p, k, d, a
            from unnest(:campaigns::bigint[], :persons::bigint[], :codes::text[], :destinations::text[],
                        :ats::timestamptz[]) as t (c, p, k, d, a)
            on conflict do nothing
            returning id, code
            """)
        .param("campaigns", links.stream().map(l -> l.campaign().value()).toArray(Long[]::new))
        .param("persons", links.stream().map(l -> l.person().value()).toArray(Long[]::new))
        .param("codes", links.stream().map(NewLink::code).toArray(String[]::new))
        .param(
            "destinations", links.stream().map(l -> l.destination().url()).toArray(String[]::new))
        .param(
            "ats", links.stream().map(l -> toSql(l.createdAt()).toString()).toArray(String[]::new))
        .query((row, _) -> added.put(row.getString("code"), new LinkId(row.getLong("id"))))
        .list();
    return added;
  }

  /// Every link of the workspace.
  List<TrackedLink> all() {
    return db.sql(LINKS + "order by id").query((row, _) -> link(row)).list();
  }

  /// Of two of one person the one they are given comes last.
  List<TrackedLink> of(CampaignId campaign) {
    return db.sql(LINKS + "where campaign_id = :campaign order by second desc, id")
        .param("campaign", campaign.value())
        .query((row, _) -> link(row))
        .list();
  }

  /// Every link of these persons, in whatever campaign.
  List<TrackedLink> of(Collection<PersonId> persons) {
    return db.sql(LINKS + "where person_id = any(:persons) order by id")
        .param("persons", persons.stream().map(PersonId::value).toArray(Long[]::new))
        .query((row, _) -> link(row))
        .list();
  }

  /// The one a person is given; another may be in the world of who turned out to be the same.
  Optional<TrackedLink> of(CampaignId campaign, PersonId person) {
    return db.sql(LINKS + "where campaign_id = :campaign and person_id = :person and not second")
        .param("campaign", campaign.value())
        .param("person", person.value())
        .query((row, _) -> link(row))
        .optional();
  }

  Optional<TrackedLink> find(LinkId id) {
    return db.sql(LINKS + "where id = :id")
        .param("id", id.value())
        .query((row, _) -> link(row))
        .optional();
  }

  boolean pause(LinkId id, boolean paused) {
    return db.sql("update tracked_link set state = :state where id = :id and state <> :state")
            .param("state", paused ? "PAUSED" : "LIVE")
            .param("id", id.value())
            .update()
        == 1;
  }

  private static TrackedLink link(ResultSet row) throws SQLException {
    long person = row.getLong("person_id");
    return new TrackedLink(
        new LinkId(row.getLong("id")),
        new CampaignId(row.getLong("campaign_id")),
        row.wasNull() ? null : new PersonId(person),
        row.getString("code"),
        new Destination(row.getString("destination")),
        row.getString("state").equals("PAUSED"),
        row.getBoolean("ended"));
  }
}
