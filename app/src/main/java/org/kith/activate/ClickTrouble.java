package org.kith.activate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// What stands in the way of counting. Answered by the step that measures.
public interface ClickTrouble {

  /// Clicks of people that could not be counted.
  record Lost(long times, Instant from, Instant to) {

    private static final DateTimeFormatter MINUTE =
        DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH);

    /// "3 clicks could not be counted, from 5 November 10:02 to 5 November 10:07."
    public String words(ZoneId zone) {
      return "%s could not be counted, from %s to %s."
          .formatted(
              times == 1 ? "1 click" : times + " clicks",
              MINUTE.format(from.atZone(zone)),
              MINUTE.format(to.atZone(zone)));
    }
  }

  /// What is missing from the counts of a campaign.
  Optional<Lost> lost(CampaignId campaign);

  /// What was lost in the last three days, by whichever campaign.
  Optional<Lost> lately();

  /// Whether clicks are kept but cannot be counted just now.
  boolean waits();
}
