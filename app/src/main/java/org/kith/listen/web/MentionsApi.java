package org.kith.listen.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.listen.HeardMention;
import org.kith.listen.HeardMentions;
import org.kith.listen.MentionState;
import org.kith.listen.Mentions;
import org.kith.listen.PostId;
import org.kith.listen.TopicId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Mentions for programs: what was said with our words, and what became of it.
@RestController
@RequestMapping("/api/v1/mentions")
class MentionsApi {

  private final HeardMentions heard;
  private final Mentions mentions;

  MentionsApi(HeardMentions heard, Mentions mentions) {
    this.heard = heard;
    this.mentions = mentions;
  }

  /// A post that used our words.
  ///
  /// @param id of the post
  /// @param account the number of the account that wrote it
  /// @param topics the numbers of the topics it matches
  /// @param words which of ours it used
  /// @param ofUs whether it is about us
  record MentionJson(
      long id,
      long account,
      String network,
      String handle,
      String text,
      String url,
      Instant at,
      List<Long> topics,
      List<String> words,
      boolean ofUs,
      MentionState state) {

    static MentionJson of(HeardMention mention) {
      return new MentionJson(
          mention.post().value(),
          mention.author().value(),
          mention.network(),
          mention.handle(),
          mention.text(),
          mention.url(),
          mention.at(),
          mention.topics().stream().map(TopicId::value).toList(),
          mention.words(),
          mention.ofUs(),
          mention.state());
    }
  }

  record StateJson(MentionState state) {}

  /// Mentions, the newest first; muted ones are left out.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  Paged<MentionJson> list(
      @RequestParam(required = false) @Nullable Long topic,
      @RequestParam(required = false) @Nullable MentionState state,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var asked =
        new HeardMentions.Asked(
            topic == null ? null : new TopicId(topic), state, from.at(), new PostId(from.id()));
    var found = heard.list(asked, most + 1).stream().map(MentionJson::of).toList();
    return Paged.of(found, most, one -> Place.at(one.at(), one.id()));
  }

  /// One mention.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_TOPICS)
  ResponseEntity<MentionJson> show(@PathVariable long id) {
    return Tags.shown(found(id));
  }

  /// Notes what became of a mention, for all topics it matches.
  @PutMapping("/{id}/state")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_TOPICS)
  ResponseEntity<MentionJson> mark(
      @PathVariable long id,
      @RequestBody StateJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, found(id));
    mentions.mark(new PostId(id), Wrong.given(body.state(), "state"));
    return Tags.shown(found(id));
  }

  private MentionJson found(long id) {
    return heard.find(new PostId(id)).map(MentionJson::of).orElseThrow(Wrong::missing);
  }
}
