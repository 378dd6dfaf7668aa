package org.kith.hooks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.HaltingProxy;
import org.kith.Lives;
import org.kith.listen.Life;

/// Kith is killed (SIGKILL) again and again while people are added and two programs are told of
/// them (ADR 025): before a program hears of it, after it took it and before Kith knows, and at
/// moments of chance; and now and then a program loses its words or refuses. What happened is who
/// is in the database. Each of them must have been told to both programs, under one id however
/// often; and nobody else. With `-Dkith.nightly=true` there are fifty kills.
class KilledWhileTellingTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 50 : 4);
  private static final int PEOPLE = 25; // more in each life
  private static final int LONGEST = 250; // ms
  private static final List<String> PLACES = List.of("/news", "/board");

  @TempDir static Path folder;

  private static Life.Place place;

  private Receiver receiver;
  private HaltingProxy proxy;
  private Lives lives;
  private int life;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, TellingProcess.class);
  }

  @BeforeEach
  void begin() throws IOException {
    receiver = new Receiver();
    proxy = new HaltingProxy(URI.create(receiver.url()));
    var places = PLACES.stream().map(path -> proxy.address() + path).toList();
    lives = new Lives(place, Map.of("places", String.join(" ", places)));
  }

  @AfterEach
  void end() {
    proxy.close();
    receiver.close();
  }

  /// What came of it, for both places together.
  ///
  /// @param happened how many people there are
  /// @param told how often something was told
  /// @param lost who is there and was not told
  /// @param twice of whom was told under two ids
  /// @param untrue of whom was told and who are not there
  private record Sum(
      int happened, int told, Set<String> lost, Set<String> twice, Set<String> untrue) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void everyEventIsToldUnderOneIdHoweverOftenKithIsKilled() throws Exception {
    rest(Map.of());
    var random = new SplittableRandom(25);
    for (int kill = 0; kill < KILLS; kill++) {
      receiver.next(204, 500, 204, Receiver.LOST); // the last lets a place rest until the next life
      switch (kill % 3) {
        case 0 -> killAt(HaltingProxy.Moment.ASKED, 1 + random.nextInt(PEOPLE), Map.of());
        case 1 -> killAt(HaltingProxy.Moment.DONE, 1 + random.nextInt(PEOPLE), Map.of());
        default -> lives.killByChance(random, LONGEST, more(Map.of()));
      }
      receiver.asAlways();
    }
    rest(Map.of());
    var sum = sum();
    System.out.printf(
        "ADR 025, %d kills while telling: %d people, told %d times; lost %s, twice %s, untrue %s%n",
        KILLS, sum.happened(), sum.told(), sum.lost(), sum.twice(), sum.untrue());
    assertThat(sum.lost()).as("what was not told").isEmpty();
    assertThat(sum.twice()).as("what was told under two ids").isEmpty();
    assertThat(sum.untrue()).as("what was told and did not happen").isEmpty();
    assertThat(sum.happened()).isGreaterThan(KILLS * PEOPLE / 10);
    assertThat(sum.told()).as("some twice").isGreaterThan(sum.happened() * PLACES.size());
  }

  /// Whoever makes a new id for each try tells under two, whoever takes what was on its way for
  /// told loses it, and this harness sees both.
  @Test
  @Tag("beds")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void seesWhatIsToldUnderTwoIdsAndWhatIsLost() throws Exception {
    rest(Map.of());
    killAt(HaltingProxy.Moment.DONE, 3, Map.of());
    rest(Map.of("control", "rename"));
    killAt(HaltingProxy.Moment.ASKED, 3, Map.of());
    rest(Map.of("control", "assume"));
    var sum = sum();
    System.out.printf("ADR 025, control: lost %s, twice %s%n", sum.lost(), sum.twice());
    assertThat(sum.twice()).hasSize(1);
    assertThat(sum.lost()).hasSize(1);
    assertThat(sum.untrue()).isEmpty();
  }

  /// Orders of a life in which more people are added.
  private Map<String, String> more(Map<String, String> orders) {
    var all = new HashMap<>(orders);
    all.put("people", Integer.toString(PEOPLE));
    all.put("life", Integer.toString(life++));
    return all;
  }

  private void killAt(HaltingProxy.Moment moment, int nth, Map<String, String> orders)
      throws Exception {
    proxy.haltAt(moment, nth);
    lives.killAt(proxy::awaitHalt, more(orders));
    proxy.goOn();
  }

  private void rest(Map<String, String> orders) throws Exception {
    var all = new HashMap<>(orders);
    all.put("life", Integer.toString(life++));
    lives.rest(all);
  }

  private Sum sum() throws SQLException {
    var there = new HashSet<String>();
    lives.rows("select id from person").forEach(row -> there.add(row.getOrDefault("id", "")));
    var lost = new HashSet<String>();
    var twice = new HashSet<String>();
    var untrue = new HashSet<String>();
    for (var path : PLACES) {
      var ids = ids(path);
      there.stream().filter(one -> !ids.containsKey(one)).map(path::concat).forEach(lost::add);
      ids.forEach((one, names) -> {
        if (names.size() > 1) {
          twice.add(path + one);
        }
        if (!there.contains(one)) {
          untrue.add(path + one);
        }
      });
    }
    return new Sum(there.size(), receiver.got().size(), lost, twice, untrue);
  }

  /// The ids under which a place was told of each person.
  private Map<String, Set<String>> ids(String path) {
    return receiver.got().stream()
        .filter(got -> got.path().equals(path))
        .collect(
            groupingBy(
                got -> got.json().path("data").path("person").asString(""),
                mapping(Receiver.Got::id, toSet())));
  }
}
