package org.kith.listen.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.JobRun;
import org.kith.listen.ChosenColumns;
import org.kith.listen.Import;
import org.kith.listen.ImportId;
import org.kith.listen.Imports;
import org.kith.networks.Network;
import org.kith.networks.archive.Mapping;
import org.kith.networks.archive.Meaning;
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

/// Files that are brought in: looked at, explained, taken in, undone.
@Controller
class ImportsController {

  private static final String HERE = "redirect:/settings/import";

  private final Imports imports;
  private final Clock clock;

  ImportsController(Imports imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  @GetMapping("/settings/import")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, "");
  }

  private String show(Model model, String problem) {
    model.addAttribute(
        "page", new ImportsPage(imports.recent(), problem, mayChange(), clock.instant()));
    return "listen/imports";
  }

  private static boolean mayChange() {
    return Caller.require().member().role().mayActAs(Role.MANAGER);
  }

  /// Keeps a file, and goes to what it would bring. Nothing is taken in yet.
  @PostMapping("/settings/import")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String keep(@RequestParam MultipartFile file, Model model) {
    var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
    try (var in = file.getInputStream()) {
      var kept = imports.keep(name, in);
      if (kept.isPresent()) {
        return HERE + "/" + kept.get().value();
      }
      return show(
          model,
          "“%s” is neither an export Kith knows nor a table. It takes the exports of X, Bluesky, Mastodon, Facebook and Instagram (as JSON), and CSV."
              .formatted(name));
    } catch (IOException e) {
      return show(model, String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/settings/import/{id}")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) throws IOException {
    return show(found(id), null, model);
  }

  /// Shows what it would bring if its columns meant that.
  @PostMapping("/settings/import/{id}/look")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(@PathVariable long id, @RequestParam Map<String, String> fields, Model model)
      throws IOException {
    return show(found(id), chosen(fields), model);
  }

  private String show(Import of, @Nullable Mapping chosen, Model model) throws IOException {
    boolean open = of.state() == Import.State.LOOKED;
    var shape = open ? imports.shape(of).orElse(null) : null;
    var mapping = shape == null || chosen != null ? chosen : Mapping.proposed(shape);
    var lack = mapping == null || shape == null ? "" : mapping.lack();
    boolean sayable = open && lack.isEmpty() && (!of.isTable() || shape != null);
    var preview = sayable ? imports.look(of, Optional.ofNullable(mapping)).orElse(null) : null;
    model.addAttribute(
        "page", new ImportPage(of, shape, mapping, preview, lack, mayChange(), clock.instant()));
    model.addAttribute("taken", taken(of));
    return "listen/import";
  }

  /// How many posts and accounts were taken in so far.
  private long taken(Import of) {
    return imports.progress(of.id()).map(JobRun::done).orElse(0L);
  }

  /// The part of the page that says how far it has come; the whole page anew once that is over.
  @GetMapping("/settings/import/{id}/progress")
  @Access(Who.VIEWER)
  String progress(@PathVariable long id, Model model, HttpServletResponse response) {
    var of = found(id);
    if (of.state() != Import.State.WAITING) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("of", of);
    model.addAttribute("taken", taken(of));
    return "listen/importProgress";
  }

  @PostMapping("/settings/import/{id}/begin")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String begin(
      @PathVariable long id,
      @RequestParam Map<String, String> fields,
      RedirectAttributes redirect) {
    var of = found(id);
    var mapping = of.isTable() ? Optional.of(chosen(fields)) : Optional.<Mapping>empty();
    if (mapping.isPresent() && !mapping.get().lack().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mapping.get().lack());
    }
    boolean begun = imports.begin(of, mapping);
    redirect.addFlashAttribute(
        "toast", begun ? "It is taken in in a moment." : "It was taken in before.");
    return HERE + "/" + id;
  }

  @PostMapping("/settings/import/{id}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@PathVariable long id, RedirectAttributes redirect) {
    found(id);
    boolean undone = imports.undo(new ImportId(id));
    redirect.addFlashAttribute(
        "toast",
        undone ? "Undone. What it brought is out again." : "It cannot be undone any more.");
    return HERE + "/" + id;
  }

  private Import found(long id) {
    return imports
        .find(new ImportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /// What somebody chose for the columns.
  private static Mapping chosen(Map<String, String> fields) {
    try {
      var columns = ChosenColumns.of(fields, Meaning::valueOf);
      var network = fields.getOrDefault("network", "");
      return new Mapping(
          columns,
          network.isEmpty() ? null : Network.valueOf(network),
          !"month".equals(fields.get("order")));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "No column means that.", e);
    }
  }
}
