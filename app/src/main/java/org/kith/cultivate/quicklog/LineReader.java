package org.kith.cultivate.quicklog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.LineWord;
import org.kith.cultivate.Named;
import org.kith.cultivate.quicklog.LineVerbs.Verb;
import org.kith.people.PersonId;

/// Understands "Talked to Ana and Bo about the walk, call Bo Friday": who, what happened, what is
/// next, and when.
///
/// A line is cut where a new verb begins. A past verb makes something that happened, any other
/// something to do; whoever stands behind "about" is spoken of and not spoken to. Where nothing
/// fits, the line is a note; nothing typed is lost.
final class LineReader {

  private final NameBook book;
  private final DayReader days;
  private final LocalDate today;

  LineReader(NameBook book, LocalDate today) {
    this.book = book;
    this.days = new DayReader(today);
    this.today = today;
  }

  List<LineClause> read(String line) {
    var words = LineWord.of(line);
    return words.isEmpty() ? List.of() : new Line(line, words).clauses();
  }

  /// Where somebody is named.
  private record Named(int from, int to, List<PersonId> fits) {}

  private final class Line {
    private final String line;
    private final List<LineWord> words;
    private final List<DayReader.Found> dated;
    private final List<Named> named = new ArrayList<>();
    private final boolean[] isDay;
    private final boolean[] isName;

    Line(String line, List<LineWord> words) {
      this.line = line;
      this.words = words;
      this.dated = days.in(words);
      this.isDay = new boolean[words.size()];
      this.isName = new boolean[words.size()];
      dated.forEach(found -> mark(isDay, found.from(), found.to()));
      findNames();
    }

    private static void mark(boolean[] which, int from, int to) {
      java.util.Arrays.fill(which, from, to, true);
    }

    private void findNames() {
      for (int i = 0; i < words.size(); i++) {
        if (isDay[i]) {
          continue;
        }
        var match = book.at(words, i);
        int size = match.words() > 0 ? match.words() : unknownAt(i);
        if (size > 0) {
          named.add(new Named(i, i + size, match.fits()));
          mark(isName, i, i + size);
          i += size - 1;
        }
      }
    }

    /// How many words the name of somebody nobody knows has here: capitalised words where somebody
    /// is to be expected.
    private int unknownAt(int at) {
      if (!mayBeName(at) || !(isAfterWhom(at) || isBeforeDone(at))) {
        return 0;
      }
      int to = at + 1;
      while (to < words.size() && to < at + 3 && !words.get(to).first() && mayBeName(to)) {
        to++;
      }
      return to - at;
    }

    private boolean mayBeName(int at) {
      var word = words.get(at);
      return word.isCapitalised()
          && !isDay[at]
          && word.folded().length() > 1
          && !NameBook.isTitle(word.folded())
          && !LineVerbs.isPlain(word.folded());
    }

    private boolean isAfterWhom(int at) {
      if (at == 0 || words.get(at).first()) {
        return false;
      }
      var before = words.get(at - 1).folded();
      boolean and = LineVerbs.isAnd(before);
      var verb = LineVerbs.verb(words.get(at - 1));
      return and ? at > 1 && isName[at - 2] : LineVerbs.isToWhom(before) || verb != null;
    }

    private boolean isBeforeDone(int at) {
      int next = at + 1;
      while (next < words.size() && LineVerbs.isAfterName(words.get(next).folded())) {
        next++;
      }
      if (!words.get(at).first() || next >= words.size() || words.get(next).first()) {
        return false;
      }
      var verb = LineVerbs.verb(words.get(next));
      return verb != null && verb.done();
    }

    List<LineClause> clauses() {
      var starts = starts();
      var clauses = new ArrayList<LineClause>();
      List<LineClause.Mention> before = List.of();
      for (int i = 0; i < starts.size(); i++) {
        int end = i + 1 < starts.size() ? starts.get(i + 1) : words.size();
        var clause = clause(starts.get(i), end, i == 0, before);
        if (clause != null) {
          clauses.add(clause);
        }
        var who = clause == null ? who(starts.get(i), end, true) : clause.who();
        before = who.isEmpty() ? before : who;
      }
      return clauses;
    }

