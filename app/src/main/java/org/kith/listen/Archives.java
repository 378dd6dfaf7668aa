package org.kith.listen;

import java.time.Clock;
import java.util.List;
import org.kith.networks.Cursor;
import org.kith.networks.Post;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings in what was said before Kith listened: through the same matching and the same walls as
/// everything that is heard.
@Service
@Transactional
public class Archives {

  private final SourceStore sources;
  private final PostStore posts;
  private final Listening listening;
  private final Clock clock;

  Archives(SourceStore sources, PostStore posts, Listening listening, Clock clock) {
    this.sources = sources;
    this.posts = posts;
    this.listening = listening;
    this.clock = clock;
  }

  /// Brings in posts of a source. Posts that are known are changed, not doubled.
  ///
  /// @return how many were not known before
  /// @throws IllegalArgumentException if there is no such source
  public int add(SourceId source, List<Post> said) {
    var of =
        sources
            .find(source)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no source " + source.value()));
    int news = listening.take(of, said).news();
    var place = sources.cursor(source).orElse(Cursor.START); // an archive moves no reading on
    sources.advance(source, place, 0, news > 0, clock.instant());
    return news;
  }

  /// The ids of posts that are kept, in the order given.
  ///
  /// @throws IllegalArgumentException if one of them is not
  public List<PostId> ids(List<Post> said) {
    var keys =
        said.stream().map(post -> new Batch.Key(post.author().network(), post.id())).toList();
    var ids = posts.ids(keys);
    return keys.stream()
        .map(key -> {
          var id = ids.get(key);
          if (id == null) {
            throw new IllegalArgumentException("post %s is not kept".formatted(key.id()));
          }
          return id;
        })
        .toList();
  }

  /// Says how many answers posts have, where an archive counts them.
  public void answers(List<PostId> ids, int[] answers) {
    posts.answers(ids, answers);
  }
}
