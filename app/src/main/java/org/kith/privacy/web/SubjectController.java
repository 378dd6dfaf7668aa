package org.kith.privacy.web;

import java.nio.charset.StandardCharsets;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.privacy.DataPage;
import org.kith.privacy.Erasure;
import org.kith.privacy.Looks;
import org.kith.privacy.SubjectAccess;
import org.kith.privacy.SubjectJson;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Gives out all that is held about a person, to read or as a file, and erases it. A manager's;
/// only an owner's has the notes that one member alone reads.
@Controller
class SubjectController {

  private final SubjectAccess access;
  private final Erasure erasure;
  private final Looks looks;
  private final Persons persons;

  SubjectController(SubjectAccess access, Erasure erasure, Looks looks, Persons persons) {
    this.access = access;
    this.erasure = erasure;
    this.looks = looks;
    this.persons = persons;
  }

  @GetMapping("/people/{id}/data")
  @Access(Who.MANAGER)
  String show(@PathVariable long id, Model model) {
    var all = found(id);
    looks.exported(new PersonId(id), "all that is held, to read", 1);
    model.addAttribute("page", new DataPage(all));
    return "privacy/data";
  }

  @GetMapping("/people/{id}/data.json")
  @Access(Who.MANAGER)
  ResponseEntity<byte[]> json(@PathVariable long id) {
    var all = found(id);
    looks.exported(new PersonId(id), "all that is held, as a file", 1);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("kith-person-%d.json".formatted(id))
                .build()
                .toString())
        .body(SubjectJson.of(all).getBytes(StandardCharsets.UTF_8));
  }

  private SubjectAccess.Everything found(long id) {
    return access
        .of(new PersonId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/people/{id}/erase")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String erase(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes redirect) {
    var person =
        persons
            .find(new PersonId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!name.strip().equals(person.name().strip())) {
      redirect.addFlashAttribute(
          "toast", "Nothing was erased: type their name as it stands on their page.");
      return "redirect:/people/" + id;
    }
    var erased = erasure.erase(person.id());
    redirect.addFlashAttribute(
        "toast",
        erased
            .map(e ->
                "Erased: %s, %s. Nothing of them comes in again."
                    .formatted(
                        count(e.accounts(), "account", "accounts"),
                        count(e.posts(), "post", "posts")))
            .orElse("They were gone already."));
    return "redirect:/people";
  }

  private static String count(int number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }
}
