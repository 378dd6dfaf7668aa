package org.kith.hooks;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.activate.AskChanged;
import org.kith.activate.Converted;
import org.kith.cultivate.StageChanged;
import org.kith.listen.MentionHeard;
import org.kith.listen.MentionsHeard;
import org.kith.listen.PostId;
import org.kith.listen.TextsGone;
import org.kith.people.PersonAdded;
import org.kith.publish.PartMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears what happens in the other modules, in their transactions, and says it in ids and few
/// facts: a program that is to know more reads it with a token.
@Component
class Happenings {

  /// What was written longer ago is no news: it comes from an archive, or from a topic that is new.
  private static final Duration NEWS = Duration.ofDays(7);

  private final Tidings tidings;
  private final DeliveryStore store;
  private final Clock clock;

  Happenings(Tidings tidings, DeliveryStore store, Clock clock) {
    this.tidings = tidings;
    this.store = store;
    this.clock = clock;
  }

  @EventListener
  void on(MentionsHeard heard) {
    if (!tidings.isAsked(HookKind.MENTION_HEARD)) {
      return;
    }
    var since = clock.instant().minus(NEWS);
    var fresh =
        heard.mentions().stream()
            .filter(mention -> mention.at().isAfter(since))
            .collect(
                Collectors.toMap(
                    mention -> mention.post().value(), MentionHeard::ofUs, Boolean::logicalOr));
    for (var mention : store.mentions(fresh.keySet().stream().toList())) {
      var data = new LinkedHashMap<String, Object>();
      data.put("post", mention.post());
      data.put("network", mention.network());
      data.put("url", mention.url());
      data.put("writtenAt", mention.at().toString());
      data.put("ofUs", fresh.getOrDefault(mention.post(), false));
      data.put("topics", mention.topics());
      tidings.ofPost(HookKind.MENTION_HEARD, mention.post(), data);
    }
  }

  /// What was not told yet of a post that went is not told any more.
  @EventListener
  void on(TextsGone gone) {
    store.forget(gone.posts().stream().map(PostId::value).toList());
  }

  @EventListener
  void on(PersonAdded added) {
    tidings.ofPerson(
        HookKind.PERSON_ADDED, added.person(), Map.of("person", added.person().value()));
  }

  @EventListener
  void on(StageChanged changed) {
    var data = new LinkedHashMap<String, Object>();
    data.put("person", changed.person().value());
    data.put("from", changed.from().name());
    data.put("to", changed.to().name());
    tidings.ofPerson(HookKind.PERSON_STAGE_CHANGED, changed.person(), data);
  }

  @EventListener
  void on(AskChanged changed) {
    var data = new LinkedHashMap<String, Object>();
    data.put("campaign", changed.campaign().value());
    data.put("person", changed.person().value());
    switch (changed.state()) {
      case SAID_YES, SAID_NO -> {
        data.put("answer", changed.state().name());
        tidings.ofPerson(HookKind.CAMPAIGN_ANSWERED, changed.person(), data);
      }
      case SPOKE -> tidings.ofPerson(HookKind.CAMPAIGN_SHARED, changed.person(), data);
      case INVITED, THANKED -> {}
    }
  }

  @EventListener
  void on(Converted converted) {
    var data = new LinkedHashMap<String, Object>();
    data.put("campaign", converted.campaign().value());
    data.put("link", converted.link().value());
    data.put("what", converted.what());
    tidings.of(HookKind.LINK_CONVERTED, data);
  }

  @EventListener
  void on(PartMoved moved) {
    var data = new LinkedHashMap<String, Object>();
    data.put("post", moved.post().value());
    data.put("account", moved.part().value());
    data.put("network", moved.network().name());
    switch (moved.to()) {
      case PUBLISHED -> {
        if (!moved.from().isOut()) {
          data.put("url", moved.url());
          tidings.of(HookKind.POST_PUBLISHED, data);
        }
      }
      case FAILED, UNKNOWN, LATE -> {
        data.put("state", moved.to().name());
        data.put("reason", cut(moved.reason()));
        tidings.of(HookKind.POST_FAILED, data);
      }
      case DRAFT, WAITING, SENT_BACK, APPROVED, SCHEDULED, PUBLISHING, RETRYING, STOPPED -> {}
      case CALLED_OFF, CHANGING, TAKING_BACK, TAKEN_BACK -> {}
    }
  }

  private static String cut(String reason) {
    return reason.length() > 500 ? reason.substring(0, 500) : reason;
  }
}
