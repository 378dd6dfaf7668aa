package org.kith.simulator.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A Mastodon server on loopback, and the hands of those who live on it.
///
/// Start it, let people join and speak, and point a client at [#address]. It forgets everything
/// when it is closed. Faults are planned by [#plan], and [#fired] says which have happened.
public final class FakeMastodon implements AutoCloseable {

  /// How it runs.
  ///
  /// @param port 0 for any that is free
  /// @param perFiveMinutes requests a token or a stranger may make in five minutes; 300 on Mastodon
  /// @param letters whether its numbers have letters in them, as GoToSocial's have
  public record Options(
      int port, int perFiveMinutes, boolean letters, InstantSource clock, RandomGenerator random) {

    /// As Mastodon runs, with the time of the machine.
    public static Options usual() {
      return new Options(0, 300, false, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    /// The same on that port.
    public Options at(int number) {
      return new Options(number, perFiveMinutes, letters, clock, random);
    }

    /// The same with another limit.
    public Options allowing(int requests) {
      return new Options(port, requests, letters, clock, random);
    }

    /// The same with numbers that have letters in them.
    public Options withLetters() {
      return new Options(port, perFiveMinutes, true, clock, random);
    }

    /// The same with another clock.
    public Options with(InstantSource other) {
      return new Options(port, perFiveMinutes, letters, other, random);
    }
  }

  /// A request that came.
  public record Request(String method, String path, int status) {}

  private static final Set<Fault> INSTEAD =
      Set.of(Fault.TOO_MANY, Fault.DOWN, Fault.GARBAGE, Fault.BROKEN, Fault.SILENT);

  private final Faults faults = new Faults();
  private final Streams streams = new Streams(faults);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Wire wire;
  private final Town town;
  private final Permits permits;
  private final Allowances allowances;
  private final List<Route> routes;
  private final App own;
  private final Shapes shapes;
  private volatile boolean closed;

  private FakeMastodon(Options options) throws IOException {
    wire = new Wire(options.port(), asked -> answer(asked));
    var clock = options.clock();
    var style = options.letters() ? Ids.Style.LETTERS : Ids.Style.DIGITS;
    town = new Town("http://127.0.0.1:" + wire.port(), clock, new Ids(clock, style), streams);
    shapes = new Shapes(town);
    streams.of(town, shapes);
    permits = new Permits(clock, options.random());
    allowances = new Allowances(clock, options.perFiveMinutes());
    routes = Api.routes(town, shapes, permits, streams, faults);
    own = permits.register("Web", null, List.of(), OAuthRoutes.all());
  }

  /// Starts one. It listens when this returns.
  public static FakeMastodon start(Options options) throws IOException {
    return new FakeMastodon(options);
  }

  /// Where it is: scheme, host and port.
  public URI address() {
    return URI.create(town.base);
  }

  /// Every method and path it answers, with `{name}` where a value stands.
  public Set<String> routes() {
    return routes.stream()
        .map(r -> r.method() + " " + r.template())
        .collect(java.util.stream.Collectors.toSet());
  }

  /// Everything that was asked so far.
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /// Somebody gets an account here.
  public Person join(String username) {
    return town.join(username, "");
  }

  /// This server learns of an account of another one.
  public Person learnOf(String username, String host) {
    return town.join(username, host);
  }

  /// The URI by which everybody knows an account.
  public String uri(Person person) {
    return town.uri(person);
  }

  /// The URI by which everybody knows a status.
  public String uri(String statusId) {
    return town.note(statusId).map(town::uri).orElse("");
  }

  /// Somebody says something to everybody.
  ///
  /// @return the status's number
  public String say(Person who, String text) {
    return town.say(who, Note.Words.of(text), own).id;
  }

  /// Somebody says something to some.
  ///
  /// @param visibility `public`, `unlisted`, `private` or `direct`
  public String say(Person who, String text, String visibility) {
    return town.say(who, Note.Words.of(text).visible(visibility), own).id;
  }

  /// What somebody of another server said a while ago arrives here only now.
  public String arrive(Person who, String text, Duration age) {
    return town.arrive(who, Note.Words.of(text), age).id;
  }

  /// Somebody answers.
  public String answer(Person who, String statusId, String text) {
    return town.say(who, Note.Words.of(text).answering(statusId), own).id;
  }

  /// Somebody quotes.
  public String quote(Person who, String statusId, String text) {
    return town.say(who, Note.Words.of(text).quoting(statusId), own).id;
  }

  /// Somebody passes a status on.
  public String boost(Person who, String statusId) {
    return town.boost(who, note(statusId)).id;
  }

  /// Somebody changes what they said.
  public void edit(String statusId, String text) {
    var note = note(statusId);
    var words = note.words;
    town.edit(
        note,
        new Note.Words(
            text,
            words.spoiler(),
            words.visibility(),
            words.language(),
            words.sensitive(),
            words.replyTo(),
            words.quoted(),
            words.media()));
  }

  /// Somebody takes back what they said.
  public void delete(String statusId) {
    town.delete(note(statusId));
  }

  private Note note(String statusId) {
    return town.note(statusId)
        .orElseThrow(() -> new IllegalArgumentException("there is no status " + statusId));
  }

  /// What stands here now by an author, the oldest first.
  public List<String> textsOf(Person author) {
    return town.notes().stream().filter(n -> n.author == author).map(n -> n.words.text()).toList();
  }

  /// The number of what an author said last.
  public String latestOf(Person author) {
    return town.notes().stream()
        .filter(n -> n.author == author)
        .map(n -> n.id)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /// The pictures' descriptions of a status.
  public List<String> descriptionsOf(String statusId) {
    return note(statusId).words.media().stream().map(m -> m.description).toList();
  }

  /// Somebody begins to follow somebody.
  public void follow(Person who, Person other) {
    town.follow(who, other);
  }

  /// Somebody blocks somebody.
  public void block(Person who, Person other) {
    town.block(who, other);
  }

  /// Somebody leaves for another account and takes their followers along.
  public void move(Person from, Person to) {
    town.move(from, to);
  }

  /// Somebody makes a list of people they follow.
  ///
  /// @return its number
  public String list(Person owner, String title, List<Person> members) {
    var circle = town.circle(owner, title);
    circle.members().addAll(members);
    return circle.id();
  }

  /// Somebody changes a filter of their own, of which their streams tell.
  public void changeFilters(Person person) {
    streams.filtersChanged(person);
  }

  /// A token, without the way there.
  public String token(Person person, String scopes) {
    return permits.grant(own, person, Permits.scopes(scopes)).value();
  }

  /// Somebody allows what a program asks for, on the page that it sent them to.
  ///
  /// @return where the server sends them on to
  public URI allow(URI page, Person who) {
    var query = page.getRawQuery() + "&as=" + who.username;
    var params = Params.of(query, "", new byte[0]);
    var reply = answer(new Asked("GET", page.getPath(), Map.of(), params, null));
    if (reply instanceof Reply.Whole whole && whole.headers().containsKey("Location")) {
      return URI.create(whole.headers().getOrDefault("Location", ""));
    }
    throw new IllegalArgumentException("nothing can be allowed on " + page);
  }

  /// Takes every token of somebody away.
  public void revokeAllOf(Person person) {
    permits.revokeAllOf(person);
  }

  /// Publishes what waited for its time, if that has come.
  public int publishDue() {
    return town.publishDue().size();
  }

  /// Answers nobody from now on who has no token, as Mastodon does where
  /// `DISALLOW_UNAUTHENTICATED_API_ACCESS` is set.
  public void answerNoStrangers() {
    closed = true;
  }

  /// Lists nobody's followers from now on, and counts them still.
  public void listNoFollowers() {
    town.listNoFollowers();
  }

  /// Tells no account's URI from now on, as Mastodon before 4.2.
  public void tellNoUris() {
    shapes.tellNoUris();
  }

  /// Makes something go wrong the next few times it can.
  public void plan(Fault fault, int times) {
    faults.plan(fault, times);
  }

  /// Ends every open stream now.
  public void dropStreams() {
    streams.drop();
  }

  /// Sends every open stream what is no message.
  public void babble() {
    streams.babble();
  }

  /// Tells every open stream its last messages again.
  public void repeatStreams() {
    streams.repeat();
  }

  /// Ends every open stream in the middle of a message.
  public void tearStreams() {
    streams.tear();
  }

  /// Says nothing more on any open stream, and does not end it either.
  public void muteStreams() {
    streams.mute();
  }

  /// The URIs of statuses that were published while [Fault#SWALLOWED_MESSAGE] kept streams from
  /// telling of them.
  public List<String> swallowed() {
    return streams.swallowed();
  }

  /// How many listen.
  public int listeners() {
    return streams.listeners();
  }

  /// How often each fault has happened.
  public Map<Fault, Integer> fired() {
    return faults.fired();
  }

  @Override
  public void close() throws IOException {
    streams.drop();
    wire.close();
  }

  private Reply answer(Asked asked) {
    for (var fault : INSTEAD) {
      if (asked.path().startsWith("/api/") && !asked.wantsWebSocket() && faults.fires(fault)) {
        return note(asked, instead(fault));
      }
    }
    synchronized (town) {
      var reply = note(asked, routed(asked));
      boolean changes = !asked.method().equals("GET") && asked.path().startsWith("/api/");
      return changes && faults.fires(Fault.LOST_ANSWER) ? new Reply.Taken((_, _) -> {}) : reply;
    }
  }

  private Reply note(Asked asked, Reply reply) {
    int status = reply instanceof Reply.Whole whole ? whole.status() : 0;
    requests.add(new Request(asked.method(), asked.path(), status));
    return reply;
  }

  private Reply instead(Fault fault) {
    return switch (fault) {
      case TOO_MANY ->
          Reply.error(429, "Too many requests")
              .with("X-RateLimit-Limit", "300")
              .with("X-RateLimit-Remaining", "0")
              .with("X-RateLimit-Reset", town.clock.instant().plusSeconds(1).toString());
      case DOWN -> Reply.error(503, "Service unavailable").with("Retry-After", "1");
      case GARBAGE -> Reply.text(200, "application/json; charset=utf-8", "[{\"id\": \"1\", ");
      case BROKEN -> Reply.text(500, "text/html", "<html><h1>500</h1></html>");
      case SILENT, LOST_ANSWER, NO_STREAM -> new Reply.Taken((_, _) -> {});
      case DROPPED_STREAM, GARBAGE_STREAM, REPEATED_STREAM, TORN_STREAM -> noAnswer(fault);
      case MUTE_STREAM, SWALLOWED_MESSAGE -> noAnswer(fault);
    };
  }

  private static Reply noAnswer(Fault fault) {
    throw new IllegalStateException(fault + " happens to streams");
  }

  private Reply routed(Asked asked) {
    var path = asked.path().replaceFirst("(?<=.)/$", "");
    var token = asked.token() == null ? null : permits.token(asked.token()).orElse(null);
    if (!path.startsWith("/api/")) {
      return found(asked, path, token);
    }
    var left = allowances.count(token == null ? "stranger" : token.value(), asked);
    if (left.isUsedUp()) {
      return left.in(Reply.error(429, "Too many requests"));
    }
    var reply = found(asked, path, token);
    return reply instanceof Reply.Whole whole ? left.in(whole) : reply;
  }

  private Reply found(Asked asked, String path, App.@Nullable Token token) {
    for (var route : routes) {
      var values =
          route.method().equals(asked.method())
              ? route.match(path)
              : java.util.Optional.<Map<String, String>>empty();
      if (values.isPresent()) {
        return permitted(route, new Route.Call(asked, values.get(), token));
      }
    }
    return Reply.error(404, "Not Found");
  }

  private Reply permitted(Route route, Route.Call call) {
    boolean api = route.template().startsWith("/api/");
    var token = call.token();
    boolean openToAll =
        route.template().endsWith("/instance") || route.template().endsWith("/apps");
    if (closed && api && token == null && !openToAll) {
      return Reply.error(401, "This method requires an authenticated user");
    }
    if (api && call.asked().token() != null && token == null) {
      return Api.invalidToken();
    }
    if (token != null && !token.permits(route.scope())) {
      return Reply.error(403, "This action is outside the authorized scopes");
    }
    if (route.needsPerson() && token == null) {
      return Api.invalidToken();
    }
    if (route.needsPerson() && call.viewer() == null) {
      return Reply.error(422, "This method requires an authenticated user");
    }
    return route.answering().answer(call);
  }
}
