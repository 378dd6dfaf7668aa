package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Beds;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Reachable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// An account of a real server, connected by an app password.
@Tag("beds")
class BlueskyConnectorBedTest {

  private static final int BASE = 21_600;
  private static final Connector.Return BACK =
      new Connector.Return(URI.create("http://127.0.0.1:8420/settings/accounts/back"), "state");

  @TempDir Path keys;

  @Test
  void anAccountIsConnectedSpeaksOnceTakesItBackAndIsLetGo() throws Exception {
    try (var bed = Beds.pds(BASE);
        var http = gateway()) {
      var beans = new StaticListableBeanFactory(Map.of("http", http));
      var bluesky =
          new BlueskyConnector(
              beans.getBeanProvider(HttpGateway.class),
              URI.create(bed.plc()),
              bed.pds(),
              keys,
              Clock.systemUTC());
      var ana = bed.join("ana");

      assertThat(bluesky.begin(typed(ana, "hunter22-ana"), BACK))
          .isInstanceOf(Connector.Step.Refused.class);
      assertThat(bluesky.begin(typed(ana, "aaaa-bbbb-cccc-dddd"), BACK))
          .isInstanceOf(Connector.Step.Refused.class);
      var step = bluesky.begin(typed(ana, bed.appPassword(ana)), BACK);
      var grant = ((Connector.Step.Granted) step).grants().getFirst();
      assertThat(grant.account().key()).isEqualTo(ana.did());

      var secret = new AtomicReference<>(grant.secret());
      var grip = new Connector.Grip(grant.server(), ana.did(), secret.get(), secret::set);
      assertThat(bluesky.check(grip).isConnected()).isTrue();
      var publisher = bluesky.publisher(grip);
      var draft = Draft.of("Three crates of apples are left", "en");
      var first = publisher.publish(draft, "crates-1");
      assertThat(first).isInstanceOf(Published.Done.class);
      assertThat(publisher.publish(draft, "crates-1")).isEqualTo(first);
      assertThat(publisher.delete(((Published.Done) first).postId()))
          .isInstanceOf(Published.Done.class);

      bluesky.revoke(grip); // what there is of its access runs out within hours
      bluesky.revoke(grip);
    }
  }

  @Test
  void theServerAsksThePersonItself() throws Exception {
    try (var bed = Beds.pds(BASE + 10);
        var http = gateway()) {
      var beans = new StaticListableBeanFactory(Map.of("http", http));
      var bluesky =
          new BlueskyConnector(
              beans.getBeanProvider(HttpGateway.class),
              URI.create(bed.plc()),
              bed.pds(),
              keys,
              Clock.systemUTC());
      var ben = bed.join("ben");
      var step = bluesky.begin(Map.of("handle", ben.handle(), "password", ""), BACK);
      assertThat(step).isInstanceOf(Connector.Step.GoTo.class);
      var there = (Connector.Step.GoTo) step;
      assertThat(there.page().toString()).startsWith(bed.pds()).contains("request_uri=");
      assertThat(there.keep()).isNotEqualTo(new Secret(there.state()));

      assertThat(bluesky.finish(there.keep(), Map.of("state", "another"), BACK))
          .isInstanceOf(Connector.Step.Refused.class);
      var no = Map.of("state", there.state(), "iss", bed.pds(), "error", "access_denied");
      assertThat(((Connector.Step.Refused) bluesky.finish(there.keep(), no, BACK)).why())
          .contains("did not permit");
    }
  }

  private static Map<String, String> typed(Beds.Actor actor, String password) {
    return Map.of("handle", actor.handle(), "password", password);
  }

  private static HttpGateway gateway() {
    var hosts =
        java.util.stream.IntStream.range(BASE, BASE + 20)
            .mapToObj(port -> "localhost:" + port)
            .toArray(String[]::new);
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts(hosts));
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }
}
