package org.kith.people.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kith.people.Merged;
import org.kith.people.NetworkNames;
import org.kith.people.Person;
import org.kith.people.SameCard;

/// Who else a person is: their accounts with proof, open questions, and whom they were merged with.
public record PersonSamePage(
    Person person, List<SameCard> cards, List<Merged> merges, Search search, Around around) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  public PersonSamePage {
    cards = List.copyOf(cards);
    merges = List.copyOf(merges);
  }

  /// Somebody to merge with.
  ///
  /// @param asked what was searched for, empty if nothing
  /// @param found people by that name
  public record Search(String asked, List<Person> found) {
    public Search {
      found = List.copyOf(found);
    }
  }

  /// When it is, here.
  public record Around(Instant now, ZoneId zone) {}

  public String path() {
    return "/people/" + person.id().value();
  }

  public String account(Person.Owned account) {
    return account.name().isEmpty() ? account.handle() : account.name();
  }

  /// "Mastodon, @ana@m.example".
  public String where(Person.Owned account) {
    var handle = account.network().equals("BLOG") ? account.handle() : "@" + account.handle();
    return NetworkNames.of(account.network()) + ", " + handle;
  }

  public String was(Person.Handle handle) {
    return HandleWords.was(handle, around.now(), around.zone());
  }

  /// "Merged by Mara on 3 May 2026. Her blog and her account link to each other."
  public String merged(Merged merge) {
    var by = merge.by();
    return "%s on %s. %s"
        .formatted(
            by == null ? "Merged by Kith, on proof," : "Merged by " + by,
            DAY.format(merge.at().atZone(around.zone())),
            merge.why());
  }

  public String networks(Person other) {
    var networks =
        other.accounts().stream().map(a -> NetworkNames.of(a.network())).distinct().toList();
    return networks.isEmpty() ? "no account is known" : String.join(", ", networks);
  }

  public String compare(Person other) {
    return path() + "/same/" + other.id().value();
  }
}
