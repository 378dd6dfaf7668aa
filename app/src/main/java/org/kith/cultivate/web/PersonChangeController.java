package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.kith.cultivate.AccountsNamed;
import org.kith.cultivate.AccountsNamed.Noted;
import org.kith.cultivate.quicklog.Nicknames;
import org.kith.people.Person;
import org.kith.people.PersonDetails;
import org.kith.people.PersonEditId;
import org.kith.people.PersonEdits;
import org.kith.people.PersonEdits.Changed;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// Puts right what is known of somebody: who they are, what they are called, where they speak.
@Controller
class PersonChangeController {

  private static final int SHORT = 300;
  private static final int LONG = 10_000;

  private final Persons persons;
  private final Righting righting;
  private final Clock clock;

  PersonChangeController(Persons persons, Righting righting, Clock clock) {
    this.persons = persons;
    this.righting = righting;
    this.clock = clock;
  }

  /// What puts things right.
  @Component
  record Righting(PersonEdits edits, Nicknames nicknames, AccountsNamed accounts) {}

  @GetMapping("/people/{id}/change")
  @Access(Who.MEMBER)
  String show(@PathVariable long id, Model model) {
    var person = known(id);
    return page(
        person,
        PersonChangePage.Seen.of(person),
        PersonChangePage.Typed.of(person),
        Map.of(),
        model);
  }

  private String page(
      Person person,
      PersonChangePage.Seen seen,
      PersonChangePage.Typed typed,
      Map<String, String> wrong,
      Model model) {
    model.addAttribute(
        "page",
        new PersonChangePage(
            person,
            seen,
            typed,
            wrong,
            righting.nicknames().of(person.id()),
            righting.edits().purposes(person.id()),
            Objects.requireNonNull(clock.instant()),
            Caller.require().workspace().zone()));
    return "cultivate/person-change";
  }

  @PostMapping("/people/{id}/change")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String change(
      @PathVariable long id,
      @ModelAttribute PersonChangePage.Seen seen,
      @ModelAttribute PersonChangePage.Typed typed,
      Model model,
      RedirectAttributes redirect) {
    var person = known(id);
    var wrong = wrong(typed);
    if (!wrong.isEmpty()) {
      return page(person, seen, typed, wrong, model);
    }
    var details =
        new PersonDetails(
            typed.name().strip(),
            typed.about().strip(),
            typed.email().strip(),
            typed.purpose().strip(),
            typed.connection());
    return switch (righting.edits().change(person.id(), seen.details(), details)) {
      case Changed.Now(var edit) -> {
        redirect.addFlashAttribute("undo", "%s/change/%d/undo".formatted(path(id), edit.value()));
        yield said(path(id), redirect, "%s is as you wrote it.".formatted(details.name()));
      }
      case Changed.Already _ -> said(path(id), redirect, "Nothing was changed: it was so already.");
      case Changed.Missing _ -> throw missing();
    };
  }

  private static Map<String, String> wrong(PersonChangePage.Typed typed) {
    var wrong = new HashMap<String, String>();
    if (typed.name().isBlank() || typed.name().strip().length() > SHORT) {
      wrong.put("name", "A name has 1 to %d characters.".formatted(SHORT));
    }
    if (typed.about().strip().length() > LONG) {
      wrong.put("about", "This may have %,d characters.".formatted(LONG));
    }
    var email = typed.email().strip();
    if (!email.isEmpty() && (email.length() > SHORT || !email.matches("[^\\s@]+@[^\\s@]+"))) {
      wrong.put("email", "“%s” is no e-mail address.".formatted(email));
    }
    if (typed.purpose().isBlank() || typed.purpose().strip().length() > SHORT) {
      wrong.put("purpose", "Say why in 1 to %d characters.".formatted(SHORT));
    }
    return wrong;
  }

  @PostMapping("/people/{id}/change/{edit}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(@PathVariable long id, @PathVariable long edit, RedirectAttributes redirect) {
    var person = known(id);
    return said(
        path(id),
        redirect,
        righting.edits().undo(person.id(), new PersonEditId(edit))
            ? "It is as it was before."
            : "Nothing was taken back: it was changed again since.");
  }

  @PostMapping("/people/{id}/nicknames")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String call(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String nickname,
      RedirectAttributes redirect) {
    var person = known(id);
    var name = nickname.strip();
    if (name.isEmpty() || name.length() > SHORT) {
      return said(
          changing(id),
          redirect,
          "Nothing was changed: a name has 1 to %d characters.".formatted(SHORT));
    }
    if (righting.nicknames().add(person.id(), name)) {
      redirect.addFlashAttribute("undo", path(id) + "/nicknames/remove?nickname=" + encoded(name));
    }
    return said(changing(id), redirect, "“%s” is %s from now on.".formatted(name, person.name()));
  }

  @PostMapping("/people/{id}/nicknames/remove")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String callNoMore(
      @PathVariable long id, @RequestParam String nickname, RedirectAttributes redirect) {
    var person = known(id);
    if (!righting.nicknames().remove(person.id(), nickname)) {
      return said(changing(id), redirect, "That name was gone already.");
    }
    redirect.addFlashAttribute("undo", path(id) + "/nicknames?nickname=" + encoded(nickname));
    return said(changing(id), redirect, "“%s” is %s no more.".formatted(nickname, person.name()));
  }

  @PostMapping("/people/{id}/accounts")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String link(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String link,
      RedirectAttributes redirect)
      throws InterruptedException {
    var person = known(id);
    return switch (righting.accounts().note(person.id(), link)) {
      case Noted.Theirs(var account, var name, var reads) -> {
        redirect.addFlashAttribute(
            "undo", "%s/accounts/%d/apart".formatted(path(id), account.value()));
        var reading = reads.isEmpty() ? "" : " Kith reads “%s” now.".formatted(reads);
        yield said(path(id), redirect, "%s is %s’s now.%s".formatted(name, person.name(), reading));
      }
      case Noted.SomebodyElses(var other, var name) ->
          said(
              "%s/same/%d".formatted(path(id), other.value()),
              redirect,
              "That is %s’s account. Are they one person?".formatted(name));
      case Noted.Nothing(var why) -> said(changing(id), redirect, why);
    };
  }

  private Person known(long id) {
    return persons.find(new PersonId(id)).orElseThrow(PersonChangeController::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String encoded(String name) {
    return UriUtils.encode(name, StandardCharsets.UTF_8);
  }

  private static String path(long id) {
    return "/people/" + id;
  }

  private static String changing(long id) {
    return path(id) + "/change";
  }

  private static String said(String where, RedirectAttributes redirect, String toast) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:" + where;
  }
}
