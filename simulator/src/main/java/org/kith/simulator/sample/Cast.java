package org.kith.simulator.sample;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.simulator.text.Phrases;

/// The people and voices written by hand, as `people.txt` tells of them.
///
/// An entry begins with `@ person` or `@ voice`; each following line begins with the word that says
/// what it is. Days are counted back from now, so that the story is always fresh.
record Cast(List<Member> members) {

  static Cast read() {
    var members = new ArrayList<Member>();
    for (String line : Phrases.lines("people")) {
      if (line.startsWith("@ ")) {
        members.add(Member.headed(line.substring(2)));
      } else {
        members.getLast().take(line);
      }
    }
    return new Cast(List.copyOf(members));
  }

  Member named(String key) {
    return members.stream().filter(member -> member.key.equals(key)).findFirst().orElseThrow();
  }

  List<Member> persons() {
    return members.stream().filter(member -> member.person).toList();
  }

  /// One of them, filled line by line while the file is read.
  static final class Member {
    final boolean person;
    final String key;
    final String name;
    final String about;
    final Home home;
    final List<Identity> identities = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    final List<Logged> logged = new ArrayList<>();
    final Map<String, String> shares = new HashMap<>();
    final List<Allowed> allowed = new ArrayList<>();
    @Nullable Standing standing;
    @Nullable Next next;
    String email = "";
    String note = "";
    int refusedDays = -1;

    private Member(boolean person, String[] cells) {
      this.person = person;
      key = cells[0].substring(cells[0].indexOf(' ') + 1);
      name = cells[1];
      about = cells[2];
      home = Home.named(cells[3]);
    }

    static Member headed(String line) {
      return new Member(line.startsWith("person "), cells(line));
    }

    private void take(String line) {
      int space = line.indexOf(' ');
      String rest = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case "standing" -> standing = Standing.of(rest.split(" ", -1));
        case "account" -> identities.add(Identity.of(cells(rest)));
        case "email" -> email = rest;
        case "note" -> note = rest;
        case "consent" -> allowed.add(Allowed.of(cells(rest)));
        case "refused" -> refusedDays = Integer.parseInt(rest);
        case "next" -> next = Next.of(cells(rest));
        case "log" -> logged.add(Logged.of(cells(rest)));
        case "post" -> said.add(Said.of(rest));
        case "share" -> {
          String[] cells = cells(rest);
          shares.put(cells[0], cells[1]);
        }
        case "reply" -> said.add(said.removeLast().answeredBy(Answer.of(cells(rest))));
        default -> throw new IllegalArgumentException("people.txt: what is \"" + line + "\"?");
      }
    }

    /// What they said in that campaign, with a slot for their link.
    String share(String campaign) {
      return Objects.requireNonNull(shares.get(campaign), () -> key + " did not speak");
    }

    /// The way they allowed us to write to them.
    Person.Channel channel() {
      return allowed.stream()
          .filter(one -> one.answer() == Person.Consent.Answer.GIVEN)
          .findFirst()
          .orElseThrow()
          .channel();
    }

    /// The account they spoke from on that network.
    Identity on(Network network) {
      return identities.stream().filter(one -> one.network == network).findFirst().orElseThrow();
    }
  }

  record Standing(
      boolean circle,
      Person.Stage stage,
      String owner,
      int cadence,
      Person.Connection connection,
      int sinceDays) {
    static Standing of(String[] words) {
      return new Standing(
          words[0].equals("circle"),
          Person.Stage.valueOf(words[1]),
          words[2],
          Integer.parseInt(words[3]),
          Person.Connection.valueOf(words[4]),
          Integer.parseInt(words[5]));
    }
  }

  record Identity(
      Network network, String handle, int followers, boolean listed, String about, String proof) {
    static Identity of(String[] cells) {
      String[] words = cells[0].split(" ", -1);
      return new Identity(
          Network.valueOf(words[0]),
          words[1],
          Integer.parseInt(words[2]),
          words[3].equals("listed"),
          cells[1],
          cells.length > 2 ? cells[2] : "");
    }
  }

  record Allowed(Person.Channel channel, Person.Consent.Answer answer, int days, String evidence) {
    static Allowed of(String[] cells) {
      String[] words = cells[0].split(" ", -1);
      return new Allowed(
          Person.Channel.valueOf(words[0]),
          Person.Consent.Answer.valueOf(words[1]),
          Integer.parseInt(words[2]),
          cells.length > 1 ? cells[1] : "");
    }
  }

  /// @param inDays from today, negative when late
  record Next(int inDays, String what, String who) {
    static Next of(String[] cells) {
      return new Next(Integer.parseInt(cells[0]), cells[1], cells[2]);
    }
  }

  record Logged(
      int days,
      Interaction.Kind kind,
      Interaction.Counts counts,
      Interaction.Visibility visibility,
      String by,
      String text) {
    static Logged of(String[] cells) {
      String[] words = cells[0].split(" ", -1);
      return new Logged(
          Integer.parseInt(words[0]),
          Interaction.Kind.valueOf(words[1]),
          Interaction.Counts.valueOf(words[2]),
          Interaction.Visibility.valueOf(words[3]),
          words[4].equals("-") ? "" : words[4],
          cells[1]);
    }
  }

  /// @param flags `waits`, a tone, or `re:` and the key of whom it answers
  record Said(
      int days,
      LocalTime at,
      Network network,
      Set<String> flags,
      String title,
      String text,
      @Nullable Answer answer) {
    static Said of(String line) {
      int bar = line.indexOf(" | ");
      String[] words = line.substring(0, bar).split(" ", -1);
      String[] paragraphs = line.substring(bar + 3).split(" \\|\\| ", -1);
      boolean titled = paragraphs.length > 1;
      var body = List.of(paragraphs).subList(titled ? 1 : 0, paragraphs.length);
      return new Said(
          Integer.parseInt(words[0]),
          LocalTime.parse(words[1]),
          Network.valueOf(words[2]),
          Set.of(words).stream().filter(word -> !word.isBlank()).collect(SETS),
          titled ? paragraphs[0] : "",
          String.join("\n\n", body),
          null);
    }

    Said answeredBy(Answer reply) {
      return new Said(days, at, network, flags, title, text, reply);
    }

    /// Whom it answers, empty if nobody.
    String answers() {
      return flags.stream()
          .filter(flag -> flag.startsWith("re:"))
          .map(flag -> flag.substring(3))
          .findFirst()
          .orElse("");
    }

    private static final Collector<String, ?, Set<String>> SETS = Collectors.toUnmodifiableSet();
  }

  record Answer(int days, LocalTime at, String by, String text) {
    static Answer of(String[] cells) {
      String[] words = cells[0].split(" ", -1);
      return new Answer(Integer.parseInt(words[0]), LocalTime.parse(words[1]), words[2], cells[1]);
    }
  }

  private static String[] cells(String line) {
    return line.split(" *\\|(?!\\|) *", -1);
  }
}
