package org.kith.cultivate.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.cultivate.Stage;
import org.kith.cultivate.views.Bulk;
import org.kith.cultivate.views.BulkAct;
import org.kith.cultivate.views.BulkDone;
import org.kith.cultivate.views.BulkId;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Member;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Does something to many people at once, for programs, by the rules that hold for each of them
/// alone.
@RestController
@RequestMapping("/api/v1/people/bulk")
class BulkApi {

  private final Bulk bulk;
  private final MeantPeople meant;
  private final KnownPeople known;

  BulkApi(Bulk bulk, MeantPeople meant, KnownPeople known) {
    this.bulk = bulk;
    this.meant = meant;
    this.known = known;
  }

  /// What is done to each of many.
  enum Act {
    TAG,
    UNTAG,
    OWN,
    MOVE
  }

  /// What to do, and to whom: people by their numbers, all that a filter means, or all of a saved
  /// view. No more than 5,000.
  ///
  /// @param act TAG and UNTAG take `tag`, OWN takes `owner`, MOVE takes `stage`
  /// @param owner the number of the member who is to keep in touch; left out, nobody
  /// @param people their numbers
  /// @param of whom a filter means
  /// @param saved the number of a saved view
  record NewBulkJson(
      Act act,
      @Nullable String tag,
      @Nullable Long owner,
      @Nullable Stage stage,
      @Nullable List<Long> people,
      @Nullable PeopleFilterJson of,
      @Nullable Long saved) {}

  /// To whom it was not done.
  ///
  /// @param why as it follows on who they are: “said no”
  /// @param people their numbers
  record BulkLeftJson(String why, List<Long> people) {}

  /// What became of it.
  ///
  /// @param id by which it is taken back; null where nothing was done
  /// @param done how many it was done to
  record BulkDoneJson(@Nullable Long id, int done, List<BulkLeftJson> left) {

    static BulkDoneJson of(BulkDone done) {
      Map<String, List<Long>> left = new LinkedHashMap<>();
      for (var one : done.left()) {
        left.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one.person().value());
      }
      var id = done.id();
      return new BulkDoneJson(
          id == null ? null : id.value(),
          done.done(),
          left.entrySet().stream()
              .map(entry -> new BulkLeftJson(entry.getKey(), List.copyOf(entry.getValue())))
              .toList());
    }
  }

  /// Does one thing to many people, but for those with whom it cannot be done, such as whoever said
  /// no. Sent again it changes nothing more.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  BulkDoneJson act(@RequestBody NewBulkJson body) {
    var owner = known.fullMember(body.owner());
    var act = act(body, owner);
    var people = people(body);
    var problem = BulkRules.problem(act, owner, people.size());
    if (!problem.isEmpty()) {
      throw Wrong.body("Nothing was done: " + problem);
    }
    try {
      return BulkDoneJson.of(bulk.act(act, people));
    } catch (IllegalArgumentException e) { // a tag too many
      throw Wrong.body("Nothing was done: " + e.getMessage());
    }
  }

  private static BulkAct act(NewBulkJson body, @Nullable Member owner) {
    return switch (Wrong.given(body.act(), "act")) {
      case TAG -> new BulkAct.Tag(Wrong.given(body.tag(), "tag"));
      case UNTAG -> new BulkAct.Untag(Wrong.given(body.tag(), "tag"));
      case OWN -> new BulkAct.Own(owner == null ? null : owner.id());
      case MOVE -> new BulkAct.Move(Wrong.given(body.stage(), "stage"));
    };
  }

  private List<PersonId> people(NewBulkJson body) {
    var numbers = body.people();
    var filter = body.of();
    var saved = body.saved();
    if (Stream.of(numbers != null, filter != null, saved != null).filter(said -> said).count()
        != 1) {
      throw Wrong.body("Name who is meant by one of “people”, “of” and “saved”.");
    }
    if (numbers != null) {
      return numbers.stream().filter(Objects::nonNull).distinct().map(PersonId::new).toList();
    }
    return meant.all(
        filter == null ? meant.saved(saved == null ? 0 : saved) : filter.filter(known));
  }

  /// Takes it back, but for those with whom somebody did something else since.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void undo(@PathVariable long id) {
    if (!bulk.undo(new BulkId(id))) {
      throw Wrong.missing();
    }
  }
}
