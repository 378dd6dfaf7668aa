package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.cultivate.Relationships;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.privacy.Erasure;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P4: random sequences of what people and members do, each step compared with a small
/// model that knows nothing of the database. Nobody who refused at anything they are known by is
/// ever let through or asked, whatever is linked, imported, added anew, renamed, merged, made two
/// again, taken back or erased; and as long as nobody was merged or erased, nobody else is held
/// back.
///
/// Each build runs a hundred of them; `-Dkith.sequences=10000` runs as many, which takes a hundred
/// times as long.
class RandomRefusalsTest {

  private static final int SEQUENCES = Integer.getInteger("kith.sequences", 100);
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final int A_TRANSACTION = 50;
  private static final int STEPS = 8;
  private static final long SEED = 20_261_129;

  @RegisterExtension final TestKith kith = new TestKith();

  /// One small world of two accounts, two addresses and whoever is made of them.
  private final class Sequence {
    private final SplittableRandom random;
    private final RefusalModel model = new RefusalModel();
    private final Map<String, AccountId> accounts = new TreeMap<>();
    private final List<String> addresses;
    private final List<String> done = new ArrayList<>();

    Sequence(int nr, List<AccountId> accounts) {
      this.random = new SplittableRandom(SEED + nr);
      this.accounts.put("https://a%d.example".formatted(2 * nr), accounts.getFirst());
      this.accounts.put("https://a%d.example".formatted(2 * nr + 1), accounts.getLast());
      this.addresses = List.of("x%d@example.org".formatted(nr), "y%d@example.org".formatted(nr));
    }

    void run(int steps) {
      add();
      add();
      for (int step = 0; step < steps; step++) {
        step();
        model.spread();
      }
      reachEverybody();
    }

    private void step() {
      switch (random.nextInt(15)) {
        case 0, 1 -> add();
        case 2 -> refuse();
        case 3 -> refuseByKey();
        case 4 -> agree();
        case 5 -> link();
        case 6 -> rename();
        case 7 -> remove();
        case 8 -> erase();
        case 9, 10 -> merge();
        case 11 -> undo();
        case 12 -> stop();
        case 13 -> ask(anybody());
        default -> reachEverybody();
      }
    }

    private void add() {
      var key = anyAccount();
      var address = random.nextBoolean() ? anyAddress() : "";
      var keys = model.isFree(key) && random.nextBoolean() ? Set.of(key) : Set.<String>of();
      var proofs = keys.stream().map(k -> new NewPerson.Proof(id(k), "told us")).toList();
      var person =
          persons()
              .add(new NewPerson("X", "", address, "import", Connection.NONE, kith.now(), proofs));
      kith.bean(Relationships.class).begin(person);
      model.add(person, keys, address);
      did("add", person, keys, address);
    }

    private void refuse() {
      var person = anybody();
      mayWe().refused(person, "stop");
      model.refuses(person);
      did("refuse", person);
    }

    private void refuseByKey() {
      var what = random.nextBoolean() ? anyAccount() : anyAddress();
      if (accounts.containsKey(what)) {
        mayWe().refused(Network.BLOG, what, "asked to be left out", kith.now());
      } else {
        mayWe().refused(what, "asked to be left out", kith.now());
      }
      model.refuses(what);
      did("refuse", what);
    }

    private void agree() {
      var person = anybody();
      mayWe().agreed(person, channel(), "said yes on the phone");
      did("agree", person);
    }

    private void link() {
      var person = anybody();
      var key = anyAccount();
      persons().link(person, id(key), "her blog says so");
      model.link(person, key);
      did("link", person, key);
    }

    private void rename() {
      var person = anybody();
      var address = anyAddress();
      kith.bean(PersonEdits.class)
          .change(person, new PersonDetails("X", "", address, "why", Connection.UNKNOWN));
      model.rename(person, address);
      did("rename", person, address);
    }

    private void remove() {
      if (model.there().size() > 1) {
        var person = anybody();
        boolean gone = persons().takeBack(person);
        assertThat(gone).isEqualTo(!model.isSeveral(person));
        if (gone) {
          model.remove(person);
        }
        did("remove", person, gone);
      }
    }

