package org.kith.simulator.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A post while the world is being written: its place in time, and so its id and key, is not known.
final class PostDraft {
  private static final Pattern TAG = Pattern.compile("#(\\p{L}[\\p{L}\\p{N}]*)");
  private static final Pattern LINK = Pattern.compile("https://[^\\s]+[^\\s.,:;!?)]");

  final int account;
  final Instant at;
  final String title;
  final String text;
  String language = "en";
  Post.@Nullable About about;
  Post.Tone tone = Post.Tone.PLAIN;
  boolean waits;
  @Nullable Instant answered;
  int answers;
  Post.Relation.@Nullable Kind kind;
  @Nullable PostDraft target;
  String ownKey = "";
  int id = -1;
  String key = "";
  String url = "";

  PostDraft(int account, Instant at, String title, String text) {
    this.account = account;
    this.at = at;
    this.title = title;
    this.text = text;
  }

  PostDraft to(Post.Relation.Kind kind, PostDraft target) {
    this.kind = kind;
    this.target = target;
    return this;
  }

  List<String> links() {
    var links = new ArrayList<String>();
    var matcher = LINK.matcher(text);
    while (matcher.find()) {
      links.add(matcher.group());
    }
    return links;
  }

  List<String> tags() {
    var tags = new ArrayList<String>();
    var matcher = TAG.matcher(text);
    while (matcher.find()) {
      tags.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    return tags;
  }

  Post finished(Subjects subjects) {
    Post.Relation relation = null;
    if (kind != null) {
      relation = new Post.Relation(kind, target == null ? ownKey : target.key);
    }
    var meant = about == null ? subjects.about(title, text, tags()) : about;
    var truth = new Post.Truth(meant, tone, waits, answered);
    return new Post(
        id, key, account, url, at, title, text, links(), tags(), language, relation, answers,
        truth);
  }
}
