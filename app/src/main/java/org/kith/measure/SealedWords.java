package org.kith.measure;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.listen.TextsGone;
import org.kith.people.PersonRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes out of sealed reports whom somebody erased and what somebody took back: a report stays as
/// it was sent in its numbers, not in the names and words of people who do not want to be in it.
@Component
@Transactional
class SealedWords {

  private final ReportStore store;

  SealedWords(ReportStore store) {
    this.store = store;
  }

  @EventListener
  void on(PersonRemoved removed) {
    var ids = store.alsoKnownAs(removed.person());
    store.rewrite(
        "$.**.person ? (@.value == $id)", ids, sealed -> withoutPerson(sealed, Set.copyOf(ids)));
    store
        .nameOf(removed.person())
        .ifPresent(name ->
            store.rewrite("$.facts.travel.groups[*].name", ids, sealed -> unnamed(sealed, name)));
  }

  /// Groups that are called after somebody have a number instead.
  private static ReportStore.Sealed unnamed(ReportStore.Sealed sealed, String name) {
    var facts = sealed.facts();
    return new ReportStore.Sealed(
        facts.travelling(facts.travel().withoutName(name)), sealed.story(), sealed.ahead());
  }

  @EventListener
  void on(TextsGone gone) {
    if (gone.posts().isEmpty()) {
      return;
    }
    var posts = gone.posts().stream().map(PostId::value).collect(Collectors.toSet());
    store.rewrite("$.facts.**.post ? (@ == $id)", posts, sealed -> without(sealed, posts));
  }

  private static ReportStore.Sealed withoutPerson(ReportStore.Sealed sealed, Set<Long> ids) {
    var facts = sealed.facts();
    var story = sealed.story();
    var of = story == null ? null : story.person();
    return new ReportStore.Sealed(
        facts
            .thanking(
                facts.toThank().stream().filter(t -> !ids.contains(t.person().value())).toList())
            .knowing(
                facts.worthKnowing().stream()
                    .filter(insight -> ids.stream().noneMatch(insight::names))
                    .toList()),
        of != null && ids.contains(of.value()) ? null : story,
        sealed.ahead());
  }

  private static ReportStore.Sealed without(ReportStore.Sealed sealed, Set<Long> posts) {
    var said = sealed.facts().said();
    var kept =
        new WhatWasSaid.Said(
            said.themes().stream().filter(t -> without(t.quote(), posts) != null).toList(),
            without(said.criticism(), posts));
    var proven =
        sealed.facts().worthKnowing().stream()
            .filter(insight -> !posts.contains(insight.proof().post()))
            .toList();
    return new ReportStore.Sealed(
        sealed.facts().saying(kept).knowing(proven), sealed.story(), sealed.ahead());
  }

  private static WhatWasSaid.@Nullable Quote without(
      WhatWasSaid.@Nullable Quote quote, Set<Long> posts) {
    return quote != null && posts.contains(quote.post()) ? null : quote;
  }
}
