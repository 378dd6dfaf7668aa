package org.kith.plan;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.BitSet;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.GraphBuilder;
import org.kith.store.CurrentWorkspace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Builds the graph of a workspace from its follower lists.
@Repository
@Transactional(readOnly = true)
class GraphStore {

  private static final int ROWS_AT_ONCE = 2_000;

  private static final String LISTS =
      """
      select l.account_id, array_to_string(l.followers, ' ') as followers, r.whole
      from audience l
      join audience_reading r on r.workspace_id = l.workspace_id and r.account_id = l.account_id
      join account a on a.workspace_id = l.workspace_id and a.id = l.account_id
      where r.completed_at is not null and not a.opt_outs @> array['FOLLOWER_LIST']
      order by l.account_id, l.page
      """;

  private final JdbcClient db;
  private final JdbcTemplate template;
  private final Clock clock;

  GraphStore(JdbcClient db, JdbcTemplate template, Clock clock) {
    this.db = db;
    this.template = template;
    this.clock = clock;
  }

  /// Which version of the workspace's audiences is the latest.
  long version() {
    return db.sql("select version from audience_version").query(Long.class).optional().orElse(0L);
  }

  /// Builds the graph as it is now.
  ///
  /// @param mostArcs how many arcs it may have; lists beyond are left to their counts
  KnownGraph load(long mostArcs) {
    long version =
        version(); // before the lists: a change meanwhile makes this one stale, not wrong
    var accounts = accounts();
    var nodes = new Long2IntOpenHashMap(accounts.length);
    nodes.defaultReturnValue(-1);
    for (int node = 0; node < accounts.length; node++) {
      nodes.put(accounts[node], node);
    }
    var arcs = new Arcs(accounts.length, nodes, mostArcs);
    template.query(
        connection -> {
          var statement = connection.prepareStatement(LISTS);
          statement.setFetchSize(ROWS_AT_ONCE);
          return statement;
        },
        arcs::add);
    return new KnownGraph(
        new KnownGraph.Parts(
            CurrentWorkspace.require(),
            version,
            clock.instant(),
            arcs.builder.build(),
            accounts,
            nodes,
            arcs.whole));
  }

  private long[] accounts() {
    var ids = new LongArrayList();
    Numbers.read(
        db.sql("select coalesce(string_agg(id::text, ' ' order by id), '') from account")
            .query(String.class)
            .single(),
        ids);
    return ids.toLongArray();
  }

  /// Arcs as they come from the database.
  private static final class Arcs {
    final GraphBuilder builder;
    final BitSet whole;
    private final Long2IntMap nodes;
    private final long most;
    private final LongArrayList followers = new LongArrayList();
    private long arcs;
    private boolean full;

    Arcs(int size, Long2IntMap nodes, long most) {
      this.builder = FollowerGraph.builder(size);
      this.whole = new BitSet(size);
      this.nodes = nodes;
      this.most = most;
    }

    void add(ResultSet row) throws SQLException {
      int followed = nodes.get(row.getLong("account_id"));
      followers.clear();
      Numbers.read(row.getString("followers"), followers);
      if (followed < 0) {
        return;
      }
      full |= arcs + followers.size() > most;
      if (full) {
        whole.clear(followed);
        return;
      }
      arcs += followers.size();
      whole.set(followed, row.getBoolean("whole"));
      for (int i = 0; i < followers.size(); i++) {
        int node = nodes.get(followers.getLong(i));
        if (node >= 0) {
          builder.follow(node, followed);
        }
      }
    }
  }

  /// Long lists of numbers travel as text and are read without an object for each, which the
  /// driver's arrays would make.
  private static final class Numbers {

    static void read(String digits, LongArrayList into) {
      long number = 0;
      for (int i = 0; i < digits.length(); i++) {
        char c = digits.charAt(i);
        if (c == ' ') {
          into.add(number);
          number = 0;
        } else {
          number = 10 * number + (c - '0');
        }
      }
      if (!digits.isEmpty()) {
        into.add(number);
      }
    }
  }
}
