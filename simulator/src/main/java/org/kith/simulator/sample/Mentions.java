package org.kith.simulator.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What voices said to or about the organisation, beside the people written by hand: thanks,
/// questions, criticism, answers to its own posts; and what sounds like it and is something else.
final class Mentions {
  private static final int OVER_TIME = 175;
  private static final int RECENT = 12;
  private static final int WAITING_LONGER = 16;
  private static final int ON_OWN_POSTS = 70;
  private static final int FALSE_MATCHES = 44;

  private final List<AccountDraft> near;
  private final List<AccountDraft> anyone;
  private final Texts texts;
  private final Days days;
  private final Chance chance;
  private final List<PostDraft> posts = new ArrayList<>();

  private Mentions(Population people, Follows follows, Texts texts, Days days, Chance chance) {
    this.texts = texts;
    this.days = days;
    this.chance = chance;
    anyone =
        people.speakers().stream()
            .map(people.accounts()::get)
            .filter(Mentions::isVoice)
            .filter(account -> account.network() != Network.BLOG)
            .toList();
    near =
        anyone.stream()
            .filter(account -> account.home() != Home.HOSPITAL)
            .filter(account -> follows.follows(account.id(), 0) || follows.follows(account.id(), 1))
            .toList();
  }

  static List<PostDraft> write(
      Population people,
      Follows follows,
      List<OwnPost> own,
      Texts texts,
      Days days,
      Chance chance) {
    var mentions = new Mentions(people, follows, texts, days, chance);
    mentions.stillWaiting();
    mentions.overTime();
    mentions.onOwnPosts(own);
    mentions.soundingAlike();
    return mentions.posts;
  }

  private void overTime() {
    for (int i = 0; i < OVER_TIME; i++) {
      double draw = chance.uniform();
      String list = draw < 0.63 ? "us" : draw < 0.92 ? "us.ask" : "us.critical";
      var author = chance.pick(near);
      Instant at = moment(author, days, chance.between(3, 88), chance);
      var post = mention(author, at, list);
      if (post.tone != Post.Tone.GLAD || chance.happens(0.5)) {
        boolean soon = chance.happens(0.91);
        double hours = soon ? 0.4 + 38 * chance.uniform() : 50 + 60 * chance.uniform();
        Instant answered = at.plusSeconds((long) (hours * 3600));
        post.answered = answered.isBefore(days.now()) ? answered : at.plusSeconds(1500);
      }
    }
  }

  private void stillWaiting() {
    for (int i = 0; i < RECENT; i++) {
      Instant at = days.hoursAgo(1.5 + 46 * chance.uniform());
      mention(chance.pick(near), at, i % 3 == 2 ? "us" : "us.ask").waits = true;
    }
    for (int i = 0; i < WAITING_LONGER; i++) {
      var author = chance.pick(near);
      Instant at = moment(author, days, 3 + i * 2 + chance.between(0, 3), chance);
      mention(author, at, i % 5 == 4 ? "us.critical" : "us.ask").waits = true;
    }
  }

  private PostDraft mention(AccountDraft author, Instant at, String list) {
    var post =
        new PostDraft(
            author.id(), at, "", texts.nextOfAll(list(author, list), days.dayOf(at), Map.of()));
    post.about = Post.About.US;
    post.tone =
        switch (list) {
          case "us" -> Post.Tone.GLAD;
          case "us.ask" -> Post.Tone.ASKING;
          default -> Post.Tone.CRITICAL;
        };
    posts.add(post);
    return post;
  }

  /// Those who cook for others ask other questions.
  private String list(AccountDraft author, String list) {
    boolean cooks =
        switch (author.home()) {
          case SCHOOL, BAKERS, CHEFS, FOODBANKS, FAITH -> true;
          case HOSPITAL, STUDENTS, GARDENERS, PARENTS, CLIMATE, POLITICS -> false;
          case COURIERS, ZEROWASTE, PRESS -> false;
        };
    return list.equals("us.ask") && cooks && chance.happens(0.7) ? "us.ask.kitchen" : list;
  }

  private void onOwnPosts(List<OwnPost> own) {
    var out = own.stream().filter(post -> !post.copies().getFirst().key().isEmpty()).toList();
    for (int i = 0; i < ON_OWN_POSTS; i++) {
      var author = chance.pick(near);
      var original = chance.pick(out);
      var copy = original.copies().get(author.network() == Network.BLUESKY ? 1 : 0);
      Instant at = original.at().plusSeconds((long) (chance.logNormal(3, 1) * 3600));
      if (at.isBefore(days.now())) {
        boolean asks = chance.happens(0.25);
        String list = asks ? "reply.ask" : "reply.agree";
        String text = texts.reply(author.id(), list, days.dayOf(at), "@harvestline ");
        var post = new PostDraft(author.id(), at, "", text);
        post.kind = Post.Relation.Kind.REPLY;
        post.ownKey = copy.key();
        post.about = Post.About.US;
        post.tone = asks ? Post.Tone.ASKING : Post.Tone.GLAD;
        Instant answered = at.plusSeconds(chance.between(900, 90_000));
        if (asks && answered.isBefore(days.now())) {
          post.answered = answered;
        }
        posts.add(post);
      }
    }
  }

  private void soundingAlike() {
    for (int i = 0; i < FALSE_MATCHES; i++) {
      var author = chance.pick(anyone);
      Instant at = moment(author, days, chance.between(0, 88), chance);
      String text = texts.next(author.id(), "false", days.dayOf(at), Map.of());
      var post = new PostDraft(author.id(), at, "", text);
      post.about = Post.About.FALSE_MATCH;
      posts.add(post);
    }
  }

  static boolean isVoice(AccountDraft account) {
    return account.role() == AccountDraft.Role.MID || account.role() == AccountDraft.Role.SMALL;
  }

  /// A moment about that many days ago at an hour when such people write; fewer at weekends.
  static Instant moment(AccountDraft author, Days days, int daysAgo, Chance chance) {
    var day = days.today().minusDays(daysAgo);
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    if (weekend && chance.happens(0.25)) {
      day = day.minusDays(2);
    }
    int hour = author.home().hours.draw(chance);
    Instant at =
        day.atTime(hour, chance.between(0, 59), chance.between(0, 59))
            .atZone(days.zone())
            .toInstant();
    if (at.isBefore(days.begin())) {
      at = at.plusSeconds(2 * 86_400);
    }
    return at.isBefore(days.now()) ? at : at.minusSeconds(86_400);
  }
}
