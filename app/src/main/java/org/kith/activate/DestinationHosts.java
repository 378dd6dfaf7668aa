package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.util.List;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.kith.team.Workspaces;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where short links may lead: the organisation's own web site, and the hosts a manager names. A
/// host stands for what is below it too. Asked when a campaign is made, and again each time
/// somebody follows a link.
@Service
@Transactional
public class DestinationHosts {

  /// More would be no list that anybody looks over.
  public static final int MOST = 50;

  private final JdbcClient db;
  private final Workspaces workspaces;
  private final LinkStore links;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DestinationHosts(
      JdbcClient db,
      Workspaces workspaces,
      LinkStore links,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.workspaces = workspaces;
    this.links = links;
    this.events = events;
    this.clock = clock;
  }

  /// Those somebody named, beside the own web site.
  @Transactional(readOnly = true)
  public List<String> all() {
    return db.sql("select host from destination_host order by host")
        .query((row, _) -> row.getString("host"))
        .list();
  }

  /// Whether links may lead there.
  @Transactional(readOnly = true)
  public boolean allow(Destination destination) {
    return destination.isOn(workspaces.get(CurrentWorkspace.require()).site())
        || all().stream().anyMatch(host -> destination.isOn("https://" + host));
  }

  /// Lets links lead to a host from now on.
  ///
  /// @param typed a host, or an address on it
  /// @return what is wrong, as a sentence; empty if links may lead there now
  public String add(String typed) {
    var host = Destination.hostOf(typed);
    if (host.isEmpty()) {
      return "“%s” is no host of the web. It looks like give.example.org."
          .formatted(typed.length() > 80 ? typed.substring(0, 80) + "…" : typed.strip());
    }
    if (all().size() >= MOST) {
      return "That would be more than %d hosts; take one out first.".formatted(MOST);
    }
    db.sql(
            """
            insert into destination_host (host, added_by, added_at) values (:host, :by, :now)
            on conflict do nothing
            """)
        .param("host", host)
        .param("by", Caller.current().map(caller -> caller.member().name()).orElse("Kith"))
        .param("now", toSql(clock.instant()))
        .update();
    changed();
    return "";
  }

  /// Lets links lead there no more; those that do rest until it is named again.
  ///
  /// @return false if it was not named
  public boolean remove(String host) {
    boolean gone =
        db.sql("delete from destination_host where host = :host").param("host", host).update() == 1;
    if (gone) {
      changed();
    }
    return gone;
  }

  private void changed() {
    events.publishEvent(new LinksChanged(CurrentWorkspace.require(), links.all()));
  }
}
