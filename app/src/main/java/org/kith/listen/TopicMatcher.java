package org.kith.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.kith.networks.Post;

/// Finds the topics that posts match. Words and phrases are compared folded (case, accents, width)
/// in any script, by Lucene's monitor, which tries only the terms that could match; hashtags and
/// links are compared whole.
///
/// Each term is a query of its own, so a match knows its words. Safe for many threads. Costs about
/// 40 µs a post at 100 terms.
final class TopicMatcher implements AutoCloseable {

  private static final String TEXT = "text";

  private static final Analyzer FOLDING =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var words = new ICUTokenizer();
          return new TokenStreamComponents(words, new ICUFoldingFilter(words));
        }
      };

  private final List<Topic> topics;
  private final Map<String, Place> places = new HashMap<>(); // of a query's id
  private final List<Place> tagsAndLinks = new ArrayList<>();
  private final Monitor monitor;

  private record Place(Topic topic, Term term) {}

  /// What a post matched.
  ///
  /// @param words the terms that made it, as people type them, in order
  record Match(Topic topic, List<String> words) {
    Match {
      words = List.copyOf(words);
    }
  }

  TopicMatcher(List<Topic> topics) {
    this.topics = List.copyOf(topics);
    try {
      var queries = new ArrayList<MonitorQuery>();
      for (var topic : topics) {
        for (var term : topic.terms()) {
          var place = new Place(topic, term);
          if (term.kind() == Term.Kind.WORD || term.kind() == Term.Kind.PHRASE) {
            var id = Integer.toString(places.size());
            places.put(id, place);
            queries.add(new MonitorQuery(id, query(term.text())));
          } else {
            tagsAndLinks.add(place);
          }
        }
      }
      monitor = new Monitor(FOLDING, new MonitorConfiguration());
      monitor.register(queries);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }

  List<Topic> topics() {
    return topics;
  }

  private static Query query(String text) throws IOException {
    boolean beginning = text.endsWith("*");
    var words = words(text);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    if (words.size() > 1) {
      return new PhraseQuery(TEXT, words.toArray(String[]::new));
    }
    var word = new org.apache.lucene.index.Term(TEXT, words.getFirst());
    return beginning ? new PrefixQuery(word) : new TermQuery(word);
  }

  private static List<String> words(String text) throws IOException {
    var words = new ArrayList<String>();
    try (var tokens = FOLDING.tokenStream(TEXT, text)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    }
    return words;
  }

  /// The matches of each post, in the order given; an empty list where there is none.
  List<List<Match>> match(List<Post> posts) {
    if (posts.isEmpty() || topics.isEmpty()) {
      return posts.stream().map(_ -> List.<Match>of()).toList();
    }
    try {
      var documents = posts.stream().map(TopicMatcher::document).toArray(Document[]::new);
      var found = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
      var matches = new ArrayList<List<Match>>(posts.size());
      for (int i = 0; i < posts.size(); i++) {
        matches.add(matches(posts.get(i), found.getMatches(i)));
      }
      return matches;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }

  private static Document document(Post post) {
    var document = new Document();
    document.add(new TextField(TEXT, post.title() + "\n" + post.text(), Field.Store.NO));
    return document;
  }

  private List<Match> matches(Post post, Collection<QueryMatch> found) {
    var hits = new LinkedHashMap<TopicId, List<Place>>();
    found.stream().map(match -> places.get(match.getQueryId())).forEach(hit -> add(hits, hit));
    tagsAndLinks.stream().filter(place -> has(post, place.term())).forEach(hit -> add(hits, hit));
    var matches = new ArrayList<Match>();
    for (var of : hits.values()) {
      if (of.stream().noneMatch(hit -> hit.term().excluded())) {
        var words = new TreeSet<String>();
        of.forEach(hit -> words.add(shown(hit.term())));
        matches.add(new Match(of.getFirst().topic(), words.stream().limit(50).toList()));
      }
    }
    matches.sort(java.util.Comparator.comparingLong(match -> match.topic().id().value()));
    return matches;
  }

  private static void add(Map<TopicId, List<Place>> hits, Place hit) {
    hits.computeIfAbsent(hit.topic().id(), _ -> new ArrayList<>()).add(hit);
  }

  private static String shown(Term term) {
    return term.kind() == Term.Kind.HASHTAG ? "#" + term.text() : term.text();
  }

  private static boolean has(Post post, Term term) {
    return switch (term.kind()) {
      case HASHTAG -> post.tags().stream().anyMatch(tag -> Term.hashtag(tag).equals(term.text()));
      case LINK -> post.links().stream().anyMatch(link -> leadsTo(link, term.text()));
      case WORD, PHRASE -> false;
    };
  }

  /// Whether a link leads to a place, or below it.
  private static boolean leadsTo(URI link, String place) {
    var address = Term.link(link.toString());
    int slash = address.indexOf('/');
    var host = slash < 0 ? address : address.substring(0, slash);
    return address.equals(place)
        || address.startsWith(place + "/")
        || (place.indexOf('/') < 0 && host.endsWith("." + place));
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }
}
