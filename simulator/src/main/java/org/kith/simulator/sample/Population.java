package org.kith.simulator.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kith.simulator.sample.AccountDraft.Openness;
import org.kith.simulator.sample.AccountDraft.Role;
import org.kith.simulator.text.Grammar;
import org.kith.simulator.text.Phrases;

/// Everybody who has an account: the organisation, the people written by hand, the voices, and
/// those who only listen.
final class Population {
  private static final int SPEAKERS = 400;
  private static final int MID_SIZED_EACH = 5;
  private static final int BLOGS_EACH = 2;

  private final List<AccountDraft> accounts = new ArrayList<>(Home.PEOPLE);
  private final List<Integer> speakers = new ArrayList<>();
  private final Set<Integer> persons = new HashSet<>();
  private final Map<String, Integer> byHandle = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final int[] left = new int[Home.values().length];
  private final Phrases words = Phrases.read("words");
  private final Grammar grammar = new Grammar(words);
  private final Map<Home, Phrases> texts;
  private final LocalDate today;
  private final Chance chance;

  private Population(Map<Home, Phrases> texts, LocalDate today, Chance chance) {
    this.texts = texts;
    this.today = today;
    this.chance = chance;
    for (Home home : Home.values()) {
      left[home.id] = home.size;
    }
  }

  static Population settle(Cast cast, Map<Home, Phrases> texts, LocalDate today, Chance chance) {
    var population = new Population(texts, today, chance);
    population.addOwn();
    population.addCast(cast);
    population.addBig();
    population.addVoices();
    population.addOrdinary();
    return population;
  }

  List<AccountDraft> accounts() {
    return accounts;
  }

  /// Ids of those who speak.
  List<Integer> speakers() {
    return speakers;
  }

  AccountDraft of(Cast.Identity identity) {
    return accounts.get(
        Objects.requireNonNull(byHandle.get(key(identity.network(), identity.handle()))));
  }

  /// Whether the account belongs to somebody the organisation chose to know.
  boolean person(int account) {
    return persons.contains(account);
  }

  /// The organisation's accounts, in the order of their ids.
  List<AccountDraft> own() {
    return accounts.stream().filter(account -> account.role() == Role.OWN).toList();
  }

  private void addOwn() {
    String about =
        "We collect food that would be thrown away and bring it to people who eat it. Port Alder.";
    add(own(Network.MASTODON, "harvestline@alder.social.example", about, 1260, Openness.LISTED));
    add(own(Network.BLUESKY, "harvestline.sky.example", about, 860, Openness.LISTED));
    add(own(Network.BLOG, "harvestline.example", about, 280, Openness.SILENT));
    add(own(Network.INSTAGRAM, "harvestline.portalder", about, 640, Openness.COUNTED));
    add(own(Network.FACEBOOK, "harvestline.portalder", about, 410, Openness.COUNTED));
  }

  private AccountDraft own(
      Network network, String handle, String about, int target, Openness openness) {
    return new AccountDraft(
        accounts.size(),
        Role.OWN,
        network,
        handle,
        "Harvestline",
        about,
        Home.FOODBANKS,
        target,
        openness,
        Set.of());
  }

  private void addCast(Cast cast) {
    for (Cast.Member member : cast.members()) {
      for (Cast.Identity identity : member.identities) {
        var network = identity.network();
        boolean spoke = member.said.stream().anyMatch(said -> said.network() == network);
        if (spoke || network == Network.MASTODON || network == Network.BLUESKY) {
          speakers.add(accounts.size());
        }
        if (member.person) {
          persons.add(accounts.size());
        }
        add(
            new AccountDraft(
                accounts.size(),
                Role.CAST,
                network,
                identity.handle(),
                member.name,
                identity.about(),
                member.home,
                identity.followers(),
                identity.listed() ? Openness.LISTED : Openness.COUNTED,
                Set.of()));
      }
    }
  }

  private void addBig() {
    for (String line : Phrases.read("charity").of("big")) {
      String[] cells = line.split(" \\| ", -1);
      var network = Network.valueOf(cells[2]);
      speakers.add(accounts.size());
      add(
          new AccountDraft(
              accounts.size(),
              Role.BIG,
              network,
              handle(cells[0], network, false),
              cells[0],
              cells[3],
              Home.named(cells[1]),
              0,
              Openness.LISTED,
              Set.of()));
    }
  }

