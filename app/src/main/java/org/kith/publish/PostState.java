package org.kith.publish;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a post is on its way: first as a whole, while it is written and read, then on each account
/// by itself. [#next()] is the table of all steps that are allowed; there are no others.
public enum PostState {
  /// Somebody writes.
  DRAFT,
  /// A second person shall read it.
  WAITING,
  /// A second person read it and wants something changed.
  SENT_BACK,
  /// A second person read it and agrees.
  APPROVED,
  /// It goes out when its time has come.
  SCHEDULED,
  /// It is on its way to the network right now.
  PUBLISHING,
  /// It stands there, and its address is the proof.
  PUBLISHED,
  /// It could not be sent, or it is not known whether it was; it is asked again by itself.
  RETRYING,
  /// The network will not have it. A person must do something.
  FAILED,
  /// It may have been published. It is not sent again before a person has looked.
  UNKNOWN,
  /// Somebody stopped all posting.
  STOPPED,
  /// Its time is long over. It is not sent before a person says so.
  LATE,
  /// Somebody decided that it shall not go out.
  CALLED_OFF,
  /// Other words are on their way to take the place of those that stand there.
  CHANGING,
  /// It is being taken back.
  TAKING_BACK,
  /// It was taken back.
  TAKEN_BACK;

  /// What may follow.
  public Set<PostState> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(WAITING, SCHEDULED);
      case WAITING -> EnumSet.of(APPROVED, SENT_BACK, DRAFT);
      case SENT_BACK -> EnumSet.of(WAITING, DRAFT);
      case APPROVED -> EnumSet.of(SCHEDULED, DRAFT);
      case SCHEDULED -> EnumSet.of(PUBLISHING, STOPPED, LATE, CALLED_OFF, DRAFT);
      case PUBLISHING -> EnumSet.of(PUBLISHED, RETRYING, FAILED, UNKNOWN, STOPPED);
      case RETRYING -> EnumSet.of(PUBLISHING, STOPPED, LATE, UNKNOWN, CALLED_OFF);
      case STOPPED -> EnumSet.of(SCHEDULED, LATE, CALLED_OFF);
      case LATE -> EnumSet.of(SCHEDULED, CALLED_OFF);
      case FAILED -> EnumSet.of(SCHEDULED, CALLED_OFF);
      case UNKNOWN -> EnumSet.of(PUBLISHED, SCHEDULED, CALLED_OFF);
      case PUBLISHED -> EnumSet.of(CHANGING, TAKING_BACK);
      case CHANGING -> EnumSet.of(PUBLISHED);
      case TAKING_BACK -> EnumSet.of(TAKEN_BACK, PUBLISHED);
      case CALLED_OFF, TAKEN_BACK -> EnumSet.noneOf(PostState.class);
    };
  }

  public boolean mayBecome(PostState other) {
    return next().contains(other);
  }

  /// From where one may come here.
  Set<PostState> before() {
    return Arrays.stream(values())
        .filter(state -> state.mayBecome(this))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PostState.class)));
  }

  /// Whether nothing more happens by itself before a person does something.
  public boolean needsSomebody() {
    return switch (this) {
      case FAILED, UNKNOWN, LATE, SENT_BACK -> true;
      case DRAFT, WAITING, APPROVED, SCHEDULED, PUBLISHING, PUBLISHED, RETRYING, STOPPED -> false;
      case CALLED_OFF, CHANGING, TAKING_BACK, TAKEN_BACK -> false;
    };
  }

  /// Whether it stands on the network.
  public boolean isOut() {
    return this == PUBLISHED || this == CHANGING || this == TAKING_BACK;
  }

  /// Whether it is still ahead, so that its time can be moved.
  public boolean isAhead() {
    return switch (this) {
      case DRAFT, WAITING, SENT_BACK, APPROVED, SCHEDULED, LATE, STOPPED -> true;
      case PUBLISHING, PUBLISHED, RETRYING, FAILED, UNKNOWN -> false;
      case CALLED_OFF, CHANGING, TAKING_BACK, TAKEN_BACK -> false;
    };
  }
}
