package org.kith.listen;

import java.io.IOException;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Takes in files that somebody has looked at and asked for.
@Component
class Importing implements Work {

  private final ObjectProvider<Imports> imports;

  Importing(ObjectProvider<Imports> imports) {
    this.imports = imports;
  }

  @Override
  public String name() {
    return Imports.WORK;
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    progress.of(0, "Takes in a file");
    imports.getObject().run(new ImportId(Long.parseLong(subject)), progress);
    progress.say("Took in a file");
  }
}
