package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The pages of people in campaigns, opened by their address alone. An address is a capability: for
/// this purpose, one campaign and one person; it is over with the campaign, and can be taken back.
@Service
public class SupporterPages {

  /// Where they are, before their token.
  public static final String PATH = "/yours/";

  private static final int CODE = 24; // characters of base58: 140 bits
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})-([1-9A-HJ-NP-Za-km-z]{20,60})");

  private final JdbcClient db;
  private final Workspaces workspaces;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SupporterPages(
      JdbcClient db, Workspaces workspaces, TransactionOperations transaction, Clock clock) {
    this.db = db;
    this.workspaces = workspaces;
    this.transaction = transaction;
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
    return PATH + CurrentWorkspace.require().value() + "-" + code;
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
    var before = PATH + CurrentWorkspace.require().value() + "-";
    db.sql(
            """
            select kith_person(person_id) as person, code from supporter_page
            where campaign_id = :campaign and revoked_at is null order by id
            """)
        .param("campaign", campaign.value())
        .query((ResultSet row) -> {
          paths.putIfAbsent(new PersonId(row.getLong("person")), before + row.getString("code"));
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

  /// Where a token leads; empty where it leads nowhere or was taken back. A workspace that has
  /// moved to another Kith may have another number there.
  Optional<Place> find(String token) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var named = new WorkspaceId(Long.parseLong(parts.group(1)));
    var code = parts.group(2);
    return in(named, code)
        .or(() ->
            workspaces.all().stream()
                .filter(other -> !other.equals(named))
                .flatMap(other -> in(other, code).stream())
                .findFirst());
  }

  private Optional<Place> in(WorkspaceId workspace, String code) {
    var found =
        CurrentWorkspace.call(
            workspace,
            () ->
                transaction.execute(_ ->
                    db.sql(
                            """
                            select id, campaign_id, kith_person(person_id) as person, shared_link
                            from supporter_page where code = :code and revoked_at is null
                            """)
                        .param("code", code)
                        .query((row, _) ->
                            new Place(
                                workspace,
                                row.getLong("id"),
                                new CampaignId(row.getLong("campaign_id")),
                                new PersonId(row.getLong("person")),
                                row.getBoolean("shared_link")))
                        .optional()));
    return found == null ? Optional.empty() : found;
  }
}
