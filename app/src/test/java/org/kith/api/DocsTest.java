package org.kith.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.DestinationHosts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The examples of docs/api.md, run one after the other.
class DocsTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(curl .*?)\\n```\\n```json\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  @RegisterExtension final TestKith kith = new TestKith();

  private String person = "12";
  private String campaign = "3";
  private String file = "5";

  @Test
  void theExamplesAnswerAsTheyAreWritten() throws Exception {
    kith.asOwner(() -> kith.bean(DestinationHosts.class).add("harvestline.example"));
    var text = Files.readString(Path.of("../docs/api.md"));
    var client = ApiClient.of(kith, kith.owner());
    var examples = EXAMPLE.matcher(text);
    int run = 0;
    while (examples.find()) {
      var answer = run(client, examples.group(1));
      if (run == 1) {
        person = answer.json().path("id").asString();
      }
      if (examples.group(1).contains("/campaigns\" -X POST")) {
        campaign = answer.json().path("id").asString();
      }
      if (examples.group(1).contains("/people/imports?")) {
        file = answer.json().path("file").path("id").asString();
      }
      assertLike(examples.group(1), JsonMapper.shared().readTree(examples.group(2)), answer.json());
      run++;
    }
    assertThat(run).isGreaterThan(8);
    assertThat(text.split("```sh", -1)).as("each example has its answer").hasSize(run + 1);
  }

  private ApiClient.Answer run(ApiClient client, String curl) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(curl);
    while (found.find()) {
      words.add(found.group().replaceAll("^['\"]|['\"]$", ""));
    }
    var method = "GET";
    var body = "";
    var type = "application/json";
    var headers = new ArrayList<String>();
    for (int i = 2; i < words.size(); i += 2) {
      var value = words.get(i + 1);
      switch (words.get(i)) {
        case "-X" -> method = value;
        case "-d", "--data-binary" -> body = value;
        case "-H" -> {
          if (value.startsWith("Content-Type: ")) {
            type = value.substring(14);
          } else if (!value.startsWith("Authorization")) {
            headers.addAll(java.util.List.of(value.split(": ", 2)));
          }
        }
        default -> throw new IllegalArgumentException(curl);
      }
    }
    var path =
        words
            .get(1)
            .replace("$KITH", "")
            .replace("/people/12", "/people/" + person)
            .replace("/imports/5", "/imports/" + file)
            .replace("/asks/12", "/asks/" + person)
            .replace("/campaigns/3", "/campaigns/" + campaign);
    return type.equals("application/json")
        ? client.send(method, path, body, headers.toArray(String[]::new))
        : client.file(path, type, body);
  }

  /// Everything that is written is there; numbers of things differ.
  private static void assertLike(String example, JsonNode written, JsonNode found) {
    for (var field : written.properties()) {
      var value = found.path(field.getKey());
      if (field.getKey().equals("id")) {
        assertThat(value.isNumber()).as(example).isTrue();
      } else if (field.getValue().isObject()) {
        assertLike(example, field.getValue(), value);
      } else if (field.getValue().isArray() && !field.getValue().isEmpty()) {
        assertLike(example, field.getValue().get(0), value.get(0));
      } else {
        assertThat(value)
            .as("%s: %s in %s", example, field.getKey(), found)
            .isEqualTo(field.getValue());
      }
    }
  }
}
