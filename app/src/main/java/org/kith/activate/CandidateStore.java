package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.cultivate.Stage;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads who of the circle could be asked, and when anybody was asked last.
@Repository
class CandidateStore {

  /// Of a person `w`: they said stop, or one of their profiles says that nobody shall write.
  private static final String REFUSES =
      """
      (exists (select 1 from consent_said c where c.person_id = w.id and c.said = 'WITHDRAWN'
                 and c.channel in ('ANY', 'OTHER'))
       or exists (select 1 from person_account pa join account a on a.id = pa.account_id
                  where pa.person_id = w.id and 'CONTACT' = any (a.opt_outs)))
      """;

  /// Of a person `w`: when we last asked for anything, by a campaign or otherwise.
  private static final String LAST_ASKED =
      """
      (select max(x.at) from (
         select k.asked_at as at from ask k where k.person_id = w.id
         union all select i.at from interaction i where i.person_id = w.id and i.kind = 'ASK') x)
      """;

  /// Of a person `w` with the relationship `r` and of a campaign `k`: whether it is for them.
  private static final String IS_MEANT =
      """
      (case when k.asks_tag = '' then r.in_circle
            else exists (select 1 from person_tag g where g.person_id = w.id and g.tag = k.asks_tag) end)
      """;

  private final JdbcClient db;

  CandidateStore(JdbcClient db) {
    this.db = db;
  }

  /// Everybody who has a tag, or of the circle where it is empty, who may be asked at all and is
  /// not left in peace, and the stage the talk with each has come to.
  Map<PersonId, Stage> asked(String tag) {
    var circle = new LinkedHashMap<PersonId, Stage>();
    db.sql(
            """
            select w.id, r.stage from relationship r join person w on w.id = r.person_id
            cross join (select :tag::text as asks_tag) k
            where
            """
                + IS_MEANT
                + " and r.stage <> 'RESTING' and not "
                + REFUSES
                + " order by w.id")
        .param("tag", tag)
        .query((ResultSet row) -> {
          circle.put(new PersonId(row.getLong("id")), Stage.valueOf(row.getString("stage")));
        });
    return circle;
  }

  /// Somebody a campaign is for who was not asked for it.
  ///
  /// @param wish how many days they want between two messages, 0 where they did not say
  record Row(Candidate candidate, boolean refuses, int wish) {}

  /// Those a campaign is for, without those who were asked for it and those who are left in peace;
  /// whoever spoke most of what we care about first.
  ///
  /// @param since from when on what they said is counted
  List<Row> notAsked(CampaignId campaign, Instant since) {
    return db.sql(
            """
            select w.id, w.name, r.stage,
                   coalesce(w.email, '') <> '' and exists (
                     select 1 from consent_said c where c.person_id = w.id and c.said = 'GIVEN'
                       and c.channel in ('ANY', 'EMAIL')) as may_mail,
                   array(select a.network::text from person_account pa join account a on a.id = pa.account_id
                         where pa.person_id = w.id) as networks,
                   (select count(distinct m.post_id) from person_account pa
                    join post p on p.account_id = pa.account_id join mention m on m.post_id = p.id
                    where pa.person_id = w.id and p.at >= :since and m.state <> 'NOT_ABOUT_US') as mentions,
            """
                + LAST_ASKED
                + " as last_asked, "
                + REFUSES
                + """
                 as refuses,
                  coalesce((select days from person_wish x where x.person_id = w.id), 0) as wish
                from relationship r join person w on w.id = r.person_id
                join campaign k on k.id = :campaign
                where
                """
                + IS_MEANT
                + """
                  and r.stage <> 'RESTING'
                  and not exists (select 1 from ask x where x.campaign_id = k.id and x.person_id = w.id)
                order by mentions desc, last_asked nulls first, w.id
                """)
        .param("campaign", campaign.value())
        .param("since", toSql(since))
        .query((row, _) -> new Row(candidate(row), row.getBoolean("refuses"), row.getInt("wish")))
        .list();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new PersonId(row.getLong("id")),
        row.getString("name"),
        Stage.valueOf(row.getString("stage")),
        channel(
            row.getBoolean("may_mail"), List.of((String[]) row.getArray("networks").getArray())),
        Instants.orNull(row, "last_asked"),
        row.getInt("mentions"),
        null);
  }

  private static Channel channel(boolean mayMail, List<String> networks) {
    if (mayMail) {
      return Channel.EMAIL;
    }
    if (networks.contains("MASTODON")) {
      return Channel.MASTODON;
    }
    return networks.contains("BLUESKY") ? Channel.BLUESKY : Channel.OTHER;
  }

  Optional<Instant> lastAsked(PersonId person) {
    return db.sql("select " + LAST_ASKED + " as at from person w where w.id = :person")
        .param("person", person.value())
        .query((row, _) -> Optional.ofNullable(Instants.orNull(row, "at")))
        .optional()
        .flatMap(at -> at);
  }

  /// Whether one of their profiles says that nobody shall write to them.
  boolean refusesOnProfile(PersonId person) {
    return db.sql(
            """
            select exists (select 1 from person_account pa join account a on a.id = pa.account_id
                           where pa.person_id = :person and 'CONTACT' = any (a.opt_outs))
            """)
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }
}
