package org.kith.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.kith.networks.Network;
import tools.jackson.databind.json.JsonMapper;

/// What the documentation of three networks says of publishing a post, as stubs that come on top of
/// those in `networks/src/test/resources`. What is published is the post whose counts stand there.
enum Documented {
  /// developers.facebook.com/docs/pages-api: “Posts”; docs/graph-api: “Rate Limits”, “Handling
  /// Errors”.
  FACEBOOK(
      Network.FACEBOOK,
      "/v27.0/100200300/feed",
      "/v27.0/100200300_11",
      "https://www.facebook.com/riverfriends/posts/11") {
    @Override
    void publishes(WireMockServer stubs) {
      lists(stubs, "");
      stubs.stubFor(post("/v27.0/100200300/photos").willReturn(okJson("{\"id\": \"9001\"}")));
      stubs.stubFor(post(writing()).willReturn(okJson("{\"id\": \"100200300_11\"}")));
      stubs.stubFor(
          get(urlPathEqualTo(there()))
              .withQueryParam("fields", equalTo("permalink_url"))
              .willReturn(
                  okJson(
                      "{\"permalink_url\": \"%s\", \"id\": \"100200300_11\"}".formatted(proof()))));
      stubs.stubFor(post(there()).willReturn(okJson("{\"success\": true}")));
      stubs.stubFor(delete(urlPathEqualTo(there())).willReturn(okJson("{\"success\": true}")));
    }

    @Override
    void lists(WireMockServer stubs, String words) {
      var one =
          "{\"id\": \"100200300_11\", \"message\": %s, \"from\": {\"id\": \"100200300\"}, \"permalink_url\": \"%s\"}"
              .formatted(quoted(words), proof());
      stubs.stubFor(
          get(urlPathEqualTo("/v27.0/100200300/published_posts"))
              .withQueryParam("fields", equalTo("id,message,from,permalink_url"))
              .willReturn(okJson("{\"data\": [%s]}".formatted(words.isEmpty() ? "" : one))));
    }

    @Override
    void expires(WireMockServer stubs) {
      stubs.stubFor(any(anyUrl()).willReturn(expiredAtMeta()));
    }

    @Override
    void limits(WireMockServer stubs, Instant now) {
      var used =
          "{\"100200300\": [{\"type\": \"pages\", \"call_count\": 100, \"total_cputime\": 25,"
              + " \"total_time\": 25, \"estimated_time_to_regain_access\": 19}]}";
      stubs.stubFor(
          post(writing())
              .willReturn(
                  error(
                          "There have been too many calls to this Page account. Wait a bit and try"
                              + " again.",
                          80001,
                          2446079)
                      .withHeader("X-Business-Use-Case-Usage", used)));
    }

    @Override
    Duration patience() {
      return Duration.ofMinutes(19);
    }

    @Override
    ResponseDefinitionBuilder notPermitted() {
      return error(
          "(#200) If posting to a page, requires both pages_read_engagement and pages_manage_posts"
              + " as an admin with sufficient administrative permission",
          200,
          0);
    }
  },

  /// developers.facebook.com/docs/instagram-platform: “Content publishing”, “Error codes”.
  INSTAGRAM(
      Network.INSTAGRAM,
      "/v27.0/17841400/media_publish",
      "/v27.0/17900",
      "https://www.instagram.com/p/OWN/") {
    @Override
    void publishes(WireMockServer stubs) {
      lists(stubs, "");
      quota(stubs, 2);
      stubs.stubFor(post("/v27.0/17841400/media").willReturn(okJson("{\"id\": \"5001\"}")));
      stubs.stubFor(
          get(urlPathEqualTo("/v27.0/5001"))
              .willReturn(okJson("{\"status_code\": \"FINISHED\", \"id\": \"5001\"}")));
      stubs.stubFor(post(writing()).willReturn(okJson("{\"id\": \"17900\"}")));
      stubs.stubFor(
          delete(urlPathEqualTo(there()))
              .willReturn(okJson("{\"success\": true, \"deleted_id\": \"17900\"}")));
    }

    @Override
    void lists(WireMockServer stubs, String words) {
      var one =
          "{\"id\": \"17900\", \"caption\": %s, \"permalink\": \"%s\"}"
              .formatted(quoted(words), proof());
      stubs.stubFor(
          get(urlPathEqualTo("/v27.0/17841400/media"))
              .withQueryParam("fields", equalTo("id,caption,permalink"))
              .willReturn(okJson("{\"data\": [%s]}".formatted(words.isEmpty() ? "" : one))));
    }

    @Override
    void expires(WireMockServer stubs) {
      stubs.stubFor(any(anyUrl()).willReturn(expiredAtMeta()));
    }

    @Override
    void limits(WireMockServer stubs, Instant now) {
      quota(stubs, 100);
    }

    private void quota(WireMockServer stubs, int used) {
      stubs.stubFor(
          get(urlPathEqualTo("/v27.0/17841400/content_publishing_limit"))
              .willReturn(
                  okJson(
                      "{\"data\": [{\"quota_usage\": %d, \"config\": {\"quota_total\": 100, \"quota_duration\": 86400}}]}"
                          .formatted(used))));
    }

    @Override
    Duration patience() {
      return Duration.ofHours(1);
    }

    @Override
    ResponseDefinitionBuilder notPermitted() {
      return error("(#10) Application does not have permission for this action", 10, 0);
    }
  },

