package org.kith.networks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.networks.LoopbackServer;

/// Requirement P13: nothing but what stands in [Write] leaves through the gateway, whoever asks it
/// to.
class WriteTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  @ParameterizedTest(name = "{0} {1} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /api/v1/accounts/1/follow          | form |
          POST   | /api/v1/follows                    | form | uri=ana@example.social
          POST   | /api/v1/statuses/1/favourite       | form |
          POST   | /api/v1/statuses/1/reblog          | form | visibility=public
          POST   | /api/v1/statuses/1/bookmark        | form |
          POST   | /api/v1/accounts/1/block           | form |
          POST   | /api/v1/statuses                   | form | status=psst&visibility=direct
          POST   | /api/v1/statuses                   | form | status=psst&visibility=public&visibility=direct
          POST   | /api/v1/statuses?visibility=direct | form | status=psst&visibility=public
          POST   | /api/v1/statuses                   | json | {"status":"psst","visibility":"direct"}
          PUT    | /api/v1/statuses/1                 | form | status=psst&visibility=direct
          DELETE | /api/v1/accounts/1                 | none |
          PATCH  | /api/v1/accounts/update_credentials | form | note=x
          POST   | /xrpc/com.atproto.repo.createRecord | json | {"collection":"app.bsky.feed.like","record":{"$type":"app.bsky.feed.like"}}
          POST   | /xrpc/com.atproto.repo.createRecord | json | {"collection":"app.bsky.feed.repost","record":{}}
          POST   | /xrpc/com.atproto.repo.createRecord | json | {"collection":"app.bsky.graph.follow","record":{}}
          POST   | /xrpc/com.atproto.repo.createRecord | json | {"collection":"app.bsky.feed.post","record":{"$type":"app.bsky.feed.like"}}
          POST   | /xrpc/com.atproto.repo.createRecord | json | not even JSON
          POST   | /xrpc/com.atproto.repo.putRecord   | json | {"collection":"app.bsky.actor.profile","record":{}}
          POST   | /xrpc/com.atproto.repo.deleteRecord | json | {"collection":"app.bsky.graph.follow","rkey":"1"}
          POST   | /xrpc/com.atproto.repo.applyWrites | json | {"writes":[]}
          POST   | /xrpc/chat.bsky.convo.sendMessage  | json | {"convoId":"1"}
          POST   | /2/users/1/following               | json | {"target_user_id":"2"}
          POST   | /2/users/1/likes                   | json | {"tweet_id":"2"}
          POST   | /2/users/1/retweets                | json | {"tweet_id":"2"}
          POST   | /2/tweets                          | json | {"text":"x","quote_tweet_id":"2"}
          POST   | /2/tweets                          | json | {"text":"x","direct_message_deep_link":"y"}
          POST   | /2/dm_conversations/with/2/messages | json | {"text":"psst"}
          POST   | /v27.0/1_2/likes                   | form | message=x
          POST   | /v27.0/1/messages                  | form | message=x
          POST   | /v27.0/1                           | form | is_published=false
          POST   | /v27.0/1/subscribed_apps           | form |
          POST   | /wp-json/wp/v2/comments            | json | {"content":"x"}
          DELETE | /wp-json/wp/v2/posts/1?force=true  | none |
          POST   | /wp-json/wp/v2/users               | json | {}
          POST   | /anything                          | form | source=https://a.example&access_token=x
          POST   | /anything                          | json | {"text":"x"}
          POST   | /anything                          | none |
          HEAD   | /anything                          | none |
          """)
  void p13_refusesWhatIsNotListed(String method, String path, String kind, String body)
      throws Exception {
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", "{}"));
        var http = gateway(server)) {
      var sent = kind.equals("none") ? null : bytes(body);
      var request =
          Request.api(method, server.at(path), sent)
              .with("Authorization", "Bearer t")
              .with("Content-Type", kind.equals("json") ? JSON : FORM);
      assertThat(http.ask(request))
          .isInstanceOfSatisfying(
              Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.WRITE));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{3}: {0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/statuses                    | form | status=Saturday&visibility=public | MASTODON_POST
          /xrpc/com.atproto.repo.createRecord | json | {"collection":"app.bsky.feed.post","record":{"$type":"app.bsky.feed.post"}} | AT_POST
          /2/tweets                           | json | {"text":"x","reply":{"in_reply_to_tweet_id":"1"}} | X_POST
          /v27.0/100_2/comments               | form | message=x      | META_ANSWER
          /v27.0/100/feed                     | form | message=x      | FACEBOOK_POST
          /blog/wp-json/wp/v2/posts?_fields=id%2Clink | json | {}      | WORDPRESS_POST
          /?rest_route=%2Fwp/v2/posts/7&_fields=id | json | {}         | WORDPRESS_EDIT
          /?rest_route=/wp/v2/tags&_fields=id | json | {"name":"a"}    | WORDPRESS_TAG
          """)
  void knowsWhatKithSays(String path, String kind, String body, Write expected) {
    var url = URI.create("https://a.example" + path);
    var request =
        Request.api("POST", url, bytes(body))
            .with("Authorization", "Bearer t")
            .with("Content-Type", kind.equals("json") ? JSON : FORM);
    assertThat(Write.of(request)).contains(expected);
  }

  @Test
  void whatMayGoAnywhereCarriesNobodysRights() {
    var url = URI.create("https://a.example/api/v1/accounts/1/follow");
    for (var body : new String[] {"source=a&target=b", "hub.mode=subscribe", "client_id=a"}) {
      var request = Request.post(url, FORM, bytes(body));
      assertThat(Write.of(request)).as(body).isPresent();
      assertThat(Write.of(request.with("authorization", "Bearer t"))).as(body).isEmpty();
    }
    var hook =
        Request.api("POST", url, bytes("{}"))
            .with("webhook-id", "1")
            .with("webhook-signature", "v1,x");
    assertThat(Write.of(hook)).contains(Write.HOOK);
    assertThat(Write.of(hook.with("Authorization", "Bearer t"))).isEmpty();
    var ours = Request.api("POST", url, bytes("{}"));
    assertThat(Write.of(ours.with("Authorization", "Bearer kith_1"))).contains(Write.OWN_API);
    assertThat(Write.of(ours.with("Authorization", "Bearer other"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenDown(Write write) throws Exception {
    var page = Files.readString(Path.of("..", "docs", "networks.md"));
    assertThat(page).contains("`" + write.toString().replace("|", "\\|") + "`");
  }

  private static byte[] bytes(String text) {
    return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
  }
}
