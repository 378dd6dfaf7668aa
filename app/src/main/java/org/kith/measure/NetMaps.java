package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.listen.AccountId;
import org.kith.plan.Neighbourhood;
import org.kith.plan.Neighbourhood.Around;
import org.kith.reach.community.ForceLayout;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The map of who hears whom around us. Where everybody stands is worked out here and kept: from
/// one day to the next people stay where they were, and new ones come beside those they follow.
@Service
@Transactional
public class NetMaps {

  private static final int MOST = 400;
  private static final int MOST_OF_PATH = 80;
  private static final long SEED = 1;
  private static final Duration OFTEN = Duration.ofDays(1);

  private final Neighbourhood neighbourhood;
  private final Cascades cascades;
  private final JdbcClient db;
  private final Clock clock;

  NetMaps(Neighbourhood neighbourhood, Cascades cascades, JdbcClient db, Clock clock) {
    this.neighbourhood = neighbourhood;
    this.cascades = cascades;
    this.db = db;
    this.clock = clock;
  }

  private record Kept(long version, Instant at, Map<Long, float[]> places) {}

  /// The map, with how a campaign travelled on it.
  ///
  /// @param campaign null for none
  /// @return empty while it is not known yet who follows whom
  public Optional<NetMap> of(@Nullable CampaignId campaign) {
    var links =
        campaign == null
            ? List.<Cascade.Link>of()
            : cascades.of(campaign).links().stream().limit(MOST_OF_PATH).toList();
    return neighbourhood
        .of(links.stream().map(link -> link.who().account()).toList(), MOST)
        .filter(around -> !around.nodes().isEmpty())
        .map(around -> map(around, links));
  }

  private NetMap map(Around around, List<Cascade.Link> links) {
    var kept = find();
    var laid = kept != null && isFresh(kept, around) ? kept : layOut(around, kept);
    var dots =
        around.nodes().stream()
            .map(node -> {
              var place = laid.places().getOrDefault(node.account().value(), new float[2]);
              return new NetMap.Dot(node, place[0], place[1]);
            })
            .toList();
    return new NetMap(
        dots,
        around.follows().stream()
            .map(follow -> new int[] {follow.follower(), follow.followed()})
            .toList(),
        path(around, links),
        laid.at());
  }

  private boolean isFresh(Kept kept, Around around) {
    boolean complete =
        around.nodes().stream().allMatch(node -> kept.places().containsKey(node.account().value()));
    return complete
        && (kept.version() == around.version() || kept.at().plus(OFTEN).isAfter(clock.instant()));
  }

  private Kept layOut(Around around, @Nullable Kept before) {
    int n = around.nodes().size();
    float[] start = new float[2 * n];
    Arrays.fill(start, Float.NaN);
    int[] group = new int[n];
    var groups = new HashMap<Integer, Integer>();
    for (int v = 0; v < n; v++) {
      var node = around.nodes().get(v);
      group[v] = groups.computeIfAbsent(node.group(), _ -> groups.size());
      var place = before == null ? null : before.places().get(node.account().value());
      if (place != null) {
        start[2 * v] = place[0];
        start[2 * v + 1] = place[1];
      }
    }
    int[] from = around.follows().stream().mapToInt(Neighbourhood.Follow::follower).toArray();
    int[] to = around.follows().stream().mapToInt(Neighbourhood.Follow::followed).toArray();
    var laid = ForceLayout.of(new ForceLayout.Links(group, from, to), start, SEED);
    var places = new HashMap<Long, float[]>();
    for (int v = 0; v < n; v++) {
      places.put(
          around.nodes().get(v).account().value(), new float[] {laid[2 * v], laid[2 * v + 1]});
    }
    var kept = new Kept(around.version(), clock.instant(), places);
    keep(around, kept, laid);
    return kept;
  }

  private static List<NetMap.Step> path(Around around, List<Cascade.Link> links) {
    var places = new HashMap<AccountId, Integer>();
    for (int v = 0; v < around.nodes().size(); v++) {
      places.put(around.nodes().get(v).account(), v);
    }
    var path = new ArrayList<NetMap.Step>();
    for (var link : links) {
      if (link.parent() >= 0 && link.parent() < links.size()) {
        var from = places.get(links.get(link.parent()).who().account());
        var to = places.get(link.who().account());
        if (from != null && to != null) {
          path.add(new NetMap.Step(from, to, link.from() == Cascade.From.FOLLOWS));
        }
      }
    }
    return path;
  }

  private @Nullable Kept find() {
    return db.sql(
            """
            select graph_version, laid_out_at, array_to_string(accounts, ' ') as accounts,
                   array_to_string(places, ' ') as places
            from map_layout
            """)
        .query(NetMaps::kept)
        .optional()
        .orElse(null);
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    var accounts = row.getString("accounts").split(" ", -1);
    var numbers = row.getString("places").split(" ", -1);
    var places = new HashMap<Long, float[]>();
    for (int i = 0; i < accounts.length && !accounts[i].isEmpty(); i++) {
      places.put(
          Long.parseLong(accounts[i]),
          new float[] {Float.parseFloat(numbers[2 * i]), Float.parseFloat(numbers[2 * i + 1])});
    }
    return new Kept(row.getLong("graph_version"), Instants.in(row, "laid_out_at"), places);
  }

  private void keep(Around around, Kept kept, float[] laid) {
    var numbers = new Float[laid.length];
    Arrays.setAll(numbers, i -> laid[i]);
    db.sql(
            """
            insert into map_layout (graph_version, laid_out_at, accounts, places)
            values (:version, :at, :accounts, :places)
            on conflict (workspace_id) do update
            set graph_version = excluded.graph_version, laid_out_at = excluded.laid_out_at,
                accounts = excluded.accounts, places = excluded.places
            """)
        .param("version", kept.version())
        .param("at", toSql(kept.at()))
        .param(
            "accounts",
            around.nodes().stream().map(node -> node.account().value()).toArray(Long[]::new))
        .param("places", numbers)
        .update();
  }
}
