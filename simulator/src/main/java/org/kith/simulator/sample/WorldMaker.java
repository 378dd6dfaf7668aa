package org.kith.simulator.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kith.simulator.sample.Campaigns.Request;

/// Makes the parts of a world in the order in which they need each other.
final class WorldMaker {
  private static final int POSTS = 12_000;

  private final long seed;
  private final Days days;
  private final Cast cast = Cast.read();
  private final Texts texts;
  private final Population people;
  private final Follows follows;
  private final List<Account> accounts = new ArrayList<>();

  WorldMaker(long seed, Instant now) {
    this.seed = seed;
    days = new Days(now, Charity.ZONE);
    texts = new Texts(new Chance(seed, "texts"));
    people = Population.settle(cast, texts.homes(), days.today(), new Chance(seed, "people"));
    follows = Audiences.grow(people.accounts(), forced(), new Chance(seed, "audiences"));
    var keys = new Chance(seed, "keys");
    for (AccountDraft draft : people.accounts()) {
      accounts.add(draft.finished(follows.audienceSize(draft.id()), keys));
    }
  }

  SampleWorld make() {
    var ownIds = people.own().stream().map(AccountDraft::id).toList();
    var own = ownIds.stream().map(accounts::get).toList();
    var ownPosts = Publishing.write(own, days, texts, new Chance(seed, "publishing"));
    var story = Story.tell(cast, people, texts, days);
    var tray = launch(0, Campaigns.TRAY);
    var shelf = launch(1, Campaigns.SHELF);
    var drafts = new ArrayList<>(story.posts());
    tray.shares().forEach(share -> drafts.add(share.post()));
    shelf.shares().forEach(share -> drafts.add(share.post()));
    drafts.addAll(
        Mentions.write(people, follows, ownPosts, texts, days, new Chance(seed, "mentions")));
    drafts.addAll(
        new Chatter(people, follows, texts, days, new Chance(seed, "chatter"))
            .fillUp(drafts, POSTS));
    var posts = finish(drafts);
    var campaigns = List.of(tray.finished(), shelf.finished());
    var heard =
        Hearing.of(people, posts, texts.charity().of("source"), days, new Chance(seed, "heard"));
    var sources =
        Charity.sources(
            texts.charity().of("source"), heard.postsBySource(), days, new Chance(seed, "sources"));
    return new SampleWorld(
        seed,
        days.now(),
        Charity.organisation(ownIds),
        Subjects.TOPICS,
        sources,
        List.of(Home.values()).stream().map(Home::community).toList(),
        accounts,
        follows,
        heard.voices(),
        posts,
        new Circle(cast, people, story, days).persons(campaigns, posts),
        ownPosts,
        campaigns,
        Charity.months(days, new Chance(seed, "months")));
  }

  /// Follows the story needs: the circle and some voices follow the organisation, Ben follows Imke.
  private List<int[]> forced() {
    var arcs = new ArrayList<int[]>();
    var chance = new Chance(seed, "near");
    for (Cast.Member member : cast.persons()) {
      var standing = Objects.requireNonNull(member.standing);
      if (standing.stage().compareTo(Person.Stage.IN_TOUCH) >= 0) {
        for (Cast.Identity identity : member.identities) {
          followUs(people.of(identity), arcs);
        }
      }
    }
    for (int id : people.speakers()) {
      var account = people.accounts().get(id);
      if (Mentions.isVoice(account) && account.home() != Home.HOSPITAL && chance.happens(0.33)) {
        followUs(account, arcs);
      }
    }
    int imke = people.of(cast.named("imke").on(Network.MASTODON)).id();
    for (Cast.Identity identity : cast.named("ben").identities) {
      arcs.add(new int[] {people.of(identity).id(), imke});
    }
    return arcs;
  }

  private void followUs(AccountDraft account, List<int[]> arcs) {
    switch (account.network()) {
      case MASTODON -> arcs.add(new int[] {account.id(), 0});
      case BLUESKY -> arcs.add(new int[] {account.id(), 1});
      case BLOG, FACEBOOK, INSTAGRAM, X -> {}
    }
  }

  /// Numbers the posts in order of time and gives them their keys.
  private List<Post> finish(List<PostDraft> drafts) {
    drafts.sort(Comparator.comparing(post -> post.at));
    for (int id = 0; id < drafts.size(); id++) {
      var draft = drafts.get(id);
      var account = accounts.get(draft.account);
      draft.id = id;
      draft.key = Keys.post(account, draft.at, id, draft.title);
      draft.url = Keys.url(account, draft.key);
    }
    var subjects = new Subjects();
    return drafts.stream().map(draft -> draft.finished(subjects)).toList();
  }

