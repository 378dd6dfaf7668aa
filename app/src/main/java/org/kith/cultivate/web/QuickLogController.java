package org.kith.cultivate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.kith.cultivate.Addresses;
import org.kith.cultivate.Pasted;
import org.kith.cultivate.quicklog.QuickLog;
import org.kith.cultivate.quicklog.QuickLogId;
import org.kith.cultivate.quicklog.Understood;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The line at the foot of every page.
@Controller
class QuickLogController {

  private static final String ANSWER = "who.";

  private final QuickLog log;
  private final Addresses addresses;
  private final Clock clock;

  QuickLogController(QuickLog log, Addresses addresses, Clock clock) {
    this.log = log;
    this.addresses = addresses;
    this.clock = clock;
  }

  @GetMapping("/log")
  @Access(Who.MEMBER)
  String show(Model model, HttpServletRequest request) {
    return page(model, Map.of("back", Back.of(request, "/today")), "cultivate/log");
  }

  /// Says what a line means while it is typed.
  @PostMapping("/log/read")
  @Access(value = Who.MEMBER, rate = Rate.PAGE)
  String read(@RequestParam Map<String, String> form, HttpServletRequest request, Model model) {
    var typed = new HashMap<>(form);
    typed.putIfAbsent("back", Back.of(request, "/today"));
    return page(model, typed, "cultivate/log-read");
  }

  private String page(Model model, Map<String, String> form, String template) {
    var line = line(form);
    var pasted = addresses.whose(line).orElse(null);
    model.addAttribute(
        "page",
        new QuickLogPage(
            pasted == null
                ? log.read(line, answers(form))
                : new Understood(line, java.util.List.of(), java.util.List.of()),
            pasted,
            Back.safe(form.getOrDefault("back", ""), "/today"),
            isMine(form),
            clock.instant().atZone(Caller.require().workspace().zone()).toLocalDate()));
    return template;
  }

  /// Keeps a line whose reading was seen and leaves no question; shows the reading otherwise.
  @PostMapping("/log")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String keep(
      @RequestParam Map<String, String> form,
      HttpServletRequest request,
      Model model,
      RedirectAttributes redirect) {
    var line = line(form);
    if (addresses.whose(line).orElse(null) instanceof Pasted.Known(var person, _)) {
      return "redirect:/people/" + person.value();
    }
    var seen = new HashMap<>(form);
    seen.putIfAbsent("back", Back.of(request, "/today"));
    if (line.equals(form.get("seen"))) {
      var kept = log.keep(line, answers(form), isMine(form));
      if (kept.isPresent()) {
        redirect.addFlashAttribute("toast", said(kept.get().what()));
        redirect.addFlashAttribute("undo", "/log/" + kept.get().id().value() + "/undo");
        return "redirect:" + Back.safe(seen.getOrDefault("back", ""), "/today");
      }
    }
    return page(model, seen, "cultivate/log");
  }

  @PostMapping("/log/{id}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(@PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
    boolean back = log.undo(new QuickLogId(id));
    redirect.addFlashAttribute(
        "toast", back ? "Taken back, all of it." : "That was taken back already.");
    return "redirect:" + Back.of(request, "/today");
  }

  /// Adds whoever is behind an address.
  @PostMapping("/log/add")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String add(
      @RequestParam String address,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String purpose,
      RedirectAttributes redirect) {
    var why = purpose.isBlank() ? "They speak about what we care about." : cut(purpose);
    var added = addresses.add(address, cut(name), why);
    redirect.addFlashAttribute(
        "toast", added.isPresent() ? "They are among your People now." : "Nobody was added.");
    return added.map(person -> "redirect:/people/" + person.value()).orElse("redirect:/log");
  }

  private static String said(Understood what) {
    var names = TodayWords.names(what.names());
    var entries = what.entries() == 0 ? "" : TodayWords.count(what.entries(), "entry", "entries");
    var steps = what.steps() == 0 ? "" : TodayWords.count(what.steps(), "next step", "next steps");
    return "Noted for %s: %s."
        .formatted(names, entries + (entries.isEmpty() || steps.isEmpty() ? "" : " and ") + steps);
  }

  private static String line(Map<String, String> form) {
    var line = form.getOrDefault("line", "").strip();
    return line.length() > QuickLog.LONGEST ? line.substring(0, QuickLog.LONGEST) : line;
  }

  private static Map<String, String> answers(Map<String, String> form) {
    var answers = new HashMap<String, String>();
    form.forEach((key, value) -> {
      if (key.startsWith(ANSWER)) {
        answers.put(key.substring(ANSWER.length()), value);
      }
    });
    return answers;
  }

  private static boolean isMine(Map<String, String> form) {
    return "yes".equals(form.get("mine"));
  }

  private static String cut(String text) {
    var one = text.strip();
    return one.length() > 300 ? one.substring(0, 300) : one;
  }

  /// The page somebody came from; never one of another site.
  private static final class Back {

    private Back() {}

    static String of(HttpServletRequest request, String otherwise) {
      var from = request.getHeader(HttpHeaders.REFERER);
      if (from == null || from.length() > 2_000) {
        return otherwise;
      }
      try {
        var uri = URI.create(from);
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return safe(uri.getRawPath() + query, otherwise);
      } catch (IllegalArgumentException e) {
        return otherwise; // somebody's own header
      }
    }

    static String safe(String path, String otherwise) {
      return path.matches("/(?!log([/?]|$))[A-Za-z0-9][A-Za-z0-9/_.~%?&=+-]*") ? path : otherwise;
    }
  }
}
