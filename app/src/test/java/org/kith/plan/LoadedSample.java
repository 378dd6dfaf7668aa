package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.simulator.sample.Account;
import org.kith.simulator.sample.Person;
import org.kith.simulator.sample.SampleWorld;
import org.kith.simulator.sample.Voice;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sample world in a test's workspace, as far as plans see it.
final class LoadedSample {

  private final TestKith kith;
  private final SampleWorld sample;
  private final SmallWorld world;
  private final JdbcClient db;
  private final List<AccountId> ids = new ArrayList<>();
  private final Map<Integer, PersonId> persons = new HashMap<>();

  LoadedSample(TestKith kith, SampleWorld sample) {
    this.kith = kith;
    this.sample = sample;
    this.world = new SmallWorld(kith);
    this.db = kith.bean(JdbcClient.class);
  }

  SmallWorld world() {
    return world;
  }

  AccountId id(int account) {
    return ids.get(account);
  }

  PersonId person(int person) {
    return Objects.requireNonNull(persons.get(person));
  }

  List<AccountId> voices() {
    return sample.voices().stream()
        .filter(voice -> voice.state() != Voice.State.CHOSEN && voice.state() != Voice.State.HIDDEN)
        .map(voice -> ids.get(voice.account()))
        .toList();
  }

  int people() {
    world.in(() -> {
      var accounts = sample.accounts();
      ids.addAll(
          db.sql(
                  """
                  insert into account (network, key, handle, name, followers, profile_read_at)
                  select network, key, handle, name, nullif(followers, -1), :at
                  from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[],
                      :followers::bigint[]) with ordinality
                    as a (network, key, handle, name, followers, nr)
                  order by nr returning id
                  """)
              .param("at", Instants.toSql(kith.now()))
              .param("networks", texts(a -> a.network().name()))
              .param("keys", texts(Account::key))
              .param("handles", texts(Account::handle))
              .param("names", texts(Account::name))
              .param(
                  "followers",
                  accounts.stream().mapToLong(a -> a.audience().followers().orElse(-1)).toArray())
              .query((row, _) -> new AccountId(row.getLong(1)))
              .list());
      for (var account : accounts) {
        if (!account.optOuts().isEmpty()) {
          db.sql("update account set opt_outs = ? where id = ?")
              .params(
                  account.optOuts().stream().map(Enum::name).toArray(String[]::new),
                  id(account.id()).value())
              .update();
        }
      }
      sample
          .organisation()
          .accounts()
          .forEach(own ->
              db.sql("update account set ours = true where id = " + id(own).value()).update());
      return ids.size();
    });
    for (var voice : sample.voices()) {
      if (voice.state() != Voice.State.CHOSEN) {
        var heard = Duration.between(voice.heard(), kith.now());
        world.voice(id(voice.account()), voice.state().name(), heard);
      }
    }
    for (var person : sample.persons()) {
      persons.put(person.id(), person(person));
    }
    return persons.size();
  }

  private PersonId person(Person person) {
    var accounts =
        person.accounts().stream().map(owned -> id(owned.account())).toArray(AccountId[]::new);
    var id = world.person(person.name(), accounts);
    var stage = person.standing().stage();
    double hours =
        switch (stage) {
          case SPEAKS_FOR_US -> HourRule.USUAL.speaksForUs();
          case FRIEND -> HourRule.USUAL.friend();
          case IN_TOUCH -> HourRule.USUAL.inTouch();
          case SAID_HELLO, RESTING -> HourRule.USUAL.saidHello();
          case NOTICED -> HourRule.USUAL.noticed();
        };
    var words =
        stage.name().charAt(0)
            + stage.name().substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    world.needs.put(
        id,
        new HoursNeeded.Need(
            hours, person.standing().circle(), stage != Person.Stage.RESTING, words, ""));
    return id;
  }

  int audiences() {
    var lists = new ArrayList<FollowerList>();
    for (var account : sample.accounts()) {
      if (account.audience().listed()) {
        var followers = new LongArrayList();
        for (int follower : sample.follows().audienceOf(account.id())) {
          followers.add(id(follower).value());
        }
        lists.add(new FollowerList(id(account.id()), followers, true, kith.now()));
      }
    }
    kith.asOwner(() -> kith.bean(Audiences.class).replaceAll(lists));
    return lists.size();
  }

  private String[] texts(java.util.function.Function<Account, String> of) {
    return sample.accounts().stream().map(of).toArray(String[]::new);
  }
}
