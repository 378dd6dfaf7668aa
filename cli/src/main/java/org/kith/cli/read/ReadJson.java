package org.kith.cli.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.kith.cli.read.Readers.Read;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import tools.jackson.databind.json.JsonMapper;

/// What was read as one JSON object. Its names are documented in docs/cli.md, and stay.
final class ReadJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .build();

  private ReadJson() {}

  static String of(Document document, Read read) {
    var heard = read.understood().heard();
    var all = new LinkedHashMap<String, Object>();
    all.put("address", document.address().toString());
    all.put("format", read.understood().format());
    all.put("profiles", read.understood().profiles().stream().map(ReadJson::profile).toList());
    all.put(
        "follows",
        read.understood().follows().stream()
            .map(follow -> ordered("follower", follow.follower(), "followed", follow.followed()))
            .toList());
    all.put("posts", ofKind(heard, Heard.Said.class).map(said -> post(said.post())).toList());
    all.put("takenBack", ofKind(heard, Heard.Unsaid.class).map(Heard.Unsaid::postId).toList());
    all.put("left", ofKind(heard, Heard.Left.class).map(ReadJson::left).toList());
    all.put(
        "missed",
        ofKind(heard, Heard.Missed.class)
            .map(missed -> Map.of("from", missed.from(), "to", missed.to()))
            .toList());
    all.put(
        "dropped",
        read.understood().dropped().stream()
            .map(dropped -> ordered("what", dropped.what(), "why", dropped.why()))
            .toList());
    all.putAll(read.details());
    return MAPPER.writeValueAsString(all);
  }

  private static <T extends Heard> java.util.stream.Stream<T> ofKind(
      List<Heard> heard, Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Map<String, Object> post(Post post) {
    var all =
        ordered(
            "id", post.id(),
            "author", account(post.author()),
            "url", post.url().toString(),
            "at", post.at().toString(),
            "title", post.title(),
            "text", post.text(),
            "links", post.links(),
            "tags", post.tags(),
            "language", post.language());
    var relation = post.relation();
    if (relation != null) {
      all.put("relation", ordered("kind", small(relation.kind()), "id", relation.id()));
    }
    all.put("byline", post.byline());
    return all;
  }

  private static Map<String, Object> profile(Profile profile) {
    var all =
        ordered(
            "account", account(profile.account()),
            "about", profile.about(),
            "links", profile.links());
    profile.followers().ifPresent(count -> all.put("followers", count));
    var wishes = new TreeSet<String>();
    profile.optOuts().forEach(wish -> wishes.add(small(wish)));
    all.put("optOuts", wishes);
    return all;
  }

  private static Map<String, Object> account(Account account) {
    return ordered(
        "network", small(account.network()),
        "key", account.key(),
        "handle", account.handle(),
        "name", account.name());
  }

  private static Map<String, Object> left(Heard.Left left) {
    return ordered(
        "network", small(left.network()), "account", left.accountKey(), "why", left.why());
  }

  private static String small(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /// Names and values in turn.
  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
