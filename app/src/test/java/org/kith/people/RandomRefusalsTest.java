package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.networks.Network;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P4: random sequences of what people and members do, each step compared with a small
/// model that knows nothing of the database. Nobody who refused is ever let through, whatever is
/// linked, imported, added anew, renamed or taken back; nobody else is held back. Merges are proven
/// in [MergesTest].
///
/// Each build runs five hundred of them; `-Dkith.sequences=10000` runs as many, which takes twenty
/// times as long.
class RandomRefusalsTest {

  private static final int SEQUENCES = Integer.getInteger("kith.sequences", 100);
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final int A_TRANSACTION = 50;
  private static final long SEED = 20_261_129;

  @RegisterExtension final TestKith kith = new TestKith();

  /// What counts, in memory: who owns what, and what of it refused. A refusal is that of all its
  /// owner has, and stays with it.
  private static final class Model {
    final Map<PersonId, Set<String>> owned = new LinkedHashMap<>();

    final Set<PersonId> refusedPersons = new HashSet<>();
    final Set<String> refused = new HashSet<>();

    void spread() {
      boolean more = true;
      while (more) {
        more = false;
        for (var entry : owned.entrySet()) {
          var all = entry.getValue();
          if (refusedPersons.contains(entry.getKey()) || all.stream().anyMatch(refused::contains)) {
            boolean newPerson = refusedPersons.add(entry.getKey());
            boolean newThings = refused.addAll(all);
            more |= newPerson || newThings;
          }
        }
      }
    }

    boolean refuses(PersonId person) {
      return refusedPersons.contains(person);
    }
  }

  /// One small world of two accounts, two addresses and whoever is made of them.
  private final class Sequence {
    private final SplittableRandom random;
    private final Model model = new Model();
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final List<String> addresses;
    private int acts;

    Sequence(int nr, List<AccountId> accounts) {
      this.random = new SplittableRandom(SEED + nr);
      this.accounts.put("https://a%d.example".formatted(2 * nr), accounts.getFirst());
      this.accounts.put("https://a%d.example".formatted(2 * nr + 1), accounts.getLast());
      this.addresses = List.of("x%d@example.org".formatted(nr), "y%d@example.org".formatted(nr));
    }

    int run(int steps) {
      add();
      for (int step = 0; step < steps; step++) {
        step();
        model.spread();
      }
      askEverybody();
      return acts;
    }

    private void step() {
      switch (random.nextInt(9)) {
        case 0 -> add();
        case 1 -> refuse();
        case 2 -> refuseByKey();
        case 3 -> mayWe().agreed(anybody(), channel(), "said yes on the phone");
        case 4 -> link();
        case 5 -> rename();
        case 6 -> remove();
        default -> askEverybody();
      }
    }

    private void add() {
      var key = anyAccount();
      var address = random.nextBoolean() ? addresses.get(random.nextInt(2)) : "";
      boolean free = model.owned.values().stream().noneMatch(all -> all.contains(key));
      var proofs =
          free && random.nextBoolean()
              ? List.of(new NewPerson.Proof(id(key), "told us"))
              : List.<NewPerson.Proof>of();
      var person =
          persons()
              .add(new NewPerson("X", "", address, "import", Connection.NONE, kith.now(), proofs));
      var all = new HashSet<String>();
      proofs.forEach(_ -> all.add(key));
      if (!address.isEmpty()) {
        all.add(address);
      }
      model.owned.put(person, all);
    }

    private void refuse() {
      var person = anybody();
      mayWe().refused(person, "stop");
      model.refusedPersons.add(person);
    }

    private void refuseByKey() {
      if (random.nextBoolean()) {
        var key = anyAccount();
        mayWe().refused(Network.BLOG, key, "asked to be left out", kith.now());
        model.refused.add(key);
      } else {
        var address = addresses.get(random.nextInt(2));
        mayWe().refused(address, "asked to be left out", kith.now());
        model.refused.add(address);
      }
    }

    private void link() {
      var person = anybody();
      var key = anyAccount();
      persons().link(person, id(key), "her blog says so");
      model.owned.values().forEach(all -> all.remove(key));
      owned(person).add(key);
    }

    private void rename() {
      var person = anybody();
      var address = addresses.get(random.nextInt(2));
      persons().change(person, "X", "", address);
      owned(person).removeAll(addresses);
      owned(person).add(address);
    }

    private void remove() {
      if (model.owned.size() > 1) {
        var person = anybody();
        persons().takeBack(person);
        model.owned.remove(person);
        model.refusedPersons.remove(person);
      }
    }

    private void askEverybody() {
      for (var person : model.owned.keySet()) {
        var permission = mayWe().contact(person, channel());
        assertThat(permission instanceof Permission.Refused)
            .as("%s", person)
            .isEqualTo(model.refuses(person));
        acts += permission.isGranted() ? 1 : 0;
      }
    }

    private PersonId anybody() {
      var all = new ArrayList<>(model.owned.keySet());
      return all.get(random.nextInt(all.size()));
    }

    private Set<String> owned(PersonId person) {
      return model.owned.computeIfAbsent(person, _ -> new HashSet<>());
    }

    private Channel channel() {
      return CHANNELS.get(random.nextInt(CHANNELS.size()));
    }

    private String anyAccount() {
      return accounts.keySet().stream().sorted().toList().get(random.nextInt(2));
    }

    private AccountId id(String key) {
      var id = accounts.get(key);
      if (id == null) {
        throw new IllegalStateException(key);
      }
      return id;
    }
  }

  @Test
  void p4_noRandomSequenceReachesSomebodyWhoRefused() {
    var start = System.nanoTime();
    int acts = 0;
    for (int first = 0; first < SEQUENCES; first += A_TRANSACTION) {
      var accounts = new HeardWorld(kith).accounts(2 * first, 2 * A_TRANSACTION);
      acts += inTransaction(first, accounts);
    }
    System.out.printf(
        "%,d sequences, %,d acts let through, 0 towards somebody who refused, %d s%n",
        SEQUENCES, acts, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    assertThat(acts).isGreaterThan(SEQUENCES / 2);
  }

  private int inTransaction(int first, List<AccountId> accounts) {
    return kith.asOwner(() -> {
      var acts =
          kith.bean(TransactionTemplate.class)
              .execute(_ -> {
                int sum = 0;
                for (int i = 0; i < A_TRANSACTION; i++) {
                  var mine = accounts.subList(2 * i, 2 * i + 2);
                  sum += new Sequence(first + i, mine).run(4);
                }
                return sum;
              });
      return acts == null ? 0 : acts;
    });
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }
}
