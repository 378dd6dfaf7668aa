package org.kith.networks.x;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Understood;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what X's API says of posts: one, or a list, with what the answer includes. Posts it names
/// as gone are taken back.
public final class XDocuments implements DocumentReader {

  private final InstantSource clock;

  public XDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var json = json(document.body());
    var objects = new PostObjects(json, clock.instant());
    var entries = objects.entries();
    if (entries.stream().noneMatch(XDocuments::looksLikeOne) && !hasGone(json)) {
      return Optional.empty();
    }
    List<Heard> heard = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      var what = "data[" + i + "]";
      var entry = entries.get(i);
      objects
          .post(entry)
          .map(Heard.Said::new)
          .ifPresentOrElse(heard::add, () -> dropped.add(new Dropped(what, objects.flaw(entry))));
    }
    for (var error : json.path("errors")) {
      if (isGone(error)) {
        heard.add(new Heard.Unsaid(Network.X, error.path("resource_id").asString("")));
      }
    }
    var profiles = new ArrayList<Profile>();
    for (var user : json.path("includes").path("users")) {
      XAccounts.profile(user).ifPresent(profiles::add);
    }
    return Optional.of(new Understood("X API 2", profiles, heard, dropped));
  }

  private static boolean looksLikeOne(JsonNode entry) {
    return PostObjects.isId(entry.path("id").asString("")) && entry.path("text").isString();
  }

  private static boolean hasGone(JsonNode json) {
    for (var error : json.path("errors")) {
      if (isGone(error)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGone(JsonNode error) {
    var type = error.path("type").asString("").replaceFirst("^.*/", "");
    boolean gone = type.equals("resource-not-found") || type.equals("not-authorized-for-resource");
    return gone
        && error.path("resource_type").asString("").equals("tweet")
        && PostObjects.isId(error.path("resource_id").asString(""));
  }

  private static JsonNode json(byte[] body) {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return StrictJson.MAPPER.missingNode();
    }
  }
}
