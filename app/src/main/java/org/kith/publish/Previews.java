package org.kith.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.springframework.stereotype.Component;

/// Shows how what somebody writes will stand on each network, while it is written.
@Component
public class Previews {

  private static final byte[] UNSEEN = {};

  private final OwnVoices voices;

  Previews(OwnVoices voices) {
    this.voices = voices;
  }

  /// On one account.
  ///
  /// @param voice null if the account is connected no more
  public record Preview(Typed.ForAccount chosen, @Nullable OwnVoice voice, Composed composed) {}

  /// What is typed, on each account that is chosen, and what is wrong with all of it.
  public record Shown(List<Preview> previews, List<String> problems) {
    public Shown {
      previews = List.copyOf(previews);
      problems = List.copyOf(problems);
    }

    public boolean isReady() {
      return problems.isEmpty() && previews.stream().allMatch(p -> p.composed().flaw().isEmpty());
    }

    /// Everything that keeps it from going out, as sentences.
    public List<String> flaws() {
      var flaws = new ArrayList<>(problems);
      for (var preview : previews) {
        if (!preview.composed().flaw().isEmpty()) {
          var voice = preview.voice();
          var name = voice == null ? "An account" : voice.name();
          flaws.add("%s: %s".formatted(name, preview.composed().flaw()));
        }
      }
      return flaws;
    }
  }

  public Shown of(Typed typed, List<OwnPost.Picture> pictures) throws InterruptedException {
    var all = voices.all();
    var previews = new ArrayList<Preview>();
    var shown = pictures.stream().map(Previews::unseen).toList();
    for (var chosen : typed.accounts()) {
      var voice =
          all.stream().filter(v -> v.target().equals(chosen.target())).findFirst().orElse(null);
      previews.add(new Preview(chosen, voice, composed(typed.words(), chosen, shown, voice)));
    }
    return new Shown(previews, problems(typed, pictures, all));
  }

  private static Composed composed(
      Words words,
      Typed.ForAccount chosen,
      List<Draft.Picture> pictures,
      @Nullable OwnVoice voice) {
    return voice == null
        ? new Composed(
            List.of(),
            "This account is not connected any more. Connect it anew under Settings, Accounts, or leave it out.")
        : Composed.of(words, chosen, pictures, voice);
  }

  /// What a network asks of a picture without looking at it.
  private static Draft.Picture unseen(OwnPost.Picture picture) {
    var alt = picture.alt().isBlank() ? "?" : picture.alt();
    return new Draft.Picture(UNSEEN, picture.mediaType(), alt);
  }

  private static List<String> problems(
      Typed typed, List<OwnPost.Picture> pictures, List<OwnVoice> voices) {
    var problems = new ArrayList<String>();
    if (typed.words().isEmpty() && pictures.isEmpty()) {
      problems.add("There is nothing to say yet.");
    }
    if (typed.accounts().isEmpty()) {
      problems.add("Choose at least one account.");
    }
    if (!typed.words().link().isBlank() && Composed.link(typed.words().link()) == null) {
      problems.add(
          "“%.80s” is no web address; one begins with https://.".formatted(typed.words().link()));
    }
    for (int i = 0; i < pictures.size(); i++) {
      if (pictures.get(i).alt().isBlank()) {
        problems.add("Say what picture %d shows, for those who do not see it.".formatted(i + 1));
      }
    }
    for (var voice : voices) {
      if (typed.accounts().stream().anyMatch(c -> c.target().equals(voice.target()))) {
        tooLarge(voice, pictures).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<String> tooLarge(OwnVoice voice, List<OwnPost.Picture> pictures) {
    long most = voice.abilities().limits().pictureBytes();
    return pictures.stream()
        .filter(picture -> picture.bytes() > most)
        .findFirst()
        .map(picture ->
            "%s takes pictures of at most %,d kB, and one has %,d. Make it smaller."
                .formatted(voice.name(), most / 1000, picture.bytes() / 1000));
  }
}
