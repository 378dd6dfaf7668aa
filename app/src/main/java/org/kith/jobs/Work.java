package org.kith.jobs;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A kind of background work; a bean of the module that knows how to do it.
///
/// Runs inside one workspace and outside any transaction: it begins its own, short ones, and finds
/// by itself where an earlier run was cut off. Whatever it throws becomes words on its [JobRun],
/// and it is tried again.
public interface Work {

  /// What it is called, in the words of the health line: "Reading sources". Never changed again.
  String name();

  /// Does it.
  ///
  /// @param subject what it is done to, empty where that is the whole workspace
  /// @throws IOException if the outside could not be asked; it is tried again
  void run(String subject, Progress progress) throws IOException, InterruptedException;

  /// How often each workspace's own run begins anew; null for work that somebody asks for.
  default @Nullable Duration every() {
    return null;
  }

  /// How long one run may take; it is interrupted then, and tried again.
  default Duration deadline() {
    return Duration.ofHours(2);
  }
}
