package org.kith.activate;

import java.util.List;
import java.util.stream.Stream;
import org.kith.people.KeptAboutPersons;
import org.kith.people.MergeField;
import org.kith.people.MergeLedger;
import org.kith.people.PersonId;
import org.kith.people.PersonMerged;
import org.kith.people.PersonsSeparated;
import org.kith.store.CurrentWorkspace;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves asks and links when two persons turn out to be one. Where both were asked in one campaign,
/// the ask that came further stays, and a no before all. Links and pages that people hold in their
/// hands go on leading where they led, and count for the one. What was asked since a merge that is
/// undone stays with the older: nobody can tell whom it was meant for.
@Component
@Order(3)
class MergedAsks implements KeptAboutPersons {

  private final JdbcClient db;
  private final LinkStore links;
  private final ApplicationEventPublisher events;

  MergedAsks(JdbcClient db, LinkStore links, ApplicationEventPublisher events) {
    this.db = db;
    this.links = links;
    this.events = events;
  }

  @Override
  public List<MergeField> fields(PersonId kept, PersonId gone) {
    return List.of();
  }

  @Override
  public List<String> moving(PersonId gone) {
    return db.sql(
            """
            select (select count(*) from ask where person_id = :gone) as asks,
                   (select count(*) from tracked_link where person_id = :gone) as links
            """)
        .param("gone", gone.value())
        .query((row, _) ->
            Stream.of(words(row.getInt("asks"), "ask"), words(row.getInt("links"), "tracked link"))
                .filter(words -> !words.isEmpty())
                .toList())
        .single();
  }

  private static String words(int count, String what) {
    return count == 0 ? "" : count == 1 ? "1 " + what : count + " " + what + "s";
  }

  @Override
  public void move(MergeLedger ledger) {
    ledger.putAway("ask", "id", behind(ledger));
    ledger.move("ask", "id");
    ledger.set("tracked_link", "id", alsoHad(ledger), "second", "true");
    ledger.move("tracked_link", "id");
    ledger.move("supporter_page", "id");
  }

  /// The asks that give way, where both were asked in a campaign.
  private List<Long> behind(MergeLedger ledger) {
    return db.sql(
            """
            with both_asked as (
              select k.id as kept, g.id as gone,
                     array_position('{SAID_NO,THANKED,SPOKE,SAID_YES,INVITED}'::text[], k.state::text) as k,
                     array_position('{SAID_NO,THANKED,SPOKE,SAID_YES,INVITED}'::text[], g.state::text) as g
              from ask k join ask g on g.campaign_id = k.campaign_id
              where k.person_id = :kept and g.person_id = :gone)
            select case when g < k then kept else gone end from both_asked order by 1
            """)
        .param("kept", ledger.kept().value())
        .param("gone", ledger.gone().value())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private List<Long> alsoHad(MergeLedger ledger) {
    return db.sql(
            """
            select g.id from tracked_link g
            where g.person_id = :gone and not g.second and exists (
              select 1 from tracked_link k
              where k.person_id = :kept and k.campaign_id = g.campaign_id and not k.second)
            order by g.id
            """)
        .param("kept", ledger.kept().value())
        .param("gone", ledger.gone().value())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  @EventListener
  void on(PersonMerged merged) {
    changed(List.of(merged.kept()));
  }

  @EventListener
  void on(PersonsSeparated separated) {
    changed(List.of(separated.kept(), separated.gone()));
  }

  private void changed(List<PersonId> persons) {
    var theirs = links.of(persons);
    if (!theirs.isEmpty()) {
      events.publishEvent(new LinksChanged(CurrentWorkspace.require(), theirs));
    }
  }
}
