package org.kith.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.TestKith;
import org.kith.networks.Network;
import org.kith.networks.http.HttpGateway;
import org.springframework.transaction.support.TransactionOperations;

/// A network that answers what its documentation says, by the stubs that the networks' own tests
/// use, and a Kith whose one connector is that network's.
public final class DocumentedNetwork implements AutoCloseable {

  private static final URI BACK = URI.create("https://kith.example/connect/facebook");
  private static final String DID = "did:plc:us2222222222222222222222";
  private static final String STUBS = "../networks/src/test/resources/";

  private final TestKith kith;
  private final Network network;
  private final WireMockServer server;
  private final Connections connections;
  private final Connectors connectors;
  private final Connecting connecting;
  private final Readers readers;
  private final Spoken spoken;
  private final ShownPictures shown = new ShownPictures("https://kith.example");

  public DocumentedNetwork(TestKith kith, Network network) {
    this.kith = kith;
    this.network = network;
    var options =
        options().bindAddress("127.0.0.1").port(TestKith.NETWORK_PORT).containerThreads(8);
    server =
        new WireMockServer(
            network == Network.BLOG || network == Network.BLUESKY
                ? options
                : options.usingFilesUnderDirectory(
                    STUBS + network.name().toLowerCase(Locale.ROOT)));
    server.start();
    stub();
    connectors = new Connectors(List.of(connector()));
    var store = kith.bean(ConnectionStore.class);
    var vault = kith.bean(Vault.class);
    connections =
        new Connections(
            store,
            vault,
            connectors,
            kith.bean(TransactionOperations.class),
            kith.bean(Clock.class));
    connecting = new Connecting(store, vault, connectors, kith.bean(Connecting.House.class));
    readers = new Readers(connections, connectors);
    spoken = new Spoken(connections, connectors);
  }

  private Connector connector() {
    var http = kith.provider(HttpGateway.class);
    var clock = kith.bean(Clock.class);
    var meta = new MetaApp(http, "4242", "APPSECRET", at("/v27.0"), clock);
    return switch (network) {
      case FACEBOOK -> new FacebookConnector(meta, clock);
      case INSTAGRAM -> new InstagramConnector(meta, shown, clock);
      case X -> new XConnector(http, "CLIENT", "CLIENTSECRET", at("/2"), clock);
      case BLOG -> new WordPressConnector(http, clock);
      case BLUESKY ->
          new BlueskyConnector(
              http, at("/plc"), at("").toString(), Path.of("target", "keys-of-bluesky"), clock);
      case MASTODON, WEBMENTION -> throw new IllegalArgumentException("no stubs of " + network);
    };
  }

  private void stub() {
    switch (network) {
      case X -> stubX();
      case BLOG -> stubWordPress();
      case BLUESKY -> stubBluesky();
      case FACEBOOK,
          INSTAGRAM,
          MASTODON,
          WEBMENTION -> {} // their stubs are files, or there are none
    }
  }

  /// Answers as it did in the beginning.
  public void restub() {
    server.resetToDefaultMappings();
    stub();
  }

  /// The stubs know one verifier; here each attempt makes its own.
  private void stubX() {
    server.stubFor(
        post(urlPathEqualTo("/2/oauth2/token"))
            .withFormParam("code", equalTo("CODE"))
            .willReturn(
                okJson(
                    """
                    {"token_type": "bearer", "expires_in": 7200, "access_token": "USER", "refresh_token": "R1"}
                    """)));
  }

  private void stubWordPress() {
    server.stubFor(
        get("/")
            .willReturn(
                ok("<p>Hello")
                    .withHeader("Content-Type", "text/html")
                    .withHeader(
                        "Link", "<%s>; rel=\"https://api.w.org/\"".formatted(at("/wp-json/")))));
    server.stubFor(
        get(urlPathEqualTo("/wp-json/wp/v2/users/me"))
            .withBasicAuth("ana", "abcd EFGH 1234")
            .willReturn(
                okJson(
                    """
                    {"id": 2, "name": "Ana", "slug": "ana", "roles": ["author"],
                     "capabilities": {"publish_posts": true, "upload_files": true}}
                    """)));
  }

  private void stubBluesky() {
    xrpc("identity.resolveHandle", "{\"did\": \"%s\"}".formatted(DID));
    server.stubFor(
        get("/plc/" + DID)
            .willReturn(
                okJson(
                    """
                    {"id": "%s", "alsoKnownAs": ["at://us.example.org"], "service": [
                      {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "%s"}]}
                    """
                        .formatted(DID, at("")))));
    server.stubFor(
        post("/xrpc/com.atproto.server.createSession")
            .willReturn(
                okJson(
                    """
                    {"did": "%s", "handle": "us.example.org", "accessJwt": "ACCESS", "refreshJwt": "REFRESH"}
                    """
                        .formatted(DID))));
    xrpc("server.getSession", "{\"did\": \"%s\"}".formatted(DID));
  }

  /// Answers a method of the AT Protocol like this from now on.
  public void xrpc(String method, String answer) {
    server.stubFor(get(urlPathEqualTo("/xrpc/com.atproto." + method)).willReturn(okJson(answer)));
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /// To add stubs to, and to ask what it was asked.
  public WireMockServer stubs() {
    return server;
  }

  public HashtagLooks hashtagLooks() {
    return new HashtagLooks(connections, connectors);
  }

  public Connections connections() {
    return connections;
  }

  public Readers readers() {
    return readers;
  }

  public Spoken spoken() {
    return spoken;
  }

  /// Pictures as a network fetches them from this Kith.
  public ShownPictures shown() {
    return shown;
  }

  public Connecting.Result begin(Map<String, String> typed) {
    return kith.asOwner(() -> connecting.begin(network, typed, BACK));
  }

  public Connecting.Result finish(String state, String code) {
    var answer = Map.of("state", state, "code", code);
    return kith.asOwner(() -> connecting.finish(answer, BACK));
  }

  /// Connects the account of the stubs.
  public Connection connected() {
    if (network == Network.BLUESKY) {
      var typed = Map.of("handle", "us.example.org", "password", "abcd-efgh-ijkl-mnop");
      return ((Connecting.Result.Connected) begin(typed)).connections().getFirst();
    }
    var page = ((Connecting.Result.GoTo) begin(Map.of())).page();
    var state = page.getRawQuery().replaceFirst("(?:.*&)?state=([^&]*).*", "$1");
    return ((Connecting.Result.Connected) finish(state, "CODE")).connections().getFirst();
  }

  @Override
  public void close() {
    server.stop();
  }
}
