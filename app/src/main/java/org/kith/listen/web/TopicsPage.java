package org.kith.listen.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.kith.listen.TopicId;

/// What is listened for.
///
/// @param mentions posts in the last 30 days by topic
/// @param changed which topic the form changes, null where it makes a new one
/// @param draft what stands in the form
/// @param trial what its terms find
/// @param nameProblem why it could not be saved, empty if that is not the name's fault
/// @param termsProblem the same for its terms
/// @param instagram whether an account of ours can look at hashtags there
/// @param languages in which people write here, none if nobody has chosen
public record TopicsPage(
    List<Topic> topics,
    Map<TopicId, Integer> mentions,
    @Nullable TopicId changed,
    Draft draft,
    TrialPage trial,
    String nameProblem,
    String termsProblem,
    boolean instagram,
    List<String> languages,
    boolean mayChange) {

  /// Languages that are offered: those Kith can tell apart and most people write.
  private static final List<String> OFFERED =
      List.of(
          "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko",
          "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh");

  /// A topic as it is typed.
  ///
  /// @param ofUs empty for no
  public record Draft(String name, String terms, @Nullable String ofUs) {
    public static final Draft EMPTY = new Draft("", "", "");

    public Draft {
      name = name == null ? "" : name;
      terms = terms == null ? "" : terms;
    }

    /// One term a line.
    static Draft of(Topic topic) {
      var terms = topic.terms().stream().map(Term::typed).collect(Collectors.joining("\n"));
      return new Draft(topic.name(), terms, topic.ofUs() ? "yes" : "");
    }

    public boolean isOfUs() {
      return ofUs != null && !ofUs.isEmpty();
    }
  }

  /// The languages to choose from, by the names English has for them.
  public Map<String, String> offered() {
    var names = new LinkedHashMap<String, String>();
    Stream.concat(OFFERED.stream(), languages.stream())
        .distinct()
        .map(Locale::forLanguageTag)
        .sorted(Comparator.comparing(one -> one.getDisplayLanguage(Locale.ENGLISH)))
        .forEach(one -> names.put(one.getLanguage(), one.getDisplayLanguage(Locale.ENGLISH)));
    return names;
  }

  public boolean looksOnInstagram(Topic topic) {
    return instagram && !HashtagPages.hashtags(topic).isEmpty();
  }

  public int mentions(Topic topic) {
    return mentions.getOrDefault(topic.id(), 0);
  }
}
