package org.kith.measure;

import it.unimi.dsi.fastutil.longs.LongList;
import java.time.LocalDate;

/// Which accounts, ours among them, spoke on one day: about us, for one campaign, or on one topic.
///
/// @param of the campaign or topic, 0 for what is about us
/// @param worded those that spoke in words of their own
/// @param carried those that spoke or repeated
record ToldDay(LocalDate day, Kind kind, long of, LongList worded, LongList carried) {

  enum Kind {
    ABOUT,
    CAMPAIGN,
    TOPIC
  }
}
