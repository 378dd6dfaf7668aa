package org.kith.plan.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.plan.Audiences;
import org.kith.plan.Choice;
import org.kith.plan.Plans;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// Plan: whom to spend the hours of the coming month on.
@Controller
class PlanController {

  private final Plans plans;
  private final Audiences audiences;
  private final Clock clock;

  PlanController(Plans plans, Audiences audiences, Clock clock) {
    this.plans = plans;
    this.audiences = audiences;
    this.clock = clock;
  }

  @GetMapping("/plan")
  @Access(Who.VIEWER)
  String show(@RequestParam(required = false) @Nullable Integer hours, Model model) {
    var caller = Caller.require();
    int asked = within(hours == null ? (int) caller.workspace().hoursAMonth() : hours);
    model.addAttribute(
        "page",
        new PlanPage(
            asked,
            plans.forHours(asked).orElse(null),
            audiences.progress(),
            caller.member().role().mayActAs(Role.MEMBER),
            clock.instant()));
    return "plan/plan";
  }

  private static int within(int hours) {
    return Math.clamp(hours, Plans.LEAST_HOURS, Plans.MOST_HOURS);
  }

  @PostMapping("/plan/{account}/{choice}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String choose(
      @PathVariable long account,
      @PathVariable Decision choice,
      @RequestParam(defaultValue = "10") int hours,
      @RequestParam(defaultValue = "They") String name,
      RedirectAttributes redirect) {
    var before = plans.choose(new AccountId(account), choice.choice);
    redirect.addFlashAttribute("toast", choice.words.formatted(shortened(name)));
    redirect.addFlashAttribute(
        "undo",
        "/plan/%d/%s?hours=%d&name=%s"
            .formatted(
                account,
                Decision.of(before.orElse(null)),
                within(hours),
                UriUtils.encode(shortened(name), UTF_8)));
    return "redirect:/plan?hours=" + within(hours);
  }

  private static String shortened(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "…" : name;
  }

  /// What can be decided about somebody, as it stands in an address.
  enum Decision {
    lock(Choice.LOCKED, "%s is in every plan now."),
    exclude(Choice.EXCLUDED, "%s is in no plan now."),
    free(null, "%s is planned for like everybody else.");

    private final @Nullable Choice choice;
    private final String words;

    Decision(@Nullable Choice choice, String words) {
      this.choice = choice;
      this.words = words;
    }

    /// What brings this choice back.
    static Decision of(@Nullable Choice choice) {
      return switch (choice) {
        case LOCKED -> lock;
        case EXCLUDED -> exclude;
        case null -> free;
      };
    }
  }

  /// The people as the page showed them, not as a plan made now would have them.
  @PostMapping("/plan/circle")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String putIntoCircle(
      @RequestParam(defaultValue = "") long[] people, RedirectAttributes redirect) {
    var keys = Arrays.stream(people).mapToObj(AccountId::new).toList();
    var put = plans.putIntoCircle(keys);
    redirect.addFlashAttribute("toast", said(put));
    return put.in().isEmpty() ? "redirect:/plan" : "redirect:/people";
  }

  private static String said(Plans.Put put) {
    if (put.in().isEmpty() && put.left().isEmpty()) {
      return "Nobody of them can be planned for any more.";
    }
    var in =
        switch (put.in().size()) {
          case 0 -> "Your circle is full.";
          case 1 -> "One person is in your circle now.";
          default -> put.in().size() + " people are in your circle now.";
        };
    return put.left().isEmpty()
        ? in
        : "%s No place was left for %s: let somebody rest first.".formatted(in, names(put.left()));
  }

  /// Three of them, and how many more.
  private static String names(List<String> names) {
    var some = String.join(", ", names.stream().limit(3).toList());
    return names.size() <= 3 ? some : "%s and %d more".formatted(some, names.size() - 3);
  }
}
