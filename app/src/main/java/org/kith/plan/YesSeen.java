package org.kith.plan;

import java.util.Map;

/// How people answered when they were asked to speak, by the stage the talk with them had come to.
/// Asking lives above plans, so the module that measures answers here.
public interface YesSeen {

  /// @param yes how many said yes, or spoke without saying so
  /// @param no how many said no, or never answered while the campaign ran
  record Answers(long yes, long no) {
    public static final Answers NONE = new Answers(0, 0);
  }

  /// @return by the name of the stage; a stage at which nobody was asked is missing
  Map<String, Answers> byStage();
}
