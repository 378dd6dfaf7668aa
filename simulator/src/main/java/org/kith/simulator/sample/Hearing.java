package org.kith.simulator.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kith.simulator.sample.AccountDraft.Role;

/// Which source heard each voice first, and what became of the voice.
final class Hearing {
  private static final List<String> WATCHED =
      List.of(
          "Writes well about canteens; wait for one more month.",
          "Knows three of our people.",
          "Asked a good question, has not come back yet.",
          "Perhaps for the next campaign.",
          "Bridges to a community we do not know.");

  private static final List<String> HIDDEN =
      List.of(
          "Rule: where to eat out, not what is left over.",
          "Rule: “surplus” beside “army”.",
          "Rule: sells something in every second post.",
          "Not for us: speaks for a shop, not for themselves.");

  private static final Set<String> SILENT = Set.of("#leftovers", "Allotment federation");

  /// Feeds with more than one author.
  private static final Set<String> SHARED =
      Set.of(
          "Port Alder Courier, town pages",
          "Council news, Port Alder",
          "Tannery campus paper",
          "Food banks of the coast",
          "Allotment federation");

  private final List<String[]> sources;
  private final Instant silentSince;
  private final Chance chance;
  private final List<Voice> voices = new ArrayList<>();
  private final int[] heard;

  private Hearing(List<String> sourceLines, Instant silentSince, Chance chance) {
    this.silentSince = silentSince;
    sources = sourceLines.stream().map(line -> line.split(" \\| ", -1)).toList();
    heard = new int[sources.size()];
    this.chance = chance;
  }

  static Hearing of(
      Population people, List<Post> posts, List<String> sources, Days days, Chance chance) {
    var hearing = new Hearing(sources, Charity.silentSince(days), chance);
    Map<Integer, List<Post>> byAccount = new TreeMap<>();
    for (Post post : posts) {
      byAccount.computeIfAbsent(post.account(), _ -> new ArrayList<>()).add(post);
    }
    byAccount.forEach((id, own) -> hearing.hear(people.accounts().get(id), people.person(id), own));
    return hearing;
  }

  List<Voice> voices() {
    return voices;
  }

  /// How many posts each source brought.
  int[] postsBySource() {
    return heard;
  }

  private void hear(AccountDraft account, boolean chosen, List<Post> posts) {
    int source = source(account, posts.getLast().at());
    for (Post post : posts) {
      heard[source(account, post, source)]++;
    }
    var state = chosen ? Voice.State.CHOSEN : state(account);
    String why =
        switch (state) {
          case WATCHING -> chance.pick(WATCHED);
          case HIDDEN -> account.role() == Role.BIG ? HIDDEN.getFirst() : chance.pick(HIDDEN);
          case NEW, CHOSEN -> "";
        };
    voices.add(new Voice(account.id(), state, why, source, posts.getFirst().at()));
  }

  private Voice.State state(AccountDraft account) {
    if (account.role() == Role.CAST) {
      return Voice.State.NEW;
    }
    if (account.role() == Role.BIG) {
      return chance.happens(0.4) ? Voice.State.HIDDEN : Voice.State.WATCHING;
    }
    int draw = chance.between(1, 100);
    return draw <= 9 ? Voice.State.WATCHING : draw <= 14 ? Voice.State.HIDDEN : Voice.State.NEW;
  }

  /// A post that names us is heard as a mention, any other where its author was heard first.
  private int source(AccountDraft account, Post post, int first) {
    String mentions =
        switch (account.network()) {
          case MASTODON -> "FEDIVERSE_MENTIONS";
          case BLUESKY -> "BLUESKY_MENTIONS";
          case BLOG, FACEBOOK, INSTAGRAM, X -> "";
        };
    if (post.text().contains("@harvestline")) {
      for (int id = 0; id < sources.size(); id++) {
        if (sources.get(id)[0].equals(mentions)) {
          return id;
        }
      }
    }
    return first;
  }

  private int source(AccountDraft account, Instant last) {
    var fitting = new ArrayList<Integer>();
    for (int id = 0; id < sources.size(); id++) {
      String[] source = sources.get(id);
      if (account.network() == Network.BLOG && source[2].equals(account.handle())) {
        return id;
      }
      boolean reads = last.isBefore(silentSince) || !SILENT.contains(source[1]);
      if (reads && fits(source[0], source[1], account.network())) {
        fitting.add(id);
      }
    }
    return chance.pick(fitting);
  }

  /// Blogs without a feed of their own among the sources were heard in a shared one, or because
  /// they linked to us.
  private static boolean fits(String kind, String name, Network network) {
    return switch (network) {
      case BLOG -> kind.equals("WEBMENTION") || SHARED.contains(name);
      case MASTODON -> kind.equals("FEDIVERSE_HASHTAG") || kind.equals("FEDIVERSE_LIST");
      case BLUESKY -> kind.equals("BLUESKY_SEARCH") || kind.equals("BLUESKY_LIST");
      case FACEBOOK -> kind.startsWith("FACEBOOK");
      case INSTAGRAM -> kind.startsWith("INSTAGRAM");
      case X -> kind.equals("WEBMENTION");
    };
  }
}
