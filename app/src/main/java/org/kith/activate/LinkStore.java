package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
      select id, campaign_id, person_id, code, destination, state, shared,
             array(select w.word::text from link_word w where w.link_id = t.id order by w.chosen_at desc, w.word) as words,
             (select w.site from workspace w where w.id = kith_workspace()) as site,
             array(select host::text from destination_host) as hosts,
             coalesce((select telling from conversion_setting), false) as tells
      from tracked_link t
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

  /// Every link of the workspace, but those of drafts that were thrown away.
  List<TrackedLink> all() {
    return db.sql(
            LINKS
                + """
                where not exists (
                  select 1 from campaign c where c.id = t.campaign_id and c.discarded_at is not null)
                order by id
                """)
        .query((row, _) -> link(row))
        .list();
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
        .param("persons", PersonId.values(persons))
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

  /// The one of a campaign that is nobody's.
  Optional<TrackedLink> shared(CampaignId campaign) {
    return db.sql(LINKS + "where campaign_id = :campaign and shared")
        .param("campaign", campaign.value())
        .query((row, _) -> link(row))
        .optional();
  }

  /// Adds a link that is nobody's, where the campaign has none and the code is free.
  void addShared(Campaign campaign, String code, Instant now) {
    db.sql(
            """
            insert into tracked_link (campaign_id, code, destination, created_at, shared)
            values (:campaign, :code, :destination, :now, true)
            on conflict do nothing
            """)
        .param("campaign", campaign.id().value())
        .param("code", code)
        .param("destination", campaign.brief().destination().url())
        .param("now", toSql(now))
        .update();
  }

  /// Gives a link a word, or makes one it has the first of them.
  ///
  /// @return false if another has that word, on this Kith
  boolean word(LinkId id, LinkWord word, String by, Instant now) {
    int added =
        db.sql(
                """
                insert into link_word (word, link_id, chosen_by, chosen_at) values (:word, :id, :by, :now)
                on conflict do nothing
                """)
            .param("id", id.value())
            .param("word", word.value())
            .param("by", by)
            .param("now", toSql(now))
            .update();
    return added == 1
        || db.sql("update link_word set chosen_at = :now where word = :word and link_id = :id")
                .param("id", id.value())
                .param("word", word.value())
                .param("now", toSql(now))
                .update()
            == 1;
  }

  boolean unword(LinkId id, String word) {
    return db.sql("delete from link_word where link_id = :id and word = :word")
            .param("id", id.value())
            .param("word", word)
            .update()
        == 1;
  }

  /// @return whether one led elsewhere before
  boolean lead(CampaignId campaign, Destination destination) {
    return db.sql(
                """
                update tracked_link set destination = :destination
                where campaign_id = :campaign and destination <> :destination
                """)
            .param("campaign", campaign.value())
            .param("destination", destination.url())
            .update()
        > 0;
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
    var whose = row.wasNull() ? null : new PersonId(person);
    var destination = new Destination(row.getString("destination"));
    return new TrackedLink(
        new LinkId(row.getLong("id")),
        new CampaignId(row.getLong("campaign_id")),
        whose,
        row.getString("code"),
        List.of((String[]) row.getArray("words").getArray()),
        destination,
        new TrackedLink.Standing(
            row.getString("state").equals("PAUSED"),
            isAllowed(destination, row),
            row.getBoolean("shared"),
            row.getBoolean("tells")));
  }

  private static boolean isAllowed(Destination destination, ResultSet row) throws SQLException {
    var site = row.getString("site");
    if (site != null && destination.isOn(site)) {
      return true;
    }
    for (var host : (String[]) row.getArray("hosts").getArray()) {
      if (destination.isOn("https://" + host)) {
        return true;
      }
    }
    return false;
  }
}
