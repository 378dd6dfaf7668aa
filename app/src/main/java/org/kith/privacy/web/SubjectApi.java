package org.kith.privacy.web;

import org.kith.api.Wrong;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.privacy.Erasure;
import org.kith.privacy.Looks;
import org.kith.privacy.SubjectAccess;
import org.kith.privacy.SubjectJson;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives out all that is held about a person, and erases it, for programs: a manager's, as on the
/// page.
@RestController
@RequestMapping("/api/v1/people/{id}")
class SubjectApi {

  private final SubjectAccess access;
  private final Erasure erasure;
  private final Looks looks;
  private final Persons persons;

  SubjectApi(SubjectAccess access, Erasure erasure, Looks looks, Persons persons) {
    this.access = access;
    this.erasure = erasure;
    this.looks = looks;
    this.persons = persons;
  }

  /// What was erased.
  ///
  /// @param accounts how many accounts
  /// @param posts how many posts of theirs
  record ErasedJson(int accounts, int posts) {}

  /// All that is held about somebody, as the file they get when they ask. The log of who looked
  /// notes it.
  @GetMapping("/data")
  @Access(value = Who.MANAGER, scope = Scope.READ_PEOPLE)
  JsonNode data(@PathVariable long id) {
    var all = access.of(new PersonId(id)).orElseThrow(Wrong::missing);
    looks.exported(new PersonId(id), "all that is held, by a program", 1);
    return JsonMapper.shared().readTree(SubjectJson.of(all));
  }

  /// Erases somebody for good: notes, posts, accounts. Only hashes stay, so that nothing of them
  /// comes in again. `name` is what they are called, so that a wrong number erases nobody.
  @DeleteMapping
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ErasedJson erase(@PathVariable long id, @RequestParam(defaultValue = "") String name) {
    var person = persons.find(new PersonId(id)).orElseThrow(Wrong::missing);
    if (!name.strip().equals(person.name().strip())) {
      throw Wrong.body("Nothing was erased: “name” must be their name as it stands.");
    }
    var erased = erasure.erase(person.id()).orElseThrow(Wrong::missing);
    return new ErasedJson(erased.accounts(), erased.posts());
  }
}
