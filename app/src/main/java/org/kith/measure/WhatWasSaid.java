package org.kith.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people said about us in a time, in their own words. A report asks; whoever reads texts
/// answers.
public interface WhatWasSaid {

  /// Of the posts about us from `from` to `to`.
  Said between(Instant from, Instant to);

  /// @param themes the three largest, the largest first
  /// @param criticism one that is worth hearing, null where there was none
  record Said(List<Theme> themes, @Nullable Quote criticism) {
    public static final Said NOTHING = new Said(List.of(), null);

    public Said {
      themes = List.copyOf(themes);
    }
  }

  /// @param name a word or three
  /// @param people how many different people said it
  /// @param quote the post that says it best; null where its words may not be shown
  record Theme(String name, int people, @Nullable Quote quote) {}

  /// Somebody's words, as they wrote them.
  ///
  /// @param post by which it is found again when its author takes it back
  /// @param by what they are called
  record Quote(long post, String words, String by, String url, LocalDate day) {}
}