  /// docs.x.com/x-api: “Manage Posts”, “Media”, “Rate limits”, “Response codes and errors”.
  X(Network.X, "/2/tweets", "/2/tweets/1800", "https://x.com/i/web/status/1800") {
    @Override
    void publishes(WireMockServer stubs) {
      lists(stubs, "");
      stubs.stubFor(
          post("/2/media/upload")
              .willReturn(
                  okJson(
                      "{\"data\": {\"id\": \"900\", \"media_key\": \"3_900\","
                          + " \"expires_after_secs\": 86400, \"size\": 800}}")));
      stubs.stubFor(
          post("/2/media/metadata")
              .willReturn(
                  okJson(
                      "{\"data\": {\"id\": \"900\", \"associated_metadata\": {\"alt_text\":"
                          + " {\"text\": \"The weir at dawn\"}}}}")));
      stubs.stubFor(
          post(writing())
              .willReturn(
                  jsonResponse("{\"data\": {\"id\": \"1800\", \"text\": \"hello\"}}", 201)));
      stubs.stubFor(
          delete(urlPathEqualTo(there())).willReturn(okJson("{\"data\": {\"deleted\": true}}")));
    }

    @Override
    void lists(WireMockServer stubs, String words) {
      var one =
          "{\"id\": \"1800\", \"author_id\": \"2244\", \"created_at\": \"2026-11-23T08:00:00.000Z\", \"text\": %s}"
              .formatted(quoted(words));
      stubs.stubFor(
          get(urlPathEqualTo("/2/users/2244/tweets"))
              .willReturn(okJson("{\"data\": [%s]}".formatted(words.isEmpty() ? "" : one))));
    }

    @Override
    void expires(WireMockServer stubs) {
      stubs.stubFor(
          any(anyUrl())
              .willReturn(
                  jsonResponse(
                      "{\"title\": \"Unauthorized\", \"type\": \"about:blank\", \"status\": 401,"
                          + " \"detail\": \"Unauthorized\"}",
                      401)));
      stubs.stubFor(
          post("/2/oauth2/token")
              .willReturn(
                  jsonResponse(
                      "{\"error\": \"invalid_request\", \"error_description\": \"Value passed for"
                          + " the token was invalid.\"}",
                      400)));
    }

    @Override
    void limits(WireMockServer stubs, Instant now) {
      stubs.stubFor(
          post(writing())
              .willReturn(
                  jsonResponse(
                          "{\"title\": \"Too Many Requests\", \"detail\": \"Too Many Requests\","
                              + " \"type\": \"about:blank\", \"status\": 429}",
                          429)
                      .withHeader("x-rate-limit-limit", "100")
                      .withHeader("x-rate-limit-remaining", "0")
                      .withHeader(
                          "x-rate-limit-reset",
                          Long.toString(now.plus(patience()).getEpochSecond()))));
    }

    @Override
    Duration patience() {
      return Duration.ofMinutes(11);
    }

    @Override
    ResponseDefinitionBuilder notPermitted() {
      return jsonResponse(
          "{\"title\": \"Forbidden\", \"type\": \"about:blank\", \"status\": 403, \"detail\":"
              + " \"Forbidden\"}",
          403);
    }
  };

  private final Network network;
  private final String writing;
  private final String there;
  private final String proof;

  Documented(Network network, String writing, String there, String proof) {
    this.network = network;
    this.writing = writing;
    this.there = there;
    this.proof = proof;
  }

  Network network() {
    return network;
  }

  /// The path by which a post gets out.
  String writing() {
    return writing;
  }

  /// The path of the post that is published.
  String there() {
    return there;
  }

  /// Where a person reads it.
  URI proof() {
    return URI.create(proof);
  }

  RequestPatternBuilder written() {
    return postRequestedFor(urlPathEqualTo(writing));
  }

  RequestPatternBuilder deleted() {
    return deleteRequestedFor(urlPathEqualTo(there));
  }

  /// Whatever is asked for is done, and nothing was published before.
  abstract void publishes(WireMockServer stubs);

  /// The account's own list has a post with these words from now on; empty for none.
  abstract void lists(WireMockServer stubs, String words);

  /// The token is no longer accepted, and there is no other.
  abstract void expires(WireMockServer stubs);

  /// A limit is used up for as long as [#patience].
  abstract void limits(WireMockServer stubs, Instant now);

  abstract Duration patience();

  /// The token is good, but not for this.
  abstract ResponseDefinitionBuilder notPermitted();

  private static String quoted(String words) {
    return JsonMapper.shared().writeValueAsString(words);
  }

  private static ResponseDefinitionBuilder expiredAtMeta() {
    return error(
        "Error validating access token: Session has expired on Sunday, 22-Nov-26 23:00:00 PST.",
        190,
        463);
  }

  /// An answer of Meta's that says what went wrong.
  static ResponseDefinitionBuilder error(String message, int code, int subcode) {
    return jsonResponse(
        "{\"error\": {\"message\": %s, \"type\": \"OAuthException\", \"code\": %d, \"error_subcode\": %d, \"fbtrace_id\": \"A\"}}"
            .formatted(quoted(message), code, subcode),
        400);
  }
}
