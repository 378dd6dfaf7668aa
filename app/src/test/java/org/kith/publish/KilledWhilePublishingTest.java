package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.kith.simulator.bluesky.FakeRepository;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;

/// Requirement R8: Kith is killed (SIGKILL) again and again while it publishes, before a network
/// hears of a post, after it took it and before it says so, and at moments of chance; in the middle
/// of threads too. The networks, which share nothing with Kith, must have each post once. With
/// `-Dkith.nightly=true` there are two hundred kills.
@Tag("beds")
class KilledWhilePublishingTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 200 : 6);
  private static final int KILLS_OF_CONTROL = NIGHTLY ? 6 : 1;
  private static final int POSTS = 6; // more in each life
  private static final int LONGEST = 250; // ms
  private static final String DID = "did:plc:us2222222222222222222222";

  @TempDir static Path folder;

  private static Life.Place place;

  private FakeMastodon mastodon;
  private Person us;
  private FakeRepository bluesky;
  private List<HaltingProxy> proxies;
  private Lives lives;
  private int life;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, PublishingProcess.class);
  }

  @BeforeEach
  void begin() throws IOException {
    mastodon = FakeMastodon.start(FakeMastodon.Options.usual().allowing(10_000_000));
    us = mastodon.join("us");
    bluesky = FakeRepository.start(DID);
    proxies = List.of(new HaltingProxy(mastodon.address()), new HaltingProxy(bluesky.address()));
    lives = new Lives(place, accounts());
  }

  @AfterEach
  void end() throws IOException {
    proxies.forEach(HaltingProxy::close);
    mastodon.close();
    bluesky.close();
  }

  /// What there is after all, by the database and by the networks.
  ///
  /// @param lost pieces said to be out that stand nowhere
  private record Sum(Map<String, Integer> states, int pieces, int stand, int twice, int lost) {}

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void r8_everyPostStandsThereOnceHoweverOftenKithIsKilled() throws Exception {
    lives.rest(Map.of());
    var random = new SplittableRandom(7);
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % 3 < 2) {
        var moment = kill % 3 == 0 ? HaltingProxy.Moment.ASKED : HaltingProxy.Moment.DONE;
        killAt(proxies.get(kill / 3 % 2), moment, 1 + random.nextInt(POSTS), Map.of());
      } else {
        lives.killByChance(random, LONGEST, more(Map.of()));
      }
    }
    lives.rest(Map.of(), KILLS);
    var sum = sum();
    System.out.printf("R8, %d kills while publishing: %s%n", KILLS, sum);
    assertThat(sum.twice()).as("posts that stand there twice").isZero();
    assertThat(sum.lost()).as("posts that are said to be out and are not").isZero();
    assertThat(sum.states().keySet()).containsOnly("PUBLISHED");
    assertThat(sum.states().get("PUBLISHED")).isEqualTo(KILLS * POSTS * 2);
    assertThat(sum.stand()).isEqualTo(sum.pieces());
  }

  /// Whoever asks under another name publishes twice, and this harness sees it.
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void r8_seesWhatStandsThereTwiceWhereAnybodyAsksUnderAnotherName() throws Exception {
    var wrong = Map.of("control", "rename");
    lives.rest(wrong);
    for (int kill = 0; kill < KILLS_OF_CONTROL; kill++) {
      killAt(proxies.get(kill % 2), HaltingProxy.Moment.DONE, 2, wrong);
    }
    lives.rest(wrong);
    var sum = sum();
    System.out.printf(
        "R8, control that asks under another name, %d kills: %s%n", KILLS_OF_CONTROL, sum);
    assertThat(sum.twice()).isEqualTo(KILLS_OF_CONTROL);
  }

  private Map<String, String> accounts() {
    var ours =
        "%s %s %s"
            .formatted(
                mastodon.uri(us),
                proxies.get(0).address(),
                mastodon.token(us, "read:accounts read:statuses write:statuses"));
    return Map.of(
        "MASTODON",
        ours,
        "BLUESKY",
        "%s %s ACCESS REFRESH".formatted(DID, proxies.get(1).address()));
  }

  /// Orders of a life that has more to publish.
  private Map<String, String> more(Map<String, String> orders) {
    var all = new HashMap<>(orders);
    all.put("posts", Integer.toString(POSTS));
    all.put("life", Integer.toString(life++));
    return all;
  }

  private void killAt(
      HaltingProxy proxy, HaltingProxy.Moment moment, int nth, Map<String, String> orders)
      throws Exception {
    proxy.haltAt(moment, nth);
    lives.killAt(proxy::awaitHalt, more(orders));
    proxy.goOn();
  }

  private Sum sum() throws SQLException {
    var states = new HashMap<String, Integer>();
    var said = new ArrayList<String>();
    var pieces =
        lives.rows(
            """
            select a.state, a.network, i.text, i.nr from own_part a
            left join own_piece i on i.own_part_id = a.id order by a.id, i.nr
            """);
    for (var piece : pieces) {
      if (piece.getOrDefault("nr", "").equals("0")) {
        states.merge(piece.getOrDefault("state", ""), 1, Integer::sum);
      }
      said.add(piece.get("network") + " " + piece.get("text"));
    }
    var stand = new ArrayList<String>();
    mastodon.textsOf(us).forEach(text -> stand.add("MASTODON " + text));
    bluesky.written().forEach(text -> stand.add("BLUESKY " + text));
    var expected = counts(said);
    var there = counts(stand);
    int twice = 0;
    int lost = 0;
    for (var entry : expected.entrySet()) {
      long more = there.getOrDefault(entry.getKey(), 0L) - entry.getValue();
      twice += (int) Math.max(0, more);
      lost += (int) Math.max(0, -more);
    }
    return new Sum(states, said.size(), stand.size(), twice, lost);
  }

  private static Map<String, Long> counts(Collection<String> texts) {
    return texts.stream().collect(Collectors.groupingBy(text -> text, Collectors.counting()));
  }
}
