package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.InteractionId;
import org.kith.people.Channel;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `ask`.
@Repository
class AskStore {

  private static final String ASKS =
      "select campaign_id, person_id, state, channel, asked_at, changed_at from ask ";

  private final JdbcClient db;

  AskStore(JdbcClient db) {
    this.db = db;
  }

  /// Adds a request; there is none without a permission.
  ///
  /// @return false if there was one before
  boolean add(Ask ask, Permission.Granted permission, InteractionId interaction) {
    if (permission.basis().isBlank()) {
      throw new IllegalArgumentException("a permission rests on something");
    }
    return db.sql(
                """
                insert into ask (campaign_id, person_id, state, channel, asked_at, changed_at, asked_interaction_id)
                values (:campaign, :person, :state, :channel, :asked, :changed, :interaction)
                on conflict (campaign_id, person_id) do nothing
                """)
            .param("campaign", ask.campaign().value())
            .param("person", ask.person().value())
            .param("state", ask.state().name())
            .param("channel", ask.channel().name())
            .param("asked", toSql(ask.askedAt()))
            .param("changed", toSql(ask.changedAt()))
            .param("interaction", interaction.value())
            .update()
        == 1;
  }

  void addAll(List<Ask> asks) {
    db.sql(
            """
            insert into ask (campaign_id, person_id, state, channel, asked_at, changed_at)
            select c, p, s, ch, a, x
            from unnest(:campaigns::bigint[], :persons::bigint[], :states::text[], :channels::text[],
                        :asked::timestamptz[], :changed::timestamptz[]) as t (c, p, s, ch, a, x)
            """)
        .param("campaigns", asks.stream().map(a -> a.campaign().value()).toArray(Long[]::new))
        .param("persons", asks.stream().map(a -> a.person().value()).toArray(Long[]::new))
        .param("states", asks.stream().map(a -> a.state().name()).toArray(String[]::new))
        .param("channels", asks.stream().map(a -> a.channel().name()).toArray(String[]::new))
        .param("asked", asks.stream().map(a -> a.askedAt().toString()).toArray(String[]::new))
        .param("changed", asks.stream().map(a -> a.changedAt().toString()).toArray(String[]::new))
        .update();
  }

  /// How many requests of each campaign have come how far.
  Map<CampaignId, Map<AskState, Long>> states() {
    var states = new HashMap<CampaignId, Map<AskState, Long>>();
    db.sql("select campaign_id, state, count(*) as times from ask group by campaign_id, state")
        .query((ResultSet row) -> {
          states
              .computeIfAbsent(
                  new CampaignId(row.getLong("campaign_id")), _ -> new EnumMap<>(AskState.class))
              .put(AskState.valueOf(row.getString("state")), row.getLong("times"));
        });
    return states;
  }

  /// In the order in which people were asked.
  List<Ask> of(CampaignId campaign) {
    return db.sql(ASKS + "where campaign_id = :campaign order by asked_at, id")
        .param("campaign", campaign.value())
        .query((row, _) -> ask(row))
        .list();
  }

  /// Waits for whoever asks the same person in this moment, for whatever campaign: what was asked
  /// just before counts.
  void turn(PersonId person) {
    db.sql("select id from person where id = kith_person(:person) for no key update")
        .param("person", person.value())
        .query(Long.class)
        .list();
  }

  /// Finds a request and locks it, so that two who change it at once do so one after the other.
  Optional<Ask> lock(CampaignId campaign, PersonId person) {
    return db.sql(ASKS + "where campaign_id = :campaign and person_id = :person for update")
        .param("campaign", campaign.value())
        .param("person", person.value())
        .query((row, _) -> ask(row))
        .optional();
  }

  void move(Ask ask, AskState to, Instant now) {
    db.sql(
            """
            update ask set was = state, state = :to, changed_at = :now, thanked_interaction_id = null
            where campaign_id = :campaign and person_id = :person
            """)
        .param("to", to.name())
        .param("now", toSql(now))
        .param("campaign", ask.campaign().value())
        .param("person", ask.person().value())
        .update();
  }

  /// Notes by which entry of the timeline they were thanked.
  void thanked(Ask ask, InteractionId thanks) {
    db.sql(
            """
            update ask set thanked_interaction_id = :thanks
            where campaign_id = :campaign and person_id = :person
            """)
        .param("thanks", thanks.value())
        .param("campaign", ask.campaign().value())
        .param("person", ask.person().value())
        .update();
  }

  /// The requests to somebody who spoke before a moment and was not thanked, locked.
  List<Ask> spoke(PersonId person, Instant before) {
    return db.sql(
            ASKS
                + """
                where person_id = kith_person(:person) and state = 'SPOKE' and changed_at <= :before
                order by id for update
                """)
        .param("person", person.value())
        .param("before", toSql(before))
        .query((row, _) -> ask(row))
        .list();
  }

  /// What it takes to take back the last change of a request.
  ///
  /// @param was the state before, null where nothing but the asking can be taken back
  record Trail(
      @Nullable AskState was, @Nullable InteractionId asked, @Nullable InteractionId thanked) {}

  Trail trail(Ask ask) {
    return db.sql(
            """
            select was, asked_interaction_id, thanked_interaction_id from ask
            where campaign_id = :campaign and person_id = :person
            """)
        .param("campaign", ask.campaign().value())
        .param("person", ask.person().value())
        .query((row, _) -> {
          var was = row.getString("was");
          return new Trail(
              was == null ? null : AskState.valueOf(was),
              interaction(row, "asked_interaction_id"),
              interaction(row, "thanked_interaction_id"));
        })
        .single();
  }

  private static @Nullable InteractionId interaction(ResultSet row, String column)
      throws SQLException {
    long id = row.getLong(column);
    return id == 0 ? null : new InteractionId(id);
  }

  void back(Ask ask, AskState to, Instant now) {
    db.sql(
            """
            update ask set was = null, state = :to, changed_at = :now
            where campaign_id = :campaign and person_id = :person
            """)
        .param("to", to.name())
        .param("now", toSql(now))
        .param("campaign", ask.campaign().value())
        .param("person", ask.person().value())
        .update();
  }

  void remove(Ask ask) {
    db.sql("delete from ask where campaign_id = :campaign and person_id = :person")
        .param("campaign", ask.campaign().value())
        .param("person", ask.person().value())
        .update();
  }

  private static Ask ask(ResultSet row) throws SQLException {
    return new Ask(
        new CampaignId(row.getLong("campaign_id")),
        new PersonId(row.getLong("person_id")),
        AskState.valueOf(row.getString("state")),
        Channel.valueOf(row.getString("channel")),
        Instants.in(row, "asked_at"),
        Instants.in(row, "changed_at"));
  }
}
