package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.LoopbackServer;

class IdentitiesTest {

  private static final String ANA = "did:plc:ana2222222222222222222222";

  private static String document(String id, String handle, String service) {
    return """
    {"id":"%s","alsoKnownAs":["https://x.example","at://%s"],
     "service":[{"id":"#other","type":"Other","serviceEndpoint":"https://other.example"},{"id":"%s","type":"AtprotoPersonalDataServer","serviceEndpoint":"https://pds.example"}]}
    """
        .formatted(id, handle, service);
  }

  private static Optional<Identity> find(String document, Map<String, String> handles, String name)
      throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", document));
        var http = gateway(server)) {
      return new Identities(
              http, server.at("/"), handle -> Optional.ofNullable(handles.get(handle)))
          .find(name);
    }
  }

  @Test
  void provesAHandleInBothDirections() throws Exception {
    var ana = Optional.of(new Identity(ANA, "ana.example", URI.create("https://pds.example/")));
    var document = document(ANA, "Ana.Example", "#atproto_pds");
    var handles = Map.of("ana.example", ANA);
    assertThat(find(document, handles, "@Ana.example")).isEqualTo(ana);
    assertThat(find(document, handles, ANA)).isEqualTo(ana);
    assertThat(find(document(ANA, "ana.example", ANA + "#atproto_pds"), handles, ANA))
        .isEqualTo(ana);
  }

  @Test
  void knowsAnAccountWithoutAProvenHandleByItsDid() throws Exception {
    var document = document(ANA, "ana.example", "#atproto_pds");
    var unproven = Optional.of(new Identity(ANA, ANA, URI.create("https://pds.example/")));
    assertThat(find(document, Map.of(), ANA)).isEqualTo(unproven);
    assertThat(find(document, Map.of("ana.example", "did:plc:bo"), ANA)).isEqualTo(unproven);
  }

  @ParameterizedTest
  @CsvSource({
    "did:plc:other, ana.example, #atproto_pds, ana.example",
    "did:plc:ana2222222222222222222222, bo.example, #atproto_pds, ana.example",
    "did:plc:ana2222222222222222222222, ana.example, #elsewhere, ana.example",
    "did:plc:ana2222222222222222222222, ana.example, #elsewhere, did:plc:ana2222222222222222222222",
    "did:plc:ana2222222222222222222222, ana.example, #atproto_pds, cy.example",
    "did:plc:ana2222222222222222222222, ana.example, #atproto_pds, not a handle"
  })
  void findsNobodyWhereTheProofIsNotWhole(String id, String handle, String service, String name)
      throws Exception {
    assertThat(find(document(id, handle, service), Map.of("ana.example", ANA), name)).isEmpty();
  }

  @Test
  void findsNobodyWhereThereIsNoDocument() throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 404, "", "{}"));
        var broken = new LoopbackServer((_, out) -> write(out, 500, "", "{}"));
        var http = gateway(server, broken)) {
      assertThat(new Identities(http, server.at(""), _ -> Optional.of(ANA)).find(ANA)).isEmpty();
      assertThatThrownBy(() -> new Identities(http, broken.at(""), _ -> Optional.of(ANA)).find(ANA))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void asksTheOwnerOfTheDomain() throws Exception {
    var none = LoopbackServer.gateway();
    try (none) {
      var one = new OwnHandles(none, _ -> List.of("v=spf1", "did=" + ANA));
      assertThat(one.did("ana.example")).contains(ANA);
    }
  }
}
