package org.kith.tone;

import java.time.Instant;
import java.time.ZoneId;
import org.kith.measure.WhatWasSaid;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Component;

/// Tells a report what was said.
@Component
class SaidForReports implements WhatWasSaid {

  private static final int WORDS = 3;

  private final org.kith.tone.Said said;
  private final Workspaces workspaces;

  SaidForReports(org.kith.tone.Said said, Workspaces workspaces) {
    this.said = said;
    this.workspaces = workspaces;
  }

  @Override
  public Said between(Instant from, Instant to) {
    var zone = workspaces.get(CurrentWorkspace.require()).zone();
    var found = said.between(from, to);
    var criticism = found.criticism();
    return new Said(
        found.themes().stream()
            .map(theme ->
                new Theme(
                    String.join(", ", theme.words().stream().limit(WORDS).toList()),
                    theme.people(),
                    quote(theme.said(), theme.sentence(), zone)))
            .toList(),
        criticism == null ? null : quote(criticism.said(), criticism.sentence(), zone));
  }

  private static Quote quote(SaidPost post, String sentence, ZoneId zone) {
    return new Quote(
        post.id().value(),
        sentence,
        post.author(),
        post.url(),
        post.at().atZone(zone).toLocalDate());
  }
}
