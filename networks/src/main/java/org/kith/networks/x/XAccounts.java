package org.kith.networks.x;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.Wishes;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Reads who an account is.
public final class XAccounts implements ProfileReader {

  static final String FIELDS =
      "description,entities,name,protected,public_metrics,url,username,withheld";

  private final XApi api;

  public XAccounts(XApi api) {
    this.api = api;
  }

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    var asked = handleOrKey.strip().replaceFirst("^@", "");
    if (!PostObjects.isHandle(asked)) {
      return Optional.empty();
    }
    // Handles of digits alone exist; a key is what Kith stores, so digits are a key.
    var path = PostObjects.isId(asked) ? "users/" + asked : "users/by/username/" + asked;
    return api.get(path, Map.of("user.fields", FIELDS), "users.read")
        .one()
        .flatMap(json -> profile(json.path("data")));
  }

  static Optional<Profile> profile(JsonNode user) {
    var about =
        written(user.path("description").asString(""), user.path("entities").path("description"));
    var links = new LinkedHashSet<URI>();
    for (var place : List.of("url", "description")) {
      for (var url : user.path("entities").path(place).path("urls")) {
        WebAddress.parse(url.path("expanded_url").asString("")).ifPresent(links::add);
      }
    }
    var count = user.path("public_metrics").path("followers_count");
    var wishes = EnumSet.noneOf(Profile.OptOut.class);
    wishes.addAll(Wishes.in(about));
    if (user.path("protected").asBoolean(false)) {
      wishes.add(Profile.OptOut.DISCOVERY);
      wishes.add(Profile.OptOut.INDEXING);
      wishes.add(Profile.OptOut.FOLLOWER_LIST);
    }
    if (user.has("withheld")) {
      wishes.add(Profile.OptOut.PUBLIC_DISPLAY);
    }
    return PostObjects.account(user)
        .map(account ->
            new Profile(
                account,
                about,
                links.stream().limit(20).toList(),
                count.isIntegralNumber() && count.asLong() >= 0
                    ? OptionalLong.of(count.asLong())
                    : OptionalLong.empty(),
                wishes));
  }

  private static String written(String text, JsonNode entities) {
    var out = text;
    for (var url : entities.path("urls")) {
      var brief = url.path("url").asString("");
      var where = url.path("expanded_url").asString("");
      if (!brief.isEmpty() && WebAddress.parse(where).isPresent()) {
        out = out.replace(brief, where);
      }
    }
    return PostObjects.tidy(out);
  }
}
