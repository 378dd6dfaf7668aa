package org.kith.activate.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.kith.activate.AskState;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.people.Channel;

/// How campaigns are put into words.
final class CampaignWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private CampaignWords() {}

  static String day(Instant at, Instant now, ZoneId zone) {
    var day = at.atZone(zone).toLocalDate();
    return day.format(day.getYear() == now.atZone(zone).getYear() ? DAY : DAY_AND_YEAR);
  }

  /// The last day of a campaign, which ends at the midnight after it.
  static LocalDate lastDay(Campaign campaign, ZoneId zone) {
    return campaign.brief().until().minusSeconds(1).atZone(zone).toLocalDate();
  }

  static String when(Campaign campaign, Instant now, ZoneId zone) {
    var last = lastDay(campaign, zone);
    var until = day(campaign.brief().until().minusSeconds(1), now, zone);
    if (campaign.state() == CampaignState.DRAFT) {
      return "A draft · until " + until;
    }
    if (campaign.isOver(now)) {
      var over = day(campaign.overAt().minusSeconds(1), now, zone);
      return "From " + day(campaign.startsAt(), now, zone) + " to " + over;
    }
    long left = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), last);
    var rest = left == 0 ? "today is the last day" : days(left) + " left";
    return "Runs until " + until + " · " + rest;
  }

  static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  static String ago(Instant then, Instant now, ZoneId zone) {
    long days =
        ChronoUnit.DAYS.between(then.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
    if (days <= 0) {
      return "today";
    }
    return days == 1 ? "yesterday" : days < 30 ? days + " days ago" : "on " + day(then, now, zone);
  }

  /// Whether who is in one state has been through another.
  static boolean includes(AskState now, AskState then) {
    return switch (then) {
      case INVITED -> true;
      case SAID_YES -> now == AskState.SAID_YES || now == AskState.SPOKE || now == AskState.THANKED;
      case SPOKE -> now == AskState.SPOKE || now == AskState.THANKED;
      case SAID_NO, THANKED -> now == then;
    };
  }

  static String channel(Channel channel) {
    return switch (channel) {
      case EMAIL -> "by mail";
      case MASTODON -> "on Mastodon";
      case BLUESKY -> "on Bluesky";
      case OTHER -> "in person";
    };
  }
}
