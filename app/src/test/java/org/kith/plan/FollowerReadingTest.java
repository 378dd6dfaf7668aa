package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.FollowLists;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.SlowDownException;
import org.kith.people.MayWe;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;

class FollowerReadingTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final Map<AccountId, List<List<AccountId>>> pages = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private FollowLists.Pages network = this::page;
  private SmallWorld world = new SmallWorld(kith);
  private List<AccountId> town = List.of();

  @BeforeEach
  void town() {
    world = new SmallWorld(kith);
    town = world.accounts(40);
  }

  /// A network that has these pages and remembers what it was asked.
  private FollowLists.Page page(KnownAccount account, String cursor) {
    asked.add(account.name() + cursor);
    var all = pages.getOrDefault(account.id(), List.of(List.of()));
    int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    return new FollowLists.Page(
        all.get(page), page + 1 < all.size() ? Integer.toString(page + 1) : "");
  }

  private AccountId bluesky(String name, long followers, OptOut... wishes) {
    var account = new Account(Network.BLUESKY, "did:plc:" + name, name + ".test", name);
    var count = followers < 0 ? OptionalLong.empty() : OptionalLong.of(followers);
    return kith.asOwner(() ->
        kith.bean(Accounts.class)
            .remember(new Profile(account, "", List.of(), count, Set.of(wishes))));
  }

  private AccountId voice(String name, long followers, OptOut... wishes) {
    var account = bluesky(name, followers, wishes);
    world.voice(account);
    return account;
  }

  private JobRun read() {
    return kith.asOwner(this::run);
  }

  private JobRun run() {
    var reading =
        new FollowerReading(
            kith.bean(ReadingStore.class), () -> network, kith.bean(FollowerReading.House.class));
    return kith.bean(Jobs.class)
        .run(FollowerReading.NAME, "", progress -> reading.run("", progress));
  }

  private Audiences.Progress progress() {
    return kith.asOwner(() -> kith.bean(Audiences.class).progress());
  }

  private double reach(AccountId account) {
    return kith.asOwner(() -> kith.bean(Reaches.class).of(List.of(account))).value();
  }

  private void later(Duration time) {
    kith.now(kith.now().plus(time));
  }

  @Test
  void readsListsToTheirEndOursFirstThenPersonsThenVoices() {
    var voice = voice("voice", 30);
    var friend = bluesky("friend", 10);
    world.person("Friend", friend);
    var us = bluesky("us", -1);
    kith.asOwner(() -> kith.bean(Accounts.class).ours(List.of(us)));
    pages.put(voice, List.of(town.subList(0, 20), town.subList(15, 30)));
    pages.put(friend, List.of(town.subList(0, 10)));

    var run = read();
    assertThat(run.line()).isEqualTo("Read the followers of 3 of 3 accounts");
    assertThat(asked).containsExactly("us", "friend", "voice", "voice1");
    assertThat(progress()).isEqualTo(new Audiences.Progress(3, 0, 0, 0, 0, 0));
    assertThat(reach(voice)).isEqualTo(30);
    asked.clear();
    assertThat(read().line()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void goesOnWhereItWasCutOff() {
    var voice = voice("voice", 30);
    pages.put(voice, List.of(town.subList(0, 10), town.subList(10, 20), town.subList(20, 30)));
    network =
        (account, cursor) -> {
          if (cursor.equals("1") && asked.size() == 1) {
            asked.add("cut off");
            throw new IOException("The line is dead.");
          }
          return page(account, cursor);
        };

    read();
    assertThat(progress().reading()).isEqualTo(1);
    read();
    assertThat(asked).containsExactly("voice", "cut off"); // not at once
    later(Duration.ofMinutes(2));
    read();
    assertThat(asked).containsExactly("voice", "cut off", "voice1", "voice2");
    assertThat(reach(voice)).isEqualTo(30);
  }

  @Test
  void invariant7PassesOverWhoeverAskedForIt() {
    voice("unlisted", 5, OptOut.FOLLOWER_LIST);
    voice("unfound", 5, OptOut.DISCOVERY);
    voice("suspended", 5, OptOut.CONTACT);
    world.voice(bluesky("hidden", 5), "HIDDEN", Duration.ofDays(1));
    world.voice(bluesky("silent", 5), "NEW", Duration.ofDays(91));
    bluesky("stranger", 5);
    var unknown = new Account(Network.BLUESKY, "did:plc:unknown", "unknown.test", "unknown");
    world.voice(kith.asOwner(() -> kith.bean(Accounts.class).remember(unknown)));
    read();
    assertThat(asked).isEmpty();
    assertThat(progress().reading()).isZero();
  }

  @Test
  void invariant1PassesOverPersonsWhoRefused() {
    var person = world.person("Refusing", bluesky("refusing", 5));
    kith.asOwner(() -> kith.bean(MayWe.class).refused(person, "stop, by mail"));
    read();
    assertThat(asked).isEmpty();
  }

  @Test
  void aPageThatCameAfterAWishIsNotKept() {
    var voice = voice("voice", 10);
    pages.put(voice, List.of(town.subList(0, 5), town.subList(5, 10)));
    network =
        (account, cursor) -> {
          if (cursor.equals("1")) {
            bluesky("voice", 10, OptOut.FOLLOWER_LIST);
          }
          return page(account, cursor);
        };
    read();
    assertThat(progress().listed()).isZero();
    assertThat(pagesKept()).isZero();
    assertThat(asked).containsExactly("voice", "voice1");
  }

  private long pagesKept() {
    return world.in(() ->
        kith.bean(JdbcClient.class)
            .sql("select count(*) from audience")
            .query(Long.class)
            .single());
  }

  @Test
  void forgetsAListAtOnceWhenItsAccountAsksForThat() {
    var voice = voice("voice", 10);
    pages.put(voice, List.of(town.subList(0, 10)));
    read();
    assertThat(pagesKept()).isEqualTo(1);
    bluesky("voice", 10, OptOut.DISCOVERY);
    assertThat(pagesKept()).isZero();
  }

  @Test
  void aNetworkThatAsksForRestGetsIt() {
    voice("one", 10);
    voice("two", 10);
    var then = kith.now().plus(Duration.ofMinutes(15));
    network =
        (account, _) -> {
          asked.add(account.name());
          throw new SlowDownException(then, "Slow down.");
        };

    assertThat(read().isTrouble()).isFalse();
    later(Duration.ofMinutes(14));
    read();
    assertThat(asked).hasSize(1);

    network = this::page;
    later(Duration.ofMinutes(1));
    read();
    assertThat(asked).hasSize(3);
  }

  @Test
  void saysSoWhenTheNetworkIsAwayAndGivesUpAfterSeveralTries() {
    for (int i = 0; i < 3; i++) {
      voice("voice" + i, 10);
    }
    network =
        (_, _) -> {
          throw new IOException("The AppView is away.");
        };

    var run = read();
    assertThat(run.isTrouble()).isTrue();
    assertThat(run.message()).isEqualTo("The AppView is away.");
    for (int i = 0; i < 5; i++) {
      later(Duration.ofHours(2));
      read();
    }
    assertThat(progress().failed()).isEqualTo(3);
    assertThat(progress().reading()).isZero();

    network = this::page;
    later(FollowerReading.ANEW_AFTER);
    read();
    assertThat(asked).hasSize(3);
  }

  @Test
  void whoShowsNobodyIsLeftToTheCount() {
    var shy = voice("shy", 12);
    read();
    assertThat(progress().hidden()).isEqualTo(1);
    assertThat(reach(shy)).isBetween(6.0, 12.0); // by count: some may be heard by somebody else
    var lonely = voice("lonely", 0);
    read();
    assertThat(progress().listed()).isEqualTo(1);
    assertThat(reach(lonely)).isZero();
  }

  @Test
  void aListIsReadAnewAfterAMonthAndOfUseMeanwhile() {
    var voice = voice("voice", 30);
    pages.put(voice, List.of(town.subList(0, 10), town.subList(10, 30)));
    read();
    later(FollowerReading.ANEW_AFTER);
    pages.put(voice, List.of(town.subList(30, 35)));
    assertThat(reach(voice)).isEqualTo(30);
    read();
    assertThat(reach(voice)).isEqualTo(5);
  }

  @Test
  void aListBeyondTheMostIsCutAndTheCountStandsForTheRest() {
    var star = voice("star", 900_000);
    pages.put(
        star,
        IntStream.range(0, FollowerReading.MOST_PAGES + 5)
            .mapToObj(i -> List.of(town.get(i % 40)))
            .toList());
    read();
    read();
    assertThat(asked).hasSize(FollowerReading.MOST_PAGES);
    assertThat(progress().listed()).isEqualTo(1);
    assertThat(reach(star)).isBetween(899_900.0, 900_000.0);
  }

  @Test
  void asksNobodyAboutThePeopleOfTheSample() {
    var sample = kith.bean(Workspaces.class).addSample("Harvestline", ZoneId.of("Europe/Berlin"));
    CurrentWorkspace.run(
        sample,
        () -> {
          var made = new Account(Network.BLUESKY, "did:plc:made", "made.test", "made");
          var accounts = kith.bean(Accounts.class);
          accounts.ours(List.of(accounts.remember(made)));
          assertThat(run().state()).isEqualTo(JobRun.State.DONE);
        });
    assertThat(asked).isEmpty();
  }
}
