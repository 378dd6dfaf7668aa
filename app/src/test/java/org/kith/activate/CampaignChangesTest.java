package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.PersonId;
import org.kith.people.Tags;

/// A campaign is corrected, extended, thrown away, and asks whom it is for.
class CampaignChangesTest {

  private static final Destination BREAD =
      Destination.of("https://harvestline.example/bread").orElseThrow();

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @Test
  void aDraftIsChangedAltogetherAndItsLinkFollows() {
    var id = world.onTheWeb().draft();
    var link = kith.asOwner(() -> kith.bean(TrackedLinks.class).shared(found(id)));
    var until = kith.now().plus(Duration.ofDays(3));
    var brief = new Brief("The bread round", "It is warm.", BREAD, until, kit(), "");

    assertThat(change(id, brief)).isEqualTo(ChangeResult.CHANGED);

    assertThat(found(id).brief()).isEqualTo(brief);
    assertThat(kith.bean(Redirects.class).known(link.code()).orElseThrow().destination())
        .isEqualTo(BREAD);
  }

  @Test
  void whatHasBegunKeepsWhereItLeadsAndWhomItAsks() {
    var id = world.onTheWeb().running();
    var was = found(id).brief();
    var later = was.until().plus(Duration.ofDays(7));

    assertThat(change(id, new Brief("x", "", BREAD, later, was.kit())))
        .isEqualTo(ChangeResult.RUNS);
    assertThat(change(id, new Brief("x", "", was.destination(), later, was.kit(), "helpers")))
        .isEqualTo(ChangeResult.RUNS);
    assertThat(
            change(
                id, new Brief("x", "", was.destination(), was.until().minusSeconds(1), was.kit())))
        .isEqualTo(ChangeResult.EARLIER);
    assertThat(found(id).brief()).isEqualTo(was);

    var better = new Brief("The shelf", "Now.", was.destination(), later, was.kit());
    assertThat(change(id, better)).isEqualTo(ChangeResult.CHANGED);
    assertThat(found(id).brief()).isEqualTo(better);
  }

  @Test
  void aLaterLastDayTakesACampaignUpThatWasOver() {
    var id = world.onTheWeb().running();
    var was = found(id).brief();
    kith.now(kith.now().plus(Duration.ofDays(15)));
    assertThat(found(id).isOpen(kith.now())).isFalse();
    var later = was.until().plus(Duration.ofDays(7));

    var longer = new Brief(was.name(), was.why(), was.destination(), later, was.kit());
    assertThat(change(id, longer)).isEqualTo(ChangeResult.CHANGED);

    assertThat(found(id).isOpen(kith.now())).isTrue();
    kith.asOwner(() -> world.campaigns().end(id));
    assertThat(change(id, longer)).isEqualTo(ChangeResult.ENDED);
  }

  @Test
  void aDraftIsThrownAwayAndTakenBack() throws Exception {
    var id = world.onTheWeb().draft();
    var link = kith.asOwner(() -> kith.bean(TrackedLinks.class).shared(found(id)));
    assertThat(status(link)).isEqualTo(302);

    assertThat(kith.asOwner(() -> world.campaigns().discard(id))).isTrue();
    assertThat(kith.asOwner(() -> world.campaigns().discard(id))).isFalse();

    world.readLinksAnew();
    assertThat(status(link)).isEqualTo(404);
    assertThat(kith.asOwner(() -> world.campaigns().find(id))).isEmpty();
    assertThat(kith.asOwner(() -> world.campaigns().all())).isEmpty();
    assertThat(change(id, world.brief())).isEqualTo(ChangeResult.MISSING);
    assertThat(kith.asOwner(() -> world.campaigns().restore(id))).isTrue();
    world.readLinksAnew();
    assertThat(status(link)).isEqualTo(302);
    assertThat(found(id).state()).isEqualTo(CampaignState.DRAFT);
  }

  @Test
  void whatWasThrownAwayAMonthAgoIsGoneAndWhatHasBegunStays() {
    var gone = world.onTheWeb().draft();
    kith.asOwner(() -> world.campaigns().discard(gone));
    kith.now(kith.now().plus(Duration.ofDays(31)));
    var running = world.running();

    assertThat(kith.asOwner(() -> world.campaigns().discard(running))).isFalse();

    assertThat(kith.asOwner(() -> world.campaigns().restore(gone))).isFalse();
    assertThat(found(running).state()).isEqualTo(CampaignState.RUNNING);
  }

  @Test
  void whoeverHasTheTagIsAskedInsteadOfTheCircle() {
    world.onTheWeb();
    world.friend("Ana");
    var bo = world.friend("Bo");
    var cleo = world.town.person("Cleo", world.town.account("MASTODON", "cleo", 10));
    tag("Helpers", bo, cleo);
    var brief = world.brief();
    var id =
        kith.asOwner(() ->
            world
                .campaigns()
                .create(
                    new Brief(
                        brief.name(),
                        brief.why(),
                        brief.destination(),
                        brief.until(),
                        brief.kit(),
                        "Helpers")));

    kith.asOwner(() -> world.campaigns().start(id));

    assertThat(found(id).sealed())
        .isNotNull()
        .satisfies(s -> {
          assertThat(s.forecast().people()).isEqualTo(2);
        });
    assertThat(ready(id)).containsExactlyInAnyOrder("Bo", "Cleo");
    kith.asOwner(() -> kith.bean(Tags.class).rename("Helpers", "Hands"));
    assertThat(found(id).brief().tag()).isEqualTo("Hands");
    assertThat(ready(id)).containsExactlyInAnyOrder("Bo", "Cleo");
    kith.asOwner(() -> kith.bean(Tags.class).delete("Hands"));
    assertThat(ready(id)).as("nobody, rather than more than were meant").isEmpty();
  }

  private void tag(String name, PersonId... persons) {
    kith.asOwner(() -> kith.bean(Tags.class).add(List.of(persons), name));
  }

  private List<String> ready(CampaignId id) {
    return kith.asOwner(() -> kith.bean(Candidates.class).of(id)).ready().stream()
        .map(Candidate::name)
        .toList();
  }

  private ChangeResult change(CampaignId id, Brief brief) {
    return kith.asOwner(() -> world.campaigns().change(id, brief));
  }

  private Campaign found(CampaignId id) {
    return kith.asOwner(() -> world.campaigns().find(id).orElseThrow());
  }

  private Kit kit() {
    return world.brief().kit();
  }

  private int status(TrackedLink link) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(kith.url() + link.path())).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
