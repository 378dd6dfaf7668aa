package org.kith.measure.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Edition;
import org.kith.measure.Report;
import org.kith.measure.Story;
import org.kith.team.Member;

/// The page of a report: the report itself, and what a member may do with it.
///
/// @param months those that can be looked at, the newest first
/// @param typed what somebody typed that could not be kept, and why not
/// @param may what the member may do
public record ReportPage(
    ReportView view, List<YearMonth> months, Typed typed, May may, Instant now) {

  public ReportPage {
    months = List.copyOf(months);
  }

  /// @param field which one it is: `sentence`, `ahead`, `words`, `permission`; empty for none
  public record Typed(String field, String value, String problem) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  /// @param change whether they may word, seal and send
  /// @param send whether there is a mail account
  /// @param readers to whom it can be sent
  /// @param speakers by number, whose story it could be
  public record May(
      boolean change, boolean send, List<Member> readers, Map<String, String> speakers) {
    public May {
      readers = List.copyOf(readers);
      speakers = new LinkedHashMap<>(speakers);
    }
  }

  public Report report() {
    return view.report();
  }

  public String title() {
    return view.title();
  }

  /// The address of this report, without the edition.
  public String at() {
    return "/report/" + report().month();
  }

  public List<Edition> editions() {
    return List.of(Edition.values());
  }

  public boolean mayChange() {
    return may.change() && !report().isSealed();
  }

  /// Whether its words are written here: on an edition that shows all of them.
  public boolean mayWrite() {
    return mayChange() && !view.edition().outward();
  }

  public @Nullable YearMonth previous() {
    var before = report().month().minusMonths(1);
    boolean known =
        report().facts().compared().stream()
            .anyMatch(c -> c.key().equals(before.toString()) && c.numbers() != null);
    return months.contains(before) || known ? before : null;
  }

  public @Nullable YearMonth next() {
    var after = report().month().plusMonths(1);
    return months.contains(after) ? after : null;
  }

  /// What stands in a field: what was typed and not kept, else what is.
  public String value(String field) {
    if (typed.field().equals(field)) {
      return typed.value();
    }
    var story = report().story();
    return switch (field) {
      case "sentence" -> report().sentence();
      case "ahead" -> report().ahead();
      case "words" -> story == null ? "" : story.words();
      case "shownName" -> story == null ? "" : story.shownName();
      default -> "";
    };
  }

  public @Nullable String problem(String field) {
    return typed.field().equals(field) ? typed.problem() : null;
  }

  public @Nullable Story story() {
    return report().story();
  }

  /// Whose story it is, by number.
  public String storyOf() {
    var story = report().story();
    var person = story == null ? null : story.person();
    return person == null ? "" : Long.toString(person.value());
  }
}
