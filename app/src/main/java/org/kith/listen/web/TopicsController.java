package org.kith.listen.web;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.kith.listen.TopicId;
import org.kith.listen.Topics;
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
  private static final int MOST_TERMS = 200;

  private final Topics topics;

  TopicsController(Topics topics) {
    this.topics = topics;
  }

  @GetMapping("/settings/topics")
  @Access(Who.VIEWER)
  String show(@RequestParam(defaultValue = "0") long topic, Model model) {
    var chosen = topics.find(new TopicId(topic));
    return show(
        model,
        chosen.map(Topic::id).orElse(null),
        chosen.map(TopicsPage.Draft::of).orElse(TopicsPage.Draft.EMPTY),
        "");
  }

  private String show(
      Model model, @Nullable TopicId changed, TopicsPage.Draft draft, String problem) {
    model.addAttribute(
        "page",
        new TopicsPage(
            topics.all(),
            topics.mentionsLately(),
            changed,
            draft,
            problem,
            Caller.require().member().role().mayActAs(Role.MANAGER)));
    return "listen/topics";
  }

  @PostMapping("/settings/topics")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      @RequestParam String name,
      @RequestParam String terms,
      @RequestParam(defaultValue = "") String ofUs,
      Model model,
      RedirectAttributes redirect) {
    var draft = new TopicsPage.Draft(name, terms, !ofUs.isEmpty());
    var problem = problem(name, terms(terms));
    if (!problem.isEmpty()) {
      return show(model, null, draft, problem);
    }
    var id = topics.add(name.strip(), draft.ofUs(), terms(terms));
    redirect.addFlashAttribute("toast", "Kith listens for %s now.".formatted(name.strip()));
    redirect.addFlashAttribute("undo", "/settings/topics/" + id.value() + "/remove");
    return HERE;
  }

  @PostMapping("/settings/topics/{id}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @PathVariable long id,
      @RequestParam String name,
      @RequestParam String terms,
      @RequestParam(defaultValue = "") String ofUs,
      Model model,
      RedirectAttributes redirect) {
    var problem = problem(name, terms(terms));
    if (!problem.isEmpty()) {
      var draft = new TopicsPage.Draft(name, terms, !ofUs.isEmpty());
      return show(model, new TopicId(id), draft, problem);
    }
    var changed = new Topic(new TopicId(id), name.strip(), !ofUs.isEmpty(), terms(terms));
    found(topics.change(changed));
    redirect.addFlashAttribute("toast", "Saved. It counts for what is heard from now on.");
    return HERE;
  }

  @PostMapping("/settings/topics/{id}/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    found(topics.remove(new TopicId(id)));
    redirect.addFlashAttribute("toast", "Kith does not listen for it any more.");
    return HERE;
  }

  /// One term a line; commas part them too.
  private static List<Term> terms(String typed) {
    var terms = new LinkedHashSet<Term>();
    for (var line : typed.split("[\\r\\n,;]+", MOST_TERMS + 1)) {
      Term.parse(line).ifPresent(terms::add);
    }
    return terms.stream().limit(MOST_TERMS).toList();
  }

  private static String problem(String name, List<Term> terms) {
    if (name.isBlank() || name.length() > 200) {
      return "A topic needs a name.";
    }
    return terms.stream().allMatch(Term::excluded)
        ? "A topic needs at least one word, phrase, hashtag or link."
        : "";
  }

  private static void found(boolean there) {
    if (!there) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
