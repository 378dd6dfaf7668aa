package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.MayWe;
import org.kith.reach.Estimate;
import org.springframework.jdbc.core.simple.JdbcClient;

class CampaignsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @Test
  void aDraftIsReadBackAsItWasWritten() {
    var id = world.onTheWeb().draft();

    var found = kith.asOwner(() -> world.campaigns().find(id).orElseThrow());

    assertThat(found)
        .isEqualTo(
            new Campaign(
                id, world.brief(), kith.now(), CampaignState.DRAFT, world.brief().until(), null));
    assertThat(found.isOpen(kith.now())).isFalse();
  }

  @Test
  void theStartSealsHowManyDifferentPeopleTheCircleReaches() {
    var shared = world.listeners(4);
    var more = world.listeners(5);
    world.friend("Ana", shared);
    world.friend("Bo", List.of(shared.get(0), shared.get(1), more.get(0), more.get(1)));
    var silent = world.friend("Una", more);
    kith.asOwner(() -> kith.bean(MayWe.class).refused(silent, "“please stop”"));
    var id = world.onTheWeb().draft();

    assertThat(kith.asOwner(() -> world.campaigns().start(id))).isEqualTo(StartResult.STARTED);

    var found = kith.asOwner(() -> world.campaigns().find(id).orElseThrow());
    assertThat(found.state()).isEqualTo(CampaignState.RUNNING);
    var sealed = Objects.requireNonNull(found.sealed());
    assertThat(sealed.at()).isEqualTo(kith.now());
    var forecast = sealed.forecast();
    assertThat(forecast.people()).isEqualTo(2);
    assertThat(forecast.reach()).isEqualTo(Estimate.exact(6));
    assertThat(Objects.requireNonNull(forecast.yes()).value())
        .as("nobody was asked before: one in four")
        .isCloseTo(0.5, within(1e-9));
    assertThat(forecast.visits()).isNull();
  }

  @Test
  void aSealedForecastNeverChanges() {
    var id = world.onTheWeb().running();
    var sealed = kith.asOwner(() -> world.campaigns().find(id).orElseThrow().sealed());
    world.friend("Ana");
    kith.now(kith.now().plus(Duration.ofDays(1)));

    assertThat(kith.asOwner(() -> world.campaigns().start(id)))
        .isEqualTo(StartResult.STARTED_BEFORE);
    kith.asOwner(() -> world.campaigns().end(id));
    assertThat(kith.asOwner(() -> world.campaigns().start(id)))
        .isEqualTo(StartResult.STARTED_BEFORE);

    assertThat(kith.asOwner(() -> world.campaigns().find(id).orElseThrow().sealed()))
        .isEqualTo(sealed);
    for (var change :
        List.of(
            "forecast = '{\"people\": 99}'",
            "forecast_sealed_at = now()",
            "forecast = null, forecast_sealed_at = null, state = 'DRAFT'")) {
      assertThatThrownBy(() ->
              world.town.in(() ->
                  kith.bean(JdbcClient.class)
                      .sql("update campaign set %s where id = %d".formatted(change, id.value()))
                      .update()))
          .rootCause()
          .hasMessageContaining("was sealed at");
    }
  }

  @Test
  void anEndCanBeTakenBackUntilTheLastDay() {
    var id = world.onTheWeb().running();

    assertThat(kith.asOwner(() -> world.campaigns().end(id))).isTrue();
    assertThat(kith.asOwner(() -> world.campaigns().end(id))).isFalse();
    assertThat(kith.asOwner(() -> world.campaigns().reopen(id))).isTrue();
    kith.asOwner(() -> world.campaigns().end(id));
    kith.now(kith.now().plus(Duration.ofDays(15)));

    assertThat(kith.asOwner(() -> world.campaigns().reopen(id))).isFalse();
  }

  @Test
  void aDraftWhoseLastDayIsOverDoesNotStart() {
    var id = world.onTheWeb().draft();
    kith.now(kith.now().plus(Duration.ofDays(15)));

    assertThat(kith.asOwner(() -> world.campaigns().start(id))).isEqualTo(StartResult.TOO_LATE);
  }

  @Test
  void l1_linksLeadToOurOwnWebSiteOnly() {
    assertThatThrownBy(world::draft).isInstanceOf(IllegalArgumentException.class);
    world.onTheWeb();
    for (var elsewhere :
        List.of("https://evil.example/", "https://harvestline.example.evil.example/x")) {
      var brief =
          new Brief(
              "Away",
              "",
              new Destination(elsewhere),
              world.brief().until(),
              new Kit("", List.of(), ""));
      assertThatThrownBy(() -> kith.asOwner(() -> world.campaigns().create(brief)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theNeighbourSeesNothingOfIt() {
    var id = world.onTheWeb().running();
    var neighbour = TestKith.neighbour();

    assertThat(neighbour.asOwner(() -> world.campaigns().find(id))).isEmpty();
    assertThat(neighbour.asOwner(() -> world.campaigns().all())).isEmpty();
    assertThat(neighbour.asOwner(() -> world.campaigns().end(id))).isFalse();
  }

  @Test
  void aCampaignThatOnceWasIsWrittenAsItWas() {
    var forecast =
        new Forecast(15, new Estimate(9_100, 8_200, 10_400, 0.9, 0.8, Estimate.How.SAMPLED));
    var began = kith.now().minus(Duration.ofDays(77));

    var id = kith.asOwner(() -> world.campaigns().put(world.brief(), began, forecast, true));

    assertThat(kith.asOwner(() -> world.campaigns().find(id).orElseThrow()))
        .isEqualTo(
            new Campaign(
                id,
                world.brief(),
                began,
                CampaignState.ENDED,
                world.brief().until(),
                new Campaign.Sealed(forecast, began)));
  }
}
