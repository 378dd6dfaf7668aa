package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Reads what an account says about itself.
///
/// Our own server is asked first: it has looked at the links of those it knows (`verified_at`). Who
/// it does not know is looked for where the handle says, by WebFinger, and asked of the server
/// there, which is believed about its own accounts only. What that server says of a proof is no
/// proof to us.
public final class MastodonAccounts implements ProfileReader {

  private static final Pattern USER = Pattern.compile("/(?:users/|@)([\\w.-]{1,100})/?");

  private final MastodonServer server;
  private final WebFinger webFinger;

  public MastodonAccounts(MastodonServer server) {
    this.server = server;
    this.webFinger = new WebFinger(server.http(), server.address().getScheme());
  }

  /// An account as a server numbers it.
  ///
  /// @param home the server that numbers it
  record Numbered(MastodonServer home, String number, JsonNode json) {}

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    server.learn();
    var asked = handleOrKey.strip();
    var ours = atOurs(asked);
    if (ours.isPresent()) {
      return profile(ours.get());
    }
    var key = key(asked);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var home = atHome(key.get());
    return home.isPresent() ? profile(home.get()) : document(key.get());
  }

  private Optional<Profile> profile(Numbered found) {
    return found.home().entities(_ -> Optional.empty()).profile(found.json());
  }

  /// How it stands to the connected account; empty if that was not permitted to be asked.
  public Optional<Relationship> relationship(String accountKey)
      throws IOException, InterruptedException {
    if (!server.access().permits("read:follows")) {
      return Optional.empty();
    }
    var ours = atOurs(accountKey);
    if (ours.isEmpty()) {
      return Optional.empty();
    }
    return server
        .ask(ApiCall.get("/api/v1/accounts/relationships").with("id[]", ours.get().number()))
        .one()
        .flatMap(given -> Relationship.of(given.json().path(0)));
  }

  /// What its server calls an account, before the `@`; empty if that cannot be known.
  Optional<String> nameOf(URI key) throws IOException, InterruptedException {
    var user = USER.matcher(key.getPath());
    return user.matches() ? Optional.of(user.group(1)) : named(key);
  }

  /// The account as our server knows it.
  private Optional<Numbered> atOurs(String asked) throws IOException, InterruptedException {
    var handle = WebFinger.Handle.of(asked);
    if (handle.isPresent()) {
      return lookup(server, handle.get().toString(), "");
    }
    var key = WebAddress.parse(asked);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (isOn(server, key.get())) {
      return atHome(key.get());
    }
    var user = USER.matcher(key.get().getPath());
    return user.matches()
        ? lookup(server, user.group(1) + "@" + key.get().getRawAuthority(), asked)
        : Optional.empty();
  }

  /// @param key what its URI must be; empty if any will do
  private static Optional<Numbered> lookup(MastodonServer at, String acct, String key)
      throws IOException, InterruptedException {
    var answer = at.ask(ApiCall.get("/api/v1/accounts/lookup").with("acct", acct));
    if (answer instanceof ApiAnswer.Refused || answer instanceof ApiAnswer.LoginWanted) {
      return Optional.empty();
    }
    return answer
        .one()
        .map(ApiAnswer.Given::json)
        .filter(json -> StatusAddress.isNumber(json.path("id").asString("")))
        .filter(json -> key.isEmpty() || isKeyOf(json, key))
        .map(json -> new Numbered(at, json.path("id").asString(""), json));
  }

  private static boolean isKeyOf(JsonNode json, String key) {
    return json.path("uri").asString(json.path("url").asString("")).equals(key);
  }

  private static boolean isOn(MastodonServer server, URI key) {
    return WebAddress.origin(key).equals(WebAddress.origin(server.address()));
  }

  private Optional<URI> key(String asked) throws IOException, InterruptedException {
    var handle = WebFinger.Handle.of(asked);
    return handle.isPresent() ? webFinger.actor(handle.get()) : WebAddress.parse(asked);
  }

  private Optional<Numbered> atHome(URI key) throws IOException, InterruptedException {
    var home = isOn(server, key) ? server : server.stranger(URI.create(WebAddress.origin(key)));
    var name = nameOf(key);
    return name.isEmpty() ? Optional.empty() : lookup(home, name.get(), key.toString());
  }

  /// What an actor's document calls it, where its address does not.
  private Optional<String> named(URI key) throws IOException, InterruptedException {
    return webFinger
        .document(key)
        .filter(json -> json.path("id").asString("").equals(key.toString()))
        .map(json -> json.path("preferredUsername").asString(""))
        .filter(name -> !name.isBlank());
  }

  private Optional<Profile> document(URI key) throws IOException, InterruptedException {
    var reader = new ActivityStreams(WebAddress.origin(key), server.clock().instant());
    return webFinger
        .document(key)
        .filter(json -> ActivityStreams.ACTORS.contains(ActivityStreams.type(json)))
        .flatMap(reader::profile)
        .filter(profile -> profile.account().key().equals(key.toString()));
  }
}
