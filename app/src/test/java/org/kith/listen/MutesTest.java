package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.cultivate.Card;
import org.kith.cultivate.Today;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.people.Voice;
import org.kith.people.VoiceState;
import org.kith.people.Voices;

/// What is muted is out of sight, also what was heard before, and is back without its rule.
class MutesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private int said;

  @BeforeEach
  void listen() {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Us", true, TypedTerms.read("Harvestline").terms());
      hear(Network.MASTODON, "ana@good.example", "en", "Harvestline does good work. Why so quiet?");
      hear(Network.MASTODON, "bob@spam.example", "en", "Harvestline #Giveaway, click here!");
      hear(Network.MASTODON, "cem@m.spam.example", "en", "Win with Harvestline today");
      hear(Network.BLOG, "dora.example", "fr", "Harvestline fait un bon travail");
    });
  }

  private void hear(Network network, String handle, String language, String text) {
    var key = network == Network.BLOG ? "https://" + handle : "https://x.example/users/" + handle;
    var source =
        kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
    var post =
        new Post(
            "https://x.example/p/" + ++said,
            new Account(network, key, handle, ""),
            URI.create("https://x.example/p/" + said),
            kith.now().minus(Duration.ofHours(said)),
            "",
            text,
            List.of(),
            List.of(),
            language,
            null);
    kith.bean(Archives.class).add(source, List.of(post));
  }

  private MuteRule typed(MuteRule.Kind kind, String text) {
    return ((Mutes.Read.Rule) kith.bean(Mutes.class).read(kind, text)).rule();
  }

  private Mutes.Saved mute(MuteRule.Kind kind, String text) {
    return kith.asOwner(() -> kith.bean(Mutes.class).add(typed(kind, text)).orElseThrow());
  }

  private List<String> voices() {
    return kith.asOwner(() -> kith.bean(Voices.class).list(VoiceState.NEW, 0, 50)).stream()
        .map(Voice::handle)
        .sorted()
        .toList();
  }

  /// Who has a card on Today.
  private List<String> cards() {
    var names = new ArrayList<String>();
    var day = kith.asOwner(() -> kith.bean(Today.class).day());
    day.blocks()
        .forEach(block ->
            block
                .cards()
                .forEach(card -> {
                  switch (card) {
                    case Card.Answer answer -> names.add(answer.words().text());
                    case Card.Meet meet -> names.add(meet.words().text());
                    case Card.KeepInTouch _, Card.Ask _ -> {
                      // nobody is known here
                    }
                  }
                }));
    return names;
  }

  private List<HiddenPost> hidden() {
    return kith.asOwner(() -> kith.bean(Mutes.class).hidden(0, 50));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WORDS    | giveaway             | ana@good.example,cem@m.spam.example,dora.example | “giveaway”
          WORDS    | #giveaway            | ana@good.example,cem@m.spam.example,dora.example | “#giveaway”
          WORDS    | “click here”         | ana@good.example,cem@m.spam.example,dora.example | ““click here””
          AUTHOR   | @cem@m.spam.example  | ana@good.example,bob@spam.example,dora.example   | cem@m.spam.example
          HOST     | Spam.example         | ana@good.example,dora.example                    | everything from spam.example
          HOST     | https://www.dora.example/feed | ana@good.example,bob@spam.example,cem@m.spam.example | everything from dora.example
          LANGUAGE | fr                   | ana@good.example,bob@spam.example,cem@m.spam.example | everything in French
          """)
  void whatARuleHidesIsOutOfSightAndBackWithoutIt(
      MuteRule.Kind kind, String text, String left, String shown) {
    var everybody = voices();
    var today = cards();
    assertThat(everybody).hasSize(4);
    assertThat(today).isNotEmpty();

    var trial = kith.asOwner(() -> kith.bean(Mutes.class).trial(typed(kind, text)));
    var saved = mute(kind, text);
    assertThat(voices()).containsExactly(left.split(","));
    int gone = 4 - left.split(",").length;
    assertThat(saved.hides()).isEqualTo(gone);
    assertThat(trial.hides()).as("the preview says the same").isEqualTo(gone);
    assertThat(trial.mentions()).isEqualTo(gone);
    assertThat(trial.heard()).isEqualTo(4);
    assertThat(trial.examples()).hasSize(gone);
    assertThat(saved.rule().shown()).isEqualTo(shown);
    assertThat(hidden()).hasSize(gone).allMatch(post -> post.rules().contains(saved.rule()));
    assertThat(cards())
        .doesNotContainAnyElementsOf(hidden().stream().map(HiddenPost::text).toList());
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).count(VoiceState.NEW)))
        .isEqualTo(4 - gone);
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).news())).isEqualTo(4 - gone);

    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).remove(saved.rule().id()))).isPresent();
    assertThat(voices()).isEqualTo(everybody);
    assertThat(cards()).isEqualTo(today);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void whatComesLaterIsHiddenToo() {
    mute(MuteRule.Kind.WORDS, "giveaway*");
    mute(MuteRule.Kind.HOST, "spam.example");
    kith.asOwner(() -> {
      hear(Network.MASTODON, "eva@good.example", "en", "Another of those giveaways by Harvestline");
      hear(Network.MASTODON, "fay@spam.example", "en", "Harvestline again");
      hear(Network.MASTODON, "gil@good.example", "en", "Harvestline is at the market");
    });
    assertThat(voices()).containsExactly("ana@good.example", "dora.example", "gil@good.example");
    assertThat(hidden()).hasSize(4);
    assertThat(
            hidden().stream()
                .filter(p -> p.name().startsWith("bob"))
                .findFirst()
                .orElseThrow()
                .rules())
        .as("both rules hide it")
        .hasSize(2);
  }

  @Test
  void whatChangesIsJudgedAnew() {
    mute(MuteRule.Kind.WORDS, "giveaway");
    kith.asOwner(() -> {
      said = 1;
      hear(Network.MASTODON, "bob@spam.example", "en", "Harvestline without prizes");
      said = 0;
      hear(Network.MASTODON, "ana@good.example", "en", "Harvestline and a giveaway");
    });
    assertThat(voices()).doesNotContain("ana@good.example").contains("bob@spam.example");
  }

  @Test
  void oneCanBeShownAllTheSame() {
    mute(MuteRule.Kind.HOST, "spam.example");
    var first = hidden().getFirst();
    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).show(first.id()))).isTrue();
    assertThat(hidden()).hasSize(1);
    assertThat(voices()).hasSize(3);
    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).hide(first.id()))).isTrue();
    assertThat(voices()).hasSize(2);
  }

  @Test
  void aWatchedVoiceStays() {
    var bob =
        kith.asOwner(() -> kith.bean(Accounts.class).search("bob@spam.example", 1)).getFirst();
    kith.asOwner(() -> kith.bean(Voices.class).watch(bob.id()));
    mute(MuteRule.Kind.HOST, "spam.example");
    assertThat(kith.asOwner(() -> kith.bean(Voices.class).list(VoiceState.WATCHING, 0, 9)))
        .hasSize(1);
  }

  @Test
  void noticesAboutWhatIsNoRuleAreInWords() {
    var mutes = kith.bean(Mutes.class);
    kith.asOwner(() -> {
      for (var wrong :
          List.of(
              mutes.read(MuteRule.Kind.WORDS, "a*"),
              mutes.read(MuteRule.Kind.WORDS, "one, two"),
              mutes.read(MuteRule.Kind.WORDS, "-not"),
              mutes.read(MuteRule.Kind.HOST, "nothing"),
              mutes.read(MuteRule.Kind.LANGUAGE, "french"),
              mutes.read(MuteRule.Kind.AUTHOR, "nobody@example.org"))) {
        assertThat(((Mutes.Read.Not) wrong).reason()).isNotBlank();
      }
    });
  }

  @Test
  void theSameRuleTwiceIsOne() {
    var once = mute(MuteRule.Kind.LANGUAGE, "fr");
    assertThat(mute(MuteRule.Kind.LANGUAGE, "FR").rule().id()).isEqualTo(once.rule().id());
    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).all())).hasSize(1);
  }

  @Test
  void aRuleHidesNothingOfAnotherWorkspace() {
    var neighbour = TestKith.neighbour();
    mute(MuteRule.Kind.LANGUAGE, "fr");
    assertThat(neighbour.asOwner(() -> neighbour.bean(Mutes.class).all())).isEmpty();
    assertThat(neighbour.asOwner(() -> neighbour.bean(Mutes.class).countHidden())).isZero();
  }
}
