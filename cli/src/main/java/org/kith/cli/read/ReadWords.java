package org.kith.cli.read;

import java.util.ArrayList;
import java.util.List;
import org.kith.cli.read.Readers.Read;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;

/// What was read as lines for a person.
final class ReadWords {

  private static final int LONGEST = 200;

  private ReadWords() {}

  static String of(Read read) {
    var understood = read.understood();
    var lines = new ArrayList<String>();
    lines.add(understood.format());
    understood.profiles().forEach(profile -> lines.add(profile(profile)));
    understood
        .follows()
        .forEach(f -> lines.add("%s follows %s".formatted(f.follower(), f.followed())));
    for (var heard : understood.heard()) {
      switch (heard) {
        case Heard.Said(var post) -> lines.addAll(post(post));
        case Heard.Unsaid(_, var id) -> lines.add("\ntaken back: " + id);
        case Heard.Left(_, var account, var why) ->
            lines.add("\nleft: %s (%s)".formatted(account, why));
        case Heard.Missed(var from, var to) ->
            lines.add("\nmissed: from %s to %s".formatted(from, to));
      }
    }
    if (!understood.dropped().isEmpty()) {
      lines.add("\nLeft out:");
    }
    understood.dropped().forEach(d -> lines.add("  %s: %s".formatted(d.what(), d.why())));
    return safe(String.join("\n", lines));
  }

  private static String profile(Profile profile) {
    var account = profile.account();
    var followers =
        profile.followers().isPresent()
            ? ", %,d followers".formatted(profile.followers().getAsLong())
            : "";
    return "by %s (%s)%s".formatted(account.name(), account.handle(), followers);
  }

  private static List<String> post(Post post) {
    var lines = new ArrayList<String>();
    var byline = post.byline().isEmpty() ? post.author().name() : post.byline();
    lines.add("\n%s  %s".formatted(post.at(), byline));
    lines.add("  " + post.url());
    if (post.relation() != null) {
      var kind = post.relation().kind().name().toLowerCase(java.util.Locale.ROOT);
      lines.add("  %s of %s".formatted(kind, post.relation().id()));
    }
    if (!post.title().isEmpty()) {
      lines.add("  " + post.title());
    }
    if (!post.text().isEmpty()) {
      var text = post.text().replaceAll("\\s+", " ");
      lines.add("  " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…"));
    }
    if (!post.tags().isEmpty()) {
      lines.add("  #" + String.join(" #", post.tags()));
    }
    return lines;
  }

  /// What others wrote must not steer the terminal.
  private static String safe(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\n]]", "");
  }
}
