package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Abilities;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One server, asked as one account or as nobody. It remembers how much of the server's limits is
/// left, and does not ask when nothing is; limits are an account's and so not the gateway's.
///
/// Safe for many threads.
public final class MastodonServer {

  private static final Duration WAIT_IF_UNSAID = Duration.ofMinutes(5);
  private static final Duration LEARN_AGAIN = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final HttpGateway http;
  private final InstantSource clock;
  private final MastodonAccess access;
  private final boolean vouches;
  private final Map<RateLimit.Kind, RateLimit> left = new EnumMap<>(RateLimit.Kind.class);
  private final Map<String, String> deprecated = new TreeMap<>();
  private volatile @Nullable Instance instance;
  private volatile Instant learnAgain = Instant.MIN;

  /// A server that somebody chose as theirs: it is believed about other servers' accounts too.
  public MastodonServer(HttpGateway http, InstantSource clock, MastodonAccess access) {
    this(http, clock, access, true);
  }

  private MastodonServer(
      HttpGateway http, InstantSource clock, MastodonAccess access, boolean vouches) {
    this.http = http;
    this.clock = clock;
    this.access = access;
    this.vouches = vouches;
  }

  /// A server that nobody chose: it is believed about itself only.
  MastodonServer stranger(URI address) {
    return new MastodonServer(http, clock, MastodonAccess.anonymous(address), false);
  }

  /// Scheme, host and port.
  public URI address() {
    return access.server();
  }

  MastodonAccess access() {
    return access;
  }

  HttpGateway http() {
    return http;
  }

  InstantSource clock() {
    return clock;
  }

  /// How much is left of each limit the server has spoken of.
  public List<RateLimit> limitsLeft() {
    synchronized (left) {
      return List.copyOf(left.values());
    }
  }

  /// Paths the server says will go away, with what it says (RFC 9745).
  public Map<String, String> deprecated() {
    synchronized (deprecated) {
      return Map.copyOf(deprecated);
    }
  }

  /// What the server says about itself; asked once.
  ///
  /// @return empty if it speaks neither version of that answer
  public Optional<Instance> instance() throws IOException, InterruptedException {
    var known = instance;
    if (known != null) {
      return Optional.of(known);
    }
    for (var path : List.of("/api/v2/instance", "/api/v1/instance")) {
      var answer = ask(ApiCall.get(path));
      if (answer instanceof ApiAnswer.Given(var json, _)) {
        var read = Instance.of(json);
        if (read.isPresent()) {
          instance = read.get();
          return read;
        }
      }
      if (answer instanceof ApiAnswer.SlowDown || answer instanceof ApiAnswer.Disconnected) {
        break;
      }
    }
    return Optional.empty();
  }

  /// Asks what stands behind the `@` of its own accounts, which may be another domain than its
  /// host's. A server that does not say so is taken by its host.
  void learn() throws IOException, InterruptedException {
    if (instance == null && !clock.instant().isBefore(learnAgain)) {
      learnAgain = clock.instant().plus(LEARN_AGAIN);
      instance();
    }
  }

  /// What can be done there, and what a post must keep to.
  public Abilities abilities() throws IOException, InterruptedException {
    return instance().map(i -> Mastodon.abilities(i.limits())).orElse(Mastodon.ABILITIES);
  }

  /// What stands behind the `@` of its own accounts; empty if it did not say so yet.
  String domain() {
    var read = instance;
    return read == null ? "" : read.domain();
  }

