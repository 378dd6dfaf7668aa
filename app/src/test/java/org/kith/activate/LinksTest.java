package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.SharedData;
import org.kith.TestKith;
import org.kith.activate.LinkFollowed.Kind;
import org.kith.people.PersonId;
import tools.jackson.databind.ObjectMapper;

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

  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', HUMAN",
    "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1', HUMAN",
    "'Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36', HUMAN",
    "'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', ROBOT",
    "'Mastodon/4.5.0 (http.rb/5.3.1; +https://social.example/)', ROBOT",
    "'Misskey/2025.1.0', ROBOT",
    "'facebookexternalhit/1.1', ROBOT",
    "'curl/8.5.0', ROBOT",
    "'', ROBOT"
  })
  void robotsAreToldFromPeople(String agent, Kind kind) {
    assertThat(new Visitors().kind(new Visit(true, false, "192.0.2.1", agent, "", false)))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Akkoma 3.15.2-0-gd5b8a1d; https://social.example <admin@social.example>; Bot",
        "Pleroma 2.9.1; https://social.example <admin@social.example>",
        "http.rb/5.3.1 (Mastodon/4.5.0; +https://social.example/) Bot",
        "Misskey/2025.11.0 (https://social.example)",
        "gotosocial/0.20.2 (+https://social.example)",
        "Lemmy/0.19.14; +https://social.example",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Proofpoint",
        "Barracuda Sentinel (EE)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36"
      })
  void l2_serversOfTheFediverseAndScannersOfMailAreNoPeople(String agent) {
    assertThat(new Agents().isBrowser(agent)).isFalse();
  }

  @Test
  void l2_browsersArePeople() throws IOException {
    var agents = new Agents();
    try (var file = LinksTest.class.getResourceAsStream("/browsers.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(200).doesNotHaveDuplicates();
      assertThat(text.lines().filter(agent -> !agents.isBrowser(agent))).isEmpty();
    }
  }

  /// Every example of a list others keep: crawler-user-agents, MIT.
  @Test
  void l2_crawlersAreNoPeople() throws IOException {
    var file = SharedData.need("bots/crawler-user-agents.json");
    var agents = new Agents();
    var examples = new ArrayList<String>();
    new ObjectMapper()
        .readTree(Files.readString(file))
        .forEach(one -> one.path("instances").forEach(text -> examples.add(text.asString())));
    assertThat(examples).hasSize(2_116).noneMatch(agents::isBrowser);
  }

  @Test
  void whoOnlyLooksAheadIsNoVisitor() {
    assertThat(new Visitors().kind(new Visit(true, true, "192.0.2.1", "Firefox", "", false)))
        .isEqualTo(Kind.PREFETCH);
    assertThat(new Visitors().kind(new Visit(false, false, "192.0.2.1", "Firefox", "", false)))
        .isEqualTo(Kind.ROBOT);
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
