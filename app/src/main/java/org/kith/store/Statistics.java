package org.kith.store;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// What the database knows of the sizes of its own tables, on which all its plans rest.
///
/// It finds out by itself within a minute or two. Where a table goes from nothing to very much at
/// once, plans made while it was empty would compare each row with each until then.
@Component
public class Statistics {

  private static final List<String> GROWING =
      List.of(
          "account",
          "answer",
          "audience",
          "audience_reading",
          "interaction",
          "mention",
          "person_account",
          "post",
          "relationship",
          "source_day",
          "voice");

  private final DataSource pool;

  Statistics(DataSource pool) {
    this.pool = pool;
  }

  /// Counts afresh what is committed in the tables that grow, and drops plans made before. Takes a
  /// part of a second.
  public void refresh() {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("reset role"); // what may only read and write the tables may not count them
      try {
        statement.execute("analyze " + String.join(", ", GROWING));
      } finally {
        statement.execute("set role kith_app");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the tables could not be counted", e);
    }
  }
}
