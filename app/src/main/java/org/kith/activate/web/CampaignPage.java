package org.kith.activate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.activate.Candidate;
import org.kith.activate.Candidates;
import org.kith.activate.Conversions;
import org.kith.activate.Forecast;
import org.kith.activate.KitPicture;
import org.kith.activate.SpokenPosts;
import org.kith.team.Role;

/// One campaign.
///
/// @param choice who could be asked now, null while it does not run
/// @param pictures of its kit
/// @param spoken what people said for it
/// @param conversions what people did who came by its links
/// @param preview what would be sealed at the start, null once it is
public record CampaignPage(
    Campaign campaign,
    Board board,
    Candidates.@Nullable Choice choice,
    List<KitPicture> pictures,
    SpokenPosts.Look spoken,
    List<Conversions.Count> conversions,
    @Nullable Forecast preview,
    Mail mail,
    Looking looking) {

  /// Whether Kith can bring invitations.
  ///
  /// @param paused whether they rest because of complaints
  public record Mail(boolean setUp, boolean paused) {}

  /// Who looks at it, and when.
  public record Looking(Instant now, ZoneId zone, Role role) {}

  public boolean manager() {
    return looking.role().mayActAs(Role.MANAGER);
  }

  public boolean member() {
    return looking.role().mayActAs(Role.MEMBER);
  }

  public boolean draft() {
    return campaign.state() == CampaignState.DRAFT;
  }

  public boolean running() {
    return campaign.isOpen(looking.now());
  }

  /// Whether it may be changed: it was not ended.
  public boolean changes() {
    return campaign.state() != CampaignState.ENDED;
  }

  /// Who is asked, as part of a sentence: "your circle".
  public String who() {
    var tag = campaign.brief().tag();
    return tag.isEmpty() ? "your circle" : "those with the tag “" + tag + "”";
  }

  /// Whether it may be taken up again.
  public boolean reopens() {
    return campaign.state() == CampaignState.ENDED
        && looking.now().isBefore(campaign.brief().until());
  }

  public String when() {
    return CampaignWords.when(campaign, looking.now(), looking.zone());
  }

  /// What is expected: sealed, or as it would be now.
  public @Nullable Forecast forecast() {
    var sealed = campaign.sealed();
    return sealed == null ? preview : sealed.forecast();
  }

  /// When the forecast was sealed, in words; null before.
  public @Nullable String sealedOn() {
    var sealed = campaign.sealed();
    return sealed == null ? null : day(sealed.at());
  }

  /// What is missing from the counts, in a sentence; empty if nothing is.
  public String lost() {
    var lost = board.clicks().lost();
    return lost == null ? "" : lost.words(looking.zone()) + " Whoever came arrived all the same.";
  }

  /// What people did who came, by what it is called: "sign-up", 12.
  public Map<String, Long> done() {
    return conversions.stream()
        .collect(
            Collectors.groupingBy(
                Conversions.Count::what,
                LinkedHashMap::new,
                Collectors.summingLong(Conversions.Count::times)));
  }

  public String day(Instant at) {
    return CampaignWords.day(at, looking.now(), looking.zone());
  }

  public String ago(Instant at) {
    return CampaignWords.ago(at, looking.now(), looking.zone());
  }

  /// "by mail, 3 days ago".
  public String since(Ask ask) {
    return ask.state() == AskState.INVITED
        ? CampaignWords.channel(ask.channel()) + ", " + ago(ask.askedAt())
        : ago(ask.changedAt());
  }

  /// "Friend · never asked before".
  public String meta(Candidate candidate) {
    var last = candidate.lastAsked();
    return "%s · %s"
        .formatted(
            candidate.stage().words(), last == null ? "never asked" : "last asked " + ago(last));
  }

  /// What they said lately of what we care about, in a sentence.
  public String said(Candidate candidate) {
    return switch (candidate.mentions()) {
      case 0 -> "Has not written about what you care about lately.";
      case 1 -> "Wrote about what you care about once in the last three months.";
      default ->
          "Wrote about what you care about %d times in the last three months."
              .formatted(candidate.mentions());
    };
  }

  /// Who of the circle is not offered, in a sentence; empty where everybody is.
  public String leftOut() {
    if (choice == null) {
      return "";
    }
    var next = choice.nextReady();
    var resting =
        next == null
            ? ""
            : "%s asked for something lately and left in peace, the first until %s. "
                .formatted(people(choice.resting()), day(next));
    var refused =
        choice.refused() == 0
            ? ""
            : "%s said stop, and that stays.".formatted(count(choice.refused()));
    return (resting + refused).strip();
  }

  private static String people(int count) {
    return count == 1 ? "One more was" : count + " more were";
  }

  private static String count(int count) {
    return count == 1 ? "One" : Integer.toString(count);
  }
}
