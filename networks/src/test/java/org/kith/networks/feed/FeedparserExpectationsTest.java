package org.kith.networks.feed;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.networks.Document;
import org.kith.networks.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds Kith to what feedparser's suite expects of each of its feeds.
class FeedparserExpectationsTest {

  private static final Pattern HEADER = Pattern.compile("(?m)^Header:\\s+([^:]+):(.*)$");

  /// What feedparser calls a field, and what Kith does. Its own synonyms (`guid`, `tagline`,
  /// `copyright`…) are those of its class FeedParserDict.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("guid", "id"),
          entry("title_detail", "titleDetail"),
          entry("tagline", "subtitle"),
          entry("tagline_detail", "subtitleDetail"),
          entry("subtitle_detail", "subtitleDetail"),
          entry("summary_detail", "summaryDetail"),
          entry("copyright", "rights"),
          entry("copyright_detail", "rightsDetail"),
          entry("rights_detail", "rightsDetail"),
          entry("info_detail", "infoDetail"),
          entry("author_detail", "authorDetail"),
          entry("publisher_detail", "publisherDetail"),
          entry("generator_detail", "generatorDetail"),
          entry("url", "href"),
          entry("modified", "updated"),
          entry("issued", "published"),
          entry("tags", "categories"),
          entry("textinput", "textInput"),
          entry("registerprocedure", "registerProcedure"),
          entry("newlocation", "newLocation"),
          entry("validity_start", "validFrom"),
          entry("validity_end", "validUntil"),
          entry("wfw_comment", "commentForm"),
          entry("wfw_commentrss", "commentFeed"),
          entry("thr_in-reply-to", "inReplyTo"),
          entry("itunes_block", "itunes/block"),
          entry("itunes_explicit", "itunes/explicit"),
          entry("itunes_duration", "itunes/duration"),
          entry("media_credit", "media/credits"),
          entry("media_license", "media/license"),
          entry("media_rating", "media/rating"),
          entry("media_restriction", "media/restriction"),
          entry("media_player", "media/player"),
          entry("media_thumbnail", "media/thumbnails"),
          entry("psc_chapters", "chapters"),
          entry("madeup_element", "other/madeup:element"),
          entry("category", "categories/0/term"));

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Whether feedparser's list of allowed elements, attributes and styles was applied to markup.
  /// Kith has no such list: nothing it shows or keeps of a feed is markup ([HtmlProse]).
  private static final String SANITISING = "wellformed/sanitize";

  private record Score(int met, int of) {
    static Score of(boolean met) {
      return new Score(met ? 1 : 0, 1);
    }

    Score plus(Score other) {
      return new Score(met + other.met, of + other.of);
    }
  }

  @Test
  void meetsNineteenOfTwentyExpectationsOutsideSanitising() throws IOException {
    var root = SharedData.need("feedparser");
    var groups = new TreeMap<String, Score>();
    var missed = new ArrayList<String>();
    for (var line : Files.readAllLines(root.resolve("expect.jsonl"))) {
      var expectation = MAPPER.readTree(line);
      var file = expectation.path("file").asString();
      var group = file.substring(0, file.lastIndexOf('/'));
      var miss = miss(root.resolve("tests").resolve(file), file, expectation);
      groups.merge(group, Score.of(miss.isEmpty()), Score::plus);
      if (!miss.isEmpty() && !group.equals(SANITISING)) {
        missed.add(file + ": " + miss);
      }
    }
    groups.forEach((group, s) -> System.out.printf("%-24s %4d of %4d%n", group, s.met(), s.of()));
    groups.remove(SANITISING);
    var all = groups.values().stream().reduce(new Score(0, 0), Score::plus);
    double share = all.met() / (double) all.of();
    System.out.printf(
        "feedparser: %d of %d expectations outside sanitising met, %.1f %%%n",
        all.met(), all.of(), 100 * share);
    assertThat(all.of()).isEqualTo(1276);
    assertThat(share).as("missed: " + String.join("\n", missed)).isGreaterThanOrEqualTo(0.95);
  }

  /// Empty if every check of the expectation holds, else the first that does not.
  private static String miss(Path path, String file, JsonNode expectation) throws IOException {
    var bytes = Files.readAllBytes(path);
    var headers = headers(bytes);
    var base = "http://127.0.0.1:8097/tests/" + file;
    var located = headers.getOrDefault("content-location", "");
    var address = Addresses.join(base, located);
    var document =
        new Document(
            URI.create(address.isEmpty() ? base : address),
            headers.getOrDefault("content-type", ""),
            bytes);
    var feed =
        new FeedDocuments(InstantSource.system())
            .facts(document)
            .map(Facts::asMap)
            .orElse(Map.of("wellFormed", false));
    for (var check : expectation.path("checks")) {
      var got = at(feed, check.path("path"));
      @Nullable Object wanted = MAPPER.treeToValue(check.path("expected"), Object.class);
      if (!same(got, wanted, check.path("path").toString())) {
        return "%s is %s, not %s".formatted(check.path("path"), got, wanted);
      }
    }
    return "";
  }

  private static Map<String, String> headers(byte[] bytes) {
    var found = new LinkedHashMap<String, String>();
    var m = HEADER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (m.find()) {
      found.put(m.group(1).strip().toLowerCase(Locale.ROOT), m.group(2).strip());
    }
    return found;
  }

  private static @Nullable Object at(Map<String, Object> feed, JsonNode path) {
    @Nullable Object here = feed;
    for (var step : path) {
      here =
          switch (step.asString()) {
            case "bozo" -> !Boolean.TRUE.equals(feed.get("wellFormed"));
            case "feed" -> feed;
            case String name -> step(here, name);
          };
    }
    return here;
  }

  private static @Nullable Object step(@Nullable Object here, String name) {
    return switch (name) {
      // It copies content into a summary that is missing, and a description is either.
      case "summary" -> first(here, "summary", "content/0/value");
      case "description" -> first(here, "summary", "content/0/value", "subtitle", "description");
      case "enclosures" -> links(here, "enclosure");
      case "license" -> first(links(here, "license"), "0/href");
      case "length()" -> here instanceof List<?> list ? list.size() : null;
      case String parsed when parsed.endsWith("_parsed") -> {
        var field = parsed.substring(0, parsed.length() - "_parsed".length());
        yield first(here, NAMES.getOrDefault(field, field) + "At");
      }
      default -> first(here, NAMES.getOrDefault(name, name), name);
    };
  }

  /// What stands under the first of these paths that leads somewhere.
  private static @Nullable Object first(@Nullable Object here, String... paths) {
    for (var path : paths) {
      @Nullable Object value = here;
      for (var part : path.split("/", -1)) {
        value =
            switch (value) {
              case Map<?, ?> map -> map.get(part);
              case List<?> list when part.matches("\\d+") && Integer.parseInt(part) < list.size() ->
                  list.get(Integer.parseInt(part));
              case null, default -> null;
            };
      }
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// Links of a kind, without saying again of which.
  private static List<Map<?, ?>> links(@Nullable Object here, String rel) {
    var found = new ArrayList<Map<?, ?>>();
    if (first(here, "links") instanceof List<?> links) {
      for (var link : links) {
        var copy = new LinkedHashMap<>((Map<?, ?>) link);
        if (rel.equals(copy.remove("rel"))) {
          found.add(copy);
        }
      }
    }
    return found;
  }

  private static boolean same(@Nullable Object got, @Nullable Object wanted, String path) {
    if (path.contains("_parsed") && wanted instanceof List<?> tuple) {
      return moment(tuple).equals(got);
    }
    if (path.contains("itunes_") && wanted instanceof Number yes) {
      return (yes.intValue() == 1) == Boolean.TRUE.equals(got);
    }
    // What is empty is absent.
    return Objects.equals(got, "".equals(wanted) ? null : wanted);
  }

  /// Python's `struct_time`, of which the first six say what the rest repeats.
  private static String moment(List<?> tuple) {
    var n = tuple.stream().mapToInt(x -> ((Number) x).intValue()).toArray();
    return LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5])
        .toInstant(ZoneOffset.UTC)
        .toString();
  }
}
