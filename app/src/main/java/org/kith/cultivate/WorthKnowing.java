package org.kith.cultivate;

import java.util.List;

/// What happened this week that is worth a quiet line on Today. The module that measures implements
/// it.
public interface WorthKnowing {

  /// @param sentence the whole of it
  /// @param href where the evidence is
  record Line(String sentence, String href) {}

  /// At most three, the latest first.
  List<Line> thisWeek();
}
