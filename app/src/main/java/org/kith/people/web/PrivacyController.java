package org.kith.people.web;

import org.kith.people.ConsentProof;
import org.kith.people.NoticeTexts;
import org.kith.people.ReadingReasons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: why we may read, what people are told, and whether the consent log is whole.
@Controller
class PrivacyController {

  private static final int LONGEST = 10_000;

  private final ReadingReasons reasons;
  private final NoticeTexts texts;
  private final ConsentProof proof;

  PrivacyController(ReadingReasons reasons, NoticeTexts texts, ConsentProof proof) {
    this.reasons = reasons;
    this.texts = texts;
    this.proof = proof;
  }

  @GetMapping("/settings/privacy")
  @Access(Who.VIEWER)
  String show(Model model) {
    var words = model.getAttribute("words") instanceof String typed ? typed : "";
    var problem = model.getAttribute("problem") instanceof String said ? said : "";
    model.addAttribute("page", page(words, problem));
    return "people/privacy";
  }

  private PrivacyPage page(String words, String problem) {
    var caller = Caller.require();
    var text = texts.current();
    return new PrivacyPage(
        new PrivacyPage.Reading(
            reasons.current().orElseGet(() -> ReadingReasons.proposed(caller.workspace().name())),
            reasons.isConfirmed(),
            reasons.versions().size()),
        new PrivacyPage.Telling(
            words.isEmpty() ? text.words().strip() : words, text, problem, texts.link()),
        proof.verify(),
        caller);
  }

  @PostMapping("/settings/privacy/reason")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String confirm(
      @RequestParam(defaultValue = "") String interest,
      @RequestParam(defaultValue = "") String need,
      @RequestParam(defaultValue = "") String balance,
      RedirectAttributes redirect) {
    boolean whole =
        !interest.isBlank()
            && !need.isBlank()
            && !balance.isBlank()
            && Math.max(interest.length(), Math.max(need.length(), balance.length())) <= LONGEST;
    if (whole) {
      reasons.confirm(interest, need, balance);
    }
    redirect.addFlashAttribute(
        "toast",
        whole
            ? "Confirmed. You are asked again in a year."
            : "Not confirmed: each of the three steps needs an answer of at most 10,000 characters.");
    return "redirect:/settings/privacy";
  }

  @PostMapping("/settings/privacy/notice")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String notice(@RequestParam(defaultValue = "") String text, RedirectAttributes redirect) {
    var missing = NoticeTexts.missing(text);
    if (!missing.isEmpty() || text.length() > LONGEST) {
      redirect.addFlashAttribute("words", text.substring(0, Math.min(text.length(), 2_000)));
      redirect.addFlashAttribute(
          "problem",
          missing.isEmpty()
              ? "Not saved: it is longer than 10,000 characters."
              : "Not saved: it does not say %s.".formatted(String.join(", ", missing)));
      return "redirect:/settings/privacy#telling";
    }
    var saved = texts.change(text);
    redirect.addFlashAttribute(
        "toast",
        "Saved as version %d. Who was told before was told the words of then."
            .formatted(saved.version()));
    return "redirect:/settings/privacy#telling";
  }
}
