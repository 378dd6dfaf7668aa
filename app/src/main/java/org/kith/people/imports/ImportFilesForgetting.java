package org.kith.people.imports;

import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;

/// Forgets files with people that nobody took in within a day, whether or not another file comes.
@Component
class ImportFilesForgetting implements Work {

  private final PeopleImports imports;

  ImportFilesForgetting(PeopleImports imports) {
    this.imports = imports;
  }

  @Override
  public String name() {
    return "Forgetting files that nobody took in";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    imports.forgetFiles();
  }
}
