package org.kith.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleWorldTest {
  static final Instant NOW = Instant.parse("2026-11-23T08:05:00Z");
  private static final Pattern RESERVED = Pattern.compile("https://[a-z0-9.-]+\\.example/.*");
  private static final SampleWorld WORLD = SampleWorld.generate(1, NOW);

  @Test
  void hasWhatWasPromised() {
    assertThat(WORLD.accounts()).hasSize(60_000);
    assertThat(WORLD.posts()).hasSize(12_000);
    assertThat(WORLD.voices()).hasSize(400);
    assertThat(WORLD.sources()).hasSize(41);
    assertThat(WORLD.sources()).filteredOn(source -> !source.works()).hasSize(2);
    assertThat(WORLD.circle()).hasSize(18);
    assertThat(WORLD.persons()).hasSize(32);
    assertThat(WORLD.campaigns()).hasSize(2);
    assertThat(WORLD.communities()).hasSize(14);
    assertThat(WORLD.organisation().team().getFirst().name()).isEqualTo("Mara Lindqvist");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 77})
  void isTheSameForTheSameSeed(long seed) {
    var one = SampleWorld.generate(seed, NOW);
    var other = SampleWorld.generate(seed, NOW);
    assertThat(other.equals(one)).isTrue();
    assertThat(SampleWorld.generate(seed + 1, NOW).equals(one)).isFalse();
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(strings = {"2026-01-01T00:00:30Z", "2026-03-29T01:30:00Z", "2027-07-06T23:59:59Z"})
  void holdsTogetherAtAnyTime(String at) {
    var world = SampleWorld.generate(5, Instant.parse(at));
    assertThat(world.posts()).hasSize(12_000);
    assertThat(world.voices()).hasSize(400);
    assertThat(world.circle()).hasSize(18);
    postsStayInsideTheirTime(world);
    relationsGoBackInTime(world);
    assertThat(world.campaigns().getFirst().outcome()).isNotNull();
    assertThat(world.campaigns().getLast().outcome()).isNull();
  }

  /// Bound: two seconds of one processor; measured in processor time, so a busy machine does not
  /// matter.
  @Test
  void isMadeInLessThanTwoSeconds() {
    var thread = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = thread.getCurrentThreadCpuTime();
      assertThat(SampleWorld.generate(round, NOW).posts()).isNotEmpty();
      least = Math.min(least, thread.getCurrentThreadCpuTime() - before);
    }
    assertThat(Duration.ofNanos(least)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void idsArePlacesInTheirLists() {
    assertThat(WORLD.accounts()).extracting(Account::id).isEqualTo(upTo(60_000));
    assertThat(WORLD.posts()).extracting(Post::id).isEqualTo(upTo(12_000));
    assertThat(WORLD.persons()).extracting(Person::id).isEqualTo(upTo(32));
    assertThat(WORLD.sources()).extracting(Source::id).isEqualTo(upTo(41));
    assertThat(WORLD.ownPosts()).extracting(OwnPost::id).isEqualTo(upTo(WORLD.ownPosts().size()));
    for (Community community : WORLD.communities()) {
      long members =
          WORLD.accounts().stream().filter(one -> one.community() == community.id()).count();
      assertThat(members).isEqualTo(community.size());
    }
  }

  @Test
  void keysAndHandlesAreUniqueAndReserved() {
    Set<String> seen = new HashSet<>();
    assertThat(WORLD.accounts())
        .filteredOn(one ->
            !seen.add(one.network() + " " + one.key())
                || !seen.add(one.network() + " @" + one.handle())
                || !RESERVED.matcher(one.url()).matches())
        .isEmpty();
    assertThat(WORLD.posts())
        .filteredOn(post ->
            !seen.add(post.key())
                || !RESERVED.matcher(post.url()).matches()
                || !post.links().stream().allMatch(link -> RESERVED.matcher(link).matches()))
        .isEmpty();
  }

  @Test
  void everyVoiceSpokeAndEverySpeakerIsAVoice() {
    Set<Integer> spoke = new HashSet<>();
    WORLD.posts().forEach(post -> spoke.add(post.account()));
    assertThat(WORLD.voices())
        .extracting(Voice::account)
        .containsExactlyInAnyOrderElementsOf(spoke);
    Set<Integer> chosen = new HashSet<>();
    WORLD.persons().forEach(one -> one.accounts().forEach(own -> chosen.add(own.account())));
    for (Voice voice : WORLD.voices()) {
      assertThat(voice.state() == Voice.State.CHOSEN).isEqualTo(chosen.contains(voice.account()));
    }
    int heard = WORLD.sources().stream().mapToInt(Source::posts).sum();
    assertThat(heard).isEqualTo(12_000);
  }

  @Test
  void postsAreInOrderAndInsideTheNinetyDays() {
    postsStayInsideTheirTime(WORLD);
  }

  @Test
  void repliesQuotesAndRepostsGoToSomethingEarlier() {
    relationsGoBackInTime(WORLD);
  }

  @Test
  void aFewDozenMentionsWaitForAnAnswer() {
    var waiting = WORLD.posts().stream().filter(post -> post.truth().waits()).toList();
    assertThat(waiting).hasSizeBetween(36, 60);
    assertThat(waiting).allMatch(post -> post.truth().about() == Post.About.US);
    assertThat(waiting)
        .filteredOn(post -> post.at().isAfter(NOW.minus(Duration.ofDays(2))))
        .hasSizeGreaterThan(15);
    var answered = WORLD.posts().stream().filter(post -> post.truth().answered() != null).toList();
    assertThat(answered).hasSizeGreaterThan(60);
    assertThat(answered).allMatch(SampleWorldTest::answeredLater);
  }

  @Test
  void theFirstScreenShowsRosaTomaszImkeAndBen() {
    var rosa = person("Rosa Delgado");
    var waits = WORLD.posts().stream().filter(post -> post.truth().waits()).toList();
    assertThat(waits.getLast().account()).isEqualTo(rosa.accounts().getFirst().account());
    assertThat(waits.getLast().text()).startsWith("Our school kitchen took 140 kg");
    var tomasz = person("Tomasz Wójcik");
    assertThat(tomasz.given()).isEqualTo(4);
    assertThat(tomasz.asked()).isEqualTo(1);
    var imke =
        WORLD.accounts().stream()
            .filter(one -> one.name().startsWith("Imke") && one.network() == Network.MASTODON)
            .findFirst()
            .orElseThrow();
    int ben = person("Ben Ortiz").accounts().getFirst().account();
    assertThat(WORLD.follows().follows(ben, imke.id())).isTrue();
    assertThat(WORLD.follows().follows(ben, 0)).isTrue();
    assertThat(repliesOf(ben, imke.id())).isGreaterThanOrEqualTo(2);
  }

  @Test
  void someAskedNotToBeFound() {
    var wishes = WORLD.accounts().stream().flatMap(one -> one.optOuts().stream()).distinct();
    assertThat(wishes).containsExactlyInAnyOrder(Account.OptOut.values());
  }

  @Test
  void reportsSealedBeforeTheWorldBeganHaveFigures() {
    assertThat(WORLD.months()).hasSize(14);
    assertThat(WORLD.months()).filteredOn(month -> !month.sentence().isEmpty()).hasSize(10);
    assertThat(WORLD.months()).allMatch(month -> month.figures().size() == 5);
  }

  private static long repliesOf(int author, int to) {
    Map<String, Integer> authors = new HashMap<>();
    WORLD.posts().forEach(post -> authors.put(post.key(), post.account()));
    return WORLD.posts().stream()
        .filter(post -> post.account() == author)
        .map(Post::relation)
        .filter(
            relation -> relation != null && Integer.valueOf(to).equals(authors.get(relation.key())))
        .count();
  }

  private static boolean answeredLater(Post post) {
    var answered = post.truth().answered();
    return answered != null && answered.isAfter(post.at()) && !answered.isAfter(NOW);
  }

  private static void postsStayInsideTheirTime(SampleWorld world) {
    Instant last = world.now().minus(Duration.ofDays(91));
    int wrong = 0;
    for (Post post : world.posts()) {
      wrong += post.at().isBefore(last) || post.at().isAfter(world.now()) ? 1 : 0;
      last = post.at();
    }
    assertThat(wrong).isZero();
  }

  private static void relationsGoBackInTime(SampleWorld world) {
    Map<String, Instant> earlier = new HashMap<>();
    int wrong = 0;
    world
        .ownPosts()
        .forEach(own -> own.copies().forEach(copy -> earlier.put(copy.key(), own.at())));
    for (Post post : world.posts()) {
      var relation = post.relation();
      if (relation != null) {
        var target = earlier.get(relation.key());
        if (target == null || target.isAfter(post.at())) {
          wrong++;
        }
      }
      earlier.put(post.key(), post.at());
    }
    assertThat(wrong).isZero();
  }

  private static Person person(String name) {
    return WORLD.persons().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