  /// How its answers are read now.
  Entities entities(Function<String, Optional<String>> known) {
    return new Entities(address(), domain(), vouches, known, clock.instant());
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws IOException if the server could not be reached or answered with what is no answer
  ApiAnswer ask(ApiCall call) throws IOException, InterruptedException {
    var kind = RateLimit.Kind.of(call.method(), call.path());
    var used = usedUp(kind);
    if (used.isPresent()) {
      return used.get();
    }
    return switch (http.ask(call.request(address(), access.token()))) {
      case Answer.Fetched(_, _, var headers, var body, _, _) -> {
        note(call, kind, headers);
        yield new ApiAnswer.Given(json(call, body), headers);
      }
      case Answer.Failed failed -> {
        note(call, kind, failed.headers());
        yield failed(call, failed);
      }
      case Answer.Gone(var url) ->
          new ApiAnswer.NotThere(url.getHost() + " says that this is gone for good (410).");
      case Answer.SlowDown(var notBefore, var message) ->
          new ApiAnswer.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> new ApiAnswer.Refused(message);
      case Answer.NotModified _ ->
          throw new IOException(host() + " answered 304 to what it was never asked.");
    };
  }

  private String host() {
    return address().getRawAuthority();
  }

  private Optional<ApiAnswer> usedUp(RateLimit.Kind kind) {
    synchronized (left) {
      var limit = left.get(kind);
      return limit != null && limit.isUsedUpAt(clock.instant())
          ? Optional.of(slowDown(limit.reset()))
          : Optional.empty();
    }
  }

  private ApiAnswer.SlowDown slowDown(Instant until) {
    return new ApiAnswer.SlowDown(
        until, "%s allows no more requests of this kind before %s.".formatted(host(), until));
  }

  private void note(ApiCall call, RateLimit.Kind kind, Headers headers) {
    RateLimit.in(headers, kind)
        .ifPresent(limit -> {
          synchronized (left) {
            left.put(kind, limit);
          }
        });
    headers
        .first("Deprecation")
        .ifPresent(since -> {
          synchronized (deprecated) {
            deprecated.putIfAbsent(call.path().replaceAll("\\d{3,}", "…"), since);
          }
        });
  }

  private JsonNode json(ApiCall call, byte[] body) throws IOException {
    try {
      return ServerJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new IOException(
          "%s answered %s with what is not JSON.".formatted(host(), call.path()), e);
    }
  }

  private ApiAnswer failed(ApiCall call, Answer.Failed failed) throws IOException {
    var said = said(failed.body());
    var words = "%s answered %s with %d: %s".formatted(host(), call.path(), failed.status(), said);
    return switch (failed.status()) {
      case 401 -> unauthorized(said, words);
      case 403 -> forbidden(said, words);
      case 404 -> new ApiAnswer.NotThere(words);
      case 429 -> new ApiAnswer.SlowDown(retryAt(failed.headers()), words);
      case 400, 405, 406, 411, 413, 415, 422 -> new ApiAnswer.Refused(words);
      default -> throw new IOException(words + " Kith tries again later.");
    };
  }

  private ApiAnswer unauthorized(String said, String words) {
    return access.token() == null
        ? new ApiAnswer.LoginWanted(
            "%s shows this only to its own accounts: %s".formatted(host(), said))
        : new ApiAnswer.Disconnected(
            words + " The account must be connected anew before Kith can go on.");
  }

  private ApiAnswer forbidden(String said, String words) {
    if (access.token() == null) {
      return new ApiAnswer.LoginWanted(words);
    }
    boolean scope = said.contains("outside the authorized scopes");
    boolean login = said.contains("login is currently disabled") || said.contains("confirm");
    if (scope) {
      return new ApiAnswer.Disconnected(
          words + " Connect the account anew and allow what Kith asks for.");
    }
    return login ? new ApiAnswer.Disconnected(words) : new ApiAnswer.Refused(words);
  }

  private Instant retryAt(Headers headers) {
    var now = clock.instant();
    var seconds = headers.first("Retry-After").map(String::strip).orElse("");
    if (SECONDS.matcher(seconds).matches()) {
      return now.plusSeconds(Long.parseLong(seconds));
    }
    return RateLimit.in(headers, RateLimit.Kind.REQUESTS)
        .map(RateLimit::reset)
        .filter(reset -> reset.isAfter(now) && reset.isBefore(now.plus(Duration.ofDays(1))))
        .orElse(now.plus(WAIT_IF_UNSAID));
  }

  /// What the server says went wrong, in its own words.
  private static String said(byte[] body) {
    try {
      var json = ServerJson.MAPPER.readTree(body);
      var error = json.path("error_description").asString(json.path("error").asString(""));
      return error.isBlank() ? "no reason given." : StatusText.line(error, 300);
    } catch (JacksonException _) {
      return "no reason given.";
    }
  }

  /// The path and query of a page that a Link header names (RFC 8288); empty if it names none, or
  /// one of another server.
  Optional<URI> linked(Headers headers, String rel) {
    for (var link : Links.of(headers)) {
      if (link.rel().equals(rel)) {
        return WebAddress.parse(link.address())
            .filter(uri -> WebAddress.origin(uri).equals(WebAddress.origin(address())));
      }
    }
    return Optional.empty();
  }
}
