package org.kith.networks.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// What each site's robots.txt lets Kith read, by RFC 9309: a missing file allows everything, a
/// broken server allows nothing until it is well again. Kept for a day, the longest the RFC allows.
final class Robots {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration KEPT_IF_UNREACHABLE = Duration.ofMinutes(10);
  private static final int MANY = 5_000;
  private static final String AGENT = "kith";

  /// Fetches a robots.txt; the gateway itself, without asking for robots again.
  interface Source {
    Answer ask(Request request) throws IOException, InterruptedException;
  }

  private record Kept(RobotsRules rules, Instant until) {}

  private final Source source;
  private final InstantSource clock;
  private final ConcurrentHashMap<String, Kept> sites = new ConcurrentHashMap<>();

  Robots(Source source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  boolean allows(URI url) throws InterruptedException {
    var origin = WebAddress.origin(url);
    var kept = sites.get(origin);
    if (kept == null || !clock.instant().isBefore(kept.until())) {
      kept = read(origin);
      forgetSome();
      sites.put(origin, kept);
    }
    return kept.rules().allows(URI.create(url.toASCIIString()));
  }

  private Kept read(String origin) throws InterruptedException {
    try {
      var request = Request.get(URI.create(origin + "/robots.txt"), Cap.ROBOTS, "text/plain,*/*");
      return switch (source.ask(request)) {
        case Answer.Fetched page -> keep(RobotsRules.parse(page.body(), AGENT), KEPT);
        case Answer.NotModified _, Answer.Gone _ -> keep(RobotsRules.ALLOW_ALL, KEPT);
        case Answer.Failed failed when failed.status() / 100 != 5 ->
            keep(RobotsRules.ALLOW_ALL, KEPT);
        case Answer.Refused refused when refused.reason() == Answer.Reason.REDIRECT ->
            keep(RobotsRules.ALLOW_ALL, KEPT);
        case Answer.Failed _, Answer.Refused _, Answer.SlowDown _ -> unreachable();
      };
    } catch (IOException _) {
      return unreachable();
    }
  }

  private Kept unreachable() {
    return keep(RobotsRules.ALLOW_NONE, KEPT_IF_UNREACHABLE);
  }

  private Kept keep(RobotsRules rules, Duration time) {
    return new Kept(rules, clock.instant().plus(time));
  }

  private void forgetSome() {
    if (sites.size() >= MANY) {
      var now = clock.instant();
      sites.values().removeIf(k -> !now.isBefore(k.until()));
      if (sites.size() >= MANY) {
        sites.clear();
      }
    }
  }
}
