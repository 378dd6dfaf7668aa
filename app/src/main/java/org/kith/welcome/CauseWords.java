package org.kith.welcome;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Term;
import org.kith.listen.TopicId;
import org.kith.listen.TopicTrial;
import org.kith.listen.TopicTrials;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.people.SiteLooks;
import org.kith.team.Caller;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The words people use: proposed from the organisation's name and site, each with what it finds
/// among the posts heard so far, and listened for once somebody chose them.
///
/// Words that name the organisation itself become a topic of their own: whoever uses them may
/// expect an answer, which is not so for the words of a cause.
@Service
@Transactional
public class CauseWords {

  private static final int LONGEST_NAME = 200;

  private final WelcomeStore store;
  private final Topics topics;
  private final TopicTrials trials;

  CauseWords(WelcomeStore store, Topics topics, TopicTrials trials) {
    this.store = store;
    this.topics = topics;
    this.trials = trials;
  }

  /// A word that may be listened for.
  ///
  /// @param word as it is typed into a topic
  /// @param ofUs whether it names the organisation
  /// @param likely whether it is chosen before anybody says otherwise
  /// @param heard whether it is listened for already
  /// @param count how many posts of the last 30 days have it
  /// @param example the newest of them, null if there is none
  public record Chip(
      int nr,
      String word,
      boolean ofUs,
      boolean likely,
      boolean heard,
      int count,
      TopicTrial.@Nullable Example example) {}

  /// How many words of the site are chosen before anybody says otherwise.
  private static final int LIKELY = 3;

  /// What is proposed, with what it finds now.
  @Transactional(readOnly = true)
  public List<Chip> chips() {
    var own = own(Caller.require().workspace());
    var words = new ArrayList<String>(own);
    store.finds().stream()
        .filter(find -> find.kind() == Find.Kind.WORD)
        .map(Find::address)
        .filter(word -> own.stream().noneMatch(word::equalsIgnoreCase))
        .forEach(words::add);
    var heard = heard();
    var chips = new ArrayList<Chip>();
    for (int nr = 0; nr < words.size(); nr++) {
      var term = Term.parse(words.get(nr));
      if (term.isPresent()) {
        boolean ofUs = nr < own.size();
        boolean likely = nr < own.size() + LIKELY;
        chips.add(chip(nr, term.get(), ofUs, likely, heard.contains(term.get())));
      }
    }
    return chips;
  }

  private Chip chip(int nr, Term term, boolean ofUs, boolean likely, boolean heard) {
    var trial = trials.of(List.of(term));
    var example = trial.examples().isEmpty() ? null : trial.examples().getFirst();
    return new Chip(nr, term.typed(), ofUs, likely, heard, trial.matches(), example);
  }

  private Set<Term> heard() {
    var terms = new LinkedHashSet<Term>();
    topics.all().forEach(topic -> terms.addAll(topic.terms()));
    return terms;
  }

  /// What names the organisation: its name, and links to its site.
  private static List<String> own(Workspace workspace) {
    var own = new ArrayList<String>();
    if (!workspace.name().equals(Workspaces.UNNAMED)) {
      own.add(
          workspace.name().matches("[\\p{L}\\p{N} ]+")
              ? workspace.name()
              : "“" + workspace.name() + "”");
    }
    SiteLooks.address(workspace.site()).map(CauseWords::place).ifPresent(own::add);
    return own;
  }

  /// A site as a topic has it: without what every address begins with, as far as it can do without.
  private static String place(URI site) {
    boolean plain = site.getPort() < 0 && site.getHost().contains(".");
    var text = site.toString().replaceFirst("/$", "");
    return plain && !site.getHost().matches("[\\d.]+")
        ? text.replaceFirst("(?i)^https?://(www\\.)?", "")
        : text;
  }

  /// What came of choosing.
  public sealed interface Listened {
    /// @param topics those that were made, to be taken back together
    /// @param matches how many posts heard before have one of the words
    record To(List<TopicId> topics, int matches) implements Listened {
      public To {
        topics = List.copyOf(topics);
      }
    }

    /// @param why in sentences
    record Not(String why) implements Listened {}
  }

  /// Listens for the chosen words, and for what was typed beside them.
  public Listened listen(Set<String> chosen, String typed) {
    var more = TypedTerms.read(typed);
    if (!more.problems().isEmpty()) {
      return new Listened.Not(String.join(" ", more.problems()));
    }
    var ofUs = new LinkedHashSet<Term>();
    var ofCause = new LinkedHashSet<Term>();
    for (var chip : chips()) {
      if (chosen.contains(chip.word()) && !chip.heard()) {
        Term.parse(chip.word()).ifPresent((chip.ofUs() ? ofUs : ofCause)::add);
      }
    }
    ofCause.addAll(more.terms());
    var made = new ArrayList<TopicId>();
    int matches = 0;
    var name = Caller.require().workspace().name();
    for (var saved :
        List.of(
            topic(name, true, List.copyOf(ofUs)),
            topic("What we care about", false, List.copyOf(ofCause)))) {
      if (saved.isPresent()) {
        made.add(saved.get().topic());
        matches += saved.get().matches();
      }
    }
    return made.isEmpty()
        ? new Listened.Not("Choose at least one word, or type one.")
        : new Listened.To(made, matches);
  }

  private Optional<Topics.Saved> topic(String name, boolean ofUs, List<Term> terms) {
    if (terms.stream().allMatch(Term::excluded)) {
      return Optional.empty();
    }
    var shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return Optional.of(topics.listen(shown, ofUs, terms));
  }

  /// Listens for these no more.
  ///
  /// @return how many topics that were
  public int undo(List<TopicId> made) {
    return (int) made.stream().filter(topic -> topics.remove(topic).isPresent()).count();
  }
}
