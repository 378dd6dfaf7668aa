package org.kith.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.TestKith;
import org.kith.listen.AccountId;

/// A town of 600 in three quarters, with eight voices that overlap as real ones do.
public final class PlannedTown {

  private static final List<String> VOICES =
      List.of(
          "Imke",
          "Night shift at the bakery",
          "Parents of Eastside",
          "Tomasz",
          "The allotment",
          "School kitchen diary",
          "Rosa",
          "Second breakfast");

  private PlannedTown() {}

  public static void build(TestKith kith) {
    var world = new SmallWorld(kith);
    var random = new SplittableRandom(11);
    var town = world.accounts(600);
    world.follow(world.ourAccount("harvestline"), some(town.subList(0, 200), 90, random));
    for (int i = 0; i < VOICES.size(); i++) {
      var account = world.account(VOICES.get(i));
      var quarter = town.subList(i % 3 * 200, i % 3 * 200 + 200);
      var audience = new ArrayList<>(some(quarter, 120 - 8 * i, random));
      audience.addAll(some(town, 20, random));
      world.follow(account, audience.stream().distinct().toList());
      world.voice(account);
    }
    var counted = world.account("Only counted");
    world.counted(counted, 340);
    world.voice(counted);
  }

  private static List<AccountId> some(List<AccountId> of, int how, SplittableRandom random) {
    return random.ints(0, of.size()).distinct().limit(how).mapToObj(of::get).toList();
  }
}
