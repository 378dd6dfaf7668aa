package org.kith.simulator.sample;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kith.simulator.sample.OwnPost.Copy;
import org.kith.simulator.sample.OwnPost.State;

/// What the organisation wrote itself: a post every few days, the campaigns' own, and what is still
/// on the desk.
final class Publishing {
  private static final LocalTime[] TIMES = {
    LocalTime.of(7, 40), LocalTime.of(12, 15), LocalTime.of(17, 30)
  };

  private record Waiting(State state, Instant at, String text, int campaign) {}

  private final List<Account> own;
  private final Days days;
  private final Texts texts;
  private final Chance chance;
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean failed;

  private Publishing(List<Account> own, Days days, Texts texts, Chance chance) {
    this.own = own;
    this.days = days;
    this.texts = texts;
    this.chance = chance;
  }

  static List<OwnPost> write(List<Account> own, Days days, Texts texts, Chance chance) {
    return new Publishing(own, days, texts, chance).all();
  }

  private List<OwnPost> all() {
    int daysAgo = 1;
    for (String frame : texts.charity().of("own")) {
      publish(daysAgo, frame, -1);
      daysAgo += daysAgo % 3 == 0 ? 5 : 4;
    }
    campaign("own.tray", new int[] {76, 69, 58, 44}, 0);
    campaign("own.shelf", new int[] {9, 5, 2}, 1);
    var drafts = texts.charity().of("drafts");
    add(State.SCHEDULED, days.now().plusSeconds(26 * 3600), drafts.get(0), -1);
    add(State.WAITING_FOR_APPROVAL, days.now().plusSeconds(75 * 3600), drafts.get(1), -1);
    waiting.sort(Comparator.comparing(Waiting::at));
    var posts = new ArrayList<OwnPost>();
    for (Waiting one : waiting) {
      posts.add(finished(posts.size(), one));
    }
    return posts;
  }

  private void campaign(String list, int[] daysAgo, int campaign) {
    var frames = texts.charity().of(list);
    for (int i = 0; i < daysAgo.length; i++) {
      publish(daysAgo[i], frames.get(i), campaign);
    }
  }

  private void publish(int daysAgo, String frame, int campaign) {
    if (daysAgo < Days.COUNT) {
      add(
          State.PUBLISHED,
          days.at(daysAgo, TIMES[(daysAgo + (campaign < 0 ? 0 : 1)) % TIMES.length]),
          frame,
          campaign);
    }
  }

  private void add(State state, Instant at, String frame, int campaign) {
    String link =
        campaign < 0 ? "" : "https://harvestline.example/" + Campaigns.PATHS.get(campaign);
    String text = texts.fill(frame, days.dayOf(at), Map.of("link", link));
    waiting.add(new Waiting(state, at, text, campaign));
  }

  private OwnPost finished(int id, Waiting one) {
    boolean out = one.state() == State.PUBLISHED;
    boolean broken =
        out && one.at().isAfter(days.hoursAgo(24 * 7)) && one.campaign() < 0 && !failed;
    failed |= broken;
    var copies = new ArrayList<Copy>();
    for (Account account : own) {
      switch (account.network()) {
        case MASTODON, BLUESKY ->
            copies.add(out ? published(account, id, one.at()) : still(account, ""));
        case FACEBOOK ->
            copies.add(
                broken
                    ? still(account, "The page’s permission ran out on Tuesday. Connect it again.")
                    : out ? published(account, id, one.at()) : still(account, ""));
        case BLOG, INSTAGRAM, X -> {}
      }
    }
    String author = chance.happens(0.8) ? Charity.MARA : Charity.JOANNA;
    var state = broken ? State.FAILED : one.state();
    return new OwnPost(id, state, one.at(), "", one.text(), author, one.campaign(), copies);
  }

  private Copy published(Account account, int id, Instant at) {
    String post = Keys.post(account, at, 60_000 + id, "");
    String url = Keys.url(account, post);
    return new Copy(account.id(), post, url, chance.poisson(4), chance.poisson(9), "");
  }

  private static Copy still(Account account, String problem) {
    return new Copy(account.id(), "", "", 0, 0, problem);
  }
}
