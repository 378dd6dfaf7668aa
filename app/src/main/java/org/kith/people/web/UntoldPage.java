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
        : "Whoever you choose to know is told why: with your first message, at latest after a"
            + " month, and again before you act on another purpose. "
            + (overdue == 0
                ? "Nobody is late."
                : overdue == 1 ? "One is late." : overdue + " are late.");
  }

  public String day(DueNotices.Due due) {
    return DueNotices.day(due.due(), now, zone);
  }

  /// Why they are kept, and that they know of another reason.
  public String small(DueNotices.Due due) {
    var again = due.again();
    return again == null
        ? due.purpose()
        : "%s Told of another purpose on %s."
            .formatted(due.purpose(), DueNotices.day(again, now, zone));
  }

  public boolean isLate(DueNotices.Due due) {
    return due.due().isBefore(now);
  }
}
