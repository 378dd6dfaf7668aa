package org.kith.reach.graph;

/// Hears how far long work has come.
@FunctionalInterface
public interface Progress {

  /// Nobody listens.
  Progress SILENT = (_, _, _) -> {};

  /// @param stage what is being done, in a few words
  /// @param done how much of it
  /// @param total of how much, in the same unit
  void at(String stage, long done, long total);
}
