package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.CapabilityCodes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The pages of people in campaigns, opened by their address alone. An address is a capability: for
/// this purpose, one campaign and one person; it is over with the campaign, and can be taken back.
@Service
public class SupporterPages {

  /// Where they are, before their token.
  public static final String PATH = "/yours/";

  private static final int CODE = 24; // characters of base58: 140 bits

  private final JdbcClient db;
  private final CapabilityCodes codes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SupporterPages(JdbcClient db, CapabilityCodes codes, Clock clock) {
    this.db = db;
    this.codes = codes;
    this.clock = clock;
  }

  /// Whose page a token opens.
  ///
  /// @param shared whether they would rather use the link that is nobody's
  record Place(
      WorkspaceId workspace, long page, CampaignId campaign, PersonId person, boolean shared) {}

  /// The path of somebody's page, made where there is none: first whose it is, so that no other
  /// workspace is asked.
  @Transactional
  public String of(CampaignId campaign, PersonId person) {
    var code =
        db.sql(
                """
                select code from supporter_page
                where campaign_id = :campaign and person_id = kith_person(:person) and revoked_at is null
                order by id limit 1
                """)
            .param("campaign", campaign.value())
            .param("person", person.value())
            .query(String.class)
            .optional()
            .orElseGet(() -> made(campaign, person));
    return PATH + CapabilityCodes.of(code);
  }

  private String made(CampaignId campaign, PersonId person) {
    var code = LinkCode.random(random, CODE);
    db.sql(
            """
            insert into supporter_page (campaign_id, person_id, code, made_at)
            values (:campaign, kith_person(:person), :code, :now)
            """)
        .param("campaign", campaign.value())
        .param("person", person.value())
        .param("code", code)
        .param("now", toSql(clock.instant()))
        .update();
    return code;
  }

  /// The paths of all pages of a campaign, by whose each is.
  @Transactional(readOnly = true)
  public Map<PersonId, String> of(CampaignId campaign) {
    var paths = new HashMap<PersonId, String>();
    db.sql(
            """
            select kith_person(person_id) as person, code from supporter_page
            where campaign_id = :campaign and revoked_at is null order by id
            """)
        .param("campaign", campaign.value())
        .query((ResultSet row) -> {
          paths.putIfAbsent(
              new PersonId(row.getLong("person")),
              PATH + CapabilityCodes.of(row.getString("code")));
        });
    return paths;
  }

  /// Takes back every address of somebody's page in a campaign; the next is another.
  ///
  /// @return false if there was none
  @Transactional
  public boolean revoke(CampaignId campaign, PersonId person) {
    return db.sql(
                """
                update supporter_page set revoked_at = :now
                where campaign_id = :campaign and person_id = kith_person(:person) and revoked_at is null
                """)
            .param("campaign", campaign.value())
            .param("person", person.value())
            .param("now", toSql(clock.instant()))
            .update()
        > 0;
  }

  void share(Place place, boolean shared) {
    db.sql("update supporter_page set shared_link = :shared where id = :id")
        .param("shared", shared)
        .param("id", place.page())
        .update();
  }

  /// Where a token leads; empty where it leads nowhere or was taken back.
  Optional<Place> find(String token) {
    return codes.find(token, this::behind);
  }

  private Optional<Place> behind(String code) {
    return db.sql(
            """
            select id, campaign_id, kith_person(person_id) as person, shared_link
            from supporter_page where code = :code and revoked_at is null
            """)
        .param("code", code)
        .query((row, _) ->
            new Place(
                CurrentWorkspace.require(),
                row.getLong("id"),
                new CampaignId(row.getLong("campaign_id")),
                new PersonId(row.getLong("person")),
                row.getBoolean("shared_link")))
        .optional();
  }
}
