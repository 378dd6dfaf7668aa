package org.kith.people.web;

import org.jspecify.annotations.Nullable;
import org.kith.people.Tags;
import org.kith.people.Tags.Renamed;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: the tags by which a team sorts its people.
@Controller
class TagsController {

  private final Tags tags;

  TagsController(Tags tags) {
    this.tags = tags;
  }

  @GetMapping("/settings/tags")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute("page", new TagsPage(tags.all(), Caller.require().mayActAs(Role.MANAGER)));
    return "people/tags";
  }

  @PostMapping("/settings/tags")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String make(@RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
    var problem = Tags.problem(name);
    if (!problem.isEmpty()) {
      return said(redirect, "Nothing was made. " + problem);
    }
    return said(redirect, "There is a tag “%s” now.".formatted(tags.take(name)));
  }

  @PostMapping("/settings/tags/change")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @RequestParam String tag,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Integer days,
      RedirectAttributes redirect) {
    var problem = Tags.problem(name);
    if (!problem.isEmpty()) {
      return said(redirect, "Nothing was changed. " + problem);
    }
    return switch (tags.rename(tag, name)) {
      case Renamed.As(var now) -> {
        tags.rhythm(now, days == null ? null : Integer.valueOf(Math.clamp(days, 1, 730)));
        yield said(redirect, "“%s” is as you wrote it.".formatted(now));
      }
      case Renamed.Taken(var by) ->
          said(
              redirect,
              "Nothing was changed: there is a tag “%s” already. You can merge the two."
                  .formatted(by));
      case Renamed.Missing _ -> said(redirect, "That tag is gone already.");
    };
  }

  @PostMapping("/settings/tags/merge")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String merge(@RequestParam String tag, @RequestParam String into, RedirectAttributes redirect) {
    return said(
        redirect,
        tags.merge(tag, into)
            ? "Whoever had “%s” has “%s” now.".formatted(tag, into)
            : "Nothing was changed: it takes two tags.");
  }

  @PostMapping("/settings/tags/delete")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String delete(@RequestParam String tag, RedirectAttributes redirect) {
    var people = tags.delete(tag);
    return said(
        redirect,
        people.isEmpty()
            ? "That tag is gone already."
            : "“%s” is deleted; %d %s it."
                .formatted(tag, people.get(), people.get() == 1 ? "person had" : "people had"));
  }

  private static String said(RedirectAttributes redirect, String toast) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:/settings/tags";
  }
}
