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

  /// A file that begins as a PNG does.
  private static byte[] png(int size) {
    var bytes = new byte[size];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, bytes, 0, 8);
    return bytes;
  }

  @Test
  void aPictureComesWithWhatItShowsAndGoesAgain() {
    var made = post("", "{\"text\": \"On paper.\"}");
    var path = "/api/v1/posts/" + made.json().path("id").asLong();
    var silent = client.file(path + "/pictures", "image/png", png(2 << 20));
    assertThat(silent.status()).isEqualTo(422);
    assertThat(silent.text()).contains("“alt” is missing");
    var add = path + "/pictures?alt=The%20weir";
    var added = client.file(add, "image/png", png(2 << 20), "If-Match", made.tag());
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    var picture = added.json().path("pictures").path(0);
    assertThat(picture.path("alt").asString()).isEqualTo("The weir");
    assertThat(picture.path("mediaType").asString()).isEqualTo("image/png");
    assertThat(client.file(add, "image/png", png(9), "If-Match", made.tag()).status())
        .isEqualTo(412);
    var once = new String[] {"Idempotency-Key", "weir"};
    client.file(add, "application/octet-stream", png(9), once);
    var twice = client.file(add, "application/octet-stream", png(9), once);
    assertThat(twice.json().path("pictures").size()).isEqualTo(2);
    assertThat(client.file(add, "image/png", "GIF89a and so on").text())
        .contains("Pictures are PNG or JPEG");
    assertThat(client.file(add, "image/png", png((10 << 20) + 1)).text()).contains("10 MiB");

    var one = path + "/pictures/" + picture.path("id").asLong();
    assertThat(client.send("PUT", one, "{\"alt\": \" \"}").status()).isEqualTo(422);
    var said = client.send("PUT", one, "{\"alt\": \"The weir at dawn\"}");
    assertThat(said.json().path("pictures").path(0).path("alt").asString())
        .isEqualTo("The weir at dawn");
    assertThat(client.send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(client.send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(client.send("PUT", one, "{\"alt\": \"x\"}").status()).isEqualTo(404);
    assertThat(client.get(path).json().path("pictures").size()).isEqualTo(1);
  }

  @Test
  void aPictureIsNotAddedToWhatIsOnItsWay() {
    var made = post("", "{\"text\": \"On paper.\"}");
    var path = "/" + made.json().path("id").asLong();
    post(path + "/schedule", "{}");
    var late = client.file("/api/v1/posts" + path + "/pictures?alt=x", "image/png", png(9));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("It is no draft any more");
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
