package org.kith.listen.web;

import org.kith.listen.TopicId;
import org.kith.listen.Topics;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// What is posted on Instagram with the hashtags of a topic. Each that is looked at counts toward
/// the thirty of a week, so a manager asks for it.
@Controller
class HashtagsController {

  private final Topics topics;
  private final HashtagPages pages;

  HashtagsController(Topics topics, HashtagPages pages) {
    this.topics = topics;
    this.pages = pages;
  }

  @PostMapping("/settings/topics/{id}/instagram")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String look(@PathVariable long id, Model model) throws InterruptedException {
    var topic =
        topics
            .find(new TopicId(id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("page", pages.of(topic));
    return "listen/hashtags";
  }
}
