package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionId;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Relationships.Moved;
import org.kith.cultivate.Rhythm;
import org.kith.cultivate.Rhythms;
import org.kith.cultivate.Stage;
import org.kith.people.Fields;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// What is done on the page of a person.
@Controller
class PersonActs {

  /// What somebody can log by hand.
  static final List<InteractionKind> BY_HAND =
      List.of(
          InteractionKind.CALL,
          InteractionKind.MEETING,
          InteractionKind.TALK,
          InteractionKind.MAIL,
          InteractionKind.THANKS,
          InteractionKind.ASK,
          InteractionKind.NOTE);

  private static final int LONGEST_STEP = 300;
  private static final int LONGEST_NOTE = 10_000;

  /// What a toast brings along has to fit into a cookie; what is longer is kept here for an hour.
  private static final int LONGEST_UNDO = 1_500;

  private final Persons persons;
  private final Doing doing;
  private final Members members;

  PersonActs(Persons persons, Doing doing, Members members) {
    this.persons = persons;
    this.doing = doing;
    this.members = members;
  }

  /// What changes a relationship.
  @Component
  record Doing(
      Contacts contacts,
      Interactions interactions,
      Relationships relationships,
      NextSteps steps,
      Rhythms rhythms,
      Tags tags,
      Fields fields,
      FieldsBefore before) {}

