package org.kith.cultivate.web;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.Tag;
import org.kith.people.Tags;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tags and the workspace's own fields for programs: which there are, and what stands of whom.
@RestController
@RequestMapping("/api/v1")
class TagsApi {

  /// How many tags one person has at most.
  private static final int MOST = 100;

  private final Tags tags;
  private final Fields fields;
  private final KnownPeople known;

  TagsApi(Tags tags, Fields fields, KnownPeople known) {
    this.tags = tags;
    this.fields = fields;
    this.known = known;
  }

  /// A tag.
  ///
  /// @param people how many have it
  /// @param rhythmDays how many days may pass between two contacts with whoever has it; null where
  ///   it says nothing of that
  record TagJson(String name, int people, @Nullable Integer rhythmDays) {
    static TagJson of(Tag tag) {
      return new TagJson(tag.name(), tag.people(), tag.rhythmDays());
    }
  }

  /// All tags.
  record TagsJson(List<TagJson> items) {}

  /// The tags of one person.
  ///
  /// @param tags by name; one that is new is made
  record TaggedJson(List<String> tags) {}

  /// A field of the workspace's own.
  ///
  /// @param choices of a choice, else none
  record FieldOfOursJson(String name, Field.Kind kind, List<String> choices) {}

  /// All fields.
  record FieldsJson(List<FieldOfOursJson> items) {}

  /// What fields hold of one person; a value that is empty is kept no longer, a field that is not
  /// named stays as it is.
  record KeptJson(List<PersonJson.FieldJson> fields) {}

  /// All tags, by name.
  @GetMapping("/tags")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  TagsJson list() {
    return new TagsJson(tags.all().stream().map(TagJson::of).toList());
  }

  /// Makes these the tags of somebody, and no others.
  @PutMapping("/people/{id}/tags")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> set(
      @PathVariable long id,
      @RequestBody TaggedJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var person = known.person(id).id();
    var wanted = Wrong.given(body.tags(), "tags");
    if (wanted.size() > MOST) {
      throw Wrong.body("“tags” has %,d; it may have %d.".formatted(wanted.size(), MOST));
    }
    for (var tag : wanted) {
      var problem = Tags.problem(tag == null ? "" : tag);
      if (!problem.isEmpty()) {
        throw Wrong.body(problem);
      }
    }
    org.kith.api.Tags.mustMatch(ifMatch, known.json(id));
    tags.set(person, wanted);
    return org.kith.api.Tags.shown(known.json(id));
  }

  /// The fields of the workspace's own, by name.
  @GetMapping("/fields")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  FieldsJson fields() {
    return new FieldsJson(
        fields.all().stream()
            .map(field -> new FieldOfOursJson(field.name(), field.kind(), field.choices()))
            .toList());
  }

  /// Writes what fields hold of somebody.
  @PutMapping("/people/{id}/fields")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> fill(
      @PathVariable long id,
      @RequestBody KeptJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var person = known.person(id).id();
    var values = new LinkedHashMap<String, String>();
    for (var field : Wrong.given(body.fields(), "fields")) {
      values.put(
          Wrong.text(field.name(), "name", Field.LONGEST),
          Wrong.textOr(field.value(), "value", Field.LONGEST_VALUE));
    }
    org.kith.api.Tags.mustMatch(ifMatch, known.json(id));
    var problems = fields.set(person, values);
    if (!problems.isEmpty()) {
      throw Wrong.body(String.join(" ", problems));
    }
    return org.kith.api.Tags.shown(known.json(id));
  }
}
