package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.Beds;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.networks.http.Request;
import org.kith.networks.wordpress.WordPressPublisher;
import org.kith.networks.wordpress.WordPressSite;
import org.kith.networks.wordpress.WordPressSites;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A real WordPress tells Kith by itself that a post of it links to a page of ours.
@Tag("beds")
class PingbackBedTest {

  private static final int PORT = 8665;

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void whatWordPressPublishesAboutUsIsHeardAndGoesWithItsPost() throws Exception {
    var page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var ours = "127.0.0.1:" + page.getAddress().getPort();
    var door =
        ((MentionDoors.Opened.Open)
                kith.asOwner(() -> kith.bean(MentionDoors.class).open("http://" + ours)))
            .door();
    page.createContext(
        "/",
        exchange -> {
          var pingback = "%s/hook/pingback/%s".formatted(kith.url(), door.address());
          exchange.getResponseHeaders().add("X-Pingback", pingback);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    page.start();
    var clock = kith.bean(Clock.class);
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1:" + PORT))
            .with(Pace.LOOPBACK);
    try (var bed = Beds.wordPress(PORT);
        var http = new HttpGateway(settings, clock, RandomGenerator.getDefault())) {
      var api = (WordPressSites.Found.Api) new WordPressSites(http).find(URI.create(bed.url("/")));
      var maria = new Secret(bed.wordPressPassword("maria"));
      var publisher =
          new WordPressPublisher(http, new WordPressSite(api.api(), "maria", maria), clock);
      var text = "A good cause: http://%s/cause and so on.".formatted(ours);
      var done =
          (Published.Done)
              publisher.publish(
                  new Draft("Ping", text, List.of(), "en", null, null, null), "bed-ping");
      waitUntilTold(http, bed);
      look(http);
      assertThat(texts()).singleElement().asString().contains("A good cause");
      assertThat(told().protocol()).isEqualTo(ToldLink.Protocol.PINGBACK);
      assertThat(told().page()).isEqualTo(done.url().toString());

      publisher.delete(done.postId());
      kith.now(kith.now().plus(Duration.ofHours(30)));
      look(http);
      assertThat(texts()).isEmpty();
      assertThat(told().state()).isEqualTo(ToldLink.State.GONE);
    } finally {
      page.stop(0);
    }
  }

  /// WordPress pings from its cron, which runs when somebody asks for it.
  private void waitUntilTold(HttpGateway http, Beds bed) throws IOException, InterruptedException {
    var never = new CountDownLatch(1);
    var cron = Request.get(URI.create(bed.url("/wp-cron.php")), Cap.PAGE, "*/*");
    for (int i = 0; i < 60; i++) {
      http.ask(cron);
      if (kith.asOwner(() -> kith.bean(Notices.class).count()) > 0
          || never.await(500, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    throw new AssertionError("WordPress sent no Pingback within half a minute");
  }

  private void look(HttpGateway http) {
    var beans = new StaticListableBeanFactory(Map.of("http", http));
    var work =
        new NoticeWork(
            kith.bean(NoticeStore.class),
            kith.bean(DoorStore.class),
            new Believing(
                kith.bean(Believing.Stores.class),
                kith.bean(Listening.class),
                kith.bean(MentionDoors.class),
                beans.getBeanProvider(HttpGateway.class),
                kith.bean(Believing.Tools.class)),
            kith.bean(TransactionTemplate.class),
            kith.bean(Clock.class));
    kith.asOwner(() -> {
      work.run("", Progress.untold());
      return true;
    });
  }

  private ToldLink told() {
    return kith.asOwner(() -> kith.bean(Notices.class).list(0, 10)).getFirst();
  }

  private List<String> texts() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("select text from post where gone_at is null")
                    .query(String.class)
                    .list()));
  }
}
