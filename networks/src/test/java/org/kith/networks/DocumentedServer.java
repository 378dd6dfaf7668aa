package org.kith.networks;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.kith.networks.http.Deadlines;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Pace;
import org.kith.networks.http.Reachable;
import org.kith.networks.http.Request;
import org.kith.networks.http.Write;

/// A server on loopback that answers what the documentation of a network says it answers: the stubs
/// of `src/test/resources/<network>/mappings`. It proves that Kith asks and reads as documented,
/// and nothing about the living network.
public final class DocumentedServer implements AutoCloseable {

  private final WireMockServer server;

  public DocumentedServer(String network) {
    server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .usingFilesUnderClasspath(network)
                .containerThreads(8));
    server.start();
  }

  /// To add stubs to, and to ask what it was asked.
  public WireMockServer stubs() {
    return server;
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /// A gateway that may ask this server, as fast as it likes.
  public HttpGateway gateway() {
    var settings =
        HttpSettings.of(URI.create("https://kith.example/about"), "0.1.0")
            .with(Reachable.alsoHosts("127.0.0.1:" + server.port()))
            .with(Pace.LOOPBACK)
            .with(Deadlines.USUAL);
    return new HttpGateway(settings, Clock.systemUTC(), RandomGenerator.getDefault());
  }

  /// @throws AssertionError if it was sent what Kith never sends
  @Override
  public void close() {
    var unlisted =
        server.getAllServeEvents().stream()
            .map(ServeEvent::getRequest)
            .filter(asked -> !asked.getMethod().isOneOf(RequestMethod.GET))
            .filter(asked -> Write.of(request(asked)).isEmpty())
            .map(asked -> asked.getMethod() + " " + asked.getUrl())
            .toList();
    server.stop();
    assertThat(unlisted).as("what is no write of Kith (P13)").isEmpty();
  }

  private static Request request(LoggedRequest asked) {
    var request =
        Request.api(asked.getMethod().value(), URI.create(asked.getAbsoluteUrl()), asked.getBody());
    for (var header : asked.getHeaders().all()) {
      request = request.with(header.key(), header.firstValue());
    }
    return request;
  }
}
