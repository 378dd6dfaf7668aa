package org.kith.publish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Abilities.Ability;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnVoice;
import org.kith.publish.PostEvent;
import org.kith.publish.Previews;
import org.kith.publish.Target;
import org.kith.publish.Typed;
import org.kith.publish.WallClock;

/// The composer.
///
/// @param typed what stands in it
/// @param preview how it will look, on each account
public record ComposePage(
    OwnPost post, Typed typed, PreviewPage preview, List<OwnVoice> voices, Around around) {

  /// What stands around it.
  ///
  /// @param note what a colleague noted when it was sent back, null if nothing
  /// @param token names this open page
  /// @param problem why it does not go out as it is, empty if nobody tried
  public record Around(
      @Nullable PostEvent note, String token, boolean approval, String zone, String problem) {}

  /// An account to choose.
  ///
  /// @param voice null if it is connected no more
  /// @param chosen null if it is not
  public record Choice(
      int nr,
      String value,
      String name,
      @Nullable OwnVoice voice,
      Typed.@Nullable ForAccount chosen) {
    public boolean isChosen() {
      return chosen != null;
    }

    public @Nullable String ownText() {
      return chosen == null ? null : chosen.ownText();
    }

    public boolean isBelow() {
      return chosen != null && chosen.linkBelow();
    }

    public boolean canComment() {
      return voice != null && voice.can(Ability.COMMENT);
    }

    public String cannotComment() {
      return voice == null ? "" : voice.cannot(Ability.COMMENT);
    }
  }

  /// All accounts, and those that are chosen and connected no more.
  public List<Choice> choices() {
    var choices = new ArrayList<Choice>();
    for (var voice : voices) {
      choices.add(choice(choices.size(), voice.target(), voice.name(), voice));
    }
    for (var part : post.parts()) {
      if (voices.stream().noneMatch(v -> v.target().equals(part.target()))) {
        choices.add(choice(choices.size(), part.target(), part.handle(), null));
      }
    }
    return choices;
  }

  private Choice choice(int nr, Target target, String name, @Nullable OwnVoice voice) {
    var chosen =
        typed.accounts().stream().filter(c -> c.target().equals(target)).findFirst().orElse(null);
    return new Choice(nr, PostForm.value(target), name, voice, chosen);
  }

  /// Whether any account gives posts a headline.
  public String titled() {
    return String.join(
        ", ", voices.stream().filter(v -> v.can(Ability.TITLE)).map(OwnVoice::name).toList());
  }

  public String date() {
    return Optional.ofNullable(typed.when()).map(w -> w.at().toLocalDate().toString()).orElse("");
  }

  public String time() {
    return Optional.ofNullable(typed.when())
        .map(w -> w.at().toLocalTime().withSecond(0).withNano(0).toString())
        .orElse("");
  }

  public String zone() {
    return Optional.ofNullable(typed.when())
        .map(WallClock::zone)
        .map(Object::toString)
        .orElse(around.zone());
  }

  /// How it will look.
  ///
  /// @param oddity what is odd about its time, empty if nothing is
  public record PreviewPage(Previews.Shown shown, int version, String oddity) {
    public static String room(Previews.Preview preview) {
      var said = preview.composed().said();
      if (said.isEmpty()) {
        return "";
      }
      if (preview.composed().isThread()) {
        return said.size() + " posts";
      }
      var room = said.getFirst().room();
      return "%,d of %,d".formatted(room.used(), room.most());
    }

    public static boolean isWrong(Previews.Preview preview) {
      return !preview.composed().flaw().isEmpty();
    }
  }
}
