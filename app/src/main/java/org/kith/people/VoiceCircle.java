package org.kith.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kith.listen.AccountId;

/// How voices stand to the people we keep up with. Answered by the step that keeps up with them;
/// absent where there is none.
public interface VoiceCircle {

  /// Names of people of our circle, at most a few of each.
  ///
  /// @param answers whom the voice answered
  /// @param answeredBy who answered the voice
  /// @param follows whom the voice follows, as far as follower lists are known
  /// @param followedBy who follows the voice, as far as its list is known
  record Ties(
      List<String> answers,
      List<String> answeredBy,
      List<String> follows,
      List<String> followedBy) {

    public static final Ties NONE = new Ties(List.of(), List.of(), List.of(), List.of());

    public Ties {
      answers = List.copyOf(answers);
      answeredBy = List.copyOf(answeredBy);
      follows = List.copyOf(follows);
      followedBy = List.copyOf(followedBy);
    }
  }

  /// @return the ties of those that have any
  Map<AccountId, Ties> ties(Collection<AccountId> accounts);
}
