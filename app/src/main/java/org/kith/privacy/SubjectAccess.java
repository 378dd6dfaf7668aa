package org.kith.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.Person;
import org.kith.people.PersonConsent;
import org.kith.people.PersonConsents;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.VoiceReach;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// All that is held about one person, as they may ask for it (GDPR, Art. 15): what, why, from
/// where, on what basis, what was worked out about them and why, and who looked (P10).
///
/// Notes that only their writer reads are theirs to get as well, and not for another member to read
/// in passing: an owner's has them all, and so has the command line; in anybody else's those of
/// others are left out and counted (ADR 017).
@Service
@Transactional(readOnly = true)
public class SubjectAccess {

  private final Persons persons;
  private final PersonConsents consents;
  private final ObjectProvider<VoiceReach> reach;
  private final Shelves shelves;
  private final Clock clock;

  SubjectAccess(
      Persons persons,
      PersonConsents consents,
      ObjectProvider<VoiceReach> reach,
      Shelves shelves,
      Clock clock) {
    this.persons = persons;
    this.consents = consents;
    this.reach = reach;
    this.shelves = shelves;
    this.clock = clock;
  }

  /// Where it lies.
  @Component
  record Shelves(JdbcClient db, Ties ties, Looks looks, Workspaces workspaces) {}

  /// Everything about one person.
  ///
  /// @param scores what was worked out about them, with its reason
  /// @param looks who looked at them, newest first
  /// @param held all rows of all tables that hang on them
  /// @param leftOut how many notes are not in it, because only their writers read them
  public record Everything(
      Workspace by,
      Person person,
      PersonConsent consent,
      List<Score> scores,
      List<Look> looks,
      List<Held> held,
      int leftOut,
      Instant at) {

    public Everything {
      scores = List.copyOf(scores);
      looks = List.copyOf(looks);
      held = List.copyOf(held);
    }

    /// The rows of one table.
    public List<String> rows(String table) {
      return held.stream()
          .filter(h -> h.table().equals(table))
          .findFirst()
          .map(Held::rows)
          .orElse(List.of());
    }

    /// How many of the notes in it only their writer reads.
    public int ofOneReader() {
      return (int) rows("interaction").stream().filter(Everything::isOfOneReader).count();
    }

    /// Whether a row says that only its writer reads it.
    static boolean isOfOneReader(String row) {
      return row.contains("\"visibility\": \"ME\"");
    }

    public int size() {
      return held.stream().mapToInt(h -> h.rows().size()).sum();
    }
  }

  /// @param reason what it was worked out from
  public record Score(String what, String value, String reason) {}

  /// @return empty if there is no such person
  public Optional<Everything> of(PersonId id) {
    return persons.find(id).map(this::of);
  }

  private Everything of(Person person) {
    var workspace = shelves.workspaces().get(CurrentWorkspace.require());
    var tied = tied(person);
    return new Everything(
        workspace,
        person,
        consents.of(person, workspace),
        scores(person),
        shelves.looks().at(person.id()),
        held(person, tied),
        tied.leftOut(),
        clock.instant());
  }

  private List<Score> scores(Person person) {
    var port = reach.getIfAvailable();
    if (port == null) {
      return List.of();
    }
    var scores = new ArrayList<Score>();
    var adds = port.adds(person.accounts().stream().map(Person.Owned::account).toList());
    for (var account : person.accounts()) {
      var estimate = adds.get(account.account());
      if (estimate != null) {
        scores.add(
            new Score(
                "How many different people " + account.handle() + " would add to those who hear us",
                "about %,d, between %,d and %,d"
                    .formatted(
                        Math.round(estimate.value()),
                        Math.round(estimate.low()),
                        Math.round(estimate.high())),
                "counted from the public follower lists of this account and of ours"));
      }
    }
    return scores;
  }

  private Ties.Tied tied(Person person) {
    var reader =
        Caller.current()
            .filter(caller -> !caller.mayActAs(Role.OWNER))
            .map(caller -> caller.member().id())
            .orElse(null);
    var roots = new LinkedHashMap<String, List<Long>>();
    roots.put("person", List.of(person.id().value()));
    roots.put("account", person.accounts().stream().map(owned -> owned.account().value()).toList());
    return shelves.ties().rows(roots, reader);
  }

  private List<Held> held(Person person, Ties.Tied tied) {
    var held = new ArrayList<>(tied.held());
    held.add(new Held("consent", said(person.id())));
    return held.stream().filter(h -> !h.rows().isEmpty()).toList();
  }

  /// The log hangs on nobody, so that it outlives whoever is in it.
  private List<String> said(PersonId person) {
    return shelves
        .db()
        .sql(
            """
            select (to_jsonb(c) - 'workspace_id' - 'salt' - 'content_hash' - 'prev_hash')::text as json
            from consent c join consent_said s on s.id = c.id where s.person_id = :person order by c.nr
            """)
        .param("person", person.value())
        .query((row, _) -> row.getString("json"))
        .list();
  }

  /// A word for each kind of row, for people.
  public static Map<String, String> words() {
    var words = new LinkedHashMap<String, String>();
    words.put("interaction", "What happened between us");
    words.put("next_step", "What we plan next");
    words.put("relationship", "How we stand");
    words.put("post", "What they published");
    words.put("mention", "Which of our words it used");
    words.put("account", "Their accounts");
    words.put("person_account", "How we know these are theirs");
    words.put("ask", "What we asked of them");
    words.put("tracked_link", "Links made for them");
    words.put("supporter_page", "Their own pages of campaigns");
    words.put("hook_event", "What programs of ours were told of them");
    words.put("person_edit", "How we had written them down");
    words.put("person_wish", "How often they want to hear from us");
    return words;
  }

  /// The table a row is in, as people call it.
  public static @Nullable String word(String table) {
    return words().get(table);
  }
}
