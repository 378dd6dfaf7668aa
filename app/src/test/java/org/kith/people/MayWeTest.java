package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;

/// A refusal always wins.
class MayWeTest {

  private static final List<Channel> CHANNELS = List.of(Channel.values());

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void whoWasNeverAskedMayGetOnePersonalMessage() {
    var ana = person();

    assertThat(kith.asOwner(() -> mayWe().contact(ana, Channel.EMAIL)).isGranted()).isTrue();
  }

  @Test
  void whoSaidStopGetsNothingOnAnyChannel() {
    var ana = person();
    kith.asOwner(() -> mayWe().agreed(ana, Channel.EMAIL, "newsletter form"));
    kith.asOwner(() -> mayWe().refused(ana, "“please stop”, by mail"));

    for (var channel : Channel.values()) {
      assertThat(kith.asOwner(() -> mayWe().contact(ana, channel)))
          .isEqualTo(new Permission.Refused(kith.now(), "“please stop”, by mail"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void p4_noSequenceOfStatementsUndoesARefusal(long seed) {
    var random = new SplittableRandom(seed);
    var persons = List.of(person(), person(), person());
    boolean[] refused = new boolean[persons.size()];
    for (int step = 0; step < 120; step++) {
      int who = random.nextInt(persons.size());
      var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      if (random.nextInt(12) == 0) {
        refused[who] = true;
        kith.asOwner(() -> mayWe().refused(persons.get(who), "stop"));
      } else {
        kith.asOwner(() -> mayWe().agreed(persons.get(who), channel, "said yes on the phone"));
      }
      assertThat(kith.asOwner(() -> mayWe().contact(persons.get(who), channel)).isGranted())
          .as("step %d", step)
          .isEqualTo(!refused[who]);
    }
  }

  private PersonId person() {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    "Ana", "", "", "met at the market", Connection.NONE, kith.now(), List.of())));
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }
}
