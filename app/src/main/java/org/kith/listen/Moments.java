package org.kith.listen;

/// The moments of taking something in at which the process may die. Whoever proves that nothing is
/// lost then puts a bean here; otherwise nothing happens at them.
interface Moments {

  /// In the order in which they come.
  enum Moment {
    /// A batch was heard, and nothing is done about it yet.
    HEARD,
    /// It is known what it matches; nothing is held.
    MATCHED,
    /// Nobody else may read the source.
    HELD,
    /// What was taken back is gone.
    TAKEN_BACK,
    /// The texts of those who left are gone.
    LEFT,
    /// The authors are known.
    AUTHORS_KEPT,
    /// The posts are there.
    POSTS_KEPT,
    /// What they match is there.
    MENTIONS_KEPT,
    /// Those that say almost the same are grouped.
    GROUPED,
    /// The source's day is counted.
    DAYS_COUNTED,
    /// Everybody else has done what follows.
    TOLD,
    /// Answers are counted.
    ANSWERS_COUNTED,
    /// Gaps are noted, handles taken over.
    GAPS_NOTED,
    /// The cursor is moved, and not yet for good.
    MOVED,
    /// All of it is there for good, and whoever reads does not know it yet.
    STORED
  }

  void at(Moment moment, Source.Kind kind);
}
