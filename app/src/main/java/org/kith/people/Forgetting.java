package org.kith.people;

import java.time.Clock;
import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.listen.OldTexts;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Forgets each day the voices that fell silent, and the texts of those nobody chose, as long after
/// as the workspace says; and how people stood before they were put right.
@Component
class Forgetting implements Work {

  private final Voices voices;
  private final OldTexts texts;
  private final PersonEdits edits;
  private final Keeping keeping;
  private final Tools tools;

  Forgetting(Voices voices, OldTexts texts, PersonEdits edits, Keeping keeping, Tools tools) {
    this.voices = voices;
    this.texts = texts;
    this.edits = edits;
    this.keeping = keeping;
    this.tools = tools;
  }

  /// What this needs of the house.
  @Component("forgettingTools")
  record Tools(TransactionOperations transaction, Workspaces workspaces, Clock clock) {}

  @Override
  public String name() {
    return "Forgetting voices that fell silent";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    if (tools.workspaces().get(CurrentWorkspace.require()).sample()) {
      return; // invented people stay to be looked at
    }
    var now = tools.clock().instant();
    var days = keeping.days();
    tools
        .transaction()
        .executeWithoutResult(_ -> {
          int silent = voices.forgetSilent(now.minus(Duration.ofDays(days.voices())));
          keeping.note(new Keeping.Forgotten(silent, 0));
          edits.forget();
        });
    boolean last = false;
    while (!last) { // ends: each round takes some away, or is the last
      last =
          Boolean.TRUE.equals(
              tools
                  .transaction()
                  .execute(_ -> {
                    int gone = texts.forget(now.minus(Duration.ofDays(days.texts())));
                    keeping.note(new Keeping.Forgotten(0, gone));
                    return OldTexts.isLast(gone);
                  }));
    }
  }
}
