package org.kith.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells the database at the start of each transaction whose rows it may see.
final class WorkspaceTransactionManager extends JdbcTransactionManager {
  private static final long serialVersionUID = 1;

  WorkspaceTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    var workspace = CurrentWorkspace.get();
    if (workspace.isEmpty()) {
      return;
    }
    var holder =
        (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
    if (holder == null) {
      throw new CannotCreateTransactionException("the transaction has no connection");
    }
    try (var setting =
        holder.getConnection().prepareStatement("select set_config('kith.workspace', ?, true)")) {
      setting.setString(1, Long.toString(workspace.get().value()));
      setting.execute();
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("cannot name the workspace to the database", e);
    }
  }
}
