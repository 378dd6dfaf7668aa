package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.measure.MeasuredMonth.TENTH;
import static org.kith.measure.MeasuredMonth.repost;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.Campaigns;
import org.kith.listen.AccountId;
import org.kith.people.Channel;
import org.kith.people.Persons;
import org.kith.plan.Choice;
import org.kith.plan.MonthPlan;
import org.kith.plan.Plans;
import org.kith.plan.SharesSeen;

/// Two neighbourhoods of twenty each. Lena speaks in the left one and Rita in the right; Lou could
/// speak in the left one, and Roy, who has more readers, in the right.
class SharesOnRecordTest {

  private static final int STRANGER = 2; // hours: room for one

  @RegisterExtension final TestKith kith = new TestKith();
  private @Nullable MeasuredMonth made;
  private List<AccountId> left = List.of();
  private AccountId roy = new AccountId(0);
  private AccountId lou = new AccountId(0);

  private MeasuredMonth month() {
    return Objects.requireNonNull(made);
  }

  @BeforeEach
  void twoNeighbourhoods() {
    made = new MeasuredMonth(kith);
    month().campaign();
    roy = month().account("roy");
    lou = month().account("lou");
    left = readers("left", 20);
    var right = readers("right", 20);
    month().follow(month().us, List.of());
    month().follow(month().account("lena"), left);
    month().follow(month().account("rita"), right);
    month().follow(roy, and(right, readers("roys", 20)));
    month().follow(lou, and(left, readers("lous", 12)));
    month().says("roy", "Harvestline is fine");
    month().says("lou", "Harvestline is good");
    month().says("lena", "l", "Harvestline #walk", List.of(), null, TENTH);
    month().says("rita", "r", "Harvestline #walk", List.of(), null, TENTH);
    leaveOut("lena");
    leaveOut("rita");
  }

  private List<AccountId> readers(String name, int many) {
    var readers = new ArrayList<AccountId>();
    for (int i = 0; i < many; i++) {
      readers.add(month().account(name + i));
    }
    return readers;
  }

  private static List<AccountId> and(List<AccountId> some, List<AccountId> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private void leaveOut(String handle) {
    var account = month().account(handle);
    kith.asOwner(() -> kith.bean(Plans.class).choose(account, Choice.EXCLUDED));
  }

  /// Some readers in the left neighbourhood, each with an audience of their own, pass on what Lena
  /// said.
  private void passOn(int from, int to) {
    month().column("update account set followers = 90 where handle ~ '^left' returning handle");
    for (int i = from; i < to; i++) {
      month()
          .says("left" + i, "p" + i, "", List.of(), repost("l"), TENTH.plusSeconds(60L * (i + 1)));
      leaveOut("left" + i);
    }
  }

  private MonthPlan plan() {
    return kith.asOwner(() -> kith.bean(Plans.class).forHours(STRANGER).orElseThrow());
  }

  private List<AccountId> chosen() {
    return plan().rows().stream().map(MonthPlan.Row::key).toList();
  }

  @Test
  void aPlanPrefersWhoseAudiencePassesThingsOnOnceMuchWasSeen() {
    assertThat(chosen()).containsExactly(roy);
    assertThat(plan().rows().getFirst().passedOn()).isNull();
    assertThat(plan().learned().sentence())
        .isEqualTo(
            "Learned from 1 campaign: 40 times somebody could hear of it from an account they follow, "
                + "and nobody passed it on yet. The plan counts on audiences alone.");

    passOn(0, 1);
    assertThat(chosen()).containsExactly(roy);
    var little = plan().learned();
    assertThat(little.passedOn()).isEqualTo(1);
    assertThat(little.counts()).isLessThan(0.05);
    assertThat(little.sentence())
        .contains("and once they passed it on", "counts on 5 % of it so far");

    passOn(1, 12);
    assertThat(chosen()).containsExactly(lou);
    var much = plan();
    assertThat(much.learned().passedOn()).isEqualTo(12);
    assertThat(much.learned().sentence()).contains("12 times they passed it on");
    assertThat(Objects.requireNonNull(much.rows().getFirst().passedOn()).value())
        .isGreaterThan(8)
        .isLessThan(12 * 90);
    assertThat(much.total().value()).as("reach itself is counted, not learned").isEqualTo(32);
    assertThat(much.proof().fraction()).isGreaterThan(0.99);
  }

  @Test
  void whomWeAskedHadItFromUs() {
    month()
        .says(
            "left0",
            "own",
            "Come to Harvestline, #walk",
            List.of(),
            null,
            TENTH.plusSeconds(3_600));
    assertThat(plan().learned().passedOn()).as("Lena, whom they follow, said it").isEqualTo(1);
    var campaign = kith.asOwner(() -> kith.bean(Campaigns.class).all()).getFirst().id();
    var reader = kith.asOwner(() -> kith.bean(Persons.class).add(left.getFirst(), "a test"));
    kith.asOwner(() ->
        kith.bean(Asks.class)
            .putAll(
                List.of(new Ask(campaign, reader, AskState.SPOKE, Channel.OTHER, TENTH, TENTH))));
    month().says("rita", "r2", "Harvestline #walk again", List.of(), null, TENTH);
    assertThat(plan().learned().passedOn()).isZero();
  }

  @Test
  void whatWasTakenBackTeachesNothing() {
    passOn(0, 12);
    assertThat(chosen()).containsExactly(lou);
    month().column("update post set gone_at = now() where key ~ '^p' returning id");
    assertThat(chosen()).containsExactly(roy);
  }

  @Test
  void whoAskedNotToBeFoundIsNotLearnedFrom() {
    passOn(0, 2);
    month()
        .column(
            "update account set opt_outs = '{DISCOVERY}' where handle = 'left0' returning handle");
    assertThat(kith.asOwner(() -> kith.bean(SharesSeen.class).all()))
        .extracting(SharesSeen.Seen::by)
        .contains(left.get(1))
        .doesNotContain(left.getFirst());
  }
}
