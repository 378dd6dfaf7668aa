package org.kith.measure.clicks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kith.people.PersonRemoved;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// The journal of clicks of this server and its way to the database, as long as the server runs.
@Component
class ClickLog implements SmartInitializingSingleton, DisposableBean {

  private final ClickJournal journal;
  private final ClickDrain drain;

  /// @param setting `kith.clicks`, or nothing for a folder among the temporary ones
  ClickLog(
      @Value("${kith.clicks:}") String setting,
      ClickStore store,
      TransactionTemplate transaction,
      ClickLosses losses,
      JdbcClient db)
      throws IOException {
    var folder = setting.isBlank() ? Files.createTempDirectory("kith-clicks") : Path.of(setting);
    // A new file comes after all that any workspace has taken, also where the folder was emptied.
    long after = db.sql("select kith_clicks_taken()").query(Long.class).single();
    journal = ClickJournal.open(folder, after);
    drain = new ClickDrain(journal, store, transaction, losses);
  }

  @Override
  public void afterSingletonsInstantiated() {
    drain.start();
  }

  /// Returns when the click is on disk.
  void write(JournalEntry entry) throws IOException {
    journal.write(entry);
  }

  boolean waits() {
    return drain.waits();
  }

  /// What is erased is in no file either.
  @TransactionalEventListener
  void on(PersonRemoved removed) {
    drain.leaveSoon();
  }

  /// Takes all that is there to the database now.
  void settle() {
    try {
      drain.drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy() {
    drain.close();
    journal.close();
  }
}
