package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;
import org.kith.networks.Network;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Lists who follows an account: the account's own server is asked, which alone knows all of them,
/// and as nobody, so that it shows what it shows to everybody.
///
/// Who hides the list, decides who may follow, or is limited by moderators is not asked about
/// further. One that counts followers and lists none hides them as well.
///
/// A server is believed about who follows its accounts. Of followers at other servers it gives the
/// address and the handle, and no name: it is not the one to give them one (F11).
///
/// For one run: it remembers what each server said of its limits. Not for several threads.
public final class MastodonAudience implements FollowReader {

  private static final String MOST = "80";
  private static final Pattern PAGE_OF = Pattern.compile("/@([\\w.-]{1,100})/?");
  private static final Pattern AFTER = Pattern.compile("\\S{1,500}");
  private static final Pattern PLACE = Pattern.compile("([\\w-]{1,64}) (" + AFTER + ")");

  private final HttpGateway http;
  private final InstantSource clock;
  private final Map<String, MastodonServer> homes = new HashMap<>();

  public MastodonAudience(HttpGateway http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  /// Where a list is left off.
  ///
  /// @param number the account's, at its own server
  /// @param after where the next page begins, as the server said
  private record Place(String number, String after) {

    static Place of(Cursor cursor) {
      var m = PLACE.matcher(cursor.value());
      if (!m.matches()) {
        throw new IllegalArgumentException("not a cursor of this reader: " + cursor.value());
      }
      return new Place(m.group(1), m.group(2));
    }

    Cursor cursor() {
      return after.isEmpty() ? Cursor.START : new Cursor(number + " " + after);
    }
  }

  /// @param accountKey the account's address, as [Account#key]
  @Override
  public Listing followersOf(String accountKey, Cursor since)
      throws IOException, InterruptedException {
    var key = WebAddress.parse(accountKey);
    if (key.isEmpty()) {
      return new Unlisted("'%.100s' is no address of an account.".formatted(accountKey));
    }
    var home = home(key.get());
    home.learn();
    if (since.value().isEmpty()) {
      return begin(home, key.get());
    }
    var place = Place.of(since);
    var page = page(home, place);
    if (page instanceof Page(var followers, _) && followers.isEmpty()) {
      // Who hides the list while it is read shows an empty one from then on.
      return begin(home, key.get()) instanceof Hidden hidden ? hidden : page;
    }
    return page;
  }

  private MastodonServer home(URI key) {
    return homes.computeIfAbsent(
        WebAddress.origin(key),
        origin -> {
          var address = URI.create(origin);
          return new MastodonServer(http, clock, MastodonAccess.anonymous(address))
              .stranger(address);
        });
  }

  private Listing begin(MastodonServer home, URI key) throws IOException, InterruptedException {
    var name = new MastodonAccounts(home).nameOf(key);
    if (name.isEmpty()) {
      return new Unlisted("%s does not say whose %s is.".formatted(host(home), key));
    }
    var call = ApiCall.get("/api/v1/accounts/lookup").with("acct", name.get());
    return switch (home.ask(call)) {
      case ApiAnswer.Given(var json, _) -> begin(home, key, json);
      case ApiAnswer.NotThere(var reason) -> new Unlisted(reason);
      case ApiAnswer none -> notGiven(none);
    };
  }

  private Listing begin(MastodonServer home, URI key, JsonNode json)
      throws IOException, InterruptedException {
    var number = json.path("id").asString("");
    if (!StatusAddress.isNumber(number) || !isKeyOf(json, key)) {
      return new Unlisted("%s knows somebody else by the name of %s.".formatted(host(home), key));
    }
    if (isHidden(json)) {
      return new Hidden("They do not show who follows them. Kith uses the count.");
    }
    var first = page(home, new Place(number, ""));
    long count = json.path("followers_count").asLong(0);
    return first instanceof Page(var followers, _) && followers.isEmpty() && count > 0
        ? new Hidden(
            "%s counts %,d followers and lists none. Kith uses the count."
                .formatted(host(home), count))
        : first;
  }

  private Listing page(MastodonServer home, Place place) throws IOException, InterruptedException {
    var call =
        ApiCall.get("/api/v1/accounts/%s/followers".formatted(place.number()))
            .with("limit", MOST)
            .with("max_id", place.after());
    var answer = home.ask(call);
    if (!(answer instanceof ApiAnswer.Given(var json, var headers))) {
      return notGiven(answer);
    }
    if (!json.isArray()) {
      throw new IOException("%s listed followers in no list.".formatted(host(home)));
    }
    var followers = new ArrayList<Account>();
    json.forEach(one -> follower(home, one).ifPresent(followers::add));
    var next =
        home.linked(headers, "next")
            .flatMap(uri -> Links.parameter(uri, "max_id"))
            .filter(after -> !after.equals(place.after()) && AFTER.matcher(after).matches())
            .orElse("");
    return new Page(followers, new Place(place.number(), next).cursor());
  }

  private static Listing notGiven(ApiAnswer answer) throws IOException {
    return switch (answer) {
      case ApiAnswer.LoginWanted(var reason) ->
          new LoginWanted(reason + " Kith asks as nobody, and uses the count.");
      case ApiAnswer.SlowDown(var notBefore, var reason) ->
          throw new SlowDownException(notBefore, reason);
      case ApiAnswer.NotThere(var reason) -> throw new IOException(reason);
      case ApiAnswer.Refused(var reason) -> throw new IOException(reason);
      case ApiAnswer.Disconnected(var reason) -> throw new IOException(reason);
      case ApiAnswer.Given _ -> throw new IllegalStateException("this was given");
    };
  }

  private Optional<Account> follower(MastodonServer home, JsonNode json) {
    var domain = home.domain();
    // The server is asked about its own account; who follows that is what it is to tell.
    var entities =
        new Entities(home.address(), domain, true, _ -> Optional.empty(), clock.instant());
    return entities
        .account(json)
        .map(told -> {
          var given = URI.create(told.key());
          var key = json.path("uri").asString("").isBlank() ? actor(given) : given;
          boolean isLocal = WebAddress.origin(key).equals(WebAddress.origin(home.address()));
          var name = isLocal ? told.name() : told.handle();
          return new Account(Network.MASTODON, key.toString(), told.handle(), name);
        });
  }

  /// The actor whose page it is. Servers that name no actors (Mastodon before 4.2) give a page, and
  /// somebody who follows accounts here and there would count twice.
  private static URI actor(URI page) {
    var name = PAGE_OF.matcher(page.getPath());
    return name.matches() ? URI.create(WebAddress.origin(page) + "/users/" + name.group(1)) : page;
  }

  private static boolean isKeyOf(JsonNode json, URI key) {
    var uri = json.path("uri").asString("");
    if (!uri.isBlank()) {
      return WebAddress.parse(uri).filter(key::equals).isPresent();
    }
    return WebAddress.parse(json.path("url").asString(""))
        .filter(page -> page.equals(key) || actor(page).equals(key))
        .isPresent();
  }

  private static String host(MastodonServer home) {
    return home.address().getRawAuthority();
  }

  private static boolean isHidden(JsonNode json) {
    return json.path("hide_collections").asBoolean(false)
        || json.path("locked").asBoolean(false)
        || json.path("suspended").asBoolean(false)
        || json.path("memorial").asBoolean(false)
        || json.path("limited").asBoolean(false);
  }
}
