package org.kith.publish.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.listen.HeardAnswers;
import org.kith.publish.LinkNotices;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPosts;
import org.kith.publish.OwnVoices;
import org.kith.publish.Part;
import org.kith.publish.PartId;
import org.kith.publish.PostState;
import org.kith.publish.Previews;
import org.kith.publish.PublishSettings;
import org.kith.publish.Target;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Component;

/// Gathers what the page of one post shows.
@Component
class PostPages {

  private static final int ANSWERS = 20;

  private final OwnPosts posts;
  private final OwnVoices voices;
  private final Previews previews;
  private final Words words;
  private final Clock clock;

  PostPages(OwnPosts posts, OwnVoices voices, Previews previews, Words words, Clock clock) {
    this.posts = posts;
    this.voices = voices;
    this.previews = previews;
    this.words = words;
    this.clock = clock;
  }

  /// What others say.
  @Component("publishPageWords")
  record Words(
      NetworkWords networks, HeardAnswers answers, LinkNotices notices, PublishSettings settings) {}

  PostPage of(OwnPost post) throws InterruptedException {
    var caller = Caller.require();
    var me = caller.member().id();
    var networks = new HashMap<Target, String>();
    post.parts().forEach(p -> networks.put(p.target(), words.networks().of(p.target().network())));
    return new PostPage(
        post,
        post.stage() == PostState.SCHEDULED ? null : previews.of(post.typed(), post.pictures()),
        posts.events(post.id()),
        answers(post),
        words.notices().of(post.parts().stream().map(Part::id).toList()),
        new PostPage.Looking(
            me,
            caller.mayActAs(Role.MEMBER),
            me.equals(post.by().submitterId()) || me.equals(post.by().changerId()),
            words.settings().needsApproval(),
            voices.all(),
            networks,
            clock.instant()));
  }

  private Map<PartId, List<HeardAnswers.Answer>> answers(OwnPost post) {
    var answers = new HashMap<PartId, List<HeardAnswers.Answer>>();
    for (var part : post.parts()) {
      var keys =
          part.pieces().stream().filter(Part.Piece::isDone).map(Part.Piece::postKey).toList();
      if (!keys.isEmpty()) {
        answers.put(part.id(), words.answers().to(part.target().network(), keys, ANSWERS));
      }
    }
    return answers;
  }
}