  private Launch launch(int id, List<Request> requests) {
    return new Launch(id, requests);
  }

  /// A campaign on its way: asks and shares first, the rest once the posts have their ids.
  private final class Launch {
    private final int id;
    private final Campaign.Brief brief;
    private final List<Campaign.Ask> asks = new ArrayList<>();
    private final List<Campaign.TrackedLink> links = new ArrayList<>();
    private final List<Cascades.Carried> shares;
    private final Instant until;

    Launch(int id, List<Request> requests) {
      this.id = id;
      brief = id == 0 ? Campaigns.trayBrief(days) : Campaigns.shelfBrief(days);
      Instant end = brief.until().atTime(18, 0).atZone(days.zone()).toInstant();
      until = end.isBefore(days.now()) ? end : days.now();
      var chance = new Chance(seed, "campaign " + id);
      var seeds = new ArrayList<Cascades.Seed>();
      for (Request request : requests) {
        var member = cast.named(request.key());
        var ask = request.ask(cast.persons().indexOf(member), member.channel(), days);
        var link = link(ask, chance);
        asks.add(ask);
        links.add(link);
        if (ask.spoke() != null) {
          seeds.add(seed(member, ask.spoke(), link));
        }
      }
      shares =
          new Cascades(people, follows, texts, days, chance)
              .run(Campaigns.PATHS.get(id), seeds, until);
    }

    List<Cascades.Carried> shares() {
      return shares;
    }

    private Campaign.TrackedLink link(Campaign.Ask ask, Chance chance) {
      return new Campaign.TrackedLink(
          links.size(), chance.base58(11), ask.person(), brief.link(), ask.invited());
    }

    private Cascades.Seed seed(Cast.Member member, Instant at, Campaign.TrackedLink code) {
      var account =
          member.identities.stream()
              .filter(Cast.Identity::listed)
              .map(people::of)
              .findFirst()
              .orElseThrow();
      String link = "https://harvestline.example/l/" + code.code();
      String text =
          texts.fill(member.share(Campaigns.PATHS.get(id)), days.dayOf(at), Map.of("link", link));
      return new Cascades.Seed(account.id(), at, code.id(), text);
    }

    Campaign finished() {
      var finished = new ArrayList<Campaign.Share>();
      for (Cascades.Carried share : shares) {
        finished.add(
            new Campaign.Share(
                finished.size(), share.post().id, share.parent(), share.link(), share.grade()));
      }
      var clicks = new Clicks(people.accounts(), follows, new Chance(seed, "clicks " + id));
      var all = clicks.on(shares, until);
      boolean over = until.isBefore(days.now());
      return new Campaign(
          id,
          id == 0 ? "Share the tray, don’t bin it" : "Leave one shelf",
          brief,
          id == 0 ? Campaigns.trayKit() : Campaigns.shelfKit(),
          forecast(),
          over ? outcome(all) : null,
          asks,
          links,
          all,
          finished);
    }

    /// What Mara could expect from the audiences of those she meant to ask, if a little more than
    /// half of them speak.
    private Campaign.Forecast forecast() {
      var asked = new ArrayList<Integer>();
      for (Campaign.Ask ask : asks) {
        cast.persons().get(ask.person()).identities.forEach(one -> asked.add(people.of(one).id()));
      }
      int reach = (int) Math.round(union(asked) * 0.92 / 100) * 100;
      return new Campaign.Forecast(
          brief.started().minusSeconds(3600),
          around(asks.size() * 3, 0.3),
          around(reach, 0.17),
          around(reach / 70, 0.35));
    }

    private static Interval around(int value, double by) {
      return new Interval((int) (value * (1 - by)), value, (int) Math.ceil(value * (1 + by)));
    }

    private Campaign.Outcome outcome(List<Campaign.Click> clicks) {
      var who = new HashSet<String>();
      var ids = new ArrayList<Integer>();
      for (Cascades.Carried share : shares) {
        ids.add(share.post().account);
        who.add(people.accounts().get(share.post().account).name());
      }
      var visitors = new HashSet<Integer>();
      int signUps = 0;
      for (Campaign.Click click : clicks) {
        if (click.kind() == Campaign.Click.Kind.HUMAN) {
          visitors.add(click.visitor());
          signUps += click.signedUp() ? 1 : 0;
        }
      }
      return new Campaign.Outcome(who.size(), union(ids), visitors.size(), signUps);
    }

    private int union(List<Integer> ids) {
      var reached = new BitSet(accounts.size());
      for (int account : ids) {
        for (int follower : follows.audienceOf(account)) {
          reached.set(follower);
        }
      }
      ids.forEach(reached::clear);
      return reached.cardinality();
    }
  }
}
