package org.kith.people.web;

import java.util.List;
import org.kith.people.Field;
import org.kith.people.Fields;
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

/// Settings: the fields that a team keeps about people beside those of Kith.
@Controller
class FieldsController {

  private final Fields fields;

  FieldsController(Fields fields) {
    this.fields = fields;
  }

  @GetMapping("/settings/fields")
  @Access(Who.VIEWER)
  String show(Model model) {
    model.addAttribute(
        "page", new FieldsPage(fields.all(), Caller.require().mayActAs(Role.MANAGER)));
    return "people/fields";
  }

  @PostMapping("/settings/fields")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String define(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "TEXT") Field.Kind kind,
      @RequestParam(defaultValue = "") String choices,
      RedirectAttributes redirect) {
    var problem = fields.define(name, kind, lines(choices));
    return said(
        redirect,
        problem.isEmpty()
            ? "“%s” is on the page of each person now.".formatted(name.strip())
            : "Nothing was made. " + problem);
  }

  @PostMapping("/settings/fields/change")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(
      @RequestParam String field,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String choices,
      RedirectAttributes redirect) {
    var problem = fields.change(field, name, lines(choices));
    return said(
        redirect,
        problem.isEmpty()
            ? "“%s” is as you wrote it.".formatted(name.strip())
            : "Nothing was changed. " + problem);
  }

  @PostMapping("/settings/fields/delete")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String delete(@RequestParam String field, RedirectAttributes redirect) {
    var people = fields.delete(field);
    return said(
        redirect,
        people.isEmpty()
            ? "That field is gone already."
            : "“%s” is deleted; it held something of %d %s."
                .formatted(field, people.get(), people.get() == 1 ? "person" : "people"));
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static String said(RedirectAttributes redirect, String toast) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:/settings/fields";
  }
}
