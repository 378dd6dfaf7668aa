package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.PeopleSort;
import org.kith.cultivate.PeopleView;
import org.kith.cultivate.PeopleViews;
import org.kith.cultivate.PersonRow;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// One page of one view of the people.
///
/// @param adds what each adds, for those it is known of
public record PeoplePage(
    Place place, PeopleViews.Shown shown, Map<PersonId, Estimate> adds, Instant now, ZoneId zone) {

  /// How many people a page shows.
  public static final int SIZE = 30;

  /// Where in the people one is.
  ///
  /// @param offset how many people are before the first one shown
  public record Place(PeopleView view, PeopleSort sort, int offset) {}

  public int count(PeopleView view) {
    return shown.counts().getOrDefault(view, 0);
  }

  /// What stands beside a tab, or null for nobody.
  public @Nullable String beside(PeopleView view) {
    return count(view) == 0 ? null : Integer.toString(count(view));
  }

  public boolean isHere(PeopleView view) {
    return place.view() == view;
  }

  /// Where another sorting leads; the sort's key is to follow.
  public String sorting() {
    return "/people?view=" + place.view().path() + "&sort=";
  }

  public @Nullable Estimate adds(PersonRow row) {
    return adds.get(row.id());
  }

  /// "12 days ago", or that there was none.
  public String contact(PersonRow row) {
    var last = row.lastContact();
    return last == null ? "not yet" : TodayWords.ago(last, now, zone);
  }

  public @Nullable String late(PersonRow row) {
    var past = row.daysPast();
    return past == null ? null : TodayWords.days(past) + " past";
  }

  public @Nullable String due(PersonRow row) {
    var due = row.due();
    return due == null ? null : DayWords.due(due, now.atZone(zone).toLocalDate());
  }

  public boolean isOverdue(PersonRow row) {
    var due = row.due();
    return due != null && due.isBefore(now.atZone(zone).toLocalDate());
  }

  /// The first name of who keeps in touch.
  public String owner(PersonRow row) {
    return row.owner().isEmpty() ? "nobody" : row.owner().strip().split("\\s+", 2)[0];
  }

  public @Nullable String networks(PersonRow row) {
    return row.networks().isEmpty() ? null : String.join(", ", row.networks());
  }

  /// "1 to 30 of 212".
  public String range() {
    return "%d to %d of %d"
        .formatted(place.offset() + 1, place.offset() + shown.rows().size(), count(place.view()));
  }

  public @Nullable String previous() {
    return place.offset() == 0 ? null : at(Math.max(0, place.offset() - SIZE));
  }

  public @Nullable String next() {
    return place.offset() + shown.rows().size() >= count(place.view())
        ? null
        : at(place.offset() + SIZE);
  }

  private String at(int offset) {
    return sorting() + place.sort().key() + "&from=" + offset;
  }

  public String emptySentence() {
    return switch (place.view()) {
      case CIRCLE -> "Your circle is empty.";
      case LOSING -> "You are losing touch with nobody.";
      case NEW_FRIENDS -> "Nobody came closer in the last 30 days.";
      case SPEAKS -> "Nobody speaks for you yet.";
      case RESTING -> "Nobody rests.";
      case SAID_NO -> "Nobody said no.";
      case EVERYBODY -> "You know nobody here yet.";
    };
  }

  public String emptyProof() {
    return switch (place.view()) {
      case CIRCLE ->
          "The circle is whom you actively keep up with, some 30 people. Put somebody in on their page, or let a plan choose.";
      case LOSING ->
          "Kith counted the days since the last real contact with each of the %s in your circle."
              .formatted(TodayWords.count(count(PeopleView.CIRCLE), "person", "people"));
      case NEW_FRIENDS ->
          "Kith looked at the stage of %s."
              .formatted(TodayWords.count(count(PeopleView.EVERYBODY), "person", "people"));
      case SPEAKS -> "People get here when you move them to that stage, because they really did.";
      case RESTING -> "Whom you let rest is here, out of the way, until you speak again.";
      case SAID_NO -> "Whoever asks you to stop is here, and is not written to again.";
      case EVERYBODY -> "Nobody is added by itself. Meet a voice, or add somebody you know.";
    };
  }
}
