package org.kith.people.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.networks.archive.Shape;
import org.kith.people.imports.ColumnMeaning;
import org.kith.people.imports.PeopleImport;

/// Files with people: what one would bring, or brought.
///
/// @param of the one that is looked at; null for the list of all
/// @param recent the last ones; empty where one is looked at
/// @param table how its columns are read; null for vCards, and where it is over
/// @param preview what would come in; null where that cannot be said, or it came in
/// @param problem why nothing was done, empty if nothing is wrong
public record PeopleImportPage(
    @Nullable PeopleImport of,
    List<PeopleImport> recent,
    @Nullable Table table,
    PeopleImport.@Nullable Counts preview,
    String problem,
    boolean mayChange,
    Instant now) {

  /// The columns of a table, and what they are taken for.
  public record Table(Shape shape, List<ColumnMeaning> columns, List<ColumnMeaning> all) {
    public Table {
      columns = List.copyOf(columns);
      all = List.copyOf(all);
    }

    /// What a column can hold.
    public Map<String, String> meanings() {
      var words = new LinkedHashMap<String, String>();
      for (var one : all) {
        words.put(
            one.written(),
            one.field().isEmpty() ? one.column().words() : "Your field " + one.field());
      }
      return words;
    }
  }

  /// Whether it can be taken in as it stands.
  public boolean isReady() {
    return mayChange && preview != null;
  }

  /// The entries that are left out.
  public List<String> leftOut() {
    return preview != null ? preview.leftOut() : of == null ? List.of() : of.counts().leftOut();
  }

  public boolean canBeUndone() {
    return mayChange && of != null && of.canBeUndone(now);
  }

  /// What comes, or came, of one, in a sentence.
  public static String sentence(PeopleImport.Counts counts) {
    var text = new StringBuilder(count(counts.added(), "new person", "new people"));
    if (counts.known() > 0) {
      text.append(", ").append("%,d in People already".formatted(counts.known()));
    }
    if (counts.refusing() > 0) {
      text.append(", ")
          .append(
              "%,d who %s nothing from you"
                  .formatted(counts.refusing(), counts.refusing() == 1 ? "wants" : "want"));
    }
    if (!counts.leftOut().isEmpty()) {
      text.append(", ").append(count(counts.leftOut().size(), "line left out", "lines left out"));
    }
    return text.append('.').toString();
  }

  private static String count(int number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }

  /// Where one stands, in a sentence.
  public static String standing(PeopleImport one) {
    return switch (one.state()) {
      case LOOKED -> "Looked at; nobody was taken in.";
      case DONE -> sentence(one.counts());
      case UNDONE -> "Undone. Whom it brought is out again.";
    };
  }
}
