package org.kith.people.web;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kith.people.ConsentProof;
import org.kith.people.NoticeTexts;
import org.kith.people.ReadingReasons;
import org.kith.team.Caller;
import org.kith.team.Role;

/// Why we may read, what people are told, and whether the consent log is whole.
public record PrivacyPage(
    Reading reading, Telling telling, ConsentProof.Verdict log, Caller caller) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /// @param versions how often it was confirmed
  public record Reading(ReadingReasons.Reason reason, boolean confirmed, int versions) {}

  /// @param words what stands in the box
  /// @param problem why it was not saved, empty if it was
  public record Telling(String words, NoticeTexts.Text text, String problem, String link) {}

  public boolean owner() {
    return caller.mayActAs(Role.OWNER);
  }

  public boolean manager() {
    return caller.mayActAs(Role.MANAGER);
  }

  /// How the three steps stand, as a sentence.
  public String standing() {
    var reason = reading.reason();
    if (reason.version() == 0) {
      return "Nobody has confirmed this yet. Kith proposes words; change what is not so.";
    }
    var day = DAY.format(reason.at().atZone(caller.workspace().zone()));
    var said = "%s confirmed version %d on %s.".formatted(reason.by(), reason.version(), day);
    return reading.confirmed() ? said : said + " That is more than a year ago: is it still so?";
  }

  public String textBy() {
    var text = telling.text();
    return text.version() == 0
        ? "These are the words Kith proposes."
        : "Version %d, by %s on %s."
            .formatted(
                text.version(), text.by(), DAY.format(text.at().atZone(caller.workspace().zone())));
  }

  public String chain() {
    return log.rows() == 0
        ? "Nothing is in it yet."
        : log.rows() == 1
            ? "One entry, and it is as it was written."
            : "%,d entries, and each is as it was written.".formatted(log.rows());
  }
}
