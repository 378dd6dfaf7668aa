package org.kith.welcome.web;

import java.util.List;
import java.util.Set;
import org.kith.people.SiteLooks;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.welcome.Box;
import org.kith.welcome.OwnSite;
import org.kith.welcome.Welcomes;
import org.kith.welcome.web.WelcomePage.Cause;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The first box: what the cause is called, and where it speaks.
@Controller
class CauseController {

  private static final int LONGEST = 300;

  private final WelcomePages pages;
  private final Welcomes welcomes;
  private final OwnSite site;

  CauseController(WelcomePages pages, Welcomes welcomes, OwnSite site) {
    this.pages = pages;
    this.welcomes = welcomes;
    this.site = site;
  }

  /// Keeps name and site, and looks at the site. Where there is nothing to look at, that is all.
  @PostMapping("/welcome/cause")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String accounts,
      Model model)
      throws InterruptedException {
    if (name.isBlank() || name.strip().length() > LONGEST) {
      var problem = "Your cause needs a name of at most %d characters.".formatted(LONGEST);
      return again(model, new Cause(name, address, accounts, List.of(problem), site.finds()));
    }
    var found = SiteLooks.address(address);
    if (!address.isBlank() && found.isEmpty()) {
      var problem =
          "“%s” is no web address. It looks like https://harvestline.example."
              .formatted(address.strip());
      return again(model, new Cause(name, address, accounts, List.of(problem), site.finds()));
    }
    welcomes.name(name.strip(), found.map(Object::toString).orElse(""));
    var problems = site.look(address, accounts);
    var finds = site.finds();
    var cause = new Cause(name.strip(), address.strip(), accounts, problems, finds);
    if (problems.isEmpty() && cause.offered().isEmpty()) {
      welcomes.done(Box.CAUSE);
      return WelcomeController.HERE;
    }
    return again(model, cause);
  }

  private String again(Model model, Cause cause) {
    model.addAttribute("page", pages.page(Box.CAUSE, WelcomePages.Typed.of(cause)));
    return "welcome/welcome";
  }

  /// Takes what was found as ours.
  @PostMapping("/welcome/cause/take")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String take(@RequestParam(defaultValue = "") Set<Integer> take, RedirectAttributes redirect)
      throws InterruptedException {
    var taken = site.take(take);
    if (taken.feeds() + taken.accounts() > 0) {
      redirect.addFlashAttribute("toast", said(taken));
      redirect.addFlashAttribute("undo", "/welcome/cause/untake");
    }
    if (taken.failed() > 0) {
      return WelcomeController.HERE + "?box=cause";
    }
    welcomes.done(Box.CAUSE);
    return WelcomeController.HERE;
  }

  private static String said(OwnSite.Taken taken) {
    var feeds =
        switch (taken.feeds()) {
          case 0 -> "";
          case 1 -> "Kith reads your feed now. ";
          default -> "Kith reads %d feeds of yours now. ".formatted(taken.feeds());
        };
    var accounts =
        switch (taken.accounts()) {
          case 0 -> "";
          case 1 -> "One account is yours.";
          default -> "%d accounts are yours.".formatted(taken.accounts());
        };
    return (feeds + accounts).strip();
  }

  /// Goes on with name and site alone.
  @PostMapping("/welcome/cause/done")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String done() {
    welcomes.done(Box.CAUSE);
    return WelcomeController.HERE;
  }

  @PostMapping("/welcome/cause/untake")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String untake(RedirectAttributes redirect) {
    int things = site.untake();
    welcomes.open(Box.CAUSE);
    redirect.addFlashAttribute(
        "toast",
        things == 0 ? "That was taken back already." : "Taken back: none of it is read or yours.");
    return WelcomeController.HERE + "?box=cause";
  }
}
