package org.kith.simulator.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.kith.simulator.sample.Campaign.Share.Grade;

/// Lets a campaign travel: those who said yes speak, and those who follow them carry it on.
final class Cascades {
  private static final int MOST = 130;

  /// A share while its post has no id yet.
  ///
  /// @param parent its place in the list, or -1
  record Carried(PostDraft post, int parent, int link, Grade grade) {}

  /// Somebody who speaks first: from which account, with which link, in which words.
  record Seed(int account, Instant at, int link, String text) {}

  private record Coming(int account, Instant at, int parent) {}

  private final List<AccountDraft> accounts;
  private final Follows follows;
  private final List<Integer> speakers;
  private final Texts texts;
  private final Chance chance;
  private final ZoneId zone;
  private final List<Carried> shares = new ArrayList<>();
  private final Set<String> spoken = new HashSet<>();
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparingInt(Coming::account));

  Cascades(Population people, Follows follows, Texts texts, Days days, Chance chance) {
    accounts = people.accounts();
    this.follows = follows;
    speakers = people.speakers();
    this.texts = texts;
    this.chance = chance;
    zone = days.zone();
  }

  /// @param path the campaign's short name
  /// @param until nothing is carried later
  List<Carried> run(String path, List<Seed> seeds, Instant until) {
    shares.clear();
    spoken.clear();
    coming.clear();
    Map<Integer, Seed> bySpeaker = new HashMap<>();
    for (Seed seed : seeds) {
      bySpeaker.put(seed.account(), seed);
      spoken.add(accounts.get(seed.account()).name());
      coming.add(new Coming(seed.account(), seed.at(), -1));
    }
    while (!coming.isEmpty() && shares.size() < MOST) {
      var next = coming.remove();
      if (!next.at().isBefore(until)) {
        break;
      }
      var seed = bySpeaker.get(next.account());
      shares.add(seed != null ? spoke(seed) : carried(path, next));
      inviteFollowers(next, shares.size() - 1, seed != null);
    }
    return List.copyOf(shares);
  }

  private void inviteFollowers(Coming from, int share, boolean first) {
    for (int speaker : speakers) {
      var listener = accounts.get(speaker);
      boolean able = listener.network() == accounts.get(from.account()).network();
      boolean ordinary =
          listener.role() == AccountDraft.Role.SMALL || listener.role() == AccountDraft.Role.MID;
      if (able && ordinary && follows.follows(speaker, from.account())) {
        boolean near = listener.home() == accounts.get(from.account()).home();
        if (chance.happens((first ? 0.14 : 0.04) * (near ? 1.6 : 0.9))
            && spoken.add(listener.name())) {
          double hours = Math.min(30, 0.1 + chance.logNormal(3, 1.1));
          coming.add(new Coming(speaker, from.at().plusSeconds((long) (hours * 3600)), share));
        }
      }
    }
  }

  private static Carried spoke(Seed seed) {
    return new Carried(post(seed.account(), seed.at(), seed.text()), -1, seed.link(), Grade.PROVEN);
  }

  private Carried carried(String path, Coming one) {
    var parent = shares.get(one.parent());
    boolean original = parent.post().kind != Post.Relation.Kind.REPOST;
    double draw = chance.uniform();
    if (draw < 0.52) {
      return repost(one, parent);
    }
    if (draw < 0.68 && original) {
      String text = own("share.quote", one.at(), Map.of());
      var post = post(one.account(), one.at(), text).to(Post.Relation.Kind.QUOTE, parent.post());
      return new Carried(post, one.parent(), -1, Grade.PROVEN);
    }
    String plain = "https://harvestline.example/" + path;
    if (draw < 0.84) {
      String via = accounts.get(parent.post().account).local();
      var values = Map.of("link", plain, "via", "@" + via);
      String text = own("share.via", one.at(), values);
      return new Carried(post(one.account(), one.at(), text), one.parent(), -1, Grade.STATED);
    }
    String text = own("share." + path, one.at(), Map.of("link", plain));
    return new Carried(post(one.account(), one.at(), text), one.parent(), -1, Grade.LIKELY);
  }

  private Carried repost(Coming one, Carried parent) {
    var source = parent.post();
    while (source.kind == Post.Relation.Kind.REPOST && source.target != null) {
      source = source.target;
    }
    var post = post(one.account(), one.at(), source.text).to(Post.Relation.Kind.REPOST, source);
    return new Carried(post, one.parent(), parent.link(), Grade.PROVEN);
  }

  private static PostDraft post(int account, Instant at, String text) {
    var post = new PostDraft(account, at, "", text);
    post.about = Post.About.US;
    post.tone = Post.Tone.GLAD;
    return post;
  }

  private String own(String list, Instant at, Map<String, String> values) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return texts.nextOfAll(list, day, values);
  }
}
