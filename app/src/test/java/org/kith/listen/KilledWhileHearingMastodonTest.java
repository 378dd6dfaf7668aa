package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Lives;
import org.kith.listen.Moments.Moment;
import org.kith.simulator.mastodon.Crowd;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Oracle;

/// Kith hears a hashtag and who speaks to it on a Mastodon server, while everything goes wrong with
/// the streams that can (R3), and is killed again and again (R1): at named moments of taking
/// something in and at moments of chance. Meanwhile people talk, answer, change their words and
/// take them back, also while nobody listens. At the end it must hold exactly what stands, once,
/// with all that follows from it. With `-Dkith.nightly=true` there are a hundred kills.
class KilledWhileHearingMastodonTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("kith.nightly");
  private static final int KILLS = Integer.getInteger("kith.kills", NIGHTLY ? 100 : 3);
  private static final int AWAY = 40; // acts while nobody listens
  private static final int AT_ONCE = 6; // acts between two looks
  private static final int LONGEST = 1_500; // ms
  private static final long PATIENCE = 90_000_000_000L; // ns
  private static final int TIMES = NIGHTLY ? 5 : 1; // that each fault happens
  private static final Set<Fault> FAULTS =
      EnumSet.range(Fault.DROPPED_STREAM, Fault.SWALLOWED_MESSAGE);
  private static final Set<Fault> ENDS =
      EnumSet.of(Fault.DROPPED_STREAM, Fault.TORN_STREAM, Fault.MUTE_STREAM);
  private static final String TAG = "rivers";
  private static final Map<String, List<String>> TOPICS =
      Map.of("Zorbane", List.of("zorbane"), "Gorst", List.of("vilmar gorst"));

  @TempDir static Path folder;

  private static Life.Place place;

  private FakeMastodon mastodon;
  private Crowd crowd;
  private Lives lives;
  private HeldStatuses held;

  @BeforeAll
  static void pack() throws IOException {
    place = Life.Place.in(folder, ListeningProcess.class);
  }

  @BeforeEach
  void begin() throws IOException {
    mastodon = FakeMastodon.start(FakeMastodon.Options.usual().allowing(10_000_000));
    var us = mastodon.join("us");
    var terms = TOPICS.values().stream().flatMap(List::stream).sorted().toList();
    crowd = new Crowd(mastodon, new Crowd.Talk(3, us, TAG, terms));
    var token = mastodon.token(us, "read:accounts read:statuses read:notifications");
    var topics = new StringBuilder();
    TOPICS.forEach((name, words) ->
        topics
            .append(topics.isEmpty() ? "" : ";")
            .append(name)
            .append('|')
            .append(String.join("|", words)));
    lives =
        new Lives(
            place,
            Map.of(
                "mastodon",
                "%s %s %s".formatted(mastodon.uri(us), mastodon.address(), token),
                "hashtag",
                TAG,
                "hosts",
                mastodon.address().getAuthority(),
                "silence",
                "2000",
                "topics",
                topics.toString()));
    held = new HeldStatuses(lives);
  }

  @AfterEach
  void end() throws IOException {
    mastodon.close();
  }

  private Oracle oracle() {
    var oracle = new Oracle(TOPICS, ToUs.TOPIC);
    oracle.takeAll(crowd.acts());
    oracle.swallowed(mastodon.swallowed());
    return oracle;
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void r1AndR3HoldsWhatStandsHoweverOftenItIsKilledAndItsStreamsFail() throws Exception {
    prepare();
    var random = new SplittableRandom(3);
    var moments = Moment.values();
    for (int kill = 0; kill < KILLS; kill++) {
      crowd.act(AWAY);
      if (kill % 2 == 0) {
        killAt(moments[kill / 2 * 7 % moments.length], 1 + random.nextInt(3));
      } else {
        killByChance(random);
      }
    }
    try (var life = lives.begin(Map.of())) {
      listening(life);
      everythingFails(life, random);
      settle(life);
    }
    var difference = held.beside(oracle());
    System.out.printf(
        "R1 and R3 on Mastodon: %d kills, %,d acts, %,d statuses stand, faults %s; %s%n",
        KILLS, crowd.acts().size(), oracle().standing().size(), mastodon.fired(), difference);
    assertThat(difference).matches(Oracle.Difference::isNone, "nothing differs");
    assertThat(mastodon.fired()).as("every fault").containsOnlyKeys(FAULTS);
    assertThat(oracle().standing()).hasSizeGreaterThan(100);
  }

  /// Whoever forgets where it was, and begins anew, has not heard what was said meanwhile; and this
  /// harness sees it.
  @Test
  @Tag("beds")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void r1SeesWhatIsMissingWhereItBeginsAnew() throws Exception {
    prepare();
    crowd.act(10 * AWAY);
    try (var life = lives.begin(Map.of("first", "forget"))) {
      listening(life);
      int before = lives.rows("select 1 from post").size();
      await(life, "it hears on", () -> lives.rows("select 1 from post").size() > before);
      crowd.act(1);
    }
    var difference = held.beside(oracle());
    System.out.printf("R1 on Mastodon, control that begins anew: %s%n", difference);
    assertThat(difference.missing()).as("what was lost").isNotEmpty();
  }

  /// A first life in good order, and a second one until both sources have begun: from here on
  /// nothing may be missing.
  private void prepare() throws Exception {
    lives.rest(Map.of("setup", "only"));
    try (var life = lives.begin(Map.of())) {
      listening(life);
      await(life, "both have begun", () -> held.begun() == 2);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(Life life, String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.holds()) {
      assertThat(life.isAlive()).as("alive while waiting until %s", what).isTrue();
      assertThat(System.nanoTime())
          .as("waiting until %s: %s; %s", what, held.sources(), held.beside(oracle()))
          .isLessThan(end);
      Thread.sleep(50);
    }
  }

  /// Waits until both streams are heard, and what was said before is caught up with.
  private void listening(Life life) throws Exception {
    life.await("up", () -> {});
    await(life, "both streams are open", () -> mastodon.listeners() == 2);
  }

  private void killAt(Moment moment, int nth) throws Exception {
    try (var life = lives.begin(Map.of("die", "%s FEDIVERSE %d".formatted(moment, nth)))) {
      life.await("up", () -> {});
      var left = new AtomicInteger(AWAY);
      life.await("at " + moment, () -> crowd.act(left.getAndDecrement() > 0 ? AT_ONCE : 1));
    }
  }

  private void killByChance(SplittableRandom random) throws Exception {
    try (var life = lives.begin(Map.of())) {
      life.await("up", () -> {});
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST));
      for (int i = 0; i < AWAY && System.nanoTime() < end; i++) {
        crowd.act(AT_ONCE);
        if (random.nextInt(12) == 0) {
          mastodon.dropStreams();
        }
        Thread.sleep(20);
      }
    }
  }

  /// Lets each fault happen in an order of chance, while people go on talking.
  private void everythingFails(Life life, SplittableRandom random) throws Exception {
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < TIMES; i++) {
      faults.addAll(FAULTS);
    }
    while (!faults.isEmpty()) {
      var fault = faults.remove(random.nextInt(faults.size()));
      crowd.act(AWAY);
      long dials = dials();
      happen(fault);
      crowd.act(AWAY);
      if (ENDS.contains(fault)) {
        await(life, "both dial again", () -> dials() >= dials + 2 && mastodon.listeners() == 2);
      }
    }
  }

  private void happen(Fault fault) {
    switch (fault) {
      case DROPPED_STREAM -> mastodon.dropStreams();
      case GARBAGE_STREAM -> mastodon.babble();
      case REPEATED_STREAM -> mastodon.repeatStreams();
      case TORN_STREAM -> mastodon.tearStreams();
      case MUTE_STREAM -> mastodon.muteStreams();
      case SWALLOWED_MESSAGE -> mastodon.plan(fault, 3);
      case TOO_MANY, DOWN, GARBAGE, BROKEN, SILENT, LOST_ANSWER, NO_STREAM ->
          throw new IllegalArgumentException(fault + " happens to no stream that is open");
    }
  }

  private long dials() {
    return mastodon.requests().stream()
        .filter(request -> request.path().equals("/api/v1/streaming"))
        .count();
  }

  /// Waits until all is heard that can be: streams of mentions tell neither changes nor deletions,
  /// so it is looked again, as after every break.
  private void settle(Life life) throws Exception {
    mastodon.dropStreams();
    await(life, "nothing differs", () -> held.beside(oracle()).isNone());
  }
}
