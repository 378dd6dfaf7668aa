package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.people.MayWe;
import org.kith.people.Persons;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.takeout.Takeouts;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Invariant 8 on the whole sample: what goes out comes in and goes out the same, and who said no
/// has still said no.
class SampleTakeoutTest {

  @RegisterExtension final TestKith kith = new TestKith();
  @TempDir Path folder;

  @Test
  void theSampleGoesRoundByteForByte() throws IOException {
    var loader = new SampleLoader(kith::bean, _ -> {});
    var sample = loader.sample(() -> SampleWorld.generate(SampleLoader.SEED, kith.now()));
    var answers = answers(sample);
    var first = folder.resolve("first.zip");
    var packed = write(sample, first);
    assertThat(packed.rows()).isGreaterThan(100_000);
    assertThat(answers).containsValue(false).containsValue(true);

    kith.bean(JdbcClient.class)
        .sql("delete from workspace where id = :id")
        .param("id", sample.value())
        .update();
    var here =
        kith.bean(Workspaces.class)
            .add("Empty", kith.bean(Workspaces.class).get(kith.workspace()).zone());
    long rows =
        CurrentWorkspace.call(
            here, () -> kith.bean(Takeouts.class).takeIn(first, Progress.untold()));

    var second = folder.resolve("second.zip");
    assertThat(write(here, second)).isEqualTo(packed);
    assertThat(rows).isEqualTo(packed.rows());
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    assertThat(answers(here)).isEqualTo(answers);
  }

  private Takeouts.Packed write(WorkspaceId workspace, Path file) throws IOException {
    return CurrentWorkspace.call(
        workspace, () -> kith.bean(Takeouts.class).write(file, Progress.untold()));
  }

  /// Whom we may write to.
  private Map<String, Boolean> answers(WorkspaceId workspace) {
    var answers = new TreeMap<String, Boolean>();
    CurrentWorkspace.run(
        workspace,
        () ->
            new ArrayList<>(kith.bean(Persons.class).all())
                .forEach(person ->
                    answers.put(
                        person.id() + person.name(),
                        kith.bean(MayWe.class).contact(person.id()).isGranted())));
    return answers;
  }
}
