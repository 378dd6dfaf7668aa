package org.kith.cultivate.web;

import org.jspecify.annotations.Nullable;
import org.kith.cultivate.views.SavedView;
import org.kith.cultivate.views.SavedViewId;
import org.kith.cultivate.views.SavedViews;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Saves what somebody sees on the page of people, under a name.
@Controller
class SavedViewsController {

  private final SavedViews views;

  SavedViewsController(SavedViews views) {
    this.views = views;
  }

  /// A view as it is typed.
  ///
  /// @param of the address of what is seen
  record Typed(@Nullable String of, @Nullable String name, @Nullable String shared) {

    PeopleAddress address() {
      return PeopleAddress.of(of == null ? "" : of);
    }

    String called() {
      return name == null ? "" : name;
    }

    boolean isShared() {
      return shared != null;
    }
  }

  @PostMapping("/people/views")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String save(
      Typed typed, @RequestParam MultiValueMap<String, String> said, RedirectAttributes redirect) {
    var problem = SavedView.problem(typed.called());
    if (!problem.isEmpty()) {
      return said(redirect, "Nothing was saved. " + problem, typed.address());
    }
    var seen = typed.address().seen(PeopleAddress.columns(said));
    views.save(typed.called(), seen, typed.isShared());
    return said(
        redirect,
        "Saved as “%s”%s."
            .formatted(typed.called().strip(), typed.isShared() ? ", for the whole team" : ""),
        PeopleAddress.of(seen));
  }

  @PostMapping("/people/views/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String change(
      @PathVariable long id,
      Typed typed,
      @RequestParam MultiValueMap<String, String> said,
      RedirectAttributes redirect) {
    var problem = SavedView.problem(typed.called());
    if (!problem.isEmpty()) {
      return said(redirect, "Nothing was changed. " + problem, typed.address());
    }
    var view = new SavedViewId(id);
    var columns = PeopleAddress.columns(said);
    boolean changed = views.change(view, typed.called(), columns, typed.isShared());
    return said(
        redirect,
        changed
            ? "“%s” is as you wrote it.".formatted(typed.called().strip())
            : "Nothing was changed: that view is gone, or somebody else's.",
        views.find(view).map(found -> PeopleAddress.of(found.seen())).orElse(typed.address()));
  }

  @PostMapping("/people/views/{id}/delete")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String delete(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String of,
      RedirectAttributes redirect) {
    var gone = views.delete(new SavedViewId(id));
    return said(
        redirect,
        gone.map(view -> "“%s” is deleted; the people stay.".formatted(view.name()))
            .orElse("Nothing was deleted: that view is gone, or somebody else's."),
        PeopleAddress.of(of));
  }

  private static String said(RedirectAttributes redirect, String toast, PeopleAddress to) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:" + to.path();
  }
}
