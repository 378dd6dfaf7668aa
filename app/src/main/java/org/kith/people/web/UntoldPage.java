package org.kith.people.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.kith.people.DueNotices;

/// Who was not told yet why we hold their data.
public record UntoldPage(List<DueNotices.Due> waiting, int overdue, Instant now, ZoneId zone) {

  public UntoldPage {
    waiting = List.copyOf(waiting);
  }

  public String lede() {
    return waiting.isEmpty()
        ? "Everybody you know was told why you hold their data."
        : "Whoever you choose to know is told why: with your first message, at latest after a month. "
            + (overdue == 0
                ? "Nobody is late."
                : overdue == 1 ? "One is late." : overdue + " are late.");
  }

  public String day(DueNotices.Due due) {
    return DueNotices.day(due.added(), now, zone);
  }

  public boolean isLate(DueNotices.Due due) {
    return due.due().isBefore(now);
  }
}
