package org.kith.listen.web;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Wrong;
import org.kith.listen.Gap;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is read, for programs: how it goes, and what was said there and not heard.
@RestController
@RequestMapping("/api/v1/sources")
class SourcesApi {

  private static final Sources.Work NOTHING = new Sources.Work(0, 0);

  private final Sources sources;

  SourcesApi(Sources sources) {
    this.sources = sources;
  }

  /// One thing that is read.
  ///
  /// @param reason why it is not simply working; empty if it is
  /// @param readAt when it was last read to its end, null if never
  /// @param heardAt when it last had something new, null if never
  /// @param posts what it brought in the last seven days
  /// @param mentions how many of them used our words
  record SourceJson(
      long id,
      Source.Kind kind,
      String name,
      String address,
      Source.State state,
      String reason,
      @Nullable Instant readAt,
      @Nullable Instant heardAt,
      long posts,
      long mentions) {

    static SourceJson of(Source source, Map<SourceId, Sources.Work> works) {
      var work = works.getOrDefault(source.id(), NOTHING);
      return new SourceJson(
          source.id().value(),
          source.kind(),
          source.name(),
          source.address(),
          source.state(),
          source.reason(),
          source.readAt(),
          source.heardAt(),
          work.posts(),
          work.mentions());
    }
  }

  /// A stretch of time in which something was said and not heard.
  ///
  /// @param from since when, null if that is not known
  record GapJson(@Nullable Instant from, Instant to, Instant foundAt, String why) {

    static GapJson of(Gap gap) {
      return new GapJson(gap.from(), gap.to(), gap.foundAt(), gap.why());
    }
  }

  /// Everything that is read.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  Paged<SourceJson> list() {
    var work = sources.workLately();
    return new Paged<>(
        sources.all().stream().map(source -> SourceJson.of(source, work)).toList(), null);
  }

  /// One source.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  SourceJson show(@PathVariable long id) {
    return SourceJson.of(found(id), sources.workLately());
  }

  /// What was said there and not heard, as far as it is known, the newest first.
  @GetMapping("/{id}/gaps")
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  Paged<GapJson> gaps(@PathVariable long id, @RequestParam(defaultValue = "50") int limit) {
    var gaps = sources.gaps(found(id).id(), Paged.limit(limit));
    return new Paged<>(gaps.stream().map(GapJson::of).toList(), null);
  }

  private Source found(long id) {
    return sources.find(new SourceId(id)).orElseThrow(Wrong::missing);
  }
}
