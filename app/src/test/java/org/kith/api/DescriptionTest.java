package org.kith.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API is what the API is: each route, each field, in both directions.
class DescriptionTest {

  private static final Path FILE = Path.of("src/main/resources/api/openapi.json");

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void itIsWhatTheRoutesAre() throws Exception {
    var description = new Description();
    kith.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, method) -> {
          for (var path : info.getPatternValues()) {
            if (path.startsWith("/api/") && !path.endsWith("/openapi.json")) {
              info.getMethodsCondition()
                  .getMethods()
                  .forEach(verb -> description.add(verb.name(), path, method.getMethod()));
            }
          }
        });
    var written =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(description.document())
            + "\n";
    if (Boolean.getBoolean("kith.write")) {
      Files.writeString(FILE, written);
    }

    assertThat(description.silent()).as("routes that do not say what they do").isEmpty();
    assertThat(Files.readString(FILE))
        .as("%s; write it anew with -Dkith.write=true", FILE)
        .isEqualTo(written);
  }

  @Test
  void anybodyMayReadIt() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(kith.url() + "/api/v1/openapi.json")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      var tree = JsonMapper.shared().readTree(answer.body());
      assertThat(tree.path("openapi").asString()).isEqualTo("3.1.0");
      assertThat(tree.path("paths").size()).isGreaterThan(15);
    }
  }
}
