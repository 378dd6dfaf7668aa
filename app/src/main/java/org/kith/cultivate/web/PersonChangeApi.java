package org.kith.cultivate.web;

import java.util.List;
import org.kith.api.Listed;
import org.kith.api.Wrong;
import org.kith.cultivate.AccountsNamed;
import org.kith.cultivate.AccountsNamed.Noted;
import org.kith.cultivate.quicklog.Nicknames;
import org.kith.listen.AccountId;
import org.kith.people.SamePersons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people are called and where they speak, for programs.
@RestController
@RequestMapping("/api/v1/people/{id}")
class PersonChangeApi {

  private static final int SHORT = 300;
  private static final int LINK = 2_000;
  private static final int MOST = 50;

  private final KnownPeople known;
  private final Nicknames nicknames;
  private final AccountsNamed accounts;
  private final SamePersons same;

  PersonChangeApi(
      KnownPeople known, Nicknames nicknames, AccountsNamed accounts, SamePersons same) {
    this.known = known;
    this.nicknames = nicknames;
    this.accounts = accounts;
    this.same = same;
  }

  /// What else somebody is called among the team.
  ///
  /// @param items 50 at most
  record NicknamesJson(List<String> items) implements Listed {}

  /// Where somebody speaks.
  ///
  /// @param link of a profile or a blog, or a handle such as `@ana@mastodon.example`
  record AccountLinkJson(String link) {}

  /// What else somebody is called: typed, or learned by the quick log.
  @GetMapping("/nicknames")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  NicknamesJson nicknames(@PathVariable long id) {
    return new NicknamesJson(nicknames.of(known.person(id).id()));
  }

  /// Makes these the names that somebody is called by as well, and no others.
  @PutMapping("/nicknames")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  NicknamesJson call(@PathVariable long id, @RequestBody NicknamesJson body) {
    var person = known.person(id).id();
    var wanted = Wrong.given(body.items(), "items");
    if (wanted.size() > MOST) {
      throw Wrong.body("“items” has %d names; it may have %d.".formatted(wanted.size(), MOST));
    }
    nicknames.set(
        person, wanted.stream().map(name -> Wrong.text(name, "items", SHORT)).distinct().toList());
    return new NicknamesJson(nicknames.of(person));
  }

  /// Notes that an account is somebody's, by its link; an address that was never met is looked at
  /// first. One that is somebody else's stays theirs: 409.
  @PostMapping("/accounts")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  PersonJson link(@PathVariable long id, @RequestBody AccountLinkJson body)
      throws InterruptedException {
    var person = known.person(id);
    var link = Wrong.text(body.link(), "link", LINK);
    return switch (accounts.note(person.id(), link)) {
      case Noted.Theirs _ -> known.json(id);
      case Noted.SomebodyElses(var other, var name) ->
          throw Wrong.conflict(
              "That account is %s’s, person %d. If the two are one, merge them."
                  .formatted(name, other.value()));
      case Noted.Nothing(var why) -> throw Wrong.body(why);
    };
  }

  /// Takes an account away from somebody: nothing joins the two by itself any more.
  @DeleteMapping("/accounts/{account}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void apart(@PathVariable long id, @PathVariable long account) {
    if (!same.apart(known.person(id).id(), new AccountId(account))) {
      throw Wrong.missing();
    }
  }
}
