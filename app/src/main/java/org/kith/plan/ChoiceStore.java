package org.kith.plan;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Choices that every plan keeps, by account.
@Repository
class ChoiceStore {

  private final JdbcClient db;

  ChoiceStore(JdbcClient db) {
    this.db = db;
  }

  Map<AccountId, Choice> all() {
    var choices = new HashMap<AccountId, Choice>();
    db.sql("select account_id, choice from plan_choice")
        .query((ResultSet row) -> {
          choices.put(
              new AccountId(row.getLong("account_id")), Choice.valueOf(row.getString("choice")));
        });
    return choices;
  }

  /// @param choice null to choose nothing
  void put(AccountId account, @Nullable Choice choice) {
    if (choice == null) {
      db.sql("delete from plan_choice where account_id = :id")
          .param("id", account.value())
          .update();
      return;
    }
    db.sql(
            """
            insert into plan_choice (account_id, choice) values (:id, :choice)
            on conflict (workspace_id, account_id) do update set choice = excluded.choice
            """)
        .param("id", account.value())
        .param("choice", choice.name())
        .update();
  }
}
