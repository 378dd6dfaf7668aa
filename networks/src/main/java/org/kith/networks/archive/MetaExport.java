package org.kith.networks.archive;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Follow;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Wishes;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The exports of Facebook and Instagram, as JSON. Both write each byte of UTF-8 as a character of
/// its own, and neither gives ids of posts: a post is known by who wrote what when.
///
/// Posts to friends alone are in an export of Facebook too, and nothing in it tells them apart; the
/// screen says so before they are brought in. Names of friends and followers without an address are
/// left out.
final class MetaExport implements Format {

  private static final Pattern FACEBOOK_OWNER =
      Pattern.compile("(?:.*/)?profile_information/profile_information\\.json");
  private static final Pattern FACEBOOK_POSTS =
      Pattern.compile(
          "(?:.*/)?posts/(?:your_posts|your_posts__check_ins__photos_and_videos)_\\d+\\.json");
  private static final Pattern INSTAGRAM_OWNER =
      Pattern.compile("(?:.*/)?personal_information/personal_information\\.json");
  private static final Pattern INSTAGRAM_POSTS =
      Pattern.compile("(?:.*/)?(?:content|media)/posts_\\d+\\.json");
  private static final Pattern INSTAGRAM_FOLLOWERS =
      Pattern.compile("(?:.*/)?followers_and_following/followers_\\d+\\.json");
  private static final Pattern INSTAGRAM_FOLLOWING =
      Pattern.compile("(?:.*/)?followers_and_following/following\\.json");
  private static final Pattern HANDLE = Pattern.compile("[a-z0-9._]{1,30}");
  private static final Instant FIRST = Instant.parse("2004-02-01T00:00:00Z");
  private static final URI INSTAGRAM = URI.create("https://www.instagram.com/");

  private final Network network;

  private MetaExport(Network network) {
    this.network = network;
  }

  static MetaExport facebook() {
    return new MetaExport(Network.FACEBOOK);
  }

  static MetaExport instagram() {
    return new MetaExport(Network.INSTAGRAM);
  }

  private boolean isFacebook() {
    return network == Network.FACEBOOK;
  }

  @Override
  public String title() {
    return isFacebook() ? "Facebook export" : "Instagram export";
  }

  @Override
  public boolean knows(String entry) {
    return isFacebook()
        ? FACEBOOK_POSTS.matcher(entry).matches() || FACEBOOK_OWNER.matcher(entry).matches()
        : INSTAGRAM_POSTS.matcher(entry).matches()
            || INSTAGRAM_OWNER.matcher(entry).matches()
            || INSTAGRAM_FOLLOWERS.matcher(entry).matches();
  }

  @Override
  public void owner(String entry, Metered content, Telling telling) throws IOException {
    var is = isFacebook() ? FACEBOOK_OWNER : INSTAGRAM_OWNER;
    if (!is.matcher(entry).matches()) {
      return;
    }
    try (var parser = StrictJson.MAPPER.createParser(content)) {
      JsonNode json = parser.readValueAsTree();
      var profile = isFacebook() ? facebookOwner(json) : instagramOwner(json);
      profile.ifPresentOrElse(
          who -> {
            telling.isOf(who.account());
            telling.profile(who);
          },
          () -> telling.dropped(entry, "it does not say whose export this is"));
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      telling.dropped(entry, "it is not JSON");
    }
  }

  private static Optional<Profile> facebookOwner(JsonNode json) {
    var profile = json.has("profile_v2") ? json.path("profile_v2") : json.path("profile");
    var page = WebAddress.parse(profile.path("profile_uri").asString(""));
    var name = Prose.line(text(profile.path("name").path("full_name")), Prose.LONGEST_NAME);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    var links = new LinkedHashSet<URI>();
    profile
        .path("websites")
        .forEach(site -> WebAddress.parse(text(site.path("address"))).ifPresent(links::add));
    var handle = page.get().getPath().replaceFirst("^/", "").replaceFirst("/$", "");
    handle = handle.isBlank() || handle.contains("/") ? page.get().getHost() : handle;
    var account =
        new Account(
            Network.FACEBOOK, page.get().toString(), handle, name.isEmpty() ? handle : name);
    var about = Prose.lines(text(profile.path("intro_bio").path("name")));
    return Optional.of(
        new Profile(
            account,
            about,
            links.stream().limit(20).toList(),
            OptionalLong.empty(),
            Wishes.in(about)));
  }

