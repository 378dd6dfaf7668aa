package org.kith.measure.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.activate.LinkFollowed.Kind;
import org.kith.activate.LinkId;
import org.kith.measure.clicks.ClickJournal.Place;
import org.kith.store.WorkspaceId;

/// What was answered is on disk, and comes back once and in order.
class ClickJournalTest {

  @TempDir Path folder = Path.of("");

  private static JournalEntry entry(long link) {
    var visitor = link % 2 == 0 ? null : new byte[16];
    return new JournalEntry(
        new WorkspaceId(1 + link % 3),
        new Click(
            new LinkId(link),
            Instant.ofEpochMilli(1_000 + link),
            Kind.ROBOT,
            visitor,
            "söme.example"));
  }

  private static List<Long> links(List<ClickJournal.Placed> placed) {
    return placed.stream().map(one -> one.entry().click().link().value()).toList();
  }

  private static List<ClickJournal.Placed> all(ClickJournal journal) throws IOException {
    var all = new ArrayList<ClickJournal.Placed>();
    for (var next = journal.after(Place.START, 1_000);
        !next.isEmpty();
        next = journal.after(all.getLast().end(), 1_000)) {
      all.addAll(next);
    }
    return all;
  }

  /// Whoever follows a link is sent on, and the click is noted as lost.
  @Test
  void whereTheWriterEndedNobodyWaitsForIt() throws Exception {
    try (var journal = ClickJournal.open(folder, 0)) {
      journal.write(entry(7));
      journal.writer().interrupt();
      journal.writer().join();
      var came = new CompletableFuture<@Nullable IOException>();
      Thread.startVirtualThread(() -> {
        try {
          journal.write(entry(8));
          came.complete(null);
        } catch (IOException e) {
          came.complete(e);
        }
      });
      assertThat(came.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
    }
  }

  @Test
  void whatIsWrittenComesBackAsItWas() throws IOException {
    try (var journal = ClickJournal.open(folder, 0)) {
      journal.write(entry(7));
      journal.write(entry(8));

      var read = journal.after(Place.START, 1_000);

      assertThat(links(read)).containsExactly(7L, 8L);
      assertThat(read.getFirst().entry()).usingRecursiveComparison().isEqualTo(entry(7));
      assertThat(read.getLast().entry().click().visitor()).isNull();
      assertThat(links(journal.after(read.getFirst().end(), 1_000))).containsExactly(8L);
      assertThat(journal.after(read.getLast().end(), 1_000)).isEmpty();
    }
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws Exception {
    try (var journal = ClickJournal.open(folder, 0);
        var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<java.util.concurrent.Future<?>>();
      for (int w = 0; w < 2_000; w++) {
        long link = w;
        writing.add(
            writers.submit(() -> {
              journal.write(entry(link));
              return null;
            }));
      }
      for (var one : writing) {
        one.get();
      }
      assertThat(links(all(journal))).hasSize(2_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void theNextProcessGoesOnInAFileOfItsOwn() throws IOException {
    try (var journal = ClickJournal.open(folder, 0)) {
      journal.write(entry(1));
    }
    try (var journal = ClickJournal.open(folder, 0)) {
      journal.write(entry(2));
      var all = all(journal);
      assertThat(links(all)).containsExactly(1L, 2L);
      journal.forget(all.getLast().end());
      assertThat(links(all(journal))).containsExactly(2L);
    }
  }

  @Test
  void aFileComesAfterAllThatWasTakenEvenInAnEmptyFolder() throws IOException {
    try (var journal = ClickJournal.open(folder, 41)) {
      journal.write(entry(1));
      assertThat(all(journal).getFirst().end().file()).isEqualTo(42);
    }
  }

  @Test
  void whatACrashCutOffIsPassedOverAndTheRestStays() throws IOException {
    int end;
    try (var journal = ClickJournal.open(folder, 0)) {
      for (int i = 0; i < 20; i++) {
        journal.write(entry(i));
      }
      end = (int) journal.durable().position();
    }
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    var whole = Arrays.copyOf(Files.readAllBytes(file), end);
    int size = whole.length / 20; // about
    for (int length = whole.length; length > whole.length - 2 * size; length--) {
      var cut = Arrays.copyOf(whole, length);
      boolean zerosAfter = length % 2 == 0; // as where the step had reached the disk before
      Files.write(
          file,
          zerosAfter ? Arrays.copyOf(cut, 3 * end) : cut,
          StandardOpenOption.TRUNCATE_EXISTING);
      try (var journal = ClickJournal.open(folder, 0)) {
        var left = links(all(journal));
        assertThat(left)
            .isEqualTo(
                List.of(
                        0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L,
                        17L, 18L, 19L)
                    .subList(0, left.size()));
        assertThat(left.size()).isGreaterThanOrEqualTo(17);
      }
    }
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
    try (var journal = ClickJournal.open(folder, 0)) {
      assertThat(links(all(journal))).hasSizeBetween(8, 10);
    }
  }

  @Test
  void aClosedJournalSaysSo() throws IOException {
    var journal = ClickJournal.open(folder, 0);
    journal.close();

    assertThatThrownBy(() -> journal.write(entry(1))).isInstanceOf(IOException.class);
  }
}
