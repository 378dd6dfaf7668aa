package org.kith.listen.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kith.jobs.Jobs;
import org.kith.listen.FeedReading;
import org.kith.listen.SourcesFile;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Lists of feeds, from and for other readers.
@Controller
class SourcesFileController {

  private static final String HERE = "redirect:/settings/sources";
  private static final int LARGEST = 4 << 20;

  private final SourcesFile files;
  private final Jobs jobs;

  SourcesFileController(SourcesFile files, Jobs jobs) {
    this.files = files;
    this.jobs = jobs;
  }

  @GetMapping("/settings/sources/feeds.opml")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> write() {
    var file = files.write("Feeds of " + Caller.require().workspace().name());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/x-opml;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("kith-feeds.opml").build().toString())
        .body(file);
  }

  /// Shows what a file would bring; nothing is changed yet.
  @PostMapping("/settings/sources/file")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(@RequestParam MultipartFile file, Model model, RedirectAttributes redirect)
      throws IOException {
    var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    if (file.getSize() > LARGEST) {
      return refuse(redirect, "That file has more than 4 MB; lists of feeds are much smaller.");
    }
    var plan = files.plan(file.getBytes());
    if (plan.isEmpty()) {
      return refuse(
          redirect,
          "“%s” is no list of feeds. Other readers call it OPML, and export it.".formatted(name));
    }
    model.addAttribute("page", new SourcesFilePage(name, plan.get()));
    return "listen/sourcesFile";
  }

  private static String refuse(RedirectAttributes redirect, String why) {
    redirect.addFlashAttribute("toast", why);
    return HERE;
  }

  @PostMapping("/settings/sources/file/add")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(@RequestParam String list, RedirectAttributes redirect) {
    var added = files.add(list.getBytes(StandardCharsets.UTF_8));
    jobs.start(FeedReading.NAME, "");
    redirect.addFlashAttribute(
        "toast",
        added.feeds() == 1
            ? "Kith reads one more feed now."
            : "Kith reads %,d more feeds now.".formatted(added.feeds()));
    redirect.addFlashAttribute("undo", "/settings/sources/file/" + added.id() + "/undo");
    return HERE;
  }

  @PostMapping("/settings/sources/file/{id}/undo")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String undo(@PathVariable long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "toast",
        files
            .undo(id)
            .map(gone ->
                gone == 1
                    ? "Taken back: one feed is read no more."
                    : "Taken back: %,d feeds are read no more.".formatted(gone))
            .orElse("That was taken back already."));
    return HERE;
  }
}
