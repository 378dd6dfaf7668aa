package org.kith.simulator.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything else that was said: short posts, essays, replies, quotes and reposts, until the world
/// has as many posts as it should.
///
/// It is written in order of time. A reply, quote or repost goes to something recent on the same
/// network, by somebody its author follows or who is at home in the same community.
final class Chatter {
  private static final int RECENT = 700;
  private static final int MOST_EACH = 105;
  private static final int QUIET_DAYS_OF_CAST = 5;

  private record Slot(AccountDraft author, Instant at) {}

  private final Population people;
  private final Follows follows;
  private final Texts texts;
  private final Days days;
  private final Chance chance;
  private final List<PostDraft> recent = new ArrayList<>();
  private final List<PostDraft> written = new ArrayList<>();

  Chatter(Population people, Follows follows, Texts texts, Days days, Chance chance) {
    this.people = people;
    this.follows = follows;
    this.texts = texts;
    this.days = days;
    this.chance = chance;
  }

  /// @param told what is already there
  List<PostDraft> fillUp(List<PostDraft> told, int total) {
    var before = new ArrayList<>(told);
    before.sort(Comparator.comparing(post -> post.at));
    int next = 0;
    for (Slot slot : slots(total - told.size())) {
      while (next < before.size() && !before.get(next).at.isAfter(slot.at())) {
        remember(before.get(next++));
      }
      var post = write(slot);
      written.add(post);
      remember(post);
    }
    return written;
  }

  private void remember(PostDraft post) {
    recent.add(post);
    if (recent.size() > 2 * RECENT) {
      recent.subList(0, RECENT).clear();
    }
  }

  private List<Slot> slots(int wanted) {
    var voices = new ArrayList<AccountDraft>();
    var weights = new ArrayList<Double>();
    var slots = new ArrayList<Slot>();
    for (int id : people.speakers()) {
      var account = people.accounts().get(id);
      if (account.network() == Network.BLOG) {
        if (Mentions.isVoice(account)) {
          add(slots, account, chance.between(3, 7));
        }
      } else if (account.role() == AccountDraft.Role.CAST) {
        add(slots, account, chance.between(3, 12));
      } else {
        voices.add(account);
        weights.add(weight(account));
      }
    }
    share(slots, voices, weights, wanted - slots.size());
    slots.sort(Comparator.comparing(Slot::at).thenComparingInt(slot -> slot.author().id()));
    return slots;
  }

  private double weight(AccountDraft account) {
    return switch (account.role()) {
      case BIG -> 9;
      case MID -> 1.6 * chance.pareto(1.3, 6);
      case SMALL, CAST, OWN, ORDINARY -> chance.pareto(1.3, 7);
    };
  }

