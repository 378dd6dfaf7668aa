package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongConsumer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.BitSet;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.GraphFolderBuilder;
import org.kith.reach.graph.Progress;
import org.kith.store.CurrentWorkspace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Builds the graph of a workspace from its follower lists, in a folder: it may be larger than the
/// memory of this process.
@Repository
@Transactional(readOnly = true)
class GraphStore {

  private static final int ROWS_AT_ONCE = 500;

  private static final String ACCOUNTS = "select id from account order by id";

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
  private final GraphFolders folders;
  private final Clock clock;

  GraphStore(JdbcClient db, JdbcTemplate template, GraphFolders folders, Clock clock) {
    this.db = db;
    this.template = template;
    this.folders = folders;
    this.clock = clock;
  }

  /// Which version of the workspace's audiences is the latest.
  long version() {
    return db.sql("select version from audience_version").query(Long.class).optional().orElse(0L);
  }

  /// Builds the graph as it is now.
  KnownGraph load() {
    long version =
        version(); // before the lists: a change meanwhile makes this one stale, not wrong
    var workspace = CurrentWorkspace.require();
    try (var builder = GraphFolderBuilder.ofNumbers(folders.of(workspace), Progress.SILENT)) {
      var lists = new Lists(builder);
      template.query(
          connection -> {
            var statement = connection.prepareStatement(ACCOUNTS);
            statement.setFetchSize(100 * ROWS_AT_ONCE);
            return statement;
          },
          lists::account);
      template.query(
          connection -> {
            var statement = connection.prepareStatement(LISTS);
            statement.setFetchSize(ROWS_AT_ONCE);
            return statement;
          },
          lists::list);
      var stored = builder.build();
      return new KnownGraph(
          new KnownGraph.Parts(
              workspace, version, clock.instant(), stored, lists.whole(stored.keys())));
    } catch (IOException e) {
      throw new UncheckedIOException("the follower graph could not be written", e);
    }
  }

  /// Accounts and follower lists as they come from the database.
  private record Lists(GraphFolderBuilder builder, LongArrayList wholeLists) {

    Lists(GraphFolderBuilder builder) {
      this(builder, new LongArrayList());
    }

    void account(ResultSet row) throws SQLException {
      builder.account(row.getLong(1));
    }

    /// A follower whose account is gone is passed over.
    void list(ResultSet row) throws SQLException {
      long followed = row.getLong("account_id");
      if (row.getBoolean("whole")) {
        wholeLists.add(followed);
      }
      eachNumber(
          row.getString("followers"),
          follower -> {
            if (builder.hasAccount(follower)) {
              add(followed, follower);
            }
          });
    }

    private void add(long followed, long follower) {
      try {
        builder.arc(followed, follower);
      } catch (IOException e) {
        throw new UncheckedIOException("the follower graph could not be written", e);
      }
    }

    BitSet whole(AccountKeys keys) {
      var whole = new BitSet(keys.size());
      wholeLists.forEach(account -> whole.set(keys.node(account)));
      return whole;
    }

    /// Long lists of numbers travel as text and are read without an object for each, which the
    /// driver's arrays would make.
    private static void eachNumber(String digits, LongConsumer take) {
      long number = 0;
      for (int i = 0; i < digits.length(); i++) {
        char c = digits.charAt(i);
        if (c == ' ') {
          take.accept(number);
          number = 0;
        } else {
          number = 10 * number + (c - '0');
        }
      }
      if (!digits.isEmpty()) {
        take.accept(number);
      }
    }
  }
}
