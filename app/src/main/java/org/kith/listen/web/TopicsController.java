package org.kith.listen.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.connect.HashtagLooks;
import org.kith.listen.Topic;
import org.kith.listen.TopicEditId;
import org.kith.listen.TopicId;
import org.kith.listen.TopicTrials;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What Kith listens for.
@Controller
class TopicsController {

  private static final String HERE = "redirect:/settings/topics";
  private static final int LONGEST_NAME = 200;

  private final Topics topics;
  private final TopicTrials trials;
  private final HashtagLooks looks;
  private final Clock clock;

  TopicsController(Topics topics, TopicTrials trials, HashtagLooks looks, Clock clock) {
    this.topics = topics;
    this.trials = trials;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/settings/topics")
  @Access(Who.VIEWER)
  String show(@RequestParam(defaultValue = "0") long topic, Model model) {
    var chosen = topics.find(new TopicId(topic));
    var draft = chosen.map(TopicsPage.Draft::of).orElse(TopicsPage.Draft.EMPTY);
    return show(model, chosen.map(Topic::id).orElse(null), draft, Problems.NONE);
  }

  /// What is wrong with a draft.
  private record Problems(String name, String terms) {
    static final Problems NONE = new Problems("", "");

    boolean none() {
      return name.isEmpty() && terms.isEmpty();
    }
  }

  private String show(
      Model model, @Nullable TopicId changed, TopicsPage.Draft draft, Problems problems) {
    model.addAttribute(
        "page",
        new TopicsPage(
            topics.all(),
            topics.mentionsLately(),
            changed,
            draft,
            trial(draft.terms()),
            problems.name(),
            problems.terms(),
            looks.can(),
            topics.languages(),
            Caller.require().member().role().mayActAs(Role.MANAGER)));
    return "listen/topics";
  }

  /// What the terms in the form find, while they are typed.
  @PostMapping("/settings/topics/try")
  @Access(Who.MANAGER)
  String tryOut(@RequestParam(defaultValue = "") String terms, Model model) {
    model.addAttribute("page", trial(terms));
    return "listen/trial";
  }

  private TrialPage trial(String typed) {
    var terms = TypedTerms.read(typed);
    var found = terms.hearsSomething() ? trials.of(terms.terms()) : null;
    return new TrialPage(terms, found, clock.instant());
  }

  @PostMapping("/settings/topics")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      TopicsPage.Draft draft,
      @RequestParam(defaultValue = "save") String act,
      Model model,
      RedirectAttributes redirect) {
    var typed = TypedTerms.read(draft.terms());
    var problems = problems(draft, typed);
    if (act.equals("try") || !problems.none()) {
      return show(model, null, draft, act.equals("try") ? Problems.NONE : problems);
    }
    var saved = topics.listen(draft.name().strip(), draft.isOfUs(), typed.terms());
    redirect.addFlashAttribute(
        "toast", "Kith listens for %s now.%s".formatted(draft.name().strip(), found(saved)));
    redirect.addFlashAttribute("undo", "/settings/topics/" + saved.topic().value() + "/remove");
    return HERE;
  }

  @PostMapping("/settings/topics/{id}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @PathVariable long id,
      TopicsPage.Draft draft,
      @RequestParam(defaultValue = "save") String act,
      Model model,
      RedirectAttributes redirect) {
    var typed = TypedTerms.read(draft.terms());
    var problems = problems(draft, typed);
    if (act.equals("try") || !problems.none()) {
      return show(model, new TopicId(id), draft, act.equals("try") ? Problems.NONE : problems);
    }
    var changed = new Topic(new TopicId(id), draft.name().strip(), draft.isOfUs(), typed.terms());
    var saved = there(topics.change(changed));
    redirect.addFlashAttribute("toast", "Saved." + found(saved));
    offerUndo(redirect, saved.edit());
    return HERE;
  }

  @PostMapping("/settings/topics/{id}/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    var edit = there(topics.remove(new TopicId(id)));
    redirect.addFlashAttribute("toast", "Kith does not listen for it any more.");
    offerUndo(redirect, edit);
    return HERE;
  }

  @PostMapping("/settings/topics/edits/{edit}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@PathVariable long edit, RedirectAttributes redirect) {
    var saved = topics.undo(new TopicEditId(edit));
    redirect.addFlashAttribute(
        "toast",
        saved.isPresent()
            ? "Taken back: it is what it was before."
            : "That was taken back already.");
    saved.ifPresent(s -> offerUndo(redirect, s.edit()));
    return HERE;
  }

  /// Chooses the languages that are looked for where an author names none.
  @PostMapping("/settings/topics/languages")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String languages(
      @RequestParam(defaultValue = "") List<String> languages, RedirectAttributes redirect) {
    var before = topics.languages();
    try {
      topics.languages(languages);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Choose at most 20 of them.", e);
    }
    redirect.addFlashAttribute("toast", "Saved. It counts for what is heard from now on.");
    redirect.addFlashAttribute(
        "undo", "/settings/topics/languages?languages=" + String.join(",", before));
    return HERE;
  }

  private static void offerUndo(RedirectAttributes redirect, @Nullable TopicEditId edit) {
    if (edit != null) {
      redirect.addFlashAttribute("undo", "/settings/topics/edits/" + edit.value() + "/undo");
    }
  }

  private static String found(Topics.Saved saved) {
    return switch (saved.matches()) {
      case 0 -> "";
      case 1 -> " One post heard before matches.";
      default -> " %,d posts heard before match.".formatted(saved.matches());
    };
  }

  private static Problems problems(TopicsPage.Draft draft, TypedTerms typed) {
    boolean named = !draft.name().isBlank() && draft.name().strip().length() <= LONGEST_NAME;
    return new Problems(
        named ? "" : "A topic needs a name of at most %d characters.".formatted(LONGEST_NAME),
        termsProblem(typed));
  }

  private static String termsProblem(TypedTerms typed) {
    if (!typed.problems().isEmpty()) {
      return "It is not saved yet: see below.";
    }
    return typed.hearsSomething()
        ? ""
        : "A topic needs at least one word, phrase, hashtag or link.";
  }

  private static <T> T there(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
