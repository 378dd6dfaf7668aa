package org.kith.welcome.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Naming;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.people.ReadingReasons;
import org.kith.team.Caller;
import org.kith.welcome.Box;
import org.kith.welcome.CauseWords;
import org.kith.welcome.FirstReading;
import org.kith.welcome.OwnSite;
import org.kith.welcome.Samples;
import org.kith.welcome.Welcomes;
import org.kith.welcome.web.WelcomePage.Cause;
import org.kith.welcome.web.WelcomePage.Meanwhile;
import org.kith.welcome.web.WelcomePage.People;
import org.kith.welcome.web.WelcomePage.Words;
import org.springframework.stereotype.Component;

/// Gathers the page of Welcome, whichever of its boxes somebody is in.
@Component
class WelcomePages {

  static final String PURPOSE = "They already speak for us.";

  private final Welcomes welcomes;
  private final OwnSite site;
  private final CauseWords words;
  private final Naming naming;
  private final Around around;
  private final Clock clock;

  WelcomePages(
      Welcomes welcomes,
      OwnSite site,
      CauseWords words,
      Naming naming,
      Around around,
      Clock clock) {
    this.welcomes = welcomes;
    this.site = site;
    this.words = words;
    this.naming = naming;
    this.around = around;
    this.clock = clock;
  }

  /// What runs and stands beside the boxes.
  @Component("welcomeAround")
  record Around(FirstReading reading, Samples samples, ReadingReasons reasons, Sources sources) {}

  /// What somebody typed that could not be kept, in the box they are in.
  record Typed(@Nullable Cause cause, @Nullable Words words, @Nullable People people) {
    static final Typed NOTHING = new Typed(null, null, null);

    static Typed of(Cause cause) {
      return new Typed(cause, null, null);
    }

    static Typed of(Words words) {
      return new Typed(null, words, null);
    }

    static Typed of(People people) {
      return new Typed(null, null, people);
    }
  }

  /// @param open which box is open, null for the first that nobody answered
  WelcomePage page(@Nullable Box open, Typed typed) {
    var caller = Caller.require();
    var reason = around.reasons().current();
    var here = open == null ? welcomes.next().orElse(null) : open;
    return new WelcomePage(
        caller,
        welcomes.boxes(),
        here,
        typed.cause() == null ? cause() : typed.cause(),
        typed.words() == null ? words(here) : typed.words(),
        typed.people() == null ? new People("", PURPOSE, List.of(), List.of()) : typed.people(),
        new Meanwhile(
            around.reading().standing(),
            around.samples().standing(),
            reason.orElseGet(() -> ReadingReasons.proposed(caller.workspace().name())),
            around.reasons().isConfirmed()));
  }

  private Cause cause() {
    var workspace = Caller.require().workspace();
    return new Cause(WelcomePage.name(workspace), workspace.site(), "", List.of(), site.finds());
  }

  /// Counts only where somebody sees it: each word is sought in all that was heard.
  private Words words(@Nullable Box here) {
    return here == Box.WORDS
        ? words("", "", null)
        : new Words(List.of(), "", "", null, true, clock.instant());
  }

  Words words(String typed, String problem, @Nullable List<String> chosen) {
    boolean bluesky =
        around.sources().all().stream()
            .anyMatch(source -> source.kind() == Source.Kind.BLUESKY_STREAM);
    return new Words(words.chips(), typed, problem, chosen, bluesky, clock.instant());
  }

  People people(String typed, String purpose) {
    return new People(typed, purpose, naming.read(typed), List.of());
  }
}