  @PostMapping("/people/{id}/log")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String log(
      @PathVariable long id,
      @RequestParam InteractionKind kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String mine,
      RedirectAttributes redirect) {
    var name = known(id);
    if (!BY_HAND.contains(kind)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    var entry =
        doing.contacts().log(new PersonId(id), kind, cut(text, LONGEST_NOTE), mine.equals("yes"));
    redirect.addFlashAttribute("undo", path(id) + "/log/" + entry.value() + "/remove");
    return said(
        id,
        redirect,
        "Noted for %s: %s.".formatted(name, kind.words().toLowerCase(java.util.Locale.ROOT)));
  }

  @PostMapping("/people/{id}/log/{entry}/remove")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String remove(@PathVariable long id, @PathVariable long entry, RedirectAttributes redirect) {
    known(id);
    boolean gone = doing.interactions().remove(new InteractionId(entry));
    return said(id, redirect, gone ? "Taken off the timeline." : "That was gone already.");
  }

  @PostMapping("/people/{id}/stage")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String stage(@PathVariable long id, @RequestParam Stage stage, RedirectAttributes redirect) {
    var name = known(id);
    return switch (doing.relationships().tryMove(new PersonId(id), stage)) {
      case Moved.From(var from) -> {
        redirect.addFlashAttribute("undo", path(id) + "/stage?stage=" + from.name());
        yield said(id, redirect, "%s: %s.".formatted(name, stage.words()));
      }
      case Moved.Already _ -> said(id, redirect, "%s: %s.".formatted(name, stage.words()));
      case Moved.SaidNo _ ->
          said(
              id,
              redirect,
              "Nothing was changed: %s said no, so nobody brings them closer.".formatted(name));
      case Moved.Missing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  /// Makes these the tags of a person, and no others.
  @PostMapping("/people/{id}/tags")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String tags(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String tags,
      RedirectAttributes redirect) {
    var name = known(id);
    var wanted = Arrays.stream(tags.split(",")).filter(tag -> !tag.isBlank()).toList();
    var problem =
        wanted.stream().map(Tags::problem).filter(said -> !said.isEmpty()).findFirst().orElse("");
    if (!problem.isEmpty()) {
      return said(id, redirect, "Nothing was changed. " + problem);
    }
    var before = String.join(",", doing.tags().of(new PersonId(id)));
    doing.tags().set(new PersonId(id), wanted);
    redirect.addFlashAttribute("undo", path(id) + "/tags?tags=" + encoded(before));
    return said(id, redirect, "The tags of %s are as you wrote them.".formatted(name));
  }

  /// Writes what the workspace's own fields hold of a person: the names of the fields and their
  /// values, in the same order.
  @PostMapping("/people/{id}/fields")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String fields(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    var name = known(id);
    var fields = typed.getOrDefault("field", List.of());
    var values = typed.getOrDefault("value", List.of());
    var wanted = new LinkedHashMap<String, String>();
    for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
      wanted.put(fields.get(i), values.get(i));
    }
    var before = doing.fields().of(new PersonId(id));
    var problems = doing.fields().set(new PersonId(id), wanted);
    if (!problems.isEmpty()) {
      return said(id, redirect, "Nothing was changed. " + String.join(" ", problems));
    }
    var undo = fieldsUndo(id, before, doing.fields().of(new PersonId(id)));
    if (!undo.isEmpty()) {
      redirect.addFlashAttribute("undo", undo);
    }
    return said(id, redirect, "Kept, for %s.".formatted(name));
  }

  /// Brings back what fields held that is too long for the toast itself.
  @PostMapping("/people/{id}/fields/{code}/undo")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String fieldsBefore(
      @PathVariable long id, @PathVariable String code, RedirectAttributes redirect) {
    known(id);
    var before = doing.before().take(new PersonId(id), code);
    if (before.isEmpty()) {
      return said(id, redirect, "That was taken back already, or is longer ago than an hour.");
    }
    var problems = doing.fields().set(new PersonId(id), before.get());
    return said(
        id,
        redirect,
        problems.isEmpty()
            ? "It is as it was before."
            : "Nothing was changed. " + String.join(" ", problems));
  }

  /// What brings back the fields that have changed; empty if none has.
  private String fieldsUndo(long id, Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<String>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(field -> before.getOrDefault(field, "").equals(after.getOrDefault(field, "")));
    if (names.isEmpty()) {
      return "";
    }
    var changed = new TreeMap<String, String>();
    names.forEach(field -> changed.put(field, before.getOrDefault(field, "")));
    var query =
        changed.entrySet().stream()
            .map(was ->
                "field=%s&value=%s".formatted(encoded(was.getKey()), encoded(was.getValue())))
            .collect(Collectors.joining("&", path(id) + "/fields?", ""));
    return UriUtils.encode(query, StandardCharsets.UTF_8).length() < LONGEST_UNDO
        ? query
        : "%s/fields/%s/undo".formatted(path(id), doing.before().keep(new PersonId(id), changed));
  }

  @PostMapping("/people/{id}/next")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String next(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "0") long who,
      @RequestParam(defaultValue = "true") boolean promised,
      RedirectAttributes redirect) {
    var name = known(id);
    var day = day(due);
    if (what.isBlank() || day == null) {
      return said(id, redirect, "Nothing was changed: a next step has words and a day.");
    }
    var person = new PersonId(id);
    doing
        .steps()
        .of(person)
        .ifPresent(before -> redirect.addFlashAttribute("undo", stepUndo(id, before)));
    var step = new NextStep(person, cut(what, LONGEST_STEP), day, member(who), promised);
    doing.steps().setAll(List.of(step));
    return said(id, redirect, "The next step for %s is set.".formatted(name));
  }

  private static String stepUndo(long id, NextStep before) {
    return path(id)
        + "/next?what=%s&due=%s&who=%d&promised=%s"
            .formatted(
                encoded(before.what()), before.due(), number(before.who()), before.promised());
  }

  @PostMapping("/people/{id}/owner")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String owner(
      @PathVariable long id,
      @RequestParam long owner,
      @RequestParam(required = false) @Nullable Integer rhythm,
      RedirectAttributes redirect) {
    var name = known(id);
    doing
        .relationships()
        .find(new PersonId(id))
        .ifPresent(before -> redirect.addFlashAttribute("undo", ownerUndo(id, before.owner())));
    doing.relationships().own(new PersonId(id), member(owner));
    doing
        .relationships()
        .rhythm(
            new PersonId(id), rhythm == null ? null : Integer.valueOf(Math.clamp(rhythm, 1, 730)));
    return said(id, redirect, "Saved who keeps in touch with %s, and how often.".formatted(name));
  }

  private String ownerUndo(long id, @Nullable MemberId owner) {
    var own = doing.rhythms().of(new PersonId(id)).map(Rhythm::own);
    return path(id)
        + "/owner?owner=%d&rhythm=%s"
            .formatted(number(owner), own.map(days -> Integer.toString(days)).orElse(""));
  }

  /// A refusal is kept for good, so there is no way back here.
  private String known(long id) {
    return persons
        .find(new PersonId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
        .name();
  }

  /// A member of this workspace, or nobody.
  private @Nullable MemberId member(long id) {
    return members.of(Caller.require().workspace().id()).stream()
        .map(member -> member.id())
        .filter(member -> member.value() == id)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null; // typed by hand where the browser has no calendar; said in the toast
    }
  }

  private static String cut(String text, int most) {
    var one = text.strip();
    return one.length() > most ? one.substring(0, most) : one;
  }

  private static long number(@Nullable MemberId member) {
    return member == null ? 0 : member.value();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  private static String path(long id) {
    return "/people/" + id;
  }

  private static String said(long id, RedirectAttributes redirect, String toast) {
    redirect.addFlashAttribute("toast", toast);
    return "redirect:" + path(id);
  }
}