  /// Fills up to 400 who speak: some of middling size in each community, then smaller and smaller.
  private void addVoices() {
    var homes = Home.values();
    int rank = 0;
    for (int turn = 0; speakers.size() < SPEAKERS; turn++) {
      for (Home home : homes) {
        if (speakers.size() == SPEAKERS) {
          return;
        }
        boolean mid = turn < MID_SIZED_EACH;
        boolean blog = turn >= MID_SIZED_EACH && turn < MID_SIZED_EACH + BLOGS_EACH;
        int most = (int) (home.size * (0.34 + 0.2 * chance.uniform()));
        int target =
            mid
                ? Math.min(most, chance.between(1500, 3700))
                : (int) Math.min(2300, 3100 * Math.pow(++rank, -0.72) * chance.logNormal(1, 0.5))
                    + 9;
        var network =
            blog ? Network.BLOG : chance.happens(0.52) ? Network.MASTODON : Network.BLUESKY;
        speakers.add(accounts.size());
        add(voice(home, mid ? Role.MID : Role.SMALL, network, target));
      }
    }
  }

  private AccountDraft voice(Home home, Role role, Network network, int target) {
    boolean project = network == Network.BLOG || chance.happens(0.12);
    String name = name(home, project);
    var wishes = role == Role.MID ? Set.<Account.OptOut>of() : Wishes.of(network, 0.07, chance);
    String about = about(home) + (wishes.contains(Account.OptOut.DISCOVERY) ? " #nobot" : "");
    return new AccountDraft(
        accounts.size(),
        role,
        network,
        handle(name, network, !project),
        name,
        about,
        home,
        target,
        Wishes.openness(network, wishes, chance),
        wishes);
  }

  private void addOrdinary() {
    for (Home home : Home.values()) {
      while (left[home.id] > 0) {
        var network = ordinaryNetwork();
        String name = name(home, false);
        var wishes = Wishes.of(network, 0.03, chance);
        add(
            new AccountDraft(
                accounts.size(),
                Role.ORDINARY,
                network,
                handle(name, network, true),
                name,
                chance.happens(0.45) ? "" : about(home),
                home,
                0,
                Wishes.openness(network, wishes, chance),
                wishes));
      }
    }
  }

  private Network ordinaryNetwork() {
    int draw = chance.between(1, 100);
    if (draw <= 47) {
      return Network.MASTODON;
    }
    return draw <= 90
        ? Network.BLUESKY
        : draw <= 95 ? Network.INSTAGRAM : draw <= 98 ? Network.X : Network.FACEBOOK;
  }

  private String about(Home home) {
    return fill(chance.pick(texts(home).of("bio")));
  }

  private String name(Home home, boolean project) {
    if (project) {
      String title = fill(chance.pick(texts(home).of("names")));
      if (names.add(title)) {
        return title;
      }
    }
    for (int tries = 0; ; tries++) {
      String name = fill("{first} {last}");
      if (tries > 3 || names.add(name)) {
        return name;
      }
    }
  }

  /// A handle nobody has yet, in the manner of its network.
  private String handle(String name, Network network, boolean person) {
    String base = AccountDraft.slug(person && chance.happens(0.2) ? name.split(" ", -1)[0] : name);
    for (int number = 0; ; number++) {
      String local =
          number == 0 ? base : base + (number < 4 ? number + 1 : chance.between(10, 9999));
      String handle =
          switch (network) {
            case MASTODON -> local + "@" + SERVERS.get(chance.between(0, SERVERS.size() - 1));
            case BLUESKY -> local + ".sky.example";
            case BLOG -> local + ".example";
            case FACEBOOK, INSTAGRAM, X -> local;
          };
      if (!byHandle.containsKey(key(network, handle))) {
        return handle;
      }
    }
  }

  private static final List<String> SERVERS =
      List.of(
          "alder.social.example",
          "alder.social.example",
          "tide.social.example",
          "soil.social.example",
          "nights.social.example",
          "campus.social.example",
          "town.social.example");

  private Phrases texts(Home home) {
    var phrases = texts.get(home);
    if (phrases == null) {
      throw new IllegalStateException("no texts for " + home);
    }
    return phrases;
  }

  private String fill(String frame) {
    return grammar.fill(frame, today, chance.random(), Map.of());
  }

  private void add(AccountDraft account) {
    accounts.add(account);
    left[account.home().id]--;
    byHandle.put(key(account.network(), account.handle()), account.id());
  }

  private static String key(Network network, String handle) {
    return network + " " + handle;
  }
}