  private static Optional<Profile> instagramOwner(JsonNode json) {
    var map = json.path("profile_user").path(0).path("string_map_data");
    var handle = text(map.path("Username").path("value")).toLowerCase(Locale.ROOT);
    if (!HANDLE.matcher(handle).matches()) {
      return Optional.empty();
    }
    var name = Prose.line(text(map.path("Name").path("value")), Prose.LONGEST_NAME);
    var about = Prose.lines(text(map.path("Bio").path("value")));
    var account =
        new Account(Network.INSTAGRAM, "@" + handle, handle, name.isEmpty() ? handle : name);
    return Optional.of(
        new Profile(account, about, Prose.links(about), OptionalLong.empty(), Wishes.in(about)));
  }

  @Override
  public void read(String entry, Metered content, Telling telling) throws IOException {
    var owner = telling.owner();
    boolean posts = (isFacebook() ? FACEBOOK_POSTS : INSTAGRAM_POSTS).matcher(entry).matches();
    if (owner == null) {
      if (posts) {
        telling.dropped(
            entry,
            "the file that says whose posts these are is not beside it: ask %s for profile information too, and for JSON"
                .formatted(isFacebook() ? "Facebook" : "Instagram"));
      }
    } else if (posts) {
      each(entry, content, telling, List.of(), json -> post(json, owner, telling));
    } else if (!isFacebook() && INSTAGRAM_FOLLOWERS.matcher(entry).matches()) {
      each(entry, content, telling, List.of(), json -> follow(json, owner, true, telling));
    } else if (!isFacebook() && INSTAGRAM_FOLLOWING.matcher(entry).matches()) {
      var names = List.of("relationships_following");
      each(entry, content, telling, names, json -> follow(json, owner, false, telling));
    }
  }

  private interface Piece {
    void take(JsonNode json);
  }

  private static void each(
      String entry, Metered content, Telling telling, List<String> names, Piece piece)
      throws IOException {
    var why = JsonPieces.each(content, names, piece::take);
    if (!why.isEmpty()) {
      telling.dropped(entry, "the rest was not read: " + why);
    }
  }

  private void post(JsonNode json, Account owner, Telling telling) {
    var text = isFacebook() ? facebookText(json) : instagramText(json);
    var at = at(json, telling.now());
    if (at == null) {
      telling.dropped("a post", "it does not say when it was written");
      return;
    }
    if (text.isBlank()) {
      telling.dropped("a post of " + at, "it has no words");
      return;
    }
    var links = new LinkedHashSet<>(Prose.links(text));
    for (var attachment : json.path("attachments")) {
      for (var data : attachment.path("data")) {
        WebAddress.parse(text(data.path("external_context").path("url"))).ifPresent(links::add);
      }
    }
    var page = isFacebook() ? URI.create(owner.key()) : INSTAGRAM.resolve(owner.handle() + "/");
    telling.said(
        new Post(
            Telling.id(owner, at, text),
            owner,
            page,
            at,
            "",
            text,
            links.stream().limit(100).toList(),
            Prose.tags(text),
            "",
            null));
  }

  private static String facebookText(JsonNode json) {
    for (var data : json.path("data")) {
      var post = text(data.path("post"));
      if (!post.isBlank()) {
        return Prose.lines(post);
      }
    }
    return "";
  }

  private static String instagramText(JsonNode json) {
    var title = text(json.path("title"));
    return Prose.lines(title.isBlank() ? text(json.path("media").path(0).path("title")) : title);
  }

  private static @Nullable Instant at(JsonNode json, Instant now) {
    var seconds = json.path("timestamp");
    if (!seconds.isIntegralNumber()) {
      seconds = json.path("creation_timestamp");
    }
    if (!seconds.isIntegralNumber()) {
      seconds = json.path("media").path(0).path("creation_timestamp");
    }
    long value = seconds.isIntegralNumber() ? seconds.asLong(0) : 0;
    if (value <= FIRST.getEpochSecond() || value > now.getEpochSecond() + 86_400) {
      return null;
    }
    return Instant.ofEpochSecond(value);
  }

  private static void follow(JsonNode json, Account owner, boolean follower, Telling telling) {
    var data = json.path("string_list_data").path(0);
    var value = text(data.path("value"));
    var named = value.isBlank() ? text(json.path("title")) : value;
    var handle = named.strip().toLowerCase(Locale.ROOT);
    if (!HANDLE.matcher(handle).matches()) {
      telling.dropped(follower ? "a follower" : "somebody followed", "it has no handle");
    } else if (follower) {
      telling.follows(new Follow(Network.INSTAGRAM, "@" + handle, owner.key()));
    } else {
      telling.follows(new Follow(Network.INSTAGRAM, owner.key(), "@" + handle));
    }
  }

  private static String text(JsonNode json) {
    return Words.mended(json.asString(""));
  }
}
