package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.views.Bulk;
import org.kith.cultivate.views.BulkAct;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.people.imports.PeopleImports;
import org.kith.privacy.Erasure;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P4: random sequences of what people and members do, each step compared with a small
/// model that knows nothing of the database. Nobody who refused at anything they are known by is
/// ever let through or asked, by the team or by a program, nor gets a letter, whatever is linked,
/// brought by files, added anew, renamed, moved, merged, made two again, taken back or erased; and
/// as long as nobody was merged or erased, nobody else is held back. What the mail server got is
/// the truth about letters.
///
/// Each build runs a hundred of them; `-Dkith.sequences=10000` runs as many. Some share an
/// organisation, and few enough: some things look at everybody there.
class RandomRefusalsTest {

  private static final int SEQUENCES = Integer.getInteger("kith.sequences", 100);
  private static final List<Channel> CHANNELS = List.of(Channel.values());

  /// From which on, for whoever looks at one again.
  private static final int FIRST = Integer.getInteger("kith.first", 0);

  private static final int AN_ORGANISATION = 20;
  private static final int STEPS = 12;
  private static final List<Stage> STAGES = List.of(Stage.values());
  private static final long SEED = 20_261_129;

  @RegisterExtension final TestKith server = new TestKith();

  /// One small world of two accounts, two addresses and whoever is made of them.
  private final class Sequence {
    private final int nr;
    private final Doors doors;
    private final TestKith kith;
    private final CampaignId campaign;
    private final SplittableRandom random;
    private final List<Doors.Brought> files = new ArrayList<>();
    private final RefusalModel model = new RefusalModel();
    private final Map<String, AccountId> accounts = new TreeMap<>();
    private final List<String> addresses;
    private final List<String> done = new ArrayList<>();
    private int brought;

    Sequence(int nr, Doors doors, List<AccountId> accounts) {
      this.nr = nr;
      this.doors = doors;
      this.kith = doors.kith();
      this.campaign = doors.campaign();
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
      send();
    }

