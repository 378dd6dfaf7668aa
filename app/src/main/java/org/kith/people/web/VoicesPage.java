package org.kith.people.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.Around;
import org.kith.listen.HiddenPost;
import org.kith.listen.MuteRule;
import org.kith.listen.PostId;
import org.kith.people.NetworkNames;
import org.kith.people.Voice;
import org.kith.people.VoiceCircle;
import org.kith.people.VoiceState;
import org.kith.reach.Estimate;

/// The voices of one tab.
///
/// @param counts how many there are in each tab
/// @param hidden posts that rules hide, a page of them
/// @param around what stands around what they said
/// @param adds what each would add, where its audience is known at all
/// @param ties how each stands to the people of our circle
/// @param scale the largest figure on the page, so that bars can be compared
/// @param offset how many voices are before the first one shown
public record VoicesPage(
    VoiceState tab,
    Map<VoiceState, Integer> counts,
    List<Voice> voices,
    Hidden hidden,
    Map<PostId, Around> around,
    Map<AccountId, Estimate> adds,
    Map<AccountId, VoiceCircle.Ties> ties,
    double scale,
    int offset,
    Instant now,
    Proof proof) {

  /// How many voices a page shows.
  public static final int SIZE = 20;

  /// The work that an empty page proves, and the questions that stand on the page beside.
  ///
  /// @param same how often Kith asks whether two are one person
  /// @param forgotten what Kith forgot lately, in a sentence; empty if nothing
  public record Proof(int sources, int posts, int same, String forgotten) {}

  /// Whether nothing was read that could have brought a voice.
  public boolean readNothing() {
    return proof.sources() == 0 && proof.posts() == 0;
  }

  /// A part of the posts that rules hide.
  ///
  /// @param from how many are before the first one shown
  /// @param all how many there are
  public record Hidden(List<HiddenPost> posts, int from, int all) {
    public boolean isFirst() {
      return from == 0;
    }

    public boolean isLast() {
      return from + SIZE >= all;
    }

    public String words() {
      return "%d to %d of %d".formatted(from + 1, from + posts.size(), all);
    }

    /// Who wrote a post, and where.
    public String meta(HiddenPost post) {
      return NetworkNames.of(post.network());
    }

    /// The rules that hide a post.
    public String by(HiddenPost post) {
      return post.rules().stream()
          .map(MuteRule::shown)
          .collect(java.util.stream.Collectors.joining(", "));
    }
  }

  /// How often Kith asks whether two are one person.
  public int same() {
    return proof.same();
  }

  public String title() {
    return switch (tab) {
      case NEW -> "Heard lately";
      case WATCHING -> "Watching";
      case HIDDEN -> "Voices you hid";
    };
  }

  /// What stands around what a voice said.
  public Around around(Voice voice) {
    var said = voice.said();
    return said == null ? Around.NOTHING : around.getOrDefault(said.post(), Around.NOTHING);
  }

  public @Nullable Estimate adds(Voice voice) {
    return adds.get(voice.account());
  }

  public int count(VoiceState state) {
    return counts.getOrDefault(state, 0);
  }

  /// Where a rule is begun that hides whatever a voice says.
  public String muting(Voice voice) {
    return "/settings/mutes?kind=AUTHOR&text="
        + URLEncoder.encode(voice.handle(), StandardCharsets.UTF_8);
  }

  /// How many a tab counts: for the hidden ones, also the posts that rules hide.
  public int tabCount(VoiceState state) {
    return count(state) + (state == VoiceState.HIDDEN ? hidden.all() : 0);
  }

  public boolean isFirst() {
    return offset == 0;
  }

  public boolean isLast() {
    return offset + voices.size() >= count(tab);
  }

  /// Where they speak and how often: "Mastodon · 9 answers a post · spoke of it 4 times, last 2
  /// days ago".
  public String meta(Voice voice) {
    var network = NetworkNames.of(voice.network());
    var times = voice.heard().mentions() == 1 ? "once" : voice.heard().mentions() + " times";
    return "%s · %s · spoke of it %s, last %s"
        .formatted(
            network,
            VoiceWords.answers(voice.heard().answersAPost()),
            times,
            VoiceWords.ago(voice.heard().last(), now));
  }

  /// Which of our words they used and by what we heard them.
  public String found(Voice voice) {
    var words = VoiceWords.fit(voice.heard());
    return voice.foundBy().isBlank()
        ? words
        : (words + " Found by " + voice.foundBy() + ".").strip();
  }

  /// How many follow it, and how well that is known.
  public String audience(Voice voice) {
    var estimate = adds.get(voice.account());
    return VoiceWords.audience(voice, estimate != null && estimate.how() != Estimate.How.COUNTED);
  }

  /// Who of our circle it answers and follows, and who answers and follows it; empty if nobody.
  public String ties(Voice voice) {
    return VoiceWords.ties(ties.getOrDefault(voice.account(), VoiceCircle.Ties.NONE));
  }
}
