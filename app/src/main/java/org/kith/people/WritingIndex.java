package org.kith.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;

/// The words of the posts of voices, in memory: which words tell a document from them, and who of
/// them writes like it. Holds no texts, so that one that is taken back is shown nowhere.
///
/// Posts are ranked by BM25 over the chosen words, each as heavy as it tells; a voice by its three
/// best posts, so that one who writes much is not above one who writes well.
final class WritingIndex {

  private static final int POSTS = 2_000;
  private static final int BEST = 3;

  private final DirectoryReader reader;
  private final int posts;

  /// A post of a voice.
  record Written(PostId post, AccountId account, String text) {}

  /// A voice that writes like a document.
  ///
  /// @param posts its posts that made it, best first
  record Ranked(AccountId account, double score, List<PostId> posts) {
    Ranked {
      posts = List.copyOf(posts);
    }
  }

  WritingIndex(Collection<Written> written) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer =
          new IndexWriter(directory, new IndexWriterConfig(SignificantTerms.ANALYZER))) {
        for (var one : written) {
          var document = new Document();
          document.add(new TextField(SignificantTerms.TEXT, one.text(), Field.Store.NO));
          document.add(new StoredField("post", one.post().value()));
          document.add(new StoredField("account", one.account().value()));
          writer.addDocument(document);
        }
      }
      reader = DirectoryReader.open(directory);
      posts = written.size();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can be written", e);
    }
  }

  /// How many posts are in it.
  int posts() {
    return posts;
  }

  List<LikeTerm> terms(String document, int most) {
    return new SignificantTerms(reader).of(document, most);
  }

  private static final class Sum {
    final AccountId account;
    final List<PostId> posts = new ArrayList<>();
    double score;

    Sum(AccountId account) {
      this.account = account;
    }
  }

  /// Voices by how much they write like what these words stand for, best first.
  List<Ranked> rank(Collection<LikeTerm> terms, int most) {
    var query = new BooleanQuery.Builder();
    for (var term : terms) {
      var word = new TermQuery(new Term(SignificantTerms.TEXT, term.word()));
      var weight = (float) Math.log1p(term.weight());
      query.add(new BoostQuery(word, weight), BooleanClause.Occur.SHOULD);
    }
    var sums = new LinkedHashMap<AccountId, Sum>();
    try {
      var searcher = new IndexSearcher(reader);
      var stored = searcher.storedFields();
      for (var hit : searcher.search(query.build(), POSTS).scoreDocs) {
        var document = stored.document(hit.doc);
        var account = new AccountId(document.getField("account").numericValue().longValue());
        var sum = sums.computeIfAbsent(account, Sum::new);
        if (sum.posts.size() < BEST) {
          sum.posts.add(new PostId(document.getField("post").numericValue().longValue()));
          sum.score += hit.score;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can be read", e);
    }
    return sums.values().stream()
        .map(sum -> new Ranked(sum.account, sum.score, sum.posts))
        .sorted(
            Comparator.comparingDouble(Ranked::score)
                .reversed()
                .thenComparingLong(ranked -> ranked.account().value()))
        .limit(most)
        .toList();
  }
}
