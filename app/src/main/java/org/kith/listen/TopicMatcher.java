package org.kith.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/// Finds the topics that posts match. Words and phrases are compared as [Folding] says, in any
/// script, by Lucene's monitor; hashtags by their folded letters; links by host and path.
///
/// Most posts match nothing, and [Telling] says so of nearly all of those before Lucene takes a
/// text apart. Each term is a query of its own, so a match knows its words. Safe for many threads.
final class TopicMatcher implements AutoCloseable {

  private final List<Topic> topics;
  private final Map<String, Wanted> words = new HashMap<>(); // by the id of a query
  private final Map<String, List<Wanted>> tags = new HashMap<>();
  private final Map<String, List<Wanted>> links = new HashMap<>(); // by host and path
  private final Telling telling;
  private final Monitor monitor;

  /// A term of a topic; the same only as itself, so that sets of them need not read their texts.
  private static final class Wanted {
    final Topic topic;
    final Term term;
    final Place place;

    Wanted(Topic topic, Term term, Place place) {
      this.topic = topic;
      this.term = term;
      this.place = place;
    }
  }

  private record Hits(Topic topic, List<Term> terms) {}

  /// What a post matched.
  ///
  /// @param words the terms that made it, as people type them, in order
  record Match(Topic topic, List<String> words) {
    Match {
      words = List.copyOf(words);
    }
  }

  /// Everything a post has to do with a topic.
  ///
  /// @param passedOver the terms for which it is no match though it has words of the topic
  record Verdict(Topic topic, List<String> words, List<String> passedOver) {}

  TopicMatcher(List<Topic> topics) {
    this.topics = List.copyOf(topics);
    var queries = new ArrayList<MonitorQuery>();
    var telling = new Telling.Builder();
    for (var topic : topics) {
      for (var term : topic.terms()) {
        switch (term.kind()) {
          case WORD, PHRASE -> {
            var parts = Folding.words(term.text());
            var id = Integer.toString(words.size());
            words.put(id, new Wanted(topic, term, Place.of("")));
            queries.add(new MonitorQuery(id, query(parts, term.text().endsWith("*"))));
            if (!term.excluded()) {
              telling.add(parts, term.text().endsWith("*"));
            }
          }
          case HASHTAG ->
              add(tags, Hashtags.folded(term.text()), new Wanted(topic, term, Place.of("")));
          case LINK -> {
            var place = Place.of(term.text());
            add(links, place.where(), new Wanted(topic, term, place));
          }
        }
      }
    }
    this.telling = telling.build();
    try {
      monitor = new Monitor(Folding.OF_POSTS, new MonitorConfiguration());
      monitor.register(queries);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }

  private static void add(Map<String, List<Wanted>> index, String key, Wanted wanted) {
    index.computeIfAbsent(key, _ -> new ArrayList<>()).add(wanted);
  }

  private static Query query(List<String> parts, boolean beginning) {
    if (parts.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    if (parts.size() > 1) {
      return new PhraseQuery(Folding.TEXT, parts.toArray(String[]::new));
    }
    var word = new org.apache.lucene.index.Term(Folding.TEXT, parts.getFirst());
    return beginning ? new PrefixQuery(word) : new TermQuery(word);
  }

  List<Topic> topics() {
    return topics;
  }

  /// The matches of each post, in the order given; an empty list where there is none.
  List<List<Match>> match(List<Post> posts) {
    return judge(posts).stream().map(TopicMatcher::matches).toList();
  }

  private static List<Match> matches(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.passedOver().isEmpty())
        .map(verdict -> new Match(verdict.topic(), verdict.words().stream().limit(50).toList()))
        .toList();
  }

  /// What each post has to do with each topic, in the order given; topics of which it has no word
  /// are left out.
  List<List<Verdict>> judge(List<Post> posts) {
    var verdicts = new ArrayList<List<Verdict>>(posts.size());
    var places = new ArrayList<Integer>();
    var texts = new ArrayList<Document>();
    var marks = new ArrayList<Set<Wanted>>();
    for (int i = 0; i < posts.size(); i++) {
      verdicts.add(List.of());
      var marked = marked(posts.get(i));
      if (!marked.isEmpty() || telling.mayBeIn(said(posts.get(i)))) {
        places.add(i);
        marks.add(marked);
        texts.add(document(posts.get(i)));
      }
    }
    if (texts.isEmpty()) {
      return verdicts;
    }
    try {
      var found = monitor.match(texts.toArray(Document[]::new), QueryMatch.SIMPLE_MATCHER);
      for (int i = 0; i < texts.size(); i++) {
        verdicts.set(places.get(i), verdicts(marks.get(i), found.getMatches(i)));
      }
      return verdicts;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }

  private static String said(Post post) {
    return post.title().isEmpty() ? post.text() : post.title() + "\n" + post.text();
  }

  private static Document document(Post post) {
    var document = new Document();
    document.add(field(post.title() + "\n" + post.text()));
    for (var tag : Hashtags.in(post.text())) {
      var words = Hashtags.words(tag);
      if (!words.isEmpty()) {
        document.add(field(words));
      }
    }
    return document;
  }

  private static TextField field(String text) {
    return new TextField(Folding.TEXT, text, Field.Store.NO);
  }

  /// The hashtags and links of ours that a post has.
  private Set<Wanted> marked(Post post) {
    var marked = new LinkedHashSet<Wanted>();
    if (!tags.isEmpty()) {
      post.tags().forEach(tag -> marked.addAll(tags.getOrDefault(Hashtags.folded(tag), List.of())));
      Hashtags.in(post.text())
          .forEach(tag -> marked.addAll(tags.getOrDefault(Hashtags.folded(tag), List.of())));
    }
    if (!links.isEmpty()) {
      post.links().forEach(link -> addLeading(link, marked));
    }
    return marked;
  }

  private void addLeading(URI link, Set<Wanted> marked) {
    var to = Place.of(link.toString());
    for (var where : to.within()) {
      for (var wanted : links.getOrDefault(where, List.of())) {
        if (to.query().containsAll(wanted.place.query())) {
          marked.add(wanted);
        }
      }
    }
  }

  private List<Verdict> verdicts(Set<Wanted> marked, Collection<QueryMatch> found) {
    var hits = new LinkedHashMap<TopicId, Hits>();
    marked.forEach(hit -> add(hits, hit));
    for (var match : found) {
      var hit = words.get(match.getQueryId());
      if (hit != null) {
        add(hits, hit);
      }
    }
    var verdicts = new ArrayList<Verdict>();
    for (var of : hits.values()) {
      var heard = shown(of.terms(), false);
      if (!heard.isEmpty()) {
        verdicts.add(new Verdict(of.topic(), heard, shown(of.terms(), true)));
      }
    }
    verdicts.sort(Comparator.comparingLong(verdict -> verdict.topic().id().value()));
    return verdicts;
  }

  private static void add(Map<TopicId, Hits> hits, Wanted hit) {
    hits.computeIfAbsent(hit.topic.id(), _ -> new Hits(hit.topic, new ArrayList<>()))
        .terms()
        .add(hit.term);
  }

  private static List<String> shown(List<Term> terms, boolean excluded) {
    var words = new TreeSet<String>();
    terms.stream().filter(t -> t.excluded() == excluded).forEach(t -> words.add(t.shown()));
    return List.copyOf(words);
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
