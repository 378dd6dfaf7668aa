package org.kith.people.web;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.ChosenColumns;
import org.kith.people.imports.ColumnMeaning;
import org.kith.people.imports.PeopleImport;
import org.kith.people.imports.PeopleImportId;
import org.kith.people.imports.PeopleImports;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Files with people: brought, explained, taken in, undone.
@Controller
class PeopleImportController {

  private static final String HERE = "redirect:/settings/import/people";

  private final PeopleImports imports;
  private final Clock clock;

  PeopleImportController(PeopleImports imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  @GetMapping("/settings/import/people")
  @Access(Who.VIEWER)
  String show(Model model) {
    return list(model, "");
  }

  private String list(Model model, String problem) {
    model.addAttribute(
        "page",
        new PeopleImportPage(
            null, imports.recent(), null, null, problem, mayChange(), clock.instant()));
    return "people/imports";
  }

  private static boolean mayChange() {
    return Caller.require().mayActAs(Role.MANAGER);
  }

  /// Keeps a file, and goes to what it would bring. Nobody is added yet.
  @PostMapping("/settings/import/people")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String keep(@RequestParam MultipartFile file, Model model) {
    var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
    try (var in = file.getInputStream()) {
      var kept = imports.keep(name, in, Caller.require().member().name());
      return kept.isPresent()
          ? HERE + "/" + kept.get().value()
          : list(
              model,
              "“%s” is neither a table nor vCards. It takes CSV, as CiviCRM, Mautic and spreadsheets write it, and the .vcf file of an address book."
                  .formatted(name));
    } catch (IOException e) {
      return list(model, String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/settings/import/people/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) {
    return show(found(id), null, "", model);
  }

  /// Shows what it would bring if its columns held that.
  @PostMapping("/settings/import/people/{id}/look")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(@PathVariable long id, @RequestParam Map<String, String> fields, Model model) {
    return show(found(id), chosen(fields), "", model);
  }

  private String show(
      PeopleImport of, @Nullable List<ColumnMeaning> chosen, String problem, Model model) {
    PeopleImportPage.Table table = null;
    PeopleImport.Counts preview = null;
    var said = problem;
    if (of.state() == PeopleImport.State.LOOKED) {
      try {
        var shape = imports.shape(of.id());
        var columns = chosen != null ? chosen : shape.map(imports::proposed).orElse(List.of());
        table =
            shape.map(s -> new PeopleImportPage.Table(s, columns, imports.meanings())).orElse(null);
        preview = imports.look(of.id(), columns).orElse(null);
      } catch (IOException e) {
        said = String.valueOf(e.getMessage());
      }
    }
    model.addAttribute(
        "page",
        new PeopleImportPage(of, List.of(), table, preview, said, mayChange(), clock.instant()));
    return "people/import";
  }

  @PostMapping("/settings/import/people/{id}/take")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String take(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    var of = found(id);
    if (purpose.isBlank() || purpose.length() > 300) {
      return show(
          of, chosen(fields), "Say in a few words why these people are added to People.", model);
    }
    try {
      boolean taken = imports.take(of.id(), chosen(fields), purpose);
      redirect.addFlashAttribute(
          "toast", taken ? "They are among your People now." : "That was taken in before.");
      return HERE + "/" + id;
    } catch (IOException e) {
      return show(of, chosen(fields), String.valueOf(e.getMessage()), model);
    }
  }

  @PostMapping("/settings/import/people/{id}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@PathVariable long id, RedirectAttributes redirect) {
    var undone = imports.undo(found(id).id());
    redirect.addFlashAttribute(
        "toast",
        undone
            .map(done ->
                done.staying() == 0
                    ? "Undone: %,d out again.".formatted(done.removed())
                    : "Undone: %,d out again; %,d who refused stay, so that it is not forgotten."
                        .formatted(done.removed(), done.staying()))
            .orElse("It cannot be undone any more."));
    return HERE + "/" + id;
  }

  private PeopleImport found(long id) {
    return imports
        .find(new PeopleImportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static List<ColumnMeaning> chosen(Map<String, String> fields) {
    try {
      return ChosenColumns.of(fields, ColumnMeaning::read);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "No column holds that.", e);
    }
  }
}
