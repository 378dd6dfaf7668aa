package org.kith.tone;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.kith.people.SignificantTerms;

/// A sentence of somebody's, word for word.
record Verbatim(SaidPost post, String sentence, double weight) {

  private static final int SHORTEST = 20;
  private static final int LONGEST = 280;

  /// The sentence that says most of what some words stand for; of equal ones the earliest.
  ///
  /// @param words folded, the most telling first
  static Optional<Verbatim> best(Collection<SaidPost> posts, List<String> words) {
    return posts.stream()
        .flatMap(post ->
            Sentences.of(post.about()).stream()
                .filter(Verbatim::fits)
                .map(sentence -> new Verbatim(post, sentence, weight(sentence, words))))
        .filter(v -> v.weight > 0)
        .max(
            Comparator.comparingDouble((Verbatim v) -> v.weight)
                .thenComparing(v -> v.post.at(), Comparator.reverseOrder())
                .thenComparing(v -> v.post.id().value(), Comparator.reverseOrder()));
  }

  /// The sentence that sounds coldest.
  static Optional<Verbatim> coldest(SaidPost post, ToneReader reader) {
    return Sentences.of(post.about()).stream()
        .filter(Verbatim::fits)
        .map(sentence -> new Verbatim(post, sentence, reader.read(sentence).score()))
        .min(Comparator.comparingDouble((Verbatim v) -> v.weight));
  }

  /// The beginning of the first of some posts.
  static Verbatim first(List<SaidPost> posts) {
    return beginning(posts.getFirst());
  }

  static Verbatim beginning(SaidPost post) {
    var text = post.about().strip();
    int end = text.length() <= LONGEST ? text.length() : text.lastIndexOf(' ', LONGEST);
    return new Verbatim(
        post, end == text.length() ? text : text.substring(0, Math.max(1, end)) + "…", 0);
  }

  private static boolean fits(String sentence) {
    return sentence.length() >= SHORTEST && sentence.length() <= LONGEST;
  }

  /// The first word counts most.
  private static double weight(String sentence, List<String> words) {
    var has = SignificantTerms.count(sentence, new HashMap<>());
    double weight = 0;
    for (int i = 0; i < words.size(); i++) {
      weight += has.containsKey(words.get(i)) ? 1.0 / (i + 1) : 0;
    }
    return weight;
  }
}
