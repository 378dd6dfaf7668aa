package org.kith.welcome.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.listen.BlueskyServer;
import org.kith.listen.Sources;
import org.kith.listen.TopicId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.welcome.Box;
import org.kith.welcome.CauseWords;
import org.kith.welcome.Welcomes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The second box: which words people use.
@Controller
class WordsController {

  private final WelcomePages pages;
  private final Welcomes welcomes;
  private final CauseWords words;
  private final Sources sources;
  private final BlueskyServer bluesky;

  WordsController(
      WelcomePages pages,
      Welcomes welcomes,
      CauseWords words,
      Sources sources,
      BlueskyServer bluesky) {
    this.pages = pages;
    this.welcomes = welcomes;
    this.words = words;
    this.sources = sources;
    this.bluesky = bluesky;
  }

  /// Listens for what was chosen and typed.
  ///
  /// @param hear whether all of Bluesky is to be heard, too
  @PostMapping("/welcome/words")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String listen(
      @RequestParam(defaultValue = "") List<String> word,
      @RequestParam(defaultValue = "") String terms,
      @RequestParam(defaultValue = "") String hear,
      Model model,
      RedirectAttributes redirect) {
    return switch (words.listen(new LinkedHashSet<>(word), terms)) {
      case CauseWords.Listened.Not(var why) -> {
        model.addAttribute(
            "page", pages.page(Box.WORDS, WelcomePages.Typed.of(pages.words(terms, why, word))));
        yield "welcome/welcome";
      }
      case CauseWords.Listened.To(var topics, int matches) -> {
        if (hear.equals("bluesky")) {
          sources.addBluesky(bluesky.address());
        }
        welcomes.done(Box.WORDS);
        redirect.addFlashAttribute("toast", "Kith listens for your words now." + found(matches));
        redirect.addFlashAttribute(
            "undo",
            "/welcome/words/undo?topics="
                + topics.stream().map(t -> "" + t.value()).collect(Collectors.joining(",")));
        yield WelcomeController.HERE;
      }
    };
  }

  private static String found(int matches) {
    return switch (matches) {
      case 0 -> "";
      case 1 -> " One post heard before matches.";
      default -> " %,d posts heard before match.".formatted(matches);
    };
  }

  @PostMapping("/welcome/words/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@RequestParam long[] topics, RedirectAttributes redirect) {
    int gone = words.undo(Arrays.stream(topics).mapToObj(TopicId::new).toList());
    welcomes.open(Box.WORDS);
    redirect.addFlashAttribute(
        "toast",
        gone == 0 ? "That was taken back already." : "Taken back: Kith listens for none of them.");
    return WelcomeController.HERE + "?box=words";
  }
}
