package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Stage;
import org.kith.cultivate.views.Bulk;
import org.kith.cultivate.views.BulkAct;
import org.kith.cultivate.views.BulkDone;
import org.kith.cultivate.views.BulkId;
import org.kith.cultivate.views.PeopleViews;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.Members;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// Does something to the people who are chosen on their page, or to all of its view.
@Controller
class BulkController {

  private final Bulk bulk;
  private final PeopleViews views;
  private final Members members;

  BulkController(Bulk bulk, PeopleViews views, Members members) {
    this.bulk = bulk;
    this.views = views;
    this.members = members;
  }

  /// Whom it is done to, and with what.
  ///
  /// @param of the address they were chosen at
  /// @param all whether all of that view are meant
  record Chosen(
      @Nullable String of,
      @Nullable String all,
      @Nullable List<Long> who,
      @Nullable String tag,
      @Nullable Long owner,
      @Nullable Stage stage) {

    PeopleAddress address() {
      return PeopleAddress.of(of == null ? "" : of);
    }

    String tagged() {
      return tag == null ? "" : tag;
    }
  }

  @PostMapping("/people/bulk")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String act(Chosen chosen, @RequestParam String act, RedirectAttributes redirect) {
    var back = "redirect:" + chosen.address().path();
    var people = people(views, chosen);
    if (people.isEmpty()) {
      redirect.addFlashAttribute("toast", "Nothing was done: choose people first.");
      return back;
    }
    var owner = member(chosen.owner());
    var doing = act(act, chosen, owner);
    var problem = BulkRules.problem(doing, owner, people.size());
    if (!problem.isEmpty() || doing == null) {
      redirect.addFlashAttribute("toast", "Nothing was done: " + problem);
      return back;
    }
    var done = bulk.act(doing, people);
    redirect.addFlashAttribute("toast", said(doing, owner, done));
    var id = done.id();
    if (id != null) {
      redirect.addFlashAttribute(
          "undo",
          "/people/bulk/%d/undo?of=%s"
              .formatted(
                  id.value(), UriUtils.encode(chosen.address().query(), StandardCharsets.UTF_8)));
    }
    return back;
  }

  @PostMapping("/people/bulk/{id}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String undo(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String of,
      RedirectAttributes redirect) {
    boolean back = bulk.undo(new BulkId(id));
    redirect.addFlashAttribute(
        "toast", back ? "Taken back, but for what changed since." : "That was taken back already.");
    return "redirect:" + PeopleAddress.of(of).path();
  }

  /// Those who were chosen, or everybody of the view.
  static List<PersonId> people(PeopleViews views, Chosen chosen) {
    if (chosen.all() != null) {
      return views.after(chosen.address().filter(), new PersonId(0), Bulk.MOST + 1);
    }
    var who = chosen.who();
    return who == null ? List.of() : who.stream().distinct().map(PersonId::new).toList();
  }

  private static @Nullable BulkAct act(String act, Chosen chosen, @Nullable Member owner) {
    return switch (act) {
      case "tag" -> new BulkAct.Tag(chosen.tagged());
      case "untag" -> new BulkAct.Untag(chosen.tagged());
      case "own" -> new BulkAct.Own(owner == null ? null : owner.id());
      case "move" -> chosen.stage() == null ? null : new BulkAct.Move(chosen.stage());
      case "rest" -> new BulkAct.Move(Stage.RESTING);
      default -> null;
    };
  }

  private @Nullable Member member(@Nullable Long id) {
    return id == null
        ? null
        : members.of(Caller.require().workspace().id()).stream()
            .filter(member -> member.id().value() == id)
            .findFirst()
            .orElse(null);
  }

  private static String said(BulkAct act, @Nullable Member owner, BulkDone done) {
    var people = done.done() == 0 ? "nobody" : TodayWords.count(done.done(), "person", "people");
    var what =
        switch (act) {
          case BulkAct.Tag(var tag) -> "%s got the tag “%s”.".formatted(people, tag.strip());
          case BulkAct.Untag(var tag) -> "%s lost the tag “%s”.".formatted(people, tag.strip());
          case BulkAct.Own _ ->
              owner == null
                  ? "%s left without an owner.".formatted(people)
                  : "%s given to %s.".formatted(people, owner.name());
          case BulkAct.Move(var stage) ->
              stage == Stage.RESTING
                  ? "%s put to rest.".formatted(people)
                  : "%s moved to “%s”.".formatted(people, stage.words());
        };
    var sentence = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    return done.left().isEmpty() ? sentence : sentence + " " + String.join(" ", done.why());
  }
}
