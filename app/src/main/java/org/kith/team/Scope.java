package org.kith.team;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a program may do with a token, beside what its member may. Few and plain.
public enum Scope {
  /// Of a page: nobody comes in with a token.
  NONE("", ""),
  /// Of what every token allows.
  ANY("any", ""),
  READ_PEOPLE("read:people", "Read people, the circle and what was done with them"),
  WRITE_PEOPLE("write:people", "Change people, log what was done, note consent and refusals"),
  READ_VOICES("read:voices", "Read voices"),
  WRITE_VOICES("write:voices", "Watch and hide voices"),
  READ_TODAY("read:today", "Read Today"),
  WRITE_TODAY("write:today", "Answer the cards of Today"),
  READ_TOPICS("read:topics", "Read topics, mentions and what is read"),
  WRITE_TOPICS("write:topics", "Change topics"),
  READ_CAMPAIGNS("read:campaigns", "Read campaigns, who was asked, and their links"),
  WRITE_CAMPAIGNS(
      "write:campaigns", "Make campaigns, ask people, note their answers, tell of conversions"),
  READ_POSTS("read:posts", "Read your own posts, drafts among them"),
  WRITE_POSTS("write:posts", "Write your own posts and let them go out"),
  READ_WEBHOOKS("read:webhooks", "Read webhooks and what was told by them"),
  WRITE_WEBHOOKS("write:webhooks", "Make, try, pause and remove webhooks");

  private final String word;
  private final String meaning;

  Scope(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// As it is written: `read:people`.
  public String word() {
    return word;
  }

  /// What it lets a program do, in words.
  public String meaning() {
    return meaning;
  }

  /// Those that somebody chooses from.
  public static List<Scope> choices() {
    return Arrays.stream(values()).filter(scope -> scope != NONE && scope != ANY).toList();
  }

  /// The scope of a word, empty if there is none to choose.
  public static Optional<Scope> of(String word) {
    return choices().stream().filter(scope -> scope.word.equals(word)).findFirst();
  }
}
