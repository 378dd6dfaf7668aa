package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;
import org.kith.people.PersonId;

class LinksTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "harvestline.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://harvestline.example/",
        "https:harvestline.example",
        "https://ana@harvestline.example/",
        "https://harvestline.example@evil.example:x/",
        "https://harvestline.example\\@evil.example/",
        "https://harvestline.example/\r\nSet-Cookie: a=b",
        "https://harvest line.example/",
        "https:///shelf"
      })
  void l1_whatHidesWhereItLeadsIsNoDestination(String typed) {
    assertThat(Destination.of(typed)).isEmpty();
    assertThatThrownBy(() -> new Destination(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://harvestline.example/shelf, https://harvestline.example, true",
    "https://www.harvestline.example/, https://harvestline.example/, true",
    "https://give.harvestline.example/, https://www.harvestline.example, true",
    "https://HARVESTLINE.example/, https://harvestline.example, true",
    "https://evilharvestline.example/, https://harvestline.example, false",
    "https://harvestline.example.evil.example/, https://harvestline.example, false",
    "https://harvestline.example/, '', false"
  })
  void aDestinationIsOnASiteOrOnAPartOfIt(String url, String site, boolean on) {
    assertThat(new Destination(url).isOn(site)).isEqualTo(on);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aCodeIsWhatTheTableTakes(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      assertThat(LinkCode.random(random)).matches("[1-9A-HJ-NP-Za-km-z]{12}");
    }
  }

  @Test
  void manyLinksAreWrittenAtOnceAndATakenCodeIsReplaced() {
    var code = LinkCode.random(new SplittableRandom(kith.workspace().value()));
    var campaign = world.onTheWeb().running();
    var ana = world.friend("Ana");
    var bo = world.friend("Bo");
    var neighbour = TestKith.neighbour();
    var elsewhere = new CampaignWorld(neighbour).onTheWeb();
    var theirs = elsewhere.running();
    var una = elsewhere.friend("Una");

    var ids =
        kith.asOwner(() ->
            links()
                .putAll(
                    List.of(
                        link(campaign, bo, LinkCode.random(new SplittableRandom(code.hashCode()))),
                        link(campaign, ana, code))));
    var theirIds = neighbour.asOwner(() -> links().putAll(List.of(link(theirs, una, code))));

    assertThat(kith.asOwner(() -> links().find(ids.get(1)).orElseThrow()))
        .isEqualTo(
            new TrackedLink(
                ids.get(1),
                campaign,
                ana,
                code,
                List.of(),
                CampaignWorld.SHELF,
                TrackedLink.Standing.LEADS));
    assertThat(neighbour.asOwner(() -> links().find(theirIds.getFirst()).orElseThrow().code()))
        .isNotEqualTo(code);
    assertThat(neighbour.asOwner(() -> links().find(ids.getFirst()))).isEmpty();
    assertThat(neighbour.asOwner(() -> links().pause(ids.getFirst()))).isFalse();
  }

  private NewLink link(CampaignId campaign, PersonId person, String code) {
    return new NewLink(campaign, person, code, CampaignWorld.SHELF, kith.now());
  }

  private TrackedLinks links() {
    return kith.bean(TrackedLinks.class);
  }
}
