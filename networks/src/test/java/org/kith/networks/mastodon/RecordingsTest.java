package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.mastodon.Recordings.Recording;
import tools.jackson.databind.JsonNode;

/// Everything that real servers answered to a GET, 4.6.4 and others, becomes what Kith knows, and
/// what is left out is left out for a reason that is counted here by other means.
class RecordingsTest {

  /// Answers about the reader's own settings and the server's housekeeping, in which nobody says
  /// anything and nobody is described.
  private static final Pattern NOTHING_SAID =
      Pattern.compile(
          "/health|/nodeinfo/2\\.0|/\\.well-known/nodeinfo|/oauth/userinfo"
              + "|/api/v1/streaming/health"
              + "|/api/v[12]/(filters|preferences|push|markers|announcements|custom_emojis|polls"
              + "|domain_blocks|featured_tags|followed_tags|apps|notifications/(policy"
              + "|unread_count|requests/merged)|instance/(activity|peers|rules|languages"
              + "|translation_languages|extended_description|terms_of_service|domain_blocks))"
              + "(/.*)?"
              + "|/api/v1/admin/(canonical_email_blocks|domain_blocks|email_domain_blocks|ip_blocks"
              + "|trends/tags|trends/links)(/.*)?"
              + "|/api/v1/accounts/\\d+/featured_tags|/api/v1/trends/tags|/api/v1/tags/\\w+"
              + "|/api/v1/statuses/\\d+/source");

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z"));

  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  void everyGetWithA200ParsesIntoOurModel() throws IOException {
    var recordings = Recordings.answered();
    for (var recording : recordings) {
      var failure = read(recording);
      if (!failure.isEmpty()) {
        failures.add(recording.url() + ": " + failure);
      }
    }
    System.out.printf("Mastodon recordings: %d GET with 200, %s%n", recordings.size(), counts);
    assertThat(failures).isEmpty();
    assertThat(recordings).hasSize(436);
    assertThat(counts.get("posts")).isGreaterThanOrEqualTo(293);
    assertThat(counts.get("profiles")).isGreaterThanOrEqualTo(373);
  }

  /// What is wrong with it; empty if nothing is.
  private String read(Recording recording) {
    var path = recording.url().getPath().replaceFirst("/$", "");
    if (path.startsWith("/api/v1/streaming/") && !path.endsWith("health")) {
      return stream(recording);
    }
    if (!recording.isJson()) {
      count("answers without JSON");
      return recording.body().equals("OK") ? "" : "neither JSON nor OK";
    }
    var json = recording.json();
    var found = census(json);
    if (path.matches("/api/v[12]/instance")) {
      return instance(json) + documents(recording, found);
    }
    if (path.equals("/.well-known/oauth-authorization-server")) {
      count("OAuth servers");
      return OAuthServer.of(json, recording.url()).filter(o -> o.pkce()).isPresent() ? "" : "OAuth";
    }
    if (path.equals("/api/v1/accounts/relationships")) {
      return each(json, "relationships", Relationship.of(json.path(0)).isPresent());
    }
    if (path.startsWith("/api/v1/scheduled_statuses")) {
      return scheduled(json);
    }
    if (path.matches("/api/v1/media/\\d+")) {
      count("media");
      return MediaAttachment.of(json).isPresent() ? "" : "a medium";
    }
    if (path.matches("/api/v1/(lists|lists/\\d+|accounts/\\d+/lists)")) {
      return lists(json);
    }
    if (NOTHING_SAID.matcher(path).matches() && found.isEmpty()) {
      count("answers in which nobody says anything");
      return "";
    }
    return documents(recording, found);
  }

  private String documents(Recording recording, Census found) {
    var json = recording.json();
    if (json.isEmpty()) {
      count("empty lists");
      return "";
    }
    var document =
        new Document(
            recording.url(), "application/json", recording.body().getBytes(StandardCharsets.UTF_8));
    var understood = new MastodonDocuments(CLOCK).read(document);
    if (json.path(0).has("provider_name") && found.isEmpty()) {
      count("previews of pages");
      return understood.isEmpty() ? "" : "a page is taken for " + understood.get().format();
    }
    if (understood.isEmpty()) {
      return "not understood, though %s is in it".formatted(found);
    }
    count(understood.get().format());
    counts.merge("posts", understood.get().heard().size(), Integer::sum);
    counts.merge("profiles", understood.get().profiles().size(), Integer::sum);
    counts.merge("left out", understood.get().dropped().size(), Integer::sum);
    var posts = new HashSet<String>();
    for (var heard : understood.get().heard()) {
      posts.add(((Heard.Said) heard).post().id());
    }
    var people = new HashSet<String>();
    understood.get().profiles().forEach(p -> people.add(p.account().key()));
    boolean asCounted =
        posts.equals(found.open)
            && people.equals(found.people)
            && understood.get().dropped().size() == found.closed;
    return asCounted
        ? ""
        : "%d posts, %d people, %d left out; counted %s"
            .formatted(posts.size(), people.size(), understood.get().dropped().size(), found);
  }

  private String instance(JsonNode json) {
    count("instances");
    var instance = Instance.of(json);
    return instance
            .filter(i -> i.streaming() != null && i.limits().length() > 0 && !i.domain().isBlank())
            .isPresent()
        ? ""
        : "an instance: " + instance;
  }

  private String each(JsonNode json, String what, boolean parses) {
    count(what);
    return json.isEmpty() || parses ? "" : what;
  }

  private String scheduled(JsonNode json) {
    for (var one : json.isArray() ? json : List.of(json)) {
      count("scheduled statuses");
      if (ScheduledStatus.of(one).isEmpty()) {
        return "a scheduled status";
      }
    }
    return "";
  }

  private String lists(JsonNode json) {
    for (var one : json.isArray() ? json : List.of(json)) {
      count("lists");
      if (NamedList.of(one).isEmpty()) {
        return "a list";
      }
    }
    return "";
  }

  private String stream(Recording recording) {
    var name = "";
    for (var line : recording.body().lines().toList()) {
      if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        var event = StreamEvent.of(name, line.substring(6));
        if (event.isEmpty()) {
          return "an event " + name;
        }
        count("stream: " + event.get().getClass().getSimpleName());
      }
    }
    return "";
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// What is in an answer, found without any of the code under test.
  private static final class Census {
    final Set<String> open = new HashSet<>();
    final Set<String> people = new HashSet<>();
    int closed;

    boolean isEmpty() {
      return open.isEmpty() && people.isEmpty() && closed == 0;
    }

    @Override
    public String toString() {
      return "%d posts, %d people, %d left out".formatted(open.size(), people.size(), closed);
    }
  }

  private static Census census(JsonNode json) {
    var census = new Census();
    count(json, census);
    return census;
  }

  private static void count(JsonNode json, Census census) {
    json.forEach(child -> count(child, census));
    if (json.has("visibility") && json.has("content") && json.has("reblogs_count")) {
      if (Set.of("public", "unlisted").contains(json.path("visibility").asString(""))) {
        census.open.add(json.path("uri").asString());
      } else {
        census.closed++;
      }
    } else if (json.has("acct") && json.has("followers_count")) {
      census.people.add(URI.create(json.path("uri").asString()).toString());
    }
  }
}
