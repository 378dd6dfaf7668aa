package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.Asks;
import org.kith.activate.Campaigns;
import org.kith.activate.TrackedLinks;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Today;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.Persons;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.kith.plan.Audiences;
import org.kith.simulator.sample.Account;
import org.kith.simulator.sample.Post;
import org.kith.simulator.sample.SampleWorld;
import org.kith.simulator.sample.Voice;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.Caller;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The sample as `kith demo` makes it. It is made once for all these tests, after one that was cut
/// off.
class SampleLoaderTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private static final List<String> SAID = new ArrayList<>();
  private static final Map<Long, SampleWorld> WORLDS = new HashMap<>();

  private SampleLoader loader;
  private SampleWorld world;
  private WorkspaceId sample;

  @BeforeEach
  void load() {
    loader = new SampleLoader(kith::bean, SAID::add);
    if (SAID.isEmpty()) {
      // Another test of this JVM may have made it; here it begins with one that was cut off.
      var workspaces = kith.bean(Workspaces.class);
      workspaces.sample().ifPresent(workspaces::removeHalfMade);
      workspaces.addSample(SampleLoader.UNFINISHED, ZoneOffset.UTC);
    }
    sample = loader.sample(() -> SampleWorld.generate(SampleLoader.SEED, kith.now()));
    world =
        WORLDS.computeIfAbsent(SampleLoader.SEED, seed -> SampleWorld.generate(seed, kith.now()));
  }

  @Test
  void aSampleThatWasCutOffIsMadeAnewAndAWholeOneIsFound() {
    assertThat(SAID.getFirst()).startsWith("Removing a sample");
    assertThat(SAID.stream().filter(line -> line.contains("12,000 posts"))).hasSize(1);
    long accounts = count("account");
    assertThat(loader.sample(() -> SampleWorld.generate(SampleLoader.SEED, kith.now())))
        .isEqualTo(sample);
    assertThat(count("account")).isEqualTo(accounts);
    assertThat(kith.bean(Workspaces.class).get(sample).name()).isEqualTo("Harvestline");
  }

  @Test
  void everythingOfTheWorldIsThere() {
    assertThat(count("account")).isEqualTo(60_000);
    assertThat(count("post")).isEqualTo(12_000 + ownCopies() + ownReplies());
    assertThat(count("topic")).isEqualTo(world.topics().size());
    assertThat(count("source")).isEqualTo(world.sources().size() + 1);
    assertThat(count("post where answers > 0"))
        .isEqualTo(
            world.posts().stream().filter(post -> post.answers() > 0).count() + ownAnswered());
    long notes = world.persons().stream().filter(p -> !p.contact().notes().isEmpty()).count();
    assertThat(count("interaction where kind = 'STAGE'"))
        .isPositive()
        .isEqualTo(world.persons().stream().mapToInt(p -> p.moves().size()).sum());
    assertThat(count("interaction where kind <> 'STAGE'"))
        .isEqualTo(world.persons().stream().mapToInt(p -> p.timeline().size()).sum() + notes);
    in(() -> {
      assertThat(bean(Persons.class).all()).hasSameSizeAs(world.persons());
      assertThat(bean(Circle.class).members()).hasSize(18).hasSameSizeAs(world.circle());
      assertThat(bean(Audiences.class).progress().listed()).isEqualTo(listed());
      return true;
    });
  }

  @Test
  void whatRefersToAPersonRefersToThatPerson() {
    in(() -> {
      var persons = bean(Persons.class).all();
      for (var person : world.persons()) {
        var found =
            persons.stream().filter(p -> p.name().equals(person.name())).findFirst().orElseThrow();
        assertThat(found.accounts()).hasSameSizeAs(person.accounts());
        assertThat(found.email()).isEqualTo(person.contact().email());
        var balance = bean(Interactions.class).balance(found.id());
        assertThat(balance.given()).as(person.name()).isEqualTo(person.given());
        assertThat(balance.asked()).as(person.name()).isEqualTo(person.asked());
        assertThat(bean(NextSteps.class).of(found.id()).orElseThrow().what())
            .isEqualTo(person.next().what());
        assertThat(!(bean(MayWe.class).contact(found.id()) instanceof Permission.Refused))
            .as(person.name())
            .isEqualTo(person.contact().refused() == null);
      }
      return true;
    });
  }

  @Test
  void voicesAreWhatTheWorldSays() {
    var expected = new TreeMap<String, String>();
    for (var voice : world.voices()) {
      var account = world.accounts().get(voice.account());
      if (voice.state() != Voice.State.CHOSEN) {
        expected.put(account.handle(), voice.state().name());
      }
    }
    var found = new TreeMap<String, String>();
    in(() -> {
      for (var state : VoiceState.values()) {
        bean(Voices.class)
            .list(state, 0, 1000)
            .forEach(voice -> found.put(voice.handle(), voice.state().name()));
      }
      return true;
    });
    assertThat(expected).containsAllEntriesOf(found);
    expected.keySet().removeAll(found.keySet());
    assertThat(expected.keySet()).allMatch(handle -> unheard().contains(handle));
  }

  /// Who asked not to be found or kept, or used none of our words.
  private Set<String> unheard() {
    var matched = new HashSet<Integer>();
    for (var post : world.posts()) {
      if (post.truth().about() != Post.About.OTHER) {
        matched.add(post.account());
      }
    }
    return world.voices().stream()
        .map(voice -> world.accounts().get(voice.account()))
        .filter(a ->
            a.optOuts().contains(Account.OptOut.DISCOVERY)
                || a.optOuts().contains(Account.OptOut.INDEXING)
                || !matched.contains(a.id()))
        .map(Account::handle)
        .collect(Collectors.toSet());
  }

  @Test
  void matchingFindsWhatNamesUs() {
    long ofUs =
        world.posts().stream()
            .filter(p -> p.truth().about() == Post.About.US)
            .filter(this::kept)
            .count();
    long answered =
        world.posts().stream().filter(p -> p.truth().answered() != null).filter(this::kept).count();
    assertThat(count("(select distinct post_id from mention where of_us) m"))
        .isCloseTo(ofUs, Percentage.withPercentage(5));
    assertThat(count("(select distinct post_id from mention where state = 'ANSWERED') m"))
        .isCloseTo(answered, Percentage.withPercentage(5));
  }

  private boolean kept(Post post) {
    return !world.accounts().get(post.account()).optOuts().contains(Account.OptOut.INDEXING);
  }

  @Test
  void campaignsHaveTheirAsksAndLinks() {
    in(() -> {
      var campaigns = bean(Campaigns.class).all();
      assertThat(campaigns).hasSameSizeAs(world.campaigns());
      for (var campaign : world.campaigns()) {
        var found =
            campaigns.stream()
                .filter(c -> c.name().equals(campaign.name()))
                .findFirst()
                .orElseThrow();
        assertThat(bean(Asks.class).of(found.id())).hasSameSizeAs(campaign.asks());
        assertThat(bean(TrackedLinks.class).of(found.id())).hasSameSizeAs(campaign.links());
      }
      return true;
    });
  }

  @Test
  void theFirstMorningIsFull() {
    var day = in(() -> bean(Today.class).day());
    assertThat(day.blocks()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(day.things()).isGreaterThanOrEqualTo(5);
  }

  private long ownCopies() {
    return world.ownPosts().stream()
        .flatMap(post -> post.copies().stream())
        .filter(copy -> !copy.key().isEmpty())
        .count();
  }

  private long ownReplies() {
    var networks =
        world.organisation().accounts().stream()
            .map(id -> world.accounts().get(id).network())
            .toList();
    return world.posts().stream()
        .filter(post -> post.truth().answered() != null)
        .filter(post -> networks.contains(world.accounts().get(post.account()).network()))
        .count();
  }

  private long ownAnswered() {
    return world.ownPosts().stream()
        .flatMap(post -> post.copies().stream())
        .filter(copy -> !copy.key().isEmpty() && copy.answers() > 0)
        .count();
  }

  private int listed() {
    return (int)
        world.accounts().stream()
            .filter(a -> a.audience().listed())
            .filter(a -> !a.optOuts().contains(Account.OptOut.FOLLOWER_LIST))
            .count();
  }

  private long count(String rows) {
    var counting = bean(JdbcClient.class).sql("select count(*) from " + rows).query(Long.class);
    return in(() ->
        Objects.requireNonNull(bean(TransactionTemplate.class).execute(_ -> counting.single())));
  }

  private <T> T bean(Class<T> type) {
    return kith.bean(type);
  }

  private <T> T in(Callable<T> work) {
    var caller = new Caller(loader.owner(sample), kith.bean(Workspaces.class).get(sample));
    try {
      return CurrentWorkspace.call(sample, () -> caller.call(work::call));
    } catch (Exception e) {
      throw e instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    }
  }
}
