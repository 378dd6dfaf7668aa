package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Lives;
import org.kith.listen.Life;
import org.kith.simulator.mail.FakeSmtp;
import org.kith.simulator.mail.Moment;
import org.kith.simulator.mail.Taken;

/// Requirement R8: Kith is killed (SIGKILL) again and again while it sends, once at each moment in
/// the taking of a letter and at moments of chance. The server, which shares nothing with Kith,
/// must have kept no letter twice, and each kill may leave one of which nobody knows. With
/// `-Dkith.nightly=true` there are two hundred kills.
@Tag("beds")
class KilledWhileSendingTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 200 : 10);
  private static final int KILLS_OF_CONTROL = NIGHTLY ? 10 : 2;
  private static final int MAILS = 15; // more in each life
  private static final Map<String, String> MORE = Map.of("mails", Integer.toString(MAILS));
  private static final int LONGEST = 150; // ms

  @TempDir static Path folder;

  private static Life.Place place;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, SendingProcess.class);
  }

  /// What there is after all, by the database and by the server.
  private record Sum(Map<String, Integer> states, int kept, int twice, int liedAbout) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void r8_noMailGoesOutTwiceAndEachKillLeavesOneInDoubtAtMost() throws Exception {
    try (var smtp = FakeSmtp.start()) {
      var lives = lives(smtp);
      lives.rest(Map.of());
      var random = new SplittableRandom(1);
      var moments = List.of(Moment.values());
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % 2 == 0) {
          var moment = moments.get(kill / 2 % moments.size());
          killAt(lives, smtp, moment, 1 + random.nextInt(MAILS / 2), Map.of());
        } else {
          lives.killByChance(random, LONGEST, MORE);
        }
      }
      lives.rest(Map.of(), KILLS);
      var sum = sum(lives, smtp);
      System.out.printf("R8, %d kills while sending: %s%n", KILLS, sum);
      assertThat(sum.twice()).as("letters kept twice").isZero();
      assertThat(sum.liedAbout()).as("letters said to be sent that were not kept").isZero();
      assertThat(sum.states().getOrDefault("UNKNOWN", 0)).isPositive().isLessThanOrEqualTo(KILLS);
      assertThat(sum.states().keySet()).containsOnly("SENT", "UNKNOWN");
      assertThat(sum.states().values().stream().mapToInt(n -> n).sum()).isEqualTo(KILLS * MAILS);
      assertThat(sum.kept()).isGreaterThanOrEqualTo(sum.states().getOrDefault("SENT", 0));
    }
  }

  /// Whoever sends again what was on its way sends twice, and this harness sees it.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void r8_seesWhatGoesOutTwiceWhereAnybodySendsAgain() throws Exception {
    try (var smtp = FakeSmtp.start()) {
      var wrong = Map.of("control", "resend");
      var lives = lives(smtp);
      lives.rest(Map.of());
      for (int kill = 0; kill < KILLS_OF_CONTROL; kill++) {
        killAt(lives, smtp, Moment.KEPT, 2, wrong);
      }
      lives.rest(wrong);
      var sum = sum(lives, smtp);
      System.out.printf("R8, control that sends again, %d kills: %s%n", KILLS_OF_CONTROL, sum);
      assertThat(sum.twice()).isEqualTo(KILLS_OF_CONTROL);
    }
  }

  private static Lives lives(FakeSmtp smtp) {
    return new Lives(place, Map.of("smtp", Integer.toString(smtp.port())));
  }

  private static void killAt(
      Lives lives, FakeSmtp smtp, Moment moment, int nth, Map<String, String> orders)
      throws Exception {
    smtp.standStill(moment, nth);
    var all = new HashMap<>(orders);
    all.putAll(MORE);
    lives.killAt(smtp::awaitStandstill, all);
    smtp.goOn();
  }

  private static Sum sum(Lives lives, FakeSmtp smtp) throws SQLException {
    var states = new HashMap<String, Integer>();
    var said = new ArrayList<String>();
    var mails =
        lives.rows(
            "select state, message_id from mail_message where message_id <>"
                + " '<first@killed.example>'");
    for (var mail : mails) {
      states.merge(mail.getOrDefault("state", ""), 1, Integer::sum);
      if (mail.containsValue("SENT")) {
        said.add(mail.getOrDefault("message_id", ""));
      }
    }
    List<String> kept = smtp.taken().stream().map(Taken::messageId).toList();
    var times = kept.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    int twice = (int) times.values().stream().filter(count -> count > 1).count();
    said.removeAll(times.keySet());
    return new Sum(states, kept.size(), twice, said.size());
  }
}
