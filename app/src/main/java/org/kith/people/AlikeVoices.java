package org.kith.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.listen.AccountId;
import org.kith.listen.Excerpt;
import org.kith.listen.PostId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds voices who write like a document: by the words that tell it from all that was heard, and
/// shows which words and which sentences made it.
@Service
@Transactional(readOnly = true)
public class AlikeVoices {

  /// How many of the newest posts of voices are looked at.
  static final int POSTS = 30_000;

  private static final int TERMS = 18;
  private static final int VOICES = 20;
  private static final int SENTENCE = 260;

  private final JdbcClient db;
  private final Voices voices;
  private final Cache<WorkspaceId, WritingIndex> indexes =
      Caffeine.newBuilder().maximumSize(8).expireAfterWrite(Duration.ofMinutes(5)).build();

  AlikeVoices(JdbcClient db, Voices voices) {
    this.db = db;
    this.voices = voices;
  }

  /// Who writes like it.
  ///
  /// @param terms the words that tell, most telling first; also those that are switched off
  /// @param posts how many posts were compared
  public record Found(List<LikeTerm> terms, List<Alike> voices, int posts) {
    public Found {
      terms = List.copyOf(terms);
      voices = List.copyOf(voices);
    }
  }

  /// A voice, and what made it.
  ///
  /// @param words which of the words it uses, as the document writes them
  public record Alike(Voice voice, List<String> words, List<Sentence> sentences) {
    public Alike {
      words = List.copyOf(words);
      sentences = List.copyOf(sentences);
    }
  }

  public record Sentence(String text, String url, String language) {}

  /// @param off words not to go by
  public Found like(String document, Set<String> off) {
    var index = indexes.get(CurrentWorkspace.require(), _ -> build());
    var terms = index.terms(document, TERMS);
    var chosen = terms.stream().filter(term -> !off.contains(term.word())).toList();
    var ranked = chosen.isEmpty() ? List.<WritingIndex.Ranked>of() : index.rank(chosen, VOICES);
    var texts = texts(ranked.stream().flatMap(r -> r.posts().stream()).toList());
    var alike = new ArrayList<Alike>();
    for (var one : ranked) {
      voices
          .find(one.account())
          .filter(voice -> voice.state() != VoiceState.HIDDEN)
          .map(voice -> alike(voice, one, texts, chosen))
          .filter(found -> !found.sentences().isEmpty())
          .ifPresent(alike::add);
    }
    return new Found(terms, alike, index.posts());
  }

  private static Alike alike(
      Voice voice, WritingIndex.Ranked ranked, Map<PostId, Sentence> texts, List<LikeTerm> terms) {
    var words = new ArrayList<String>();
    var sentences = new ArrayList<Sentence>();
    for (var post : ranked.posts()) {
      var said = texts.get(post);
      if (said == null) {
        continue; // taken back since
      }
      var shown = new HashMap<String, String>();
      SignificantTerms.count(said.text(), shown);
      var used = terms.stream().filter(term -> shown.containsKey(term.word())).toList();
      used.stream().map(LikeTerm::shown).filter(w -> !words.contains(w)).forEach(words::add);
      var theirs = used.stream().map(term -> shown.getOrDefault(term.word(), term.word())).toList();
      var sentence = Excerpt.of(said.text(), theirs, 1, SENTENCE);
      boolean told = sentences.stream().anyMatch(s -> s.text().equals(sentence));
      if (sentences.size() < 2 && !told) {
        sentences.add(new Sentence(sentence, said.url(), said.language()));
      }
    }
    return new Alike(voice, words, sentences);
  }

  private WritingIndex build() {
    return new WritingIndex(
        db.sql(
                """
                select p.id, p.account_id, left(p.title || ' ' || p.text, 4000) as text
                from post p join voice v on v.account_id = p.account_id
                where v.state <> 'HIDDEN' and p.text <> '' and p.relation is distinct from 'REPOST'
                order by p.at desc, p.id desc limit :most
                """)
            .param("most", POSTS)
            .query((row, _) ->
                new WritingIndex.Written(
                    new PostId(row.getLong("id")),
                    new AccountId(row.getLong("account_id")),
                    row.getString("text")))
            .list());
  }

  private Map<PostId, Sentence> texts(Collection<PostId> posts) {
    var texts = new HashMap<PostId, Sentence>();
    db.sql(
            """
            select id, text, url, language from post where id = any(:ids) and text <> ''
            """)
        .param("ids", posts.stream().map(PostId::value).toArray(Long[]::new))
        .query((ResultSet row) -> {
          texts.put(
              new PostId(row.getLong("id")),
              new Sentence(row.getString("text"), row.getString("url"), row.getString("language")));
        });
    return texts;
  }
}
