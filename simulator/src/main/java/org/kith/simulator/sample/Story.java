package org.kith.simulator.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The posts written by hand, in their places in time.
final class Story {
  private final IdentityHashMap<Cast.Said, PostDraft> posts = new IdentityHashMap<>();
  private final List<PostDraft> ordered = new ArrayList<>();

  static Story tell(Cast cast, Population people, Texts texts, Days days) {
    var story = new Story();
    var teller = new ArrayList<Map.Entry<Cast.Member, Cast.Said>>();
    cast.members()
        .forEach(member -> member.said.forEach(said -> teller.add(Map.entry(member, said))));
    teller.sort(
        Comparator.comparing(entry -> days.at(entry.getValue().days(), entry.getValue().at())));
    Map<String, PostDraft> latest = new HashMap<>();
    for (var entry : teller) {
      var member = entry.getKey();
      var said = entry.getValue();
      var account = people.of(member.on(said.network()));
      var post = story.write(said, account, texts, days);
      var target = latest.get(said.answers() + " " + said.network());
      if (target != null) {
        post.to(Post.Relation.Kind.REPLY, target);
      }
      latest.put(member.key + " " + said.network(), post);
    }
    return story;
  }

  List<PostDraft> posts() {
    return ordered;
  }

  PostDraft of(Cast.Said said) {
    var post = posts.get(said);
    if (post == null) {
      throw new IllegalArgumentException("not told: " + said.text());
    }
    return post;
  }

  private PostDraft write(Cast.Said said, AccountDraft account, Texts texts, Days days) {
    var at = days.at(said.days(), said.at());
    LocalDate day = days.dayOf(at);
    String title = texts.fill(said.title(), day, Map.of());
    var post = new PostDraft(account.id(), at, title, texts.fill(said.text(), day, Map.of()));
    post.waits = said.flags().contains("waits");
    post.tone = tone(said);
    Cast.@Nullable Answer answer = said.answer();
    if (answer != null) {
      post.answered = days.at(answer.days(), answer.at());
      post.about = Post.About.US;
    }
    posts.put(said, post);
    ordered.add(post);
    return post;
  }

  private static Post.Tone tone(Cast.Said said) {
    for (Post.Tone tone : Post.Tone.values()) {
      if (said.flags().contains(tone.name().toLowerCase(Locale.ROOT))) {
        return tone;
      }
    }
    return Post.Tone.PLAIN;
  }
}
