package org.kith.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Draft;
import org.kith.networks.Wording;
import org.kith.networks.http.WebAddress;

/// What somebody wrote, as one network will have it: one post, a thread, or a post with its link in
/// a comment below; and what is wrong with it.
///
/// @param flaw why the network will not have it, as a sentence; empty if it will
public record Composed(List<Said> said, String flaw) {

  public Composed {
    said = List.copyOf(said);
  }

  /// One of them.
  ///
  /// @param text without a link that is added to it
  /// @param link the page whose card it shows, or that stands in it; empty for none
  /// @param shown the words as they will stand there
  public record Said(String text, String link, boolean below, String shown, Wording.Room room) {}

  public boolean isThread() {
    return said.stream().filter(one -> !one.below()).count() > 1;
  }

  /// Composes it. Asks nobody.
  ///
  /// @param pictures with what they show
  static Composed of(
      Words words, Typed.ForAccount chosen, List<Draft.Picture> pictures, OwnVoice voice) {
    return new Composing(words, chosen, pictures, voice).all();
  }

  private record Composing(
      Words words, Typed.ForAccount chosen, List<Draft.Picture> pictures, OwnVoice voice) {

    Composed all() {
      var said = new ArrayList<Said>();
      var flaws = new ArrayList<String>();
      var link = link(words.link());
      boolean below = chosen.linkBelow() && link != null && voice.can(Ability.COMMENT);
      var own = chosen.ownText();
      var text = (own == null || own.isBlank() ? words.text() : own).strip();
      main(text, below ? null : link, said, flaws);
      if (below && link != null) {
        add(draft(link.toString(), link, 1), true, said, flaws);
      }
      return new Composed(said, flaws.isEmpty() ? "" : flaws.getFirst());
    }

    private void main(String text, @Nullable URI link, List<Said> said, List<String> flaws) {
      var whole = draft(text, link, 0);
      if (!voice.wording().room(whole).isOver() || !voice.can(Ability.THREAD)) {
        add(whole, false, said, flaws);
        return;
      }
      var parts =
          new ArrayList<>(
              new SplitText(this::fits, Locale.forLanguageTag(words.language())).parts(text));
      if (link != null && voice.wording().room(draft(parts.getLast(), link, 1)).isOver()) {
        parts.add(link.toString());
      }
      for (int i = 0; i < parts.size(); i++) {
        add(draft(parts.get(i), i == parts.size() - 1 ? link : null, i), false, said, flaws);
      }
    }

    private boolean fits(String text) {
      return !voice.wording().room(draft(text, null, 1)).isOver();
    }

    private void add(Draft draft, boolean below, List<Said> said, List<String> flaws) {
      var wording = voice.wording();
      var link = draft.link();
      said.add(
          new Said(
              draft.text(),
              link == null ? "" : link.toString(),
              below,
              wording.words(draft),
              wording.room(draft)));
      // A comment is words alone; what networks ask of a post is not asked of it.
      var flaw = below ? "" : wording.flaw(draft);
      if (!flaw.isEmpty()) {
        flaws.add(flaw);
      }
    }

    /// @param nr the first shows the pictures, and has the headline
    private Draft draft(String text, @Nullable URI link, int nr) {
      return drafted(
          words, new Draft("", text, nr == 0 ? pictures : List.of(), "", link, null, null), voice);
    }
  }

  /// A draft with a headline where the network has one, and the language.
  static Draft drafted(Words words, Draft draft, OwnVoice voice) {
    return new Draft(
        voice.can(Ability.TITLE) && draft.answerTo() == null ? words.title() : "",
        draft.text(),
        draft.pictures(),
        words.language(),
        draft.link(),
        draft.answerTo(),
        null);
  }

  static @Nullable URI link(String typed) {
    return WebAddress.parse(typed.strip()).orElse(null);
  }
}