    private void step() {
      if (model.there().isEmpty()) {
        add();
      }
      switch (random.nextInt(31)) {
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
        case 14, 15 -> bring();
        case 16 -> bringBack();
        case 17 -> moveEverybody();
        case 18, 19 -> refuseByProgram();
        case 20 -> askByProgram();
        case 21, 22, 23, 24, 25 -> invite();
        case 26 -> send();
        case 27, 28 -> inviteByProgram();
        case 29 -> moveEverybodyByProgram();
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

    private void bring() {
      var rows = new ArrayList<Doors.Row>();
      var brings = List.of(addresses.getFirst(), addresses.getLast(), "");
      for (var address : brings.subList(random.nextInt(2), 2 + random.nextInt(2))) {
        var name = "P%d-%d".formatted(nr, brought++);
        rows.add(new Doors.Row(name, address, random.nextInt(4) == 0));
      }
      did("bring", rows);
      var came = in(() -> doors.bring(rows));
      for (var row : rows) {
        var person = came.people().get(row.name());
        if (person != null) {
          kith.bean(Relationships.class).begin(person);
          model.add(person, Set.of(), row.address());
        }
        if (row.refuses() && person != null) {
          model.refuses(person);
        } else if (row.refuses()) {
          model.refuses(row.address());
        }
      }
      files.add(came);
    }

    private void bringBack() {
      if (files.isEmpty()) {
        return;
      }
      var file = files.remove(random.nextInt(files.size()));
      var alone =
          file.people().values().stream()
              .filter(person -> model.knows(person) && !model.isSeveral(person))
              .toList();
      did("bring back", alone);
      assertThat(kith.bean(PeopleImports.class).undo(file.file())).isPresent();
      var there = doors.there(Set.copyOf(alone));
      for (var person : alone) {
        if (!there.contains(person)) {
          assertThat(model.mustNotBeReached(person))
              .as("%s forgotten, of %s after %s", person, model, done)
              .isFalse();
          model.remove(person);
        }
      }
    }

    private void moveEverybody() {
      var to = STAGES.get(random.nextInt(STAGES.size()));
      var people = model.there();
      var before = kith.bean(Relationships.class).find(people);
      did("move", to);
      kith.bean(Bulk.class).act(new BulkAct.Move(to), people);
      movedCloser(people, before);
    }

    private void movedCloser(List<PersonId> people, Map<PersonId, Relationship> before) {
      kith.bean(Relationships.class)
          .find(people)
          .forEach((person, now) -> {
            var was = before.get(person);
            if (was != null && now.stage().isCloserThan(was.stage())) {
              act(person, "was moved closer");
            }
          });
    }

    private void moveEverybodyByProgram() {
      var to = STAGES.get(random.nextInt(STAGES.size()));
      var people = model.there();
      var before = kith.bean(Relationships.class).find(people);
      did("move by the API", to);
      int status =
          doors.ask(
              "POST",
              "/api/v1/people/bulk",
              "{\"act\":\"MOVE\",\"stage\":\"%s\",\"people\":%s}"
                  .formatted(to, people.stream().map(PersonId::value).toList()));
      assertThat(status).isIn(200, 429);
      movedCloser(people, before);
    }

    private void refuseByProgram() {
      var person = anybody();
      did("refuse by the API", person);
      int status =
          doors.ask(
              "PUT",
              "/api/v1/people/%d/refusal".formatted(person.value()),
              "{\"evidence\":\"stop\"}");
      assertThat(status).isIn(200, 429);
      if (status == 200) {
        model.refuses(person);
      }
    }

    private void askByProgram() {
      var person = anybody();
      boolean before = asks().find(campaign, person).isPresent();
      did("ask by the API", person);
      int status =
          doors.ask(
              "PUT",
              "/api/v1/campaigns/%d/asks/%d".formatted(campaign.value(), person.value()),
              "{\"channel\":\"%s\"}".formatted(channel()));
      assertThat(status).isIn(200, 409, 429);
      if (status == 200 && !before) {
        asked++;
        act(person, "was asked by a program");
      }
    }

    private void invite() {
      var person = anybody();
      if (random.nextInt(4) > 0) {
        mayWe().agreed(person, Channel.EMAIL, "wrote so in a letter");
      }
      did("invite", person);
      if (doors.invite(person)) {
        act(person, "was invited");
      }
    }

    private void inviteByProgram() {
      var person = anybody();
      if (random.nextInt(4) > 0) {
        mayWe().agreed(person, Channel.EMAIL, "wrote so in a letter");
      }
      boolean before = asks().find(campaign, person).isPresent();
      did("invite by the API", person);
      int status = doors.inviteByProgram(person);
      assertThat(status).isIn(200, 409, 429);
      if (status == 200 && !before) {
        invited++;
        act(person, "was invited by a program");
      }
    }

    private void send() {
      did("send");
      for (var letter : in(doors::send)) {
        written++;
        assertThat(model.knows(letter.to()))
            .as("%s is nobody any more, of %s after %s", letter, model, done)
            .isTrue();
        act(letter.to(), "was written to");
        assertThat(model.isShut(letter.address()))
            .as("%s went out, of %s after %s", letter, model, done)
            .isFalse();
      }
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

    private Asks asks() {
      return kith.bean(Asks.class);
    }

    private MayWe mayWe() {
      return kith.bean(MayWe.class);
    }

    private Persons persons() {
      return kith.bean(Persons.class);
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

  private int acts;
  private int asked;
  private int written;
  private int invited;

  @Test
  void p4_noRandomSequenceReachesSomebodyWhoRefused() throws IOException {
    var start = System.nanoTime();
    for (int first = FIRST; first < FIRST + SEQUENCES; first += AN_ORGANISATION) {
      inAnOrganisation(first);
    }
    System.out.printf(
        "%,d sequences, %,d acts let through (%,d people asked, %,d letters), 0 towards somebody"
            + " who refused, %d s%n",
        SEQUENCES, acts, asked, written, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    assertThat(acts).isGreaterThan(SEQUENCES / 2);
    assertThat(asked).isGreaterThan(SEQUENCES / 20);
    assertThat(written).isGreaterThan(SEQUENCES / 20);
    assertThat(invited).as("by programs").isGreaterThan(SEQUENCES / 20);
  }

  private void inAnOrganisation(int first) throws IOException {
    server.now(TestKith.MONDAY_MORNING);
    try (var doors = new Doors(TestKith.neighbour())) {
      var kith = doors.kith();
      var accounts = new HeardWorld(kith).accounts(2 * first, 2 * AN_ORGANISATION);
      kith.asOwner(() ->
          kith.bean(TransactionTemplate.class)
              .executeWithoutResult(_ -> {
                for (int i = 0; i < AN_ORGANISATION; i++) {
                  new Sequence(first + i, doors, accounts.subList(2 * i, 2 * i + 2)).run(STEPS);
                }
              }));
    }
  }

  private static <T> T in(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }
  }
}
