package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Stage;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleSort;
import org.kith.cultivate.views.PeopleView;
import org.kith.cultivate.views.PeopleViews;
import org.kith.cultivate.views.PersonRow;
import org.kith.cultivate.views.SavedView;
import org.kith.cultivate.views.ShownColumn;
import org.kith.people.Field;
import org.kith.people.PersonId;
import org.kith.people.Tag;
import org.kith.reach.Estimate;
import org.kith.team.Member;

/// One page of one view of the people.
public record PeoplePage(
    Place place, PeopleViews.Shown shown, Held held, Team team, Moment moment) {

  /// How many people a page shows.
  public static final int SIZE = 30;

  /// Where in the people one is.
  ///
  /// @param offset how many people are before the first one shown
  public record Place(PeopleAddress address, int offset) {

    public PeopleView view() {
      return address.filter().view();
    }

    public PeopleSort sort() {
      return address.by();
    }
  }

  /// What is known of them besides.
  ///
  /// @param adds what each adds, for those it is known of
  /// @param fields the workspace's own
  /// @param values what they hold, by the name of the field
  public record Held(
      Map<PersonId, Estimate> adds, List<Field> fields, Map<PersonId, Map<String, String>> values) {
    public Held {
      fields = List.copyOf(fields);
    }
  }

  /// Who works here, the tags they use, and the views that whoever looks has saved or is shown.
  public record Team(List<Member> members, List<Tag> tags, List<SavedView> views) {
    public Team {
      members = List.copyOf(members);
      tags = List.copyOf(tags);
      views = List.copyOf(views);
    }
  }

  /// When, and in which time zone.
  public record Moment(Instant now, ZoneId zone) {}

  public PeopleFilter filter() {
    return place.address().filter();
  }

  public int count(PeopleView view) {
    return shown.counts().getOrDefault(view, 0);
  }

  /// What stands beside a tab, or null for nobody.
  public @Nullable String beside(PeopleView view) {
    return count(view) == 0 ? null : Integer.toString(count(view));
  }

  public boolean isHere(PeopleView view) {
    return place.view() == view && saved() == null;
  }

  /// The saved view that one sees; null for none.
  public @Nullable SavedView saved() {
    return team.views().stream().filter(this::isHere).findFirst().orElse(null);
  }

  public boolean isHere(SavedView view) {
    return PeopleAddress.of(view.seen()).query().equals(place.address().query());
  }

  public String at(SavedView view) {
    return PeopleAddress.of(view.seen()).path();
  }

  /// What the table is called.
  public String caption() {
    var saved = saved();
    return saved == null ? place.view().title() : saved.name();
  }

  /// The columns to choose from.
  public Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    ShownColumn.ALL.forEach(column -> choices.put(column.key(), column.title()));
    return choices;
  }

  /// The columns that are shown.
  public List<String> chosen() {
    return place.address().columns().known().stream().map(ShownColumn::key).toList();
  }

  public boolean shows(ShownColumn column) {
    return place.address().columns().known().contains(column);
  }

  /// The workspace's own fields to choose from.
  public Map<String, String> fieldChoices() {
    var choices = new LinkedHashMap<String, String>();
    held.fields().forEach(field -> choices.put(field.name(), field.name()));
    return choices;
  }

  /// The fields that are shown, those that are there.
  public List<Field> fields() {
    return place.address().columns().fields().stream()
        .flatMap(
            name -> held.fields().stream().filter(field -> field.name().equalsIgnoreCase(name)))
        .toList();
  }

  public List<String> chosenFields() {
    return fields().stream().map(Field::name).toList();
  }

  /// What a field holds of somebody; a dash where it holds nothing.
  public String value(PersonRow row, Field field) {
    return held.values().getOrDefault(row.id(), Map.of()).getOrDefault(field.name(), "–");
  }

  /// The key of a sorting by a field, as it stands in an address.
  public String sorting(Field field) {
    return PeopleAddress.encoded("field:" + field.name());
  }

  /// The key of the sorting, as it stands in an address.
  public String sorted() {
    return PeopleAddress.encoded(place.sort().key());
  }

  /// Where another view of the same leads.
  public String at(PeopleView view) {
    return place.address().in(view).path();
  }

  /// The same without anything that narrows it.
  public String all() {
    return place.address().with(PeopleFilter.of(place.view())).path();
  }

  /// Where another sorting leads; the sort's key is to follow.
  public String sorting() {
    return place.address().sorting();
  }

  /// The tags to filter by, those that are chosen and not there among them.
  public Map<String, String> tags() {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", "Any");
    team.tags()
        .forEach(tag -> choices.put(tag.name(), "%s (%d)".formatted(tag.name(), tag.people())));
    filter().tags().forEach(tag -> choices.putIfAbsent(tag, tag));
    return choices;
  }

  public String tag() {
    var chosen = filter().tags();
    if (chosen.isEmpty()) {
      return "";
    }
    var first = chosen.getFirst();
    return team.tags().stream()
        .map(Tag::name)
        .filter(name -> name.equalsIgnoreCase(first))
        .findFirst()
        .orElse(first);
  }

  /// Tags beyond the one that can be chosen, from an address.
  public List<String> moreTags() {
    return filter().tags().stream().skip(1).toList();
  }

  /// The columns by their keys, where not all are shown.
  public List<String> columns() {
    var columns = place.address().columns().known();
    return columns.equals(ShownColumn.ALL)
        ? List.of()
        : columns.stream().map(ShownColumn::key).toList();
  }

  /// The sorting that somebody chose; null for the usual one.
  public @Nullable String chosenSort() {
    var sort = place.address().sort();
    return sort == null ? null : sort.key();
  }

  /// Who may keep in touch.
  public Map<String, String> owners(String nobody) {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", nobody);
    team.members()
        .forEach(member -> choices.put(Long.toString(member.id().value()), member.name()));
    return choices;
  }

  public String owner() {
    var owner = filter().owner();
    return owner == null ? "" : Long.toString(owner.value());
  }

  public Map<String, String> stages() {
    var choices = new LinkedHashMap<String, String>();
    for (var stage : Stage.values()) {
      choices.put(stage.name(), stage.words());
    }
    return choices;
  }

  /// "All 212 of this view".
  public String everybody() {
    int count = count(place.view());
    return count == 1
        ? "Choose the one of this view"
        : "Choose all %,d of this view".formatted(count);
  }

  public @Nullable Estimate adds(PersonRow row) {
    return held.adds().get(row.id());
  }

  /// "12 days ago", or that there was none.
  public String contact(PersonRow row) {
    var last = row.lastContact();
    return last == null ? "not yet" : TodayWords.ago(last, moment.now(), moment.zone());
  }

  public @Nullable String late(PersonRow row) {
    var past = row.daysPast();
    return past == null ? null : TodayWords.days(past) + " past";
  }

  public @Nullable String due(PersonRow row) {
    var due = row.due();
    return due == null ? null : DayWords.due(due, moment.now().atZone(moment.zone()).toLocalDate());
  }

  public boolean isOverdue(PersonRow row) {
    var due = row.due();
    return due != null && due.isBefore(moment.now().atZone(moment.zone()).toLocalDate());
  }

  /// "yes", or until when they are left in peace.
  public String may(PersonRow row) {
    var until = row.notBefore();
    return until == null
        ? "yes"
        : "not before %s"
            .formatted(
                DayWords.date(
                    until.atZone(moment.zone()).toLocalDate(),
                    moment.now().atZone(moment.zone()).toLocalDate()));
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
    return place.address().path() + "&from=" + offset;
  }

  /// What was looked for: "“anna”, with the tag Board".
  private String asked() {
    var parts = new ArrayList<String>();
    if (!filter().words().isEmpty()) {
      parts.add("“%s”".formatted(filter().words()));
    }
    if (!filter().tags().isEmpty()) {
      parts.add(
          (filter().tags().size() == 1 ? "the tag " : "the tags ")
              + String.join(", ", filter().tags()));
    }
    if (filter().owner() != null) {
      parts.add("the owner " + owners("nobody").getOrDefault(owner(), "who left"));
    }
    return String.join(" and ", parts);
  }

  /// What was looked for and found nowhere, where it could be a name; else empty.
  public String newName() {
    var words = filter().words();
    boolean nobody = count(PeopleView.EVERYBODY) == 0;
    return nobody && words.length() > 1 && words.matches("[\\p{L}\\p{M}'’. -]+") ? words : "";
  }

  public String emptySentence() {
    if (filter().narrows()) {
      return "Nobody in “%s” fits %s.".formatted(place.view().title(), asked());
    }
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
    if (filter().narrows()) {
      int elsewhere = count(PeopleView.EVERYBODY);
      return elsewhere > 0
          ? "Among everybody you know, %s."
              .formatted(elsewhere == 1 ? "one does" : elsewhere + " do")
          : "Kith looked at the beginnings of words in names, nicknames, handles, addresses and who"
              + " they are, of everybody you know.";
    }
    return switch (place.view()) {
      case CIRCLE ->
          "The circle is whom you actively keep up with, some 30 people. Put somebody in on their"
              + " page, or let a plan choose.";
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
