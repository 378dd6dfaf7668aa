package org.kith.listen.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.kith.listen.TopicId;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Topics for programs: what we listen for.
@RestController
@RequestMapping("/api/v1/topics")
class TopicsApi {

  private final Topics topics;
  private final Once once;

  TopicsApi(Topics topics, Once once) {
    this.topics = topics;
    this.once = once;
  }

  /// What we listen for.
  ///
  /// @param ofUs whether its terms name the organisation itself
  /// @param terms as people type them: `leftovers`, `"food bank"`, `#foodwaste`,
  ///   `harvestline.example`; with a `-` before it to pass over
  record TopicJson(long id, String name, boolean ofUs, List<String> terms) {

    static TopicJson of(Topic topic) {
      return new TopicJson(
          topic.id().value(),
          topic.name(),
          topic.ofUs(),
          topic.terms().stream().map(Term::typed).toList());
    }
  }

  /// What to listen for.
  record NewTopicJson(String name, boolean ofUs, List<String> terms) {}

  record TopicsJson(List<TopicJson> items) {}

  /// All topics, the oldest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  TopicsJson list() {
    return new TopicsJson(topics.all().stream().map(TopicJson::of).toList());
  }

  /// Listens for something new, also in what was heard before. With an Idempotency-Key, once.
  @PostMapping
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_TOPICS)
  ResponseEntity<TopicJson> add(
      @RequestBody NewTopicJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var name = Wrong.text(body.name(), "name", 300);
    var terms = terms(body.terms());
    long id =
        once.make(
            new Once.Request(key, "POST /topics", body),
            () -> topics.add(name, body.ofUs(), terms).value());
    var made = found(id);
    return ResponseEntity.created(URI.create("/api/v1/topics/" + id))
        .eTag(Tags.of(made))
        .body(made);
  }

  /// One topic.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  ResponseEntity<TopicJson> show(@PathVariable long id) {
    return Tags.shown(found(id));
  }

  /// Changes what is listened for, also in what was heard before.
  @PutMapping("/{id}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_TOPICS)
  ResponseEntity<TopicJson> change(
      @PathVariable long id,
      @RequestBody NewTopicJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, found(id));
    var name = Wrong.text(body.name(), "name", 300);
    topics.change(new Topic(new TopicId(id), name, body.ofUs(), terms(body.terms())));
    return Tags.shown(found(id));
  }

  /// Stops listening for it; the posts stay. What is gone already is gone.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_TOPICS)
  void remove(@PathVariable long id) {
    topics.remove(new TopicId(id));
  }

  private TopicJson found(long id) {
    return topics.find(new TopicId(id)).map(TopicJson::of).orElseThrow(Wrong::missing);
  }

  private static List<Term> terms(@Nullable List<String> typed) {
    var read = TypedTerms.read(String.join("\n", Wrong.given(typed, "terms")));
    if (!read.problems().isEmpty()) {
      throw Wrong.body(read.problems().getFirst());
    }
    if (!read.hearsSomething()) {
      throw Wrong.body("“terms” holds nothing to listen for.");
    }
    return read.terms();
  }
}
