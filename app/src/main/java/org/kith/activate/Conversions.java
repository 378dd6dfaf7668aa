package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// What people who came by a link did on the organisation's own site: a sign-up, a donation. Told
/// by its pages or its server; who it was is neither asked nor kept, and the time only to the hour.
@Service
public class Conversions {

  /// What may be told: a few small words of the organisation's own.
  private static final Pattern WHAT = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /// How many different words a workspace has at most: a page on the web is read by anybody, and
  /// anybody could tell us more.
  public static final int MOST_WORDS = 20;

  private static final int LONGEST_REFERENCE = 200;

  private final JdbcClient db;
  private final LinkTable table;
  private final LinkStore links;
  private final Telling telling;
  private final Clock clock;

  Conversions(JdbcClient db, LinkTable table, LinkStore links, Telling telling, Clock clock) {
    this.db = db;
    this.table = table;
    this.links = links;
    this.telling = telling;
    this.clock = clock;
  }

  /// How it is written down, and who hears of it.
  @Component
  record Telling(TransactionOperations transaction, ApplicationEventPublisher events) {}

  /// Who told it.
  public enum ToldBy {
    /// A page of the site, in somebody's browser: anybody could say so.
    PAGE,
    /// The site's server, with a token.
    SERVER
  }

  /// How often one thing was done by whoever came by one link.
  ///
  /// @param known how many of them the site's server told
  public record Count(LinkId link, String what, long times, long known) {}

  /// What came of telling it.
  public enum Told {
    COUNTED,
    /// It was told before, under the same reference.
    BEFORE,
    NO_SUCH_LINK,
    /// It is no word, or one too many.
    NO_SUCH_WORD
  }

  /// Whether that is a word for what people do.
  public static boolean isWord(String what) {
    return WHAT.matcher(what).matches();
  }

  /// Notes what somebody did whom a page of the site knows by the link's code alone.
  ///
  /// @param origin the site whose page says so, as its browser names it; only those that links lead
  ///   to are heard
  public Told byPage(String code, String what, String origin) {
    var entry = table.find(code).filter(found -> found.link().code().equals(code)).orElse(null);
    if (entry == null) {
      return Told.NO_SUCH_LINK;
    }
    return CurrentWorkspace.call(
        entry.workspace(),
        () ->
            isTelling() && comesFrom(entry.link(), origin)
                ? note(entry.link(), new Event(what, ToldBy.PAGE, ""))
                : Told.NO_SUCH_LINK);
  }

  /// Whether the page is on the site that the link leads to.
  private static boolean comesFrom(TrackedLink link, String origin) {
    return Destination.of(origin)
        .map(Destination::url)
        .filter(site -> link.destination().isOn(site))
        .isPresent();
  }

  /// Notes what the organisation's own server tells of somebody who came by a link.
  ///
  /// @param code of the link, as it stood in the address of the page
  /// @param reference the number it has on their side, empty for none; told again, it counts once
  public Told byServer(String code, String what, String reference) {
    var workspace = CurrentWorkspace.require();
    return table
        .find(code)
        .filter(found -> found.workspace().equals(workspace))
        .map(found -> note(found.link(), new Event(what, ToldBy.SERVER, reference)))
        .orElse(Told.NO_SUCH_LINK);
  }

  private record Event(String what, ToldBy by, String reference) {}

  private Told note(TrackedLink link, Event event) {
    if (!isWord(event.what()) || event.reference().length() > LONGEST_REFERENCE) {
      return Told.NO_SUCH_WORD;
    }
    return Optional.ofNullable(telling.transaction().execute(_ -> insert(link, event)))
        .orElse(Told.NO_SUCH_LINK);
  }

  private Told insert(TrackedLink link, Event event) {
    var words =
        db.sql("select distinct what from conversion")
            .query((row, _) -> row.getString("what"))
            .list();
    if (!words.contains(event.what()) && words.size() >= MOST_WORDS) {
      return Told.NO_SUCH_WORD;
    }
    int added =
        db.sql(
                """
                insert into conversion (link_id, what, told_by, hour, reference)
                values (:link, :what, :by, :hour, :reference)
                on conflict do nothing
                """)
            .param("link", link.id().value())
            .param("what", event.what())
            .param("by", event.by().name())
            .param("hour", toSql(clock.instant().truncatedTo(ChronoUnit.HOURS)))
            .param("reference", hash(event.reference()), Types.BINARY)
            .update();
    if (added == 0) {
      return Told.BEFORE;
    }
    telling.events().publishEvent(new Converted(link.campaign(), link.id(), event.what()));
    return Told.COUNTED;
  }

  private static byte @Nullable [] hash(String reference) {
    if (reference.isEmpty()) {
      return null;
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(
              (CurrentWorkspace.require().value() + " " + reference)
                  .getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What came of the links of a campaign; what happened most often first.
  public List<Count> of(CampaignId campaign) {
    return Optional.ofNullable(
            telling
                .transaction()
                .execute(_ ->
                    db.sql(
                            """
                            select c.link_id, c.what, count(*) as times,
                                   count(*) filter (where c.told_by = 'SERVER') as known
                            from conversion c join tracked_link t on t.id = c.link_id
                            where t.campaign_id = :campaign
                            group by c.link_id, c.what order by times desc, c.link_id, c.what
                            """)
                        .param("campaign", campaign.value())
                        .query((row, _) ->
                            new Count(
                                new LinkId(row.getLong("link_id")),
                                row.getString("what"),
                                row.getLong("times"),
                                row.getLong("known")))
                        .list()))
        .orElse(List.of());
  }

  /// Whether links tell the page they lead to which of them somebody came by.
  public boolean isTelling() {
    return Boolean.TRUE.equals(
        telling
            .transaction()
            .execute(_ ->
                db.sql("select telling from conversion_setting")
                    .query(Boolean.class)
                    .optional()
                    .orElse(false)));
  }

  /// Lets links tell it from now on, or no more.
  public void tell(boolean on) {
    telling
        .transaction()
        .executeWithoutResult(_ -> {
          db.sql(
                  """
                  insert into conversion_setting (telling, changed_by, changed_at)
                  values (:on, :by, :now)
                  on conflict (workspace_id) do update
                    set telling = excluded.telling, changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at
                  """)
              .param("on", on)
              .param("by", Caller.current().map(caller -> caller.member().name()).orElse("Kith"))
              .param("now", toSql(clock.instant()))
              .update();
          telling.events().publishEvent(new LinksChanged(CurrentWorkspace.require(), links.all()));
        });
  }
}
