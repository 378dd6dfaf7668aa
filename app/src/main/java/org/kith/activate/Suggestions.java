package org.kith.activate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kith.cultivate.AskSuggestion;
import org.kith.cultivate.AskSuggestions;
import org.kith.mail.PersonalMails;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whom the campaigns that run now could ask today: one of the circle who is rested and has not
/// refused.
@Component
@Transactional(readOnly = true)
class Suggestions implements AskSuggestions {

  /// How many are measured for each campaign; Today shows one.
  private static final int MOST = 8;

  private final CampaignStore campaigns;
  private final Candidates candidates;
  private final PersonalMails mails;
  private final MayWe mayWe;
  private final Clock clock;

  Suggestions(
      CampaignStore campaigns,
      Candidates candidates,
      PersonalMails mails,
      MayWe mayWe,
      Clock clock) {
    this.campaigns = campaigns;
    this.candidates = candidates;
    this.mails = mails;
    this.mayWe = mayWe;
    this.clock = clock;
  }

  @Override
  public List<AskSuggestion> on(LocalDate day) {
    var now = clock.instant();
    boolean byMail = mails.isSetUp();
    return campaigns.all().stream()
        .filter(campaign -> campaign.isOpen(now))
        .flatMap(campaign ->
            candidates.choose(campaign.id(), MOST).ready().stream()
                .map(candidate ->
                    suggestion(campaign, candidate, href(campaign, candidate, byMail), day)))
        .toList();
  }

  @Override
  public List<AskSuggestion> of(PersonId person, LocalDate day) {
    if (!mayWe.contact(person).isGranted()) {
      return List.of();
    }
    var now = clock.instant();
    boolean byMail = mails.isSetUp();
    return campaigns.all().stream()
        .filter(campaign -> campaign.isOpen(now))
        .flatMap(campaign ->
            candidates.ready(campaign.id(), person).stream()
                .map(ready -> suggestion(campaign, ready, href(campaign, ready, byMail), day)))
        .toList();
  }

  private static AskSuggestion suggestion(
      Campaign campaign, Candidate candidate, String href, LocalDate day) {
    return new AskSuggestion(
        candidate.person(),
        candidate.name(),
        campaign.name(),
        said(candidate.mentions()) + " " + asked(candidate, day),
        href);
  }

  /// To the letter as they will read it, where Kith can bring it; else to where a member asks.
  private static String href(Campaign campaign, Candidate candidate, boolean byMail) {
    var form =
        byMail && candidate.channel() == Channel.EMAIL
            ? "/campaigns/%d/invite/%d"
            : "/campaigns/%d#ask-%d";
    return form.formatted(campaign.id().value(), candidate.person().value());
  }

  private static String said(int mentions) {
    return switch (mentions) {
      case 0 -> "In your circle.";
      case 1 -> "Wrote about what you care about once in the last three months.";
      default ->
          "Wrote about what you care about %d times in the last three months.".formatted(mentions);
    };
  }

  private static String asked(Candidate candidate, LocalDate day) {
    var last = candidate.lastAsked();
    if (last == null) {
      return "Was never asked for anything.";
    }
    var on = last.atZone(Caller.require().workspace().zone()).toLocalDate();
    var pattern = on.getYear() == day.getYear() ? "MMMM" : "MMMM uuuu";
    return "Was last asked in %s."
        .formatted(on.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
  }
}
