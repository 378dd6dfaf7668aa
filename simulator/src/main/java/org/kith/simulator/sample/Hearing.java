package org.kith.simulator.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final List<String[]> sources;
  private final Chance chance;
  private final List<Voice> voices = new ArrayList<>();
  private final int[] heard;

  private Hearing(List<String> sourceLines, Chance chance) {
    sources = sourceLines.stream().map(line -> line.split(" \\| ", -1)).toList();
    heard = new int[sources.size()];
    this.chance = chance;
  }

  static Hearing of(Population people, List<Post> posts, List<String> sources, Chance chance) {
    var hearing = new Hearing(sources, chance);
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
    int source = source(account);
    heard[source] += posts.size();
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

  private int source(AccountDraft account) {
    var fitting = new ArrayList<Integer>();
    for (int id = 0; id < sources.size(); id++) {
      String kind = sources.get(id)[0];
      if (account.network() == Network.BLOG && sources.get(id)[2].equals(account.handle())) {
        return id;
      }
      if (fits(kind, account.network()) && !sources.get(id)[1].equals("#leftovers")) {
        fitting.add(id);
      }
    }
    return chance.pick(fitting);
  }

  /// Blogs without a feed of their own among the sources were heard because they linked to us.
  private static boolean fits(String kind, Network network) {
    return switch (network) {
      case BLOG -> kind.equals("WEBMENTION");
      case MASTODON -> kind.startsWith("FEDIVERSE");
      case BLUESKY -> kind.startsWith("BLUESKY");
      case FACEBOOK -> kind.startsWith("FACEBOOK");
      case INSTAGRAM -> kind.startsWith("INSTAGRAM");
      case X -> kind.equals("WEBMENTION");
    };
  }
}
