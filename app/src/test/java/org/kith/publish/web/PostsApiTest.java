package org.kith.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.connect.Connecting;
import org.kith.jobs.Jobs;
import org.kith.networks.Network;
import org.kith.publish.PublishSettings;
import org.kith.publish.Publishing;
import org.kith.team.Role;
import org.kith.team.Scope;

class PostsApiTest {

  private static final URI BACK = URI.create("https://kith.example/settings/accounts/back");

  @RegisterExtension final TestKith kith = new TestKith();

  private ApiClient client;

  @BeforeEach
  void connect() {
    kith.asOwner(() ->
        kith.bean(Connecting.class)
            .begin(Network.X, Map.of("name", "ana", "password", "pass"), BACK));
    client = ApiClient.of(kith, kith.owner());
  }

  private ApiClient.Answer post(String path, String body, String... headers) {
    return client.send("POST", "/api/v1/posts" + path, body, headers);
  }

  @Test
  void aProgramWritesOnceChangesWhatItSawAndLetsItGoOut() {
    var body = "{\"text\": \"On paper.\", \"language\": \"en\"}";
    var made = post("", body, "Idempotency-Key", "one");
    assertThat(made.status()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    assertThat(post("", body, "Idempotency-Key", "one").json().path("id").asLong()).isEqualTo(id);
    assertThat(made.json().path("accounts").path(0).path("handle").asString()).isEqualTo("ana");

    var changed = "{\"text\": \"On better paper.\"}";
    var path = "/api/v1/posts/" + id;
    assertThat(client.send("PUT", path, changed, "If-Match", made.tag()).status()).isEqualTo(200);
    assertThat(client.send("PUT", path, changed, "If-Match", made.tag()).status()).isEqualTo(412);

    var gone = post("/" + id + "/schedule", "{\"at\": \"2020-01-01T00:00\"}");
    assertThat(gone.status()).isEqualTo(409);
    assertThat(gone.text()).contains("is over");
    var out = post("/" + id + "/schedule", "{}");
    assertThat(out.json().path("words").asString()).startsWith("It goes out now.");
    kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
    var part = client.get(path).json().path("accounts").path(0);
    assertThat(part.path("state").asString()).isEqualTo("PUBLISHED");
    assertThat(part.path("url").asString()).isEqualTo("https://paper.example");
    assertThat(client.send("DELETE", path, "").status()).isEqualTo(409);
    assertThat(client.send("PUT", path, changed).status()).isEqualTo(409);
  }

  @Test
  void whatIsTooLongOrNoAccountOfOursIsSaidInWords() {
    var tooLong = post("", "{\"text\": \"%s\"}".formatted("word ".repeat(30)));
    var refused = post("/%d/schedule".formatted(tooLong.json().path("id").asLong()), "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Paper takes 100 characters");
    var elsewhere =
        post("", "{\"text\": \"x\", \"accounts\": [{\"network\": \"X\", \"account\": \"no\"}]}");
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.text()).contains("No account “no” can publish on X.");
    assertThat(post("", "{\"text\": \"x\", \"at\": \"tomorrow\"}").status()).isEqualTo(422);
  }

  @Test
  void aProgramOfOnePersonIsNoSecondPerson() {
    kith.asOwner(() -> kith.bean(PublishSettings.class).needApproval(true));
    long id = post("", "{\"text\": \"Read me.\"}").json().path("id").asLong();
    assertThat(post("/" + id + "/schedule", "{}").status()).isEqualTo(409);
    assertThat(post("/" + id + "/submit", "{\"note\": \"Please.\"}").status()).isEqualTo(200);
    assertThat(post("/" + id + "/approve", "{}").text()).contains("Nobody agrees to their own");
    var ben = ApiClient.of(kith, kith.join("Ben", Role.MEMBER), Set.of(Scope.WRITE_POSTS));
    var agreed = ben.send("POST", "/api/v1/posts/" + id + "/approve", "{}");
    assertThat(agreed.json().path("post").path("state").asString()).isEqualTo("APPROVED");
    assertThat(ben.get("/api/v1/posts/" + id).status()).isEqualTo(403);
  }

  @Test
  void noProgramSeesPostsOfOthers() {
    long id = post("", "{\"text\": \"Ours.\"}").json().path("id").asLong();
    var other = TestKith.neighbour();
    var theirs = ApiClient.of(other, other.owner());
    assertThat(theirs.get("/api/v1/posts/" + id).status()).isEqualTo(404);
    assertThat(theirs.send("POST", "/api/v1/posts/" + id + "/schedule", "{}").status())
        .isEqualTo(404);
    assertThat(theirs.get("/api/v1/posts").json().path("items")).isEmpty();
  }
}
