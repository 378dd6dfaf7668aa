package org.kith.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.springframework.stereotype.Component;

/// A report as people outside the team may read it: without the words of whoever does not want to
/// be shown there. The gate is asked each time, for sealed reports too, so that whoever says no
/// later is not in the next copy. Numbers stay as they are.
@Component
class OutwardWords {

  private final MayWe mayWe;

  OutwardWords(MayWe mayWe) {
    this.mayWe = mayWe;
  }

  Report of(Report report) {
    return new Report(
        report.month(),
        report.sentence(),
        report.facts().saying(said(report.facts().said())),
        story(report.story()),
        report.ahead(),
        report.sealedAt(),
        report.since());
  }

  private @Nullable Story story(@Nullable Story story) {
    if (story == null || !story.mayBeTold()) {
      return null;
    }
    var of = story.person();
    return of == null || mayWe.tell(of, story.permission()) instanceof Permission.Granted
        ? story
        : null;
  }

  private WhatWasSaid.Said said(WhatWasSaid.Said said) {
    var posts = new ArrayList<PostId>();
    said.themes().forEach(theme -> add(posts, theme.quote()));
    add(posts, said.criticism());
    var shown = posts.isEmpty() ? Set.<PostId>of() : mayWe.show(posts);
    return new WhatWasSaid.Said(
        said.themes().stream()
            .map(theme ->
                new WhatWasSaid.Theme(theme.name(), theme.people(), only(shown, theme.quote())))
            .toList(),
        only(shown, said.criticism()));
  }

  private static void add(List<PostId> posts, WhatWasSaid.@Nullable Quote quote) {
    if (quote != null) {
      posts.add(new PostId(quote.post()));
    }
  }

  private static WhatWasSaid.@Nullable Quote only(
      Set<PostId> shown, WhatWasSaid.@Nullable Quote quote) {
    return quote != null && shown.contains(new PostId(quote.post())) ? quote : null;
  }
}
