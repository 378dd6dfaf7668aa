package org.kith.listen;

import java.util.List;
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

  Archives(SourceStore sources, PostStore posts, Listening listening) {
    this.sources = sources;
    this.posts = posts;
    this.listening = listening;
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
    return listening.take(of, said).news();
  }

  /// Says how many answers posts have, where an archive counts them.
  public void answers(List<PostId> ids, int[] answers) {
    posts.answers(ids, answers);
  }
}
