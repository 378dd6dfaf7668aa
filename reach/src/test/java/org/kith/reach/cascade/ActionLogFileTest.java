package org.kith.reach.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.reach.cascade.ActionLogFile.Format;
import org.kith.reach.graph.AccountKeys;

class ActionLogFileTest {

  private static final AccountKeys KEYS = AccountKeys.texts(List.of("ana", "bo", "cy"));

  @TempDir Path folder;

  @Test
  void actionsAreSortedByItemAndTimeAndCountOnce() throws IOException {
    var reading =
        read(
            Format.ACTIONS,
            "actor,item,time,parent\n# a remark\nbo,x,20,ana\n\ncy,y,5,\nana,x,10,-\nbo,x,30\nzoe,x,1\ncy,x,40,zoe\nana,y,5,bo\n");

    assertThat(reading.lines()).isEqualTo(7);
    assertThat(reading.strangers()).isEqualTo(1);
    assertThat(reading.strangerAccounts()).isEqualTo(1);
    assertThat(reading.repeated()).isEqualTo(1);
    assertThat(reading.unseenParents()).isEqualTo(1); // Bo did not act on y
    assertThat(actions(reading.log()))
        .containsExactly("0 0 10 -1", "0 1 20 0", "0 2 40 -2", "1 0 5 -2", "1 2 5 -2");
  }

  @Test
  void resharesOfAnAccountWithinAWindowAreOfOneItem() throws IOException {
    var reading =
        read(
            Format.RESHARES,
            "ana bo 3600 RT\ncy bo 7199 RT\ncy bo 7200\nbo ana 7201 MT\nana zoe 1 RT\nzoe ana 1 MT\nana zoe 1 MT\nzoe cy 90000 RT\n");

    assertThat(reading.strangers()).isEqualTo(3);
    assertThat(reading.log().credit()).isEqualTo(ActionLog.Credit.ORIGINAL);
    assertThat(actions(reading.log()))
        .containsExactly(
            "0 1 3600 -1",
            "0 0 3600 1",
            "0 2 7199 1",
            "1 1 7200 -1", // Bo's own post falls into the window of what Cy passes on
            "1 2 7200 1",
            "2 0 1 -1",
            "3 2 90000 -1"); // heard, and passed on by a stranger
    assertThat(reading.log().heard(0)).isTrue();
    assertThat(reading.log().heard(1)).isFalse();
    assertThat(reading.log().before(0, 1)).isTrue();
    assertThat(reading.log().before(1, 0)).isFalse();
  }

  @Test
  void aLineIsACascade() throws IOException {
    var reading = read(Format.CASCADES, "ana bo 5,cy 9,\ncy 1,zoe 2,ana 3\n");

    assertThat(reading.lines()).isEqualTo(2);
    assertThat(reading.strangers()).isEqualTo(1);
    assertThat(actions(reading.log()))
        .containsExactly("0 0 5 -1", "0 1 5 -2", "0 2 9 -2", "1 2 1 -2", "1 0 3 -2");
  }

  @Test
  void aPartOfTheLogIsTheLogOfThatTime() throws IOException {
    var log = read(Format.ACTIONS, "ana x 1\nbo x 5\ncy y 7\nana z 2\n").log();

    assertThat(actions(log.until(5))).containsExactly("0 0 1 -2", "1 0 2 -2");
    assertThat(actions(log.until(100))).isEqualTo(actions(log));
    assertThat(log.until(0).actions()).isZero();
    assertThat(log.timeAt(0.5)).isEqualTo(5);
  }

  @Test
  void timesMayBeDatesAndFilesCompressed() throws IOException {
    var file = folder.resolve("log.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("ana x 1970-01-01T00:01:00Z\n".getBytes(UTF_8));
    }
    var reading = new ActionLogFile(file, Format.ACTIONS, 1).read(KEYS);
    assertThat(actions(reading.log())).containsExactly("0 0 60 -2");

    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    assertThatThrownBy(() -> new ActionLogFile(file, Format.ACTIONS, 1).read(KEYS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("log.gz is cut off or damaged after line");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACTIONS | ana x | needs an actor, an item and a time: 'ana x'",
        "ACTIONS | ana x 1.5 | needs a time in whole seconds",
        "ACTIONS | ana x 1 ana | names an actor as its own parent",
        "ACTIONS | ,x,1 | needs the key of an account",
        "RESHARES | ana bo | needs an actor, an original account and a time",
        "RESHARES | ana bo -5 RT | no number of windows",
        "CASCADES | ana 1,bo | needs pairs of an actor and a time",
        "CASCADES | ana 1,cy bo 2 | needs pairs of an actor and a time"
      })
  void aLineThatCannotBeReadIsNamed(Format format, String line, String problem) {
    assertThatThrownBy(() -> read(format, "# none\n" + line + "\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("log, line 2, ")
        .hasMessageContaining(problem)
        .hasMessageContaining("'" + line + "'");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var file = new ActionLogFile(folder.resolve("none"), Format.ACTIONS, 1);
    assertThatThrownBy(() -> file.read(KEYS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none cannot be read");
  }

  private ActionLogFile.Reading read(Format format, String text) throws IOException {
    var file = folder.resolve("log");
    Files.writeString(file, text, UTF_8);
    return new ActionLogFile(file, format, ActionLogFile.HOUR).read(KEYS);
  }

  /// Item, actor, time and parent of every action.
  private static List<String> actions(ActionLog log) {
    var actions = new ArrayList<String>();
    for (int item = 0; item < log.items(); item++) {
      for (int i = log.start(item); i < log.end(item); i++) {
        actions.add("%d %d %d %d".formatted(item, log.actor(i), log.time(i), log.parent(i)));
      }
    }
    return actions;
  }
}
