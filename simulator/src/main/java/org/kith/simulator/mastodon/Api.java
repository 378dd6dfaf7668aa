package org.kith.simulator.mastodon;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What several rows of the table answer alike.
final class Api {

  private Api() {}

  static Reply.Whole notFound() {
    return Reply.error(404, "Record not found");
  }

  static Reply.Whole invalidToken() {
    return Reply.error(401, "The access token is invalid")
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"Doorkeeper\", error=\"invalid_token\","
                + " error_description=\"The access token is invalid\"");
  }

  static Reply.Whole linked(JsonNode json, Page<?> page) {
    var whole = Reply.json(json);
    return page.link() == null ? whole : whole.with("Link", page.link());
  }

  /// The whole table.
  static List<Route> routes(
      Town town, Shapes shapes, Permits permits, Streams streams, Faults faults) {
    var all = new ArrayList<Route>();
    all.addAll(new InstanceRoutes(town, shapes).routes());
    all.addAll(new OAuthRoutes(town, shapes, permits).routes());
    all.addAll(new AccountRoutes(town, shapes).routes());
    all.addAll(new StatusRoutes(town, shapes).routes());
    all.addAll(new PublishRoutes(town, shapes).routes());
    all.addAll(new TimelineRoutes(town, shapes).routes());
    all.addAll(new StreamRoutes(streams, faults).routes());
    all.addAll(new WebRoutes(town).routes());
    return Route.sorted(all);
  }
}
