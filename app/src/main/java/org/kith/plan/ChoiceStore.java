package org.kith.plan;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Choices that every plan keeps, by account.
@Repository
class ChoiceStore {

  private static final String OWNED =
      """
      with owned as (
        select :id::bigint as id
        union
        select other.account_id from person_account mine
        join person_account other
          on other.workspace_id = mine.workspace_id and other.person_id = mine.person_id
        where mine.account_id = :id
      )
      """;

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

  /// What was chosen about whoever owns this account; the stricter one, should there be two.
  Optional<Choice> of(AccountId account) {
    return db.sql(
            OWNED
                + "select min(choice) from plan_choice where account_id in (select id from owned)")
        .param("id", account.value())
        .query((row, _) -> Optional.ofNullable(row.getString(1)).map(Choice::valueOf))
        .single();
  }

  /// Chooses about whoever owns this account, in the place of what was chosen before about any of
  /// their accounts. An account that is gone is passed over.
  ///
  /// @param choice null to choose nothing
  void put(AccountId account, @Nullable Choice choice) {
    db.sql(OWNED + "delete from plan_choice where account_id in (select id from owned)")
        .param("id", account.value())
        .update();
    if (choice != null) {
      db.sql(
              """
              insert into plan_choice (account_id, choice)
              select id, :choice from account where id = :id
              """)
          .param("id", account.value())
          .param("choice", choice.name())
          .update();
    }
  }
}
