package org.kith.measure.web;

import java.util.Locale;

/// How a number of the report was counted, in a sentence or two.
public enum How {
  SPOKE(
      "Speaking",
      "People who named us or carried a campaign in words of their own. Each counts once, whatever number of accounts they have; a plain repetition has no words of its own. Our own accounts are left out.",
      "all that Kith heard"),
  REACHED(
      "Reach",
      "Different accounts that follow at least one of those who spoke or repeated, or us where we spoke; never a sum. Who could hear it need not have heard it: nobody outside a network knows who looked.",
      ""),
  CARRIED(
      "Carried by others",
      "Of the different people who could hear it, the part that follows none of our accounts: it reaches them only because somebody else speaks.",
      ""),
  CAME(
      "Coming",
      "Visits by tracked links. Each visitor counts once a day and link; programs, and browsers that only look ahead, are left out, and no address is kept.",
      "all that followed our links"),
  MOVED(
      "Friendships",
      "People with whom we stand closer at the end of the time than at its beginning, by the stages the team gave them.",
      "all people the team keeps up with"),
  ANSWERED(
      "Answering",
      "Posts about us that were answered within two days, of all that had two days by now.",
      "all that Kith heard"),
  GOAL("Goals", "Set by the team for a month.", "what the team set"),
  EXPECTED(
      "Forecasts",
      "Sealed when the campaign began, from the follower lists known then; nobody can change it afterwards.",
      ""),
  ASKED("Asking", "People the team asked to speak for the campaign.", "all that were asked"),
  CARRIERS(
      "Carrying",
      "Different people who carried it: by its link, by repeating, quoting or answering a post that does, by its hashtag, or by leading to its page. What is only likely counts once somebody of the team says so.",
      "all that Kith heard"),
  GROUP(
      "Groups",
      "Groups of accounts that follow each other more than chance would have it. Those known by name are counted; whoever is known by number alone could be in any group, which is why the interval is wide.",
      ""),
  SAID("Themes", "Different people whose posts about us are about this.", "all that Kith heard"),
  KNOWING(
      "Worth knowing",
      "Found by looking every day at what was heard in the week before: a promise kept, a friend lost sight of, a group in which nobody had spoken, a repetition by somebody many follow, the link that brought most. The rarest three of a month, each with the post that shows it.",
      "all that Kith heard");

  private final String title;
  private final String words;
  private final String known;

  How(String title, String words, String known) {
    this.title = title;
    this.words = words;
    this.known = known;
  }

  public String title() {
    return title;
  }

  public String words() {
    return words;
  }

  /// What a count is of, where its coverage is no question of follower lists.
  public String known() {
    return known;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
