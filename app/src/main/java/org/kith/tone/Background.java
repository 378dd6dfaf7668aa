package org.kith.tone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.kith.people.SignificantTerms;

/// How people write otherwise: the words of the newest posts heard, in memory. Holds no texts, so
/// that one that is taken back is shown nowhere.
final class Background {

  private static final double COMMON = 0.02;
  private static final int SOME = 5;

  private final DirectoryReader reader;

  Background(List<String> texts) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer =
          new IndexWriter(directory, new IndexWriterConfig(SignificantTerms.ANALYZER))) {
        for (var text : texts) {
          var document = new Document();
          document.add(new TextField(SignificantTerms.TEXT, text, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can be written", e);
    }
  }

  /// Whether a word stands in many posts, whatever they are about.
  ///
  /// @param word folded
  boolean isCommon(String word) {
    return posts(word) > Math.max(SOME, COMMON * posts());
  }

  /// In how many posts a word stands.
  int posts(String word) {
    try {
      return reader.docFreq(new Term(SignificantTerms.TEXT, word));
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can be read", e);
    }
  }

  int posts() {
    return reader.numDocs();
  }
}
