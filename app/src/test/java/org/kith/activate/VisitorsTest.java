package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.SharedData;
import org.kith.activate.LinkFollowed.Kind;
import tools.jackson.databind.ObjectMapper;

/// Requirement L2: people are told from programs.
class VisitorsTest {

  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

  private final Visitors visitors = new Visitors();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  private Kind kind(Visit visit) {
    return visitors.kind(visit, new LinkId(1), now);
  }

  private Kind follow(String address, long link) {
    var visit = new Visit(true, false, address, BROWSER, "", true);
    return visitors.kind(visit, new LinkId(link), now);
  }

  private Map<Kind, Long> followed(int times, IntFunction<Kind> follow) {
    var counts = new EnumMap<Kind, Long>(Kind.class);
    IntStream.range(0, times).mapToObj(follow).forEach(kind -> counts.merge(kind, 1L, Long::sum));
    return counts;
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
    assertThat(kind(new Visit(true, false, "192.0.2.1", agent, "", false))).isEqualTo(kind);
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
    try (var file = VisitorsTest.class.getResourceAsStream("/browsers.txt")) {
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
    assertThat(kind(new Visit(true, true, "192.0.2.1", "Firefox", "", false)))
        .isEqualTo(Kind.PREFETCH);
    assertThat(kind(new Visit(false, false, "192.0.2.1", "Firefox", "", false)))
        .isEqualTo(Kind.ROBOT);
  }

  @Test
  void l2_aScannerOfMailThatCallsItselfABrowserFollowsEverybodysLinks() {
    assertThat(followed(500, link -> follow("203.0.113.7", link)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Kind.HUMAN, (long) Bursts.MOST_LINKS, Kind.BURST, 500L - Bursts.MOST_LINKS));
  }

  @Test
  void l2_onePageOpenedOverAndOverIsNoCrowd() {
    assertThat(followed(500, _ -> follow("2001:db8::7", 1)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Kind.HUMAN, (long) Bursts.MOST, Kind.BURST, 500L - Bursts.MOST));
    now = now.plus(Bursts.WINDOW).plus(Duration.ofMillis(1));
    assertThat(follow("2001:db8::7", 1)).as("later").isEqualTo(Kind.HUMAN);
  }

  @Test
  void l2_aCrowdOfPeopleIsPeople() {
    assertThat(followed(3_000, i -> follow("203.%d.%d.7".formatted(i / 250, i % 250), i % 2)))
        .containsOnlyKeys(Kind.HUMAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "192.168.7.7", "fd00::7", "fe80::1", "?", ""})
  void aProxyThatNobodyNamedIsNotTakenForAProgram(String address) {
    assertThat(followed(100, link -> follow(address, link))).containsOnlyKeys(Kind.HUMAN);
  }
}
