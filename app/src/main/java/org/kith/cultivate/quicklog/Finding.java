package org.kith.cultivate.quicklog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.LineWord;
import org.kith.cultivate.quicklog.LineClause.Mention;
import org.kith.cultivate.quicklog.Understood.Question;
import org.kith.people.PersonId;

/// Finds who the names of a line are. Where two fit it asks, unless the same line names one of them
/// whole, or somebody has answered.
final class Finding {

  private final NameBook book;
  private final Map<String, String> answers;

  Finding(NameBook book, Map<String, String> answers) {
    this.book = book;
    this.answers = Map.copyOf(answers);
  }

  /// Who somebody is.
  ///
  /// @param person null for somebody who is to be added
  record Who(@Nullable PersonId person, String name) {}

  /// Somebody who has to be asked for.
  record Asked(String key, String said, List<PersonId> fits, boolean known, String answer) {}

  /// @param sure who each name is, for those that are sure
  /// @param asked the others
  record Found(Map<Mention, Who> sure, List<Asked> asked) {

    Set<PersonId> people() {
      var all = new LinkedHashSet<PersonId>();
      for (var who : sure.values()) {
        var person = who.person();
        if (person != null) {
          all.add(person);
        }
      }
      asked.forEach(one -> all.addAll(one.fits()));
      return all;
    }
  }

  Found in(List<LineClause> clauses) {
    var mentions = new LinkedHashSet<Mention>();
    clauses.forEach(clause -> mentions.addAll(clause.who()));
    var sure = new HashMap<Mention, Who>();
    var certain = new LinkedHashSet<PersonId>();
    for (var mention : mentions) {
      if (mention.fits().size() == 1) {
        certain.add(mention.fits().getFirst());
        sure.put(mention, new Who(mention.fits().getFirst(), mention.said()));
      }
    }
    var asked = new LinkedHashMap<String, Asked>();
    for (var mention : mentions) {
      if (mention.fits().size() != 1) {
        find(mention, certain, sure, asked, !certain.isEmpty());
      }
    }
    return new Found(sure, List.copyOf(asked.values()));
  }

  private void find(
      Mention mention,
      Set<PersonId> certain,
      Map<Mention, Who> sure,
      Map<String, Asked> asked,
      boolean somebodyElse) {
    var named = mention.fits().stream().filter(certain::contains).toList();
    if (named.size() == 1) {
      sure.put(mention, new Who(named.getFirst(), mention.said()));
      return;
    }
    boolean known = !mention.fits().isEmpty();
    var fits = known ? mention.fits() : book.like(mention.said());
    var key = LineWord.fold(mention.said());
    var answer = answer(key, fits, !known && somebodyElse);
    asked.put(key, new Asked(key, mention.said(), fits, known, answer));
    var chosen = QuickLog.person(answer);
    if (chosen != null || answer.equals(Question.NEW)) {
      sure.put(mention, new Who(chosen, mention.said()));
    }
  }

  /// Whoever nobody knows may be left out where somebody else is there to log with.
  private String answer(String key, List<PersonId> fits, boolean mayBeLeftOut) {
    var given = answers.getOrDefault(key, "");
    boolean right =
        Set.of(Question.NEW, Question.NOBODY).contains(given)
            || fits.stream().anyMatch(id -> Long.toString(id.value()).equals(given));
    return right ? given : mayBeLeftOut ? Question.NOBODY : "";
  }
}
