package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Finds out who a handle or a DID is, and proves it: a handle counts only if it leads to the DID
/// and the DID's own document names the handle (trust.md, F11).
public final class Identities {

  /// Where documents of `did:plc` are kept.
  public static final URI PLC = URI.create("https://plc.directory");

  private static final String AT = "at://";
  private static final String PDS = "AtprotoPersonalDataServer";

  private final HttpGateway http;
  private final URI plc;
  private final Handles handles;

  public Identities(HttpGateway http, URI plc, Handles handles) {
    this.http = http;
    this.plc = plc;
    this.handles = handles;
  }

  /// @param handleOrDid as people type it
  /// @return empty if there is no such account, if the handle is not named by the account it leads
  ///   to, or if the account has no server
  public Optional<Identity> find(String handleOrDid) throws IOException, InterruptedException {
    var name = handleOrDid.strip().replaceFirst("^@", "");
    if (AtSyntax.isDid(name)) {
      return ofDid(name);
    }
    var handle = name.toLowerCase(Locale.ROOT);
    if (!AtSyntax.isHandle(handle)) {
      return Optional.empty();
    }
    var did = handles.did(handle);
    var document = did.isPresent() ? document(did.get()) : Optional.<JsonNode>empty();
    return document
        .filter(d -> handle(d).equals(handle))
        .flatMap(d -> server(d))
        .map(server -> new Identity(did.get(), handle, server));
  }

  private Optional<Identity> ofDid(String did) throws IOException, InterruptedException {
    var document = document(did);
    var server = document.flatMap(Identities::server);
    if (server.isEmpty()) {
      return Optional.empty();
    }
    var claimed = handle(document.get());
    boolean proven = !claimed.isEmpty() && handles.did(claimed).equals(Optional.of(did));
    return Optional.of(new Identity(did, proven ? claimed : did, server.get()));
  }

  private Optional<JsonNode> document(String did) throws IOException, InterruptedException {
    var address = address(did);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    return switch (http.ask(Request.get(address.get(), Cap.IDENTITY, "application/json"))) {
      case Answer.Fetched page -> parse(page.body()).filter(d -> text(d, "id").equals(did));
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Failed failed when failed.status() == 404 -> Optional.empty();
      case Answer.Failed failed -> throw new IOException(failed.message());
      case Answer.Refused _, Answer.Gone _, Answer.NotModified _ -> Optional.empty();
    };
  }

  private Optional<URI> address(String did) {
    if (did.startsWith("did:plc:")) {
      return WebAddress.parse(plc.toString().replaceFirst("/+$", "") + "/" + did);
    }
    if (!did.startsWith("did:web:") || did.indexOf(':', 8) >= 0) {
      return Optional.empty();
    }
    var host = URLDecoder.decode(did.substring(8), StandardCharsets.UTF_8);
    return WebAddress.parse("https://%s/.well-known/did.json".formatted(host));
  }

  private static Optional<JsonNode> parse(byte[] body) {
    try {
      return Optional.of(StrictJson.MAPPER.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// The first handle a document names; empty if none.
  private static String handle(JsonNode document) {
    for (var alias : document.path("alsoKnownAs")) {
      var name = alias.asString("").toLowerCase(Locale.ROOT);
      if (name.startsWith(AT) && AtSyntax.isHandle(name.substring(AT.length()))) {
        return name.substring(AT.length());
      }
    }
    return "";
  }

  private static Optional<URI> server(JsonNode document) {
    for (var service : document.path("service")) {
      var id = text(service, "id");
      boolean isPds = id.equals("#atproto_pds") || id.equals(text(document, "id") + "#atproto_pds");
      if (isPds && text(service, "type").equals(PDS)) {
        return WebAddress.parse(text(service, "serviceEndpoint"));
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
