package org.kith.takeout.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.kith.takeout.Takeout;
import org.kith.takeout.TakeoutId;
import org.kith.takeout.Takeouts;
import org.kith.takeout.UnfitFile;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Everything in one file: asked for, fetched, and brought into an empty workspace. An owner's:
/// notes that only one member reads are in it (ADR 017).
@Controller
class TakeoutController {

  private static final String HERE = "redirect:/settings/export";

  private final Takeouts takeouts;
  private final Clock clock;

  TakeoutController(Takeouts takeouts, Clock clock) {
    this.takeouts = takeouts;
    this.clock = clock;
  }

  @GetMapping("/settings/export")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, "");
  }

  private String show(Model model, String problem) {
    var caller = Caller.require();
    var recent = caller.mayActAs(Role.OWNER) ? takeouts.recent() : List.<Takeout>of();
    model.addAttribute(
        "page",
        new TakeoutPage(
            recent.stream()
                .map(of -> new TakeoutPage.Row(of, takeouts.file(of).isPresent()))
                .toList(),
            recent.stream()
                .filter(Takeout::isWaiting)
                .findFirst()
                .map(of -> new TakeoutPage.UnderWay(of, takeouts.progress(of).orElse(null)))
                .orElse(null),
            problem,
            takeouts.leftOut().values().stream().distinct().toList(),
            new TakeoutPage.May(
                caller.mayActAs(Role.OWNER),
                caller.mayActAs(Role.MANAGER),
                caller.mayActAs(Role.OWNER) && takeouts.isEmpty()),
            clock.instant()));
    return "takeout/takeout";
  }

  @PostMapping("/settings/export")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String make(RedirectAttributes redirect) {
    boolean waits = takeouts.recent().stream().anyMatch(Takeout::isWaiting);
    if (!waits) {
      takeouts.ask(Caller.require().member().name());
    }
    redirect.addFlashAttribute(
        "toast", waits ? "One is being made already." : "The file is made in a moment.");
    return HERE;
  }

  /// The part of the page that says how far it has come; the whole page anew once that is over.
  @GetMapping("/settings/export/{id}/progress")
  @Access(Who.OWNER)
  String progress(@PathVariable long id, Model model, HttpServletResponse response) {
    var of = found(id);
    if (!of.isWaiting()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute(
        "underWay", new TakeoutPage.UnderWay(of, takeouts.progress(of).orElse(null)));
    return "takeout/progress";
  }

  @GetMapping("/settings/export/{id}/file")
  @Access(Who.OWNER)
  ResponseEntity<Resource> fetch(@PathVariable long id) {
    var file =
        takeouts
            .fetch(new TakeoutId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(fileName()).build().toString())
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("application/zip"))
        .body(new FileSystemResource(file));
  }

  private String fileName() {
    var workspace = Caller.require().workspace();
    var name = workspace.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "kith-%s-%s.zip".formatted(name, clock.instant().atZone(workspace.zone()).toLocalDate());
  }

  /// Takes all of another Kith in, where there is nothing yet.
  @PostMapping("/settings/export/in")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String takeIn(@RequestParam MultipartFile file, Model model) {
    try (var in = file.getInputStream()) {
      takeouts.receive(in, Caller.require().member().name());
      return HERE;
    } catch (UnfitFile e) {
      return show(model, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return show(model, "The file could not be kept: %s".formatted(e.getMessage()));
    }
  }

  private Takeout found(long id) {
    return takeouts
        .find(new TakeoutId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