  /// Shares the rest out by weight, at least one each and at most a good hundred.
  private void share(
      List<Slot> slots, List<AccountDraft> voices, List<Double> weights, int wanted) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    int left = wanted;
    for (int i = 0; i < voices.size() && left > 0; i++) {
      int count = (int) Math.clamp(Math.round(wanted * weights.get(i) / total), 1L, MOST_EACH);
      add(slots, voices.get(i), Math.min(count, left));
      left -= count;
    }
    for (; left > 0; left--) {
      add(slots, chance.pick(voices), 1);
    }
  }

  private void add(List<Slot> slots, AccountDraft account, int count) {
    int first = account.role() == AccountDraft.Role.CAST ? QUIET_DAYS_OF_CAST : 0;
    for (int i = 0; i < count; i++) {
      int daysAgo = chance.between(first, Days.COUNT - 1);
      slots.add(new Slot(account, Mentions.moment(account, days, daysAgo, chance)));
    }
  }

  private PostDraft write(Slot slot) {
    var author = slot.author();
    var day = days.dayOf(slot.at());
    PostDraft post;
    if (author.network() == Network.BLOG) {
      String[] essay = texts.essay(author, day);
      post = new PostDraft(author.id(), slot.at(), essay[0], essay[1]);
    } else {
      post = react(slot);
    }
    post.answers = answers(author, post);
    return post;
  }

  private PostDraft react(Slot slot) {
    var author = slot.author();
    double draw = chance.uniform();
    boolean chatty = author.role() != AccountDraft.Role.BIG || draw > 0.2;
    var target = draw < 0.36 && chatty ? target(author, draw < 0.2) : null;
    if (target == null) {
      return original(slot);
    }
    if (draw < 0.155) {
      var repost = new PostDraft(author.id(), slot.at(), "", target.text);
      repost.language = target.language;
      repost.about = target.about;
      return repost.to(Post.Relation.Kind.REPOST, target);
    }
    if (draw < 0.2) {
      String text = texts.reply(author.id(), "quote", days.dayOf(slot.at()), "");
      return new PostDraft(author.id(), slot.at(), "", text).to(Post.Relation.Kind.QUOTE, target);
    }
    return reply(slot, target);
  }

  private PostDraft reply(Slot slot, PostDraft target) {
    var author = slot.author();
    boolean addressed = author.network() == Network.MASTODON && chance.happens(0.6);
    String prefix = addressed ? "@" + people.accounts().get(target.account).local() + " " : "";
    double draw = chance.uniform();
    boolean asked = target.kind == Post.Relation.Kind.REPLY && target.tone == Post.Tone.ASKING;
    String list =
        asked
            ? "reply.answer"
            : draw < 0.52 ? "reply.agree" : draw < 0.84 ? "reply.ask" : "reply.joke";
    var post =
        new PostDraft(
            author.id(),
            slot.at(),
            "",
            texts.reply(author.id(), list, days.dayOf(slot.at()), prefix));
    post.tone = list.equals("reply.ask") ? Post.Tone.ASKING : Post.Tone.GLAD;
    return post.to(Post.Relation.Kind.REPLY, target);
  }

  private PostDraft original(Slot slot) {
    var author = slot.author();
    var day = days.dayOf(slot.at());
    String foreign = foreign(author);
    if (!foreign.isEmpty() && chance.happens(0.7)) {
      var post =
          new PostDraft(
              author.id(), slot.at(), "", texts.next(author.id(), foreign, day, Map.of()));
      post.language = foreign;
      return post;
    }
    return new PostDraft(author.id(), slot.at(), "", texts.shortPost(author, day));
  }

  /// A few voices write German or Spanish most of the time.
  private static String foreign(AccountDraft author) {
    if (author.role() != AccountDraft.Role.SMALL || author.home() == Home.HOSPITAL) {
      return "";
    }
    return author.id() % 41 == 7 ? "de" : author.id() % 47 == 11 ? "es" : "";
  }

  /// Something recent worth reacting to, or null.
  private @Nullable PostDraft target(AccountDraft author, boolean onlyFollowed) {
    int from = Math.max(0, recent.size() - RECENT);
    for (int tries = 0; tries < 60 && from < recent.size(); tries++) {
      var post = recent.get(chance.between(from, recent.size() - 1));
      var other = people.accounts().get(post.account);
      boolean suits =
          other.network() == author.network()
              && other.id() != author.id()
              && post.kind != Post.Relation.Kind.REPOST
              && (!onlyFollowed || post.kind != Post.Relation.Kind.REPLY)
              && post.about != Post.About.US
              && post.language.equals("en");
      boolean knows = other.home() == author.home() && !onlyFollowed;
      if (suits && (knows || follows.follows(author.id(), other.id()))) {
        return post;
      }
    }
    return null;
  }

  /// How many answers a post gets: more for a larger audience, and for some quiet voices too.
  private int answers(AccountDraft author, PostDraft post) {
    if (post.kind == Post.Relation.Kind.REPOST) {
      return 0;
    }
    double warmth = author.id() % 9 == 4 ? 4.5 : 0.6 + author.id() % 5 * 0.3;
    double base = Math.sqrt(follows.audienceSize(author.id())) / 16 * warmth;
    return chance.poisson(Math.min(24, post.kind == Post.Relation.Kind.REPLY ? base / 4 : base));
  }
}