    private void erase() {
      if (model.there().size() > 1) {
        var person = anybody();
        var keys = model.accounts(person);
        assertThat(kith.bean(Erasure.class).erase(person)).isPresent();
        model.erase(person);
        // Somebody may still know the account, and bring it.
        keys.forEach(key ->
            accounts.put(
                key,
                kith.bean(Accounts.class)
                    .remember(new Account(Network.BLOG, key, key.substring(8), "A"))));
        did("erase", person, keys);
      }
    }

    private void merge() {
      var one = anybody();
      var other = anybody();
      boolean address = random.nextInt(3) == 0;
      var merge =
          kith.bean(Merges.class)
              .merge(one, other, address ? Set.of("email") : Set.of(), "she said so");
      assertThat(merge.isPresent()).isEqualTo(!one.equals(other));
      merge.ifPresent(id -> model.merge(id, one, other, address));
      did("merge", one, other, address);
    }

    private void undo() {
      var standing = model.standing();
      if (!standing.isEmpty()) {
        var id = standing.get(random.nextInt(standing.size()));
        assertThat(kith.bean(Merges.class).undo(id)).isPresent();
        model.undo(id);
        did("undo", id);
      }
    }

    private void stop() {
      var person = anybody();
      if (asks().stop(campaign, person, "said stop when asked")) {
        model.refuses(person);
        did("stop", person);
      }
    }

    private void ask(PersonId person) {
      if (asks().ask(campaign, person, channel()) instanceof AskResult.Asked) {
        asked++;
        act(person, "was asked");
      }
      did("ask", person);
    }

    private void reachEverybody() {
      for (var person : model.there()) {
        var permission = mayWe().message(person, channel(), true);
        if (permission.isGranted()) {
          act(person, "may be written to");
        }
        if (model.isExact()) {
          assertThat(permission instanceof Permission.Refused)
              .as("%s of %s after %s", person, model, done)
              .isEqualTo(model.mustNotBeReached(person));
        }
      }
    }

    private void act(PersonId person, String how) {
      acts++;
      assertThat(model.mustNotBeReached(person))
          .as("%s %s, of %s after %s", person, how, model, done)
          .isFalse();
    }

    private void did(Object... words) {
      done.add(Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private PersonId anybody() {
      var all = model.there();
      return all.get(random.nextInt(all.size()));
    }

    private Channel channel() {
      return CHANNELS.get(random.nextInt(CHANNELS.size()));
    }

    private String anyAccount() {
      return List.copyOf(accounts.keySet()).get(random.nextInt(2));
    }

    private String anyAddress() {
      return addresses.get(random.nextInt(2));
    }

    private AccountId id(String key) {
      var id = accounts.get(key);
      if (id == null) {
        throw new IllegalStateException(key);
      }
      return id;
    }
  }

  private CampaignId campaign = new CampaignId(0);
  private int acts;
  private int asked;

  @Test
  void p4_noRandomSequenceReachesSomebodyWhoRefused() {
    campaign = new CampaignWorld(kith).onTheWeb().running();
    var start = System.nanoTime();
    for (int first = 0; first < SEQUENCES; first += A_TRANSACTION) {
      var accounts = new HeardWorld(kith).accounts(2 * first, 2 * A_TRANSACTION);
      inTransaction(first, accounts);
    }
    System.out.printf(
        "%,d sequences, %,d acts let through (%,d people asked), 0 towards somebody who refused, %d"
            + " s%n",
        SEQUENCES, acts, asked, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    assertThat(acts).isGreaterThan(SEQUENCES / 2);
    assertThat(asked).isGreaterThan(SEQUENCES / 20);
  }

  private void inTransaction(int first, List<AccountId> accounts) {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .executeWithoutResult(_ -> {
              for (int i = 0; i < A_TRANSACTION; i++) {
                new Sequence(first + i, accounts.subList(2 * i, 2 * i + 2)).run(STEPS);
              }
            }));
  }

  private Asks asks() {
    return kith.bean(Asks.class);
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }
}
