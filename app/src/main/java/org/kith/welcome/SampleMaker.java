package org.kith.welcome;

import java.util.function.Consumer;
import org.kith.store.WorkspaceId;
import org.kith.team.Member;

/// Makes a sample workspace, an invented charity of which every page has something to show. Who
/// assembles Kith brings one; without it no sample is offered.
public interface SampleMaker {

  /// Makes it, and removes what an earlier, interrupted making left.
  ///
  /// @param of the workspace whose members may look at it
  /// @param reader who looks at it first: they sit at the desk of its owner
  /// @param say hears how far it is, a line each time
  void make(WorkspaceId of, Member reader, Consumer<String> say);

  /// What a sample is called until it is whole.
  String unfinished();
}
