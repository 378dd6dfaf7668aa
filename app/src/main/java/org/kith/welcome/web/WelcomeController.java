package org.kith.welcome.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.kith.people.ReadingReasons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.SessionCookie;
import org.kith.welcome.Box;
import org.kith.welcome.Samples;
import org.kith.welcome.Welcomes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Welcome as a whole: its boxes, what runs meanwhile, and its end.
@Controller
class WelcomeController {

  static final String HERE = "redirect:/welcome";

  private static final int LONGEST = 10_000;

  private final WelcomePages pages;
  private final Welcomes welcomes;
  private final Samples samples;
  private final ReadingReasons reasons;

  WelcomeController(
      WelcomePages pages, Welcomes welcomes, Samples samples, ReadingReasons reasons) {
    this.pages = pages;
    this.welcomes = welcomes;
    this.samples = samples;
    this.reasons = reasons;
  }

  @GetMapping("/welcome")
  @Access(Who.MANAGER)
  String show(@RequestParam(defaultValue = "") String box, Model model) {
    model.addAttribute("page", pages.page(box(box).orElse(null), WelcomePages.Typed.NOTHING));
    return "welcome/welcome";
  }

  private static Optional<Box> box(String path) {
    return Arrays.stream(Box.values()).filter(box -> box.path().equals(path)).findFirst();
  }

  /// How far the first reading is; asked for while the page is open. What it found counts at once
  /// beside the words.
  @GetMapping("/welcome/reading")
  @Access(Who.MANAGER)
  String reading(@RequestParam(defaultValue = "") String box, Model model) {
    model.addAttribute("page", pages.page(box(box).orElse(Box.DAYS), WelcomePages.Typed.NOTHING));
    model.addAttribute("swap", true);
    return "welcome/reading";
  }

  @GetMapping("/welcome/sample")
  @Access(Who.MANAGER)
  String sample(Model model) {
    model.addAttribute("page", pages.page(null, WelcomePages.Typed.NOTHING));
    return "welcome/sample";
  }

  @PostMapping("/welcome/skip")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String skip(@RequestParam String box) {
    welcomes.skip(box(box).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST)));
    return HERE;
  }

  @PostMapping("/welcome/reason")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String reason(
      @RequestParam(defaultValue = "") String interest,
      @RequestParam(defaultValue = "") String need,
      @RequestParam(defaultValue = "") String balance,
      RedirectAttributes redirect) {
    int longest = Math.max(interest.length(), Math.max(need.length(), balance.length()));
    boolean whole =
        !interest.isBlank() && !need.isBlank() && !balance.isBlank() && longest <= LONGEST;
    if (whole) {
      reasons.confirm(interest, need, balance);
    }
    redirect.addFlashAttribute(
        "toast",
        whole
            ? "Confirmed. You are asked again in a year."
            : "Not confirmed: each of the three steps needs an answer of at most 10,000 characters.");
    return HERE;
  }

  /// Ends Welcome; its boxes stay within reach under Settings as long as one is open.
  @PostMapping("/welcome/end")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String end() {
    welcomes.end();
    return "redirect:/today";
  }

  @PostMapping("/welcome/sample")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String makeSample() {
    samples.make();
    return HERE + "#sample";
  }

  @PostMapping("/welcome/sample/visit")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String visit(HttpServletRequest request, RedirectAttributes redirect) {
    if (!samples.visit(SessionCookie.read(request).orElse(""))) {
      redirect.addFlashAttribute("toast", "The sample is not ready yet.");
      return HERE;
    }
    return "redirect:/today";
  }
}
