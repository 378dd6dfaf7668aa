package org.kith.networks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The way out of Kith: asks one server for one thing under all the rules of a good and careful
/// guest.
///
/// Every hop of a request is vetted anew: the address must be one that all programs read alike, its
/// port usual, and what its name leads to must be on the public internet. Redirects are followed
/// five times at most, never from https to http, and nothing secret goes along to another host.
///
/// Safe for many threads; waits without holding a platform thread when called on a virtual one.
public final class HttpGateway implements AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final Duration WAIT_IF_UNSAID = Duration.ofMinutes(15);

  private final HttpSettings settings;
  private final InstantSource clock;
  private final VettedDns dns;
  private final ScheduledThreadPoolExecutor timer;
  private final Exchange exchange;
  private final Hosts hosts;
  private final Robots robots;
  private final RandomGenerator random;

  /// @param random where the masks of WebSocket frames come from
  public HttpGateway(HttpSettings settings, InstantSource clock, RandomGenerator random) {
    this(settings, clock, random, System::nanoTime, InetAddress::getAllByName);
  }

  HttpGateway(
      HttpSettings settings,
      InstantSource clock,
      RandomGenerator random,
      LongSupplier nanos,
      VettedDns.Lookup lookup) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.dns = new VettedDns(settings.reachable(), lookup);
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("kith-http-watch").factory());
    timer.setRemoveOnCancelPolicy(true);
    this.exchange = new Exchange(settings, dns, timer);
    this.hosts = new Hosts(settings, clock, nanos);
    this.robots = new Robots(this::ask, clock);
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws IOException if the server could not be reached or broke off; asking again later is
  ///   safe
  public Answer ask(Request request) throws IOException, InterruptedException {
    var start = WebAddress.parse(request.url().toString());
    if (start.isEmpty()) {
      return notAnAddress(request.url().toString());
    }
    var url = start.get();
    if (!request.method().equals("GET") && Write.of(request).isEmpty()) {
      return notListed(request, url);
    }
    boolean allPermanent = true;
    long totalEnds = System.nanoTime() + settings.deadlines().total().toNanos();
    for (int redirects = 0; ; redirects++) {
      var refused = vet(request, url);
      if (refused.isPresent()) {
        return refused.get();
      }
      var turn = hosts.enter(url);
      if (turn.isPresent()) {
        return turn.get();
      }
      var queued = hop(request, start.get(), url, totalEnds);
      if (!(queued instanceof Outcome.Came(var raw))) {
        return ((Outcome.Refused) queued).answer();
      }
      if (!isRedirect(raw)) {
        boolean moved = redirects > 0 && allPermanent;
        return answer(request, url, moved ? url : null, raw);
      }
      var next = next(request, url, raw, redirects);
      if (!(next instanceof Next.To(var to))) {
        return ((Next.Not) next).answer();
      }
      allPermanent &= raw.status() == 301 || raw.status() == 308;
      url = to;
    }
  }

  /// Opens a stream of messages (`ws:` or `wss:`).
  ///
  /// @param subprotocol how messages are framed, empty if that has no name
  /// @throws IOException if the server could not be reached; trying again later is safe
  public WebSocket.Opening open(URI url, String subprotocol) throws IOException {
    return new WebSocketDialer(settings, clock, dns, timer, random).open(url, subprotocol);
  }

  @Override
  public void close() throws IOException {
    exchange.close();
    dns.close();
    timer.shutdownNow();
  }

  private sealed interface Outcome {
    record Came(Exchange.Raw raw) implements Outcome {}

    record Refused(Answer answer) implements Outcome {}
  }

  private sealed interface Next {
    record To(URI url) implements Next {}

    record Not(Answer answer) implements Next {}
  }

  private Optional<Answer> vet(Request request, URI url) throws InterruptedException {
    int port = WebAddress.port(url);
    if (!settings.reachable().allowsPort(WebAddress.host(url), port)) {
      return Optional.of(
          new Answer.Refused(
              Answer.Reason.PORT,
              "Kith does not ask port %d of %s: only 80, 443 and ports the operator named."
                  .formatted(port, url.getHost())));
    }
    if (request.asksRobots() && !robots.allows(url)) {
      return Optional.of(
          new Answer.Refused(
              Answer.Reason.ROBOTS,
              "The robots.txt of %s asks that %s is not read, or could not be read itself."
                  .formatted(url.getHost(), Redaction.shown(url))));
    }
    return Optional.empty();
  }

  private Outcome hop(Request request, URI start, URI url, long totalEnds) throws IOException {
    try {
      boolean sameOrigin = WebAddress.origin(start).equals(WebAddress.origin(url));
      var headers = headers(request, url, sameOrigin);
      var raw = exchange.run(new Exchange.Hop(request, url, headers, totalEnds));
      hosts.answered(url);
      return new Outcome.Came(raw);
    } catch (RefusedException e) {
      hosts.answered(url);
      return new Outcome.Refused(
          new Answer.Refused(e.reason(), Redaction.shown(url) + ": " + e.getMessage()));
    } catch (VettedDns.NotPublic e) {
      return new Outcome.Refused(
          new Answer.Refused(Answer.Reason.NOT_PUBLIC, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      hosts.failed(url, why);
      throw new IOException(
          "%s could not be read: %s. Kith tries again later."
              .formatted(Redaction.shown(url), why.replaceFirst("\\.$", "")),
          e);
    } finally {
      hosts.leave(url);
    }
  }

  private Map<String, String> headers(Request request, URI url, boolean sameOrigin) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    if (sameOrigin) {
      headers.putAll(request.headers());
    } else if (request.headers().containsKey("Accept")) {
      headers.put("Accept", request.headers().get("Accept"));
    }
    headers.put("User-Agent", settings.userAgent());
    headers.put("Accept-Encoding", "gzip");
    var validators = request.validators();
    if (validators != null && validators.of().equals(url)) {
      putIfSaid(headers, "If-None-Match", validators.etag());
      putIfSaid(headers, "If-Modified-Since", validators.lastModified());
    }
    return headers;
  }

  private static void putIfSaid(Map<String, String> headers, String name, String value) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }

  private static boolean isRedirect(Exchange.Raw raw) {
    return switch (raw.status()) {
      case 301, 302, 303, 307, 308 -> raw.headers().first("Location").isPresent();
      default -> false;
    };
  }

  private static Next next(Request request, URI url, Exchange.Raw raw, int redirects) {
    var shown = Redaction.shown(url);
    if (!request.method().equals("GET")) {
      return refuse(shown + " redirects what was sent to it; Kith does not send it elsewhere.");
    }
    if (redirects == MOST_REDIRECTS) {
      return refuse("%s redirects more than %d times.".formatted(shown, MOST_REDIRECTS));
    }
    var location = raw.headers().first("Location").orElse("");
    // Header lines arrive as Latin-1; what is in them today is UTF-8.
    var utf8 = new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    var to = WebAddress.resolve(url, utf8);
    if (to.isEmpty()) {
      return refuse(shown + " redirects to what is not a web address Kith opens.");
    }
    if (url.getScheme().equals("https") && to.get().getScheme().equals("http")) {
      return refuse(shown + " redirects from https to http, where anybody could change it.");
    }
    if (to.get().equals(url)) {
      return refuse(shown + " redirects to itself.");
    }
    return new Next.To(to.get());
  }

  /// Why a redirect is not followed; empty if it is.
  static String refusal(Request request, URI url, Exchange.Raw raw, int redirects) {
    return next(request, url, raw, redirects) instanceof Next.Not(Answer.Refused(_, var message))
        ? message
        : "";
  }

  private static Next refuse(String message) {
    return new Next.Not(new Answer.Refused(Answer.Reason.REDIRECT, message));
  }

  private Answer answer(Request request, URI url, @Nullable URI movedTo, Exchange.Raw raw) {
    var headers = raw.headers();
    var now = clock.instant();
    if (!request.perAccount()) {
      headers
          .usedUpUntil(now)
          .ifPresent(at -> hosts.hold(url, at, url.getHost() + " said its rate limit is used up."));
    }
    int status = raw.status();
    if (status / 100 == 2) {
      var validators =
          new Validators(
              url, headers.first("ETag").orElse(""), headers.first("Last-Modified").orElse(""));
      return new Answer.Fetched(url, movedTo, headers, raw.body(), validators, headers.fresh());
    }
    var retryAt = headers.retryAt(now);
    var shown = Redaction.shown(url);
    if (status == 429 && !request.perAccount()) {
      var until = retryAt.orElse(now.plus(WAIT_IF_UNSAID));
      var message = "%s says it was asked too often (429).".formatted(shown);
      hosts.hold(url, until, message);
      return new Answer.SlowDown(until, message);
    }
    if (status == 503 && retryAt.isPresent()) {
      return new Answer.SlowDown(
          retryAt.get(), "%s is out of service and says for how long (503).".formatted(shown));
    }
    return switch (status) {
      case 304 -> new Answer.NotModified(movedTo, headers.fresh());
      case 410 -> new Answer.Gone(url);
      default ->
          new Answer.Failed(
              status, "%s answered with status %d.".formatted(shown, status), headers, raw.body());
    };
  }

  private static Answer notListed(Request request, URI url) {
    return new Answer.Refused(
        Answer.Reason.WRITE,
        "Kith does not send %s %s: it is none of the few things Kith changes elsewhere."
            .formatted(request.method(), Redaction.shown(url)));
  }

  private static Answer notAnAddress(String text) {
    var shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new Answer.Refused(
        Answer.Reason.ADDRESS,
        "'%s' is not an address Kith opens: http or https, a plain host name, no user name."
            .formatted(shown.replaceAll("://[^/@]*@", "://***@").replaceAll("\\p{Cntrl}", " ")));
  }
}
