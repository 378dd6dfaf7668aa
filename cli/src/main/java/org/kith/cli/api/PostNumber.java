package org.kith.cli.api;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Which post: the first word of a command.
final class PostNumber {

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the post, as in the address of its page.")
  long id;

  /// Asks the same of each account the post is on that is meant, and returns the last answer; empty
  /// where none is.
  ///
  /// @throws IOException if that was refused; says why
  Optional<JsonNode> onAccounts(
      Remote remote, Predicate<JsonNode> meant, String method, String what, Object body)
      throws IOException {
    var last = Optional.<JsonNode>empty();
    for (var account : remote.ask("GET", "/posts/" + id, null).path("accounts")) {
      if (meant.test(account)) {
        var path = "/posts/%d/accounts/%d/%s".formatted(id, account.path("id").asLong(), what);
        last = Optional.of(remote.ask(method, path, body));
      }
    }
    return last;
  }
}
