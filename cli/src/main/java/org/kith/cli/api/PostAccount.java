package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// On which account of a post something is decided.
final class PostAccount {

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      description =
          "On this account, as kith post show has it; needed where several wait for that.")
  @Nullable Long account;

  /// Decides something on the one account that was named, or that waits for it.
  ///
  /// @param states in which an account waits for that
  /// @param act the last part of the address
  /// @param body null for none
  /// @throws IOException if it is not clear which is meant, or that was refused; says why
  JsonNode decide(
      Remote remote,
      PostNumber post,
      Set<String> states,
      String act,
      @Nullable Map<String, String> body)
      throws IOException {
    var found = account == null ? waiting(remote, post, states) : account;
    var path = "/posts/%d/accounts/%d/%s".formatted(post.id, found, act);
    return remote.ask("POST", path, body);
  }

  private static long waiting(Remote remote, PostNumber post, Set<String> states)
      throws IOException {
    var waiting = new ArrayList<JsonNode>();
    for (var one : remote.ask("GET", "/posts/" + post.id, null).path("accounts")) {
      if (states.contains(one.path("state").asString(""))) {
        waiting.add(one);
      }
    }
    if (waiting.size() == 1) {
      return waiting.getFirst().path("id").asLong();
    }
    throw new IOException(
        waiting.isEmpty()
            ? "No account waits for that: each would have to be %s."
                .formatted(
                    states.stream()
                        .map(state -> state.toLowerCase(Locale.ROOT).replace('_', ' '))
                        .sorted()
                        .collect(Collectors.joining(" or ")))
            : "Say which is meant with --account: %s."
                .formatted(
                    waiting.stream()
                        .map(one ->
                            "%d (%s)"
                                .formatted(
                                    one.path("id").asLong(), Lines.word(one.path("network"))))
                        .collect(Collectors.joining(", "))));
  }
}
