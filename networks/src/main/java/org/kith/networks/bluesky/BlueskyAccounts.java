package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Reads who an account is and who follows it, from an AppView, without logging in.
///
/// The AppView checks that a handle and its DID point to each other; where they do not, the DID
/// stands for the handle.
public final class BlueskyAccounts implements ProfileReader, FollowReader {

  /// Bluesky's own public AppView.
  public static final URI PUBLIC = URI.create("https://public.api.bsky.app");

  private static final int PAGE = 100;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
  private static final Pattern NO_BOT =
      Pattern.compile("(?i)(?<!\\w)#(nobots?|noindex|noarchive)\\b");
  private static final Pattern NO_INDEX = Pattern.compile("(?i)(?<!\\w)#(noindex|noarchive)\\b");

  private final Xrpc appView;

  public BlueskyAccounts(HttpGateway http, URI appView) {
    this.appView = new Xrpc(http, appView);
  }

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    var actor = handleOrKey.strip().replaceFirst("^@", "");
    if (!AtSyntax.isDid(actor) && !AtSyntax.isHandle(actor)) {
      return Optional.empty();
    }
    return appView
        .query("app.bsky.actor.getProfile", Map.of("actor", actor))
        .flatMap(BlueskyAccounts::profile);
  }

  /// The DID a handle stands for; empty if it stands for none.
  public Optional<String> resolve(String handle) throws IOException, InterruptedException {
    var name = handle.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    if (!AtSyntax.isHandle(name)) {
      return Optional.empty();
    }
    return appView
        .query("com.atproto.identity.resolveHandle", Map.of("handle", name))
        .map(answer -> answer.path("did").asString(""))
        .filter(AtSyntax::isDid);
  }

  @Override
  public Page followersOf(String accountKey, Cursor since)
      throws IOException, InterruptedException {
    if (!AtSyntax.isDid(accountKey)) {
      throw new IllegalArgumentException(
          "accountKey must be a DID, was '%.80s'".formatted(accountKey));
    }
    var parameters = new TreeMap<>(Map.of("actor", accountKey, "limit", Integer.toString(PAGE)));
    if (!since.value().isEmpty()) {
      parameters.put("cursor", since.value());
    }
    var answer = appView.query("app.bsky.graph.getFollowers", parameters);
    if (answer.isEmpty()) {
      return new Page(List.of(), Cursor.START);
    }
    var followers = new ArrayList<Account>();
    answer.get().path("followers").forEach(f -> account(f).ifPresent(followers::add));
    var next = answer.get().path("cursor").asString("");
    return new Page(followers, next.equals(since.value()) ? Cursor.START : new Cursor(next));
  }

  static Optional<Profile> profile(JsonNode json) {
    var about = json.path("description").asString("");
    var count = json.path("followersCount");
    var followers =
        count.isIntegralNumber() && count.asLong() >= 0
            ? OptionalLong.of(count.asLong())
            : OptionalLong.empty();
    return account(json)
        .map(account ->
            new Profile(account, about, links(json, about), followers, wishes(json, about)));
  }

  private static Optional<Account> account(JsonNode json) {
    var did = json.path("did").asString("");
    if (!AtSyntax.isDid(did)) {
      return Optional.empty();
    }
    var said = json.path("handle").asString("");
    var handle = AtSyntax.isHandle(said) && !said.equals("handle.invalid") ? said : did;
    var name = json.path("displayName").asString("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return Optional.of(new Account(Network.BLUESKY, did, handle, name.isEmpty() ? handle : name));
  }

  private static List<URI> links(JsonNode json, String about) {
    var links = new LinkedHashSet<URI>();
    WebAddress.parse(json.path("website").asString("")).ifPresent(links::add);
    var m = LINK.matcher(about);
    while (m.find() && links.size() < 20) {
      WebAddress.parse(m.group().replaceFirst("[.,;:!?)\\]}]+$", "")).ifPresent(links::add);
    }
    return List.copyOf(links);
  }

  /// What an account asks of software: by the label it put on itself, by what moderators put on it,
  /// and by the tags people write into their description.
  private static Set<Profile.OptOut> wishes(JsonNode json, String about) {
    var wishes = EnumSet.noneOf(Profile.OptOut.class);
    var did = json.path("did").asString("");
    for (var label : json.path("labels")) {
      boolean own = label.path("src").asString("").equals(did);
      switch (label.path("neg").asBoolean(false) ? "" : label.path("val").asString("")) {
        case "!no-unauthenticated" -> {
          if (own) {
            wishes.add(Profile.OptOut.PUBLIC_DISPLAY);
          }
        }
        case "!hide", "!takedown", "!suspend" -> wishes.add(Profile.OptOut.CONTACT);
        default -> {}
      }
    }
    if (NO_BOT.matcher(about).find()) {
      wishes.add(Profile.OptOut.DISCOVERY);
    }
    if (NO_INDEX.matcher(about).find()) {
      wishes.add(Profile.OptOut.INDEXING);
    }
    return wishes;
  }
}
