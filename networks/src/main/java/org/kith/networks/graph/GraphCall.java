package org.kith.networks.graph;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;

/// One question to the Graph API. Made by [#get], [#post] or [#delete].
///
/// @param path without the version: `me/accounts`
/// @param parameters in the query of a GET, in the body of a POST
/// @param needs the permission it takes, named to people who have not given it
/// @param picture sent along, null if none
public record GraphCall(
    String method,
    String path,
    Map<String, String> parameters,
    String needs,
    Draft.@Nullable Picture picture) {

  public GraphCall {
    parameters = Map.copyOf(parameters);
  }

  public static GraphCall get(String path, String needs) {
    return new GraphCall("GET", path, Map.of(), needs, null);
  }

  public static GraphCall post(String path, String needs) {
    return new GraphCall("POST", path, Map.of(), needs, null);
  }

  public static GraphCall delete(String path, String needs) {
    return new GraphCall("DELETE", path, Map.of(), needs, null);
  }

  /// The same with one more parameter; an empty value is no parameter.
  public GraphCall with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    var more = new TreeMap<>(parameters);
    more.put(name, value);
    return new GraphCall(method, path, more, needs, picture);
  }

  /// The same with a picture in it.
  public GraphCall with(Draft.Picture sent) {
    return new GraphCall(method, path, parameters, needs, sent);
  }
}
