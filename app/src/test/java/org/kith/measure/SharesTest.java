package org.kith.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.measure.MeasuredMonth.TENTH;
import static org.kith.measure.MeasuredMonth.answer;
import static org.kith.measure.MeasuredMonth.repost;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignId;
import org.kith.listen.PostId;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;

class SharesTest {

  @RegisterExtension final TestKith kith = new TestKith();
  private @Nullable MeasuredMonth made;
  private CampaignId campaign = new CampaignId(0);

  @BeforeEach
  void aCampaign() {
    made = new MeasuredMonth(kith);
    campaign = month().campaign();
  }

  private MeasuredMonth month() {
    return Objects.requireNonNull(made);
  }

  private List<String> shares() {
    return month()
        .column(
            """
            select a.handle || ' ' || s.grade || coalesce(' from ' || pa.handle, '')
            from share s join post p on p.id = s.post_id join account a on a.id = p.account_id
            left join share f on f.id = s.parent_id left join post fp on fp.id = f.post_id
            left join account pa on pa.id = fp.account_id order by s.id
            """);
  }

  @Test
  void knowsAShareByItsLinkItsHashtagOrItsDestination() {
    month().says("ana", "1", "join me #walk", List.of(), null, TENTH);
    month()
        .says("ben", "2", "look", List.of("https://harvestline.example/walk/?utm=x"), null, TENTH);
    month().says("cem", "3", "a walk in the park", List.of(), null, TENTH);
    assertThat(shares()).containsExactly("ana STATED", "ben STATED");
    assertThat(kith.asOwner(() -> kith.bean(Shares.class).speakers(campaign))).isEqualTo(2);
  }

  @Test
  void countsNothingFromBeforeTheCampaign() {
    month()
        .says("ana", "1", "join me #walk", List.of(), null, Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(shares()).isEmpty();
  }

  @Test
  void followsRepetitionsToWhereTheyCameFrom() {
    month().says("ana", "1", "join me #walk", List.of(), null, TENTH);
    month().says("ben", "2", "", List.of(), repost("1"), TENTH.plusSeconds(60));
    month().says("cem", "3", "", List.of(), repost("2"), TENTH.plusSeconds(120));
    assertThat(shares())
        .containsExactly("ana STATED", "ben PROVEN from ana", "cem PROVEN from ben");
  }

  @Test
  void provesAShareByItsLinkAndMovesTheRequestOn() {
    var ana =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Ana",
                        "",
                        "",
                        "a test",
                        Connection.NONE,
                        TENTH,
                        List.of(new NewPerson.Proof(month().ana, "she told us")))));
    kith.asOwner(() -> kith.bean(MayWe.class).agreed(ana, Channel.EMAIL, "wrote so in a letter"));
    var asked = kith.asOwner(() -> kith.bean(Asks.class).ask(campaign, ana, Channel.EMAIL));
    assertThat(asked).isInstanceOf(AskResult.Asked.class);
    var link = ((AskResult.Asked) asked).link();
    month()
        .says(
            "ana",
            "1",
            "come along",
            List.of("https://kith.example" + link.path()),
            null,
            kith.now().plusSeconds(60));
    assertThat(shares()).containsExactly("ana PROVEN");
    assertThat(kith.asOwner(() -> kith.bean(Asks.class).find(campaign, ana)).orElseThrow().state())
        .isEqualTo(AskState.SPOKE);
  }

  @Test
  void knowsARepetitionThatIsHeardBeforeWhatItRepeats() {
    month().says("cem", "3", "", List.of(), repost("2"), TENTH.plusSeconds(120));
    month().says("ben", "2", "so true", List.of(), answer("1"), TENTH.plusSeconds(60));
    assertThat(shares()).isEmpty();
    month().says("ana", "1", "join me #walk", List.of(), null, TENTH);
    assertThat(shares())
        .containsExactlyInAnyOrder("ana STATED", "ben PROVEN from ana", "cem PROVEN from ben");
  }

  @Test
  void whatIsLikelyCountsOnceSomebodySaysSo() {
    month().theyFollowEachOther();
    var page = List.of("https://paper.example/the-walk");
    month().says("ana", "1", "join me #walk", page, null, TENTH);
    month().says("ben", "2", "read this", page, null, TENTH.plusSeconds(3_600));
    month().says("cem", "3", "read that", page, null, TENTH.plusSeconds(3_600));
    assertThat(shares()).containsExactly("ana STATED", "ben LIKELY from ana");
    var shares = kith.bean(Shares.class);
    assertThat(kith.asOwner(() -> shares.speakers(campaign))).isEqualTo(1);
    var likely = kith.asOwner(() -> shares.toJudge(campaign));
    assertThat(likely)
        .singleElement()
        .returns("ben", LikelyShare::by)
        .returns("ana", LikelyShare::after)
        .returns(LikelyShare.Reason.LINK, LikelyShare::reason)
        .returns("the same link, after ana, whom they follow", LikelyShare::why);
    kith.asOwner(() -> shares.judge(likely.getFirst().share(), true));
    assertThat(kith.asOwner(() -> shares.speakers(campaign))).isEqualTo(2);
    kith.asOwner(() -> shares.judge(likely.getFirst().share(), false));
    assertThat(kith.asOwner(() -> shares.speakers(campaign))).isEqualTo(1);
    assertThat(kith.asOwner(() -> shares.toJudge(campaign))).isEmpty();
  }

  @Test
  void whatCameInAsLikelyWaitsForSomebodyToSayToo() {
    month().says("ana", "1", "a walk in the park", List.of(), null, TENTH);
    var post = Long.parseLong(month().column("select id from post where key = '1'").getFirst());
    var shares = kith.bean(Shares.class);
    kith.asOwner(() -> {
      shares.putAll(campaign, List.of(new NewShare(new PostId(post), null, Grade.LIKELY, TENTH)));
      assertThat(shares.toJudge(campaign))
          .singleElement()
          .returns("noted as likely elsewhere", LikelyShare::why);
    });
  }

  private List<String> tree() {
    return kith.asOwner(() -> kith.bean(Cascades.class).of(campaign)).links().stream()
        .map(link ->
            "%s%s %s %d"
                .formatted(" ".repeat(link.depth()), link.who().name(), link.from(), link.below()))
        .toList();
  }

  @Test
  void drawsWhoHadItFromWhomAndFoldsWhatWasTakenBack() {
    month().theyFollowEachOther();
    month().says("ana", "1", "join me #walk", List.of(), null, TENTH);
    month().says("ben", "2", "me too #walk", List.of(), null, TENTH.plusSeconds(3_600));
    month().says("cem", "3", "", List.of(), repost("2"), TENTH.plusSeconds(7_200));
    month().says("harvestline", "4", "", List.of(), repost("3"), TENTH.plusSeconds(7_300));
    assertThat(tree())
        .containsExactly(
            "ana BEGAN 3", " ben FOLLOWS 2", "  cem SAYS_SO 1", "   harvestline SAYS_SO 0");
    month().column("update post set gone_at = now() where key = '2' returning id");
    assertThat(tree()).containsExactly("ana BEGAN 0", "cem BEGAN 1", " harvestline SAYS_SO 0");
    month().column("update post set gone_at = now() where key = '3' returning id");
    month().column("update post set gone_at = null where key = '2' returning id");
    assertThat(tree()).containsExactly("ana BEGAN 2", " ben FOLLOWS 1", "  harvestline SAYS_SO 0");
    month().column("delete from post where key = '3' returning id");
    assertThat(tree()).containsExactly("ana BEGAN 2", " ben FOLLOWS 1", "  harvestline SAYS_SO 0");
  }
}
