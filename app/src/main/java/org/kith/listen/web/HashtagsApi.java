package org.kith.listen.web;

import java.time.Instant;
import java.util.List;
import org.kith.api.Wrong;
import org.kith.listen.TopicId;
import org.kith.listen.Topics;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is posted on Instagram with the hashtags of a topic, for programs.
@RestController
@RequestMapping("/api/v1/topics/{id}/instagram")
class HashtagsApi {

  private final Topics topics;
  private final HashtagPages pages;

  HashtagsApi(Topics topics, HashtagPages pages) {
    this.topics = topics;
    this.pages = pages;
  }

  /// A post whose author Instagram hides.
  record HashtagExampleJson(String text, String url, Instant at, long likes, long comments) {}

  /// What came of looking at one hashtag.
  ///
  /// @param words the count, or why there is none
  record HashtagJson(String hashtag, String words, List<HashtagExampleJson> examples) {}

  /// @param problem why not all were looked at, empty if they were
  record HashtagsJson(List<HashtagJson> items, String problem) {}

  /// Looks at the last day's posts with the hashtags of a topic, five at most. Each counts toward
  /// the thirty that Instagram allows in seven days. Nobody is heard by it.
  @PostMapping
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_TOPICS)
  HashtagsJson look(@PathVariable long id) throws InterruptedException {
    var page = pages.of(topics.find(new TopicId(id)).orElseThrow(Wrong::missing));
    return new HashtagsJson(page.seen().stream().map(HashtagsApi::json).toList(), page.problem());
  }

  private static HashtagJson json(HashtagsPage.Seen seen) {
    return new HashtagJson(
        seen.hashtag(),
        seen.words(),
        seen.examples().stream()
            .map(one ->
                new HashtagExampleJson(
                    one.text(), one.url().toString(), one.at(), one.likes(), one.comments()))
            .toList());
  }
}