    /// Where clauses begin: at the start, and at each comma or "and" behind which a verb stands.
    private List<Integer> starts() {
      var starts = new ArrayList<Integer>();
      starts.add(0);
      for (int i = 1; i < words.size(); i++) {
        boolean and = LineVerbs.isAnd(words.get(i).folded()) && !words.get(i).first();
        if (!and && !words.get(i).first()) {
          continue;
        }
        int end = nextBreak(i + 1);
        boolean begins =
            and
                ? (verbIn(starts.getLast(), i) != null || !namesIn(starts.getLast(), i))
                    && verbBehind(i, end)
                : verbIn(i, end) != null || verbIn(i, nextStop(i + 1)) != null;
        boolean stillDenied = isDenied(i, nextStop(i + 1)) && isDenied(starts.getLast(), i);
        if (begins && !stillDenied) {
          starts.add(i);
        }
      }
      return starts;
    }

    private boolean namesIn(int from, int to) {
      return named.stream().anyMatch(one -> one.from() >= from && one.to() <= to);
    }

    private int nextBreak(int from) {
      int i = from;
      while (i < words.size() && !words.get(i).first() && !LineVerbs.isAnd(words.get(i).folded())) {
        i++;
      }
      return i;
    }

    private int nextStop(int from) {
      int i = from;
      while (i < words.size() && !words.get(i).first()) {
        i++;
      }
      return i;
    }

    private boolean verbBehind(int and, int end) {
      return headVerb(and, end) >= 0 || lateVerb(and, end) >= 0;
    }

    private @Nullable Verb verbIn(int from, int to) {
      int head = headVerb(from, to);
      int at = head >= 0 ? head : lateVerb(from, to);
      return at < 0 ? null : verbAt(at);
    }

    /// A noun counts only before whom it was with: "coffee with Ana", but "call Ana".
    private @Nullable Verb verbAt(int at) {
      var noun = LineVerbs.noun(words.get(at).folded());
      boolean with =
          at + 1 < words.size()
              && !words.get(at + 1).first()
              && LineVerbs.isToWhom(words.get(at + 1).folded())
              && !LineVerbs.isAnd(words.get(at + 1).folded());
      return noun != null && with && !isSpanishA(at) ? noun : LineVerbs.verb(words.get(at));
    }

    /// "llamar a Bo" is a verb; "gracias a Bo" a noun, which no verb is called like.
    private boolean isSpanishA(int at) {
      return LineVerbs.verb(words.get(at)) != null
          && words.get(at + 1).folded().matches("a|al|to|an|bei");
    }

    /// A verb at the beginning, behind "I will", "on Friday" or a name; -1 if there is none.
    private int headVerb(int from, int to) {
      boolean behindName = false;
      for (int i = from; i < to; i++) {
        var folded = words.get(i).folded();
        if (isName[i]) {
          behindName = true;
        } else if (!isDay[i] && !LineVerbs.isNot(folded)) {
          if (verbAt(i) != null && !isLeadHere(i, to)) {
            return i;
          }
          boolean leads =
              behindName
                  ? LineVerbs.isAfterName(folded) || LineVerbs.isAnd(folded)
                  : LineVerbs.isLead(folded);
          if (!leads) {
            return -1;
          }
        }
      }
      return -1;
    }

    /// "I'm meeting": a verb that only leads to another is passed over.
    private boolean isLeadHere(int at, int to) {
      return LineVerbs.isLead(words.get(at).folded()) && at + 1 < to && verbAt(at + 1) != null;
    }

    /// A German verb at the end; -1 if there is none.
    private int lateVerb(int from, int to) {
      for (int i = to - 1; i >= from; i--) {
        var verb = isName[i] || isDay[i] ? null : LineVerbs.verb(words.get(i));
        if (verb != null && verb.anywhere()) {
          return i;
        }
      }
      return -1;
    }

