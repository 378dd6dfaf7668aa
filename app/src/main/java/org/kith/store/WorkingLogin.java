package org.kith.store;

import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;

/// The login by which Kith works on its own server once that is migrated: it owns nothing, and may
/// become `kith_app` and nothing else (ADR 001). Its password is made anew at each start and kept
/// nowhere.
final class WorkingLogin {

  private static final String ROLE = "kith_login";
  private static final int PASSWORD_BYTES = 24;

  private WorkingLogin() {}

  /// Makes the login, or gives it a new password.
  ///
  /// @param owner as whom the server was migrated
  /// @throws StartProblem if that cannot be
  static DatabaseAddress on(DatabaseAddress owner) {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var password = HexFormat.of().formatHex(bytes);
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            create role kith_login;
          exception when duplicate_object or unique_violation then null; end $$;
          """);
      statement.execute(
          "alter role kith_login login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
              .formatted(password));
      statement.execute("grant kith_app to kith_login with inherit false, set true");
      // Counting the rows of tables whose owner it is not.
      statement.execute("grant pg_maintain to kith_login with inherit true, set false");
      return new DatabaseAddress(owner.url(), ROLE, password);
    } catch (SQLException e) {
      throw new StartProblem(
          "Kith could not make the login it works with on its own database %s: %s"
              .formatted(owner, e.getMessage()),
          e);
    }
  }
}
