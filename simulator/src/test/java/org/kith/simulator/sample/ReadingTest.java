package org.kith.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Prints a page of the world for a human to read, with `-Dkith.read=true`.
class ReadingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:05:00Z");

  @Test
  void aPageOfItCanBeRead() {
    var world = SampleWorld.generate(1, NOW);
    var page = page(world);
    if (Boolean.getBoolean("kith.read")) {
      System.out.println(page);
    }
    assertThat(page).contains("Rosa Delgado", "Imke", "Tomasz Wójcik", "Ben Ortiz");
  }

  private static String page(SampleWorld world) {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    out.println(world.organisation());
    for (Person person : world.persons()) {
      out.printf(
          Locale.ENGLISH,
          "%n%s (%s, %s)%n",
          person.name(),
          person.about(),
          person.standing().stage());
      out.printf(Locale.ENGLISH, "  next: %s%n", person.next());
      out.printf(Locale.ENGLISH, "  given %d asked %d%n", person.given(), person.asked());
      for (Interaction entry : person.timeline()) {
        out.printf(Locale.ENGLISH, "  %s %s %s%n", entry.at(), entry.kind(), entry.text());
      }
    }
    int every = Integer.getInteger("kith.read.every", 40);
    for (Post post : world.posts()) {
      if (post.id() % every == 0 || post.truth().waits()) {
        var author = world.accounts().get(post.account());
        out.printf(
            Locale.ENGLISH,
            "%n[%s %s %s] %s @%s (%s, %d) answers %d%s%n",
            post.at(),
            post.truth().about(),
            post.relation() == null ? "" : post.relation().kind(),
            author.name(),
            author.handle(),
            world.communities().get(author.community()).name(),
            world.follows().audienceSize(author.id()),
            post.answers(),
            post.truth().waits() ? " WAITS" : "");
        out.printf(Locale.ENGLISH, "%s%n%s%n", post.title(), post.text());
      }
    }
    for (Campaign campaign : world.campaigns()) {
      out.printf(
          Locale.ENGLISH,
          "%n%s %s%n%s%n",
          campaign.name(),
          campaign.forecast(),
          String.valueOf(campaign.outcome()));
      out.printf(
          Locale.ENGLISH,
          "%d asks %d shares %d clicks%n",
          campaign.asks().size(),
          campaign.shares().size(),
          campaign.clicks().size());
    }
    world
        .ownPosts()
        .forEach(post -> out.printf(Locale.ENGLISH, "own %s %s%n", post.at(), post.text()));
    world
        .months()
        .forEach(month -> out.printf(Locale.ENGLISH, "%s %s%n", month.sentence(), month.figures()));
    out.flush();
    return text.toString();
  }
}
