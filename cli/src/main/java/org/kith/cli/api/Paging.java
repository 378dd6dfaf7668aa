package org.kith.cli.api;

import picocli.CommandLine.Option;

/// Which part of a list is asked for.
final class Paging {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, up to 200.")
  int limit;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      defaultValue = "",
      description = "Go on where the last list ended.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String cursor;

  /// The address of that part.
  String of(String list) {
    return "%s?limit=%d&cursor=%s".formatted(list, limit, cursor);
  }
}