    private @Nullable LineClause clause(
        int from, int to, boolean first, List<LineClause.Mention> before) {
      int head = headVerb(from, to);
      int at = head >= 0 ? head : lateVerb(from, to);
      var verb = at < 0 ? null : verbAt(at);
      if (verb == null && !(first && hasContent(from, to))) {
        return null;
      }
      var day = dayIn(from, to);
      boolean done = isDone(verb, at, day, first);
      boolean not = isDenied(from, to);
      var who = who(from, to, verb == null);
      var text = done || not ? said(from, to) : toDo(from, to);
      var kind = verb == null || not || !done ? InteractionKind.NOTE : verb.kind();
      var direction =
          kind == InteractionKind.NOTE || verb == null ? Direction.NONE : verb.direction();
      return new LineClause(done || not, kind, direction, text, day, who.isEmpty() ? before : who);
    }

    private boolean isDone(@Nullable Verb verb, int at, @Nullable SaidDay day, boolean first) {
      boolean noun = verb != null && verb.done() && !verb.equals(LineVerbs.verb(words.get(at)));
      if (verb != null && !noun) {
        return verb.done();
      }
      boolean weekday = day instanceof SaidDay.Weekday;
      return day == null || (!day.isAhead(today) && (!weekday || (noun && first)));
    }

    private boolean isDenied(int from, int to) {
      for (int i = from; i < to; i++) {
        if (LineVerbs.isTopic(words.get(i).folded())) {
          return false;
        }
        if (LineVerbs.isNot(words.get(i).folded()) || isSpanishNo(i, from)) {
          return true;
        }
      }
      return false;
    }

    /// "No localicé a Ana", but not "no news".
    private boolean isSpanishNo(int at, int from) {
      return words.get(at).folded().equals("no")
          && (at == from || (at + 1 < words.size() && LineVerbs.verb(words.get(at + 1)) != null));
    }

    /// Whether there is more than names, days and small words.
    private boolean hasContent(int from, int to) {
      boolean somebody = false;
      boolean something = false;
      for (int i = from; i < to; i++) {
        somebody |= isName[i];
        something |=
            !isName[i]
                && !LineVerbs.isLead(words.get(i).folded())
                && !LineVerbs.isToWhom(words.get(i).folded());
      }
      return somebody && something;
    }

    private @Nullable SaidDay dayIn(int from, int to) {
      return dated.stream()
          .filter(found -> found.from() >= from && found.to() <= to)
          .map(DayReader.Found::day)
          .findFirst()
          .orElse(null);
    }

    /// @param all whether those behind "about" count, too
    private List<LineClause.Mention> who(int from, int to, boolean all) {
      var who = new ArrayList<LineClause.Mention>();
      for (var one : named) {
        if (one.from() < from || one.to() > to) {
          continue;
        }
        if (!all && isTopic(from, one.from(), !who.isEmpty())) {
          break;
        }
        who.add(
            new LineClause.Mention(
                line.substring(words.get(one.from()).from(), words.get(one.to() - 1).to()),
                one.fits()));
      }
      return who;
    }

    private boolean isTopic(int from, int name, boolean somebodyBefore) {
      for (int i = from; i < name; i++) {
        if (LineVerbs.isTopic(words.get(i).folded())) {
          return true;
        }
      }
      return somebodyBefore && LineVerbs.isWeakTopic(words.get(name - 1).folded());
    }

    private String said(int from, int to) {
      int start = from;
      while (start < to - 1 && LineVerbs.isAnd(words.get(start).folded())) {
        start++;
      }
      return sentence(line.substring(words.get(start).from(), words.get(to - 1).to()));
    }

    private String toDo(int from, int to) {
      int start = from;
      while (start < to - 1
          && (isDay[start]
              || LineVerbs.isLead(words.get(start).folded())
              || LineVerbs.isAnd(words.get(start).folded()))) {
        start++;
      }
      var text = new StringBuilder();
      for (int i = start; i < to; i++) {
        if (!isDay[i]) {
          int end = i + 1 < to && !isDay[i + 1] ? words.get(i + 1).from() : words.get(i).to();
          text.append(line, words.get(i).from(), end).append(i + 1 < to && isDay[i + 1] ? " " : "");
        }
      }
      return sentence(text.toString());
    }

    private static String sentence(String text) {
      var plain = text.strip().replaceAll("\\s+", " ").replaceAll("[\\s,;:–-]+$", "");
      return plain.isEmpty()
          ? plain
          : plain.substring(0, plain.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
              + plain.substring(plain.offsetByCodePoints(0, 1));
    }
  }
}
