package org.kith.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kith.simulator.bluesky.Event.What;

class CrowdTest {

  private static final Instant THEN = Instant.parse("2026-11-23T08:00:00Z");
  private static final List<String> TERMS =
      List.of("zorbane", "vilmar gorst", "#koruday", "nuvalo.example");

  private static List<Event> talk(long seed, int events, double matching) {
    var crowd = new Crowd(new Crowd.Talk(seed, 20_000, matching, 0.5, TERMS));
    var said = new ArrayList<Event>();
    for (int n = 1; n <= events; n++) {
      said.add(crowd.next(n, THEN.plusMillis(n)));
    }
    return said;
  }

  @Test
  void saysTheSameForTheSameSeed() {
    assertThat(talk(7, 3000, 0.1)).isEqualTo(talk(7, 3000, 0.1));
    assertThat(talk(7, 30, 0.1)).isNotEqualTo(talk(8, 30, 0.1));
  }

  @Test
  void doesEverythingThatCanBeDone() {
    var kinds =
        talk(1, 30_000, 0.1).stream()
            .collect(Collectors.groupingBy(e -> e.what().getClass(), Collectors.counting()));
    assertThat(kinds.keySet()).hasSize(5);
    assertThat(kinds.get(What.Wrote.class)).isBetween(26_000L, 29_000L);
    assertThat(kinds.values()).allMatch(count -> count > 20);
  }

  @Test
  void matchesAsOftenAsIsAskedAndNeverByChance() {
    var terms = Map.of("one", TERMS);
    for (double share : new double[] {0, 0.03, 1}) {
      var oracle = new Terms(terms);
      var posts =
          talk(2, 20_000, share).stream()
              .map(Event::what)
              .filter(What.Wrote.class::isInstance)
              .map(What.Wrote.class::cast)
              .toList();
      long found = posts.stream().filter(post -> !oracle.in(post.words()).isEmpty()).count();
      assertThat((double) found / posts.size()).isBetween(share - 0.005, share + 0.005);
    }
  }

  @Test
  void leavesALongTimeBetweenAnAnswerAndAWithdrawal() {
    var touched = new HashMap<String, Long>();
    for (var event : talk(3, 40_000, 0.1)) {
      switch (event.what()) {
        case What.Wrote wrote -> {
          var uri = Event.post(event.did(), wrote.key());
          assertThat(
                  !wrote.anew()
                      || touched.getOrDefault(uri, Long.MAX_VALUE) < event.number() - Crowd.QUIET)
              .isTrue();
          touched.put(uri, event.number());
          var answer = wrote.answer();
          if (answer != null) {
            touched.put(answer.uri(), event.number());
          }
        }
        case What.Repeated(_, var of) -> touched.put(of, event.number());
        case What.TookBack(var key) ->
            assertThat(touched.put(Event.post(event.did(), key), Long.MAX_VALUE))
                .isLessThan(event.number() - Crowd.QUIET);
        case What.Renamed _, What.Status _ -> {}
      }
    }
    assertThat(touched.values()).contains(Long.MAX_VALUE);
  }
}
