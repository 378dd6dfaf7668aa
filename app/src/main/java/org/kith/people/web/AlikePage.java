package org.kith.people.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.AlikeVoices;
import org.kith.people.AlikeVoices.Alike;
import org.kith.people.NetworkNames;

/// People who write like a document.
///
/// @param text what they are compared with
/// @param link where it was fetched, empty if it was pasted
/// @param problem why nothing was found, in a sentence; null if nothing is wrong
/// @param found null before anything was asked
/// @param on the words gone by
public record AlikePage(
    String text,
    String link,
    @Nullable String problem,
    AlikeVoices.@Nullable Found found,
    List<String> on) {

  static final AlikePage EMPTY = new AlikePage("", "", null, null, List.of());

  public AlikePage {
    on = List.copyOf(on);
  }

  /// The words that tell, as the document writes them, with how many posts have them.
  public Map<String, String> chips() {
    var chips = new LinkedHashMap<String, String>();
    if (found != null) {
      found.terms().forEach(term -> chips.put(term.word(), term.shown() + " · " + term.posts()));
    }
    return chips;
  }

  public String title(Alike alike) {
    var voice = alike.voice();
    return voice.name().isBlank() ? voice.handle() : voice.name();
  }

  public String meta(Alike alike) {
    return "%s · %s"
        .formatted(
            NetworkNames.of(alike.voice().network()),
            VoiceWords.answers(alike.voice().heard().answersAPost()));
  }

  /// "Writes “sourdough”, “oven” and 3 more of these words."
  public String words(Alike alike) {
    var words = alike.words();
    var shown = words.stream().limit(5).map(w -> "“" + w + "”").collect(Collectors.toList());
    int more = words.size() - shown.size();
    if (more > 0) {
      return "Writes %s and %d more of these words.".formatted(String.join(", ", shown), more);
    }
    var last = shown.removeLast();
    return shown.isEmpty()
        ? "Writes %s.".formatted(last)
        : "Writes %s and %s.".formatted(String.join(", ", shown), last);
  }
}
