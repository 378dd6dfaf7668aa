package org.kith.publish.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.networks.Network;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.OwnVoice;
import org.kith.publish.OwnVoices;
import org.kith.publish.PostState;
import org.kith.publish.Target;
import org.kith.publish.Typed;
import org.kith.publish.WallClock;
import org.kith.publish.Words;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Our own posts for programs: drafts, and where each stands. What goes out is let out by
/// [ReleasesApi].
@RestController
@RequestMapping("/api/v1/posts")
class PostsApi {

  private static final Set<PostState> STAGES =
      EnumSet.of(
          PostState.DRAFT,
          PostState.WAITING,
          PostState.SENT_BACK,
          PostState.APPROVED,
          PostState.SCHEDULED);

  private final OwnPosts posts;
  private final OwnVoices voices;
  private final Drafts drafts;
  private final Once once;

  PostsApi(OwnPosts posts, OwnVoices voices, Drafts drafts, Once once) {
    this.posts = posts;
    this.voices = voices;
    this.drafts = drafts;
    this.once = once;
  }

  /// An account that posts can go out on.
  ///
  /// @param most characters a post takes, as its network counts
  record OwnAccountJson(String network, String account, String handle, int most) {}

  record OwnAccountsJson(List<OwnAccountJson> items) {}

  /// Where to say it.
  ///
  /// @param text other words than those for all, null for those
  record OnJson(
      String network, String account, @Nullable String text, @Nullable Boolean linkBelow) {}

  /// What to say.
  ///
  /// @param accounts null for all that are connected
  /// @param at when, without a zone; null for open
  /// @param zone of `at`, null for the workspace's own
  record NewPostJson(
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable String language,
      @Nullable List<OnJson> accounts,
      @Nullable String at,
      @Nullable String zone) {}

  /// The accounts that posts can go out on.
  @GetMapping("/accounts")
  @Access(value = Who.VIEWER, scope = Scope.READ_POSTS)
  OwnAccountsJson accounts() throws InterruptedException {
    return new OwnAccountsJson(
        voices.all().stream()
            .map(voice ->
                new OwnAccountJson(
                    voice.target().network().name(),
                    voice.target().accountKey(),
                    voice.name(),
                    voice.wording().room(org.kith.networks.Draft.of("", "")).most()))
            .toList());
  }

  /// Posts, changed last first.
  ///
  /// @param stage DRAFT, WAITING, SENT_BACK, APPROVED, or SCHEDULED for all that were let out
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_POSTS)
  Paged<PostJson> list(
      @RequestParam(required = false) @Nullable PostState stage,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "") String cursor) {
    if (stage != null && !STAGES.contains(stage)) {
      throw Wrong.request("“stage” is one of %s.".formatted(STAGES));
    }
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var found = posts.list(stage == null ? null : Set.of(stage), from.at(), from.id(), most + 1);
    return Paged.of(
        found.stream().map(PostJson::of).toList(),
        most,
        post -> Place.at(post.changedAt(), post.id()));
  }

  /// One post. Its ETag is needed to change it safely.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_POSTS)
  ResponseEntity<PostJson> show(@PathVariable long id) {
    return Tags.shown(PostJson.of(found(id)));
  }

  /// Begins a draft. With an Idempotency-Key, once. Nothing goes out by this.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ResponseEntity<PostJson> add(
      @RequestBody NewPostJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
      throws InterruptedException {
    var typed = typed(body);
    long id =
        once.make(
            new Once.Request(key, "POST /posts", body), () -> drafts.begin(typed, "").value());
    var made = PostJson.of(found(id));
    return ResponseEntity.created(URI.create("/api/v1/posts/" + id)).eTag(Tags.of(made)).body(made);
  }

  /// Changes a draft. What was approved must be read again.
  @PutMapping("/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  ResponseEntity<PostJson> change(
      @PathVariable long id,
      @RequestBody NewPostJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
      throws InterruptedException {
    var before = found(id);
    Tags.mustMatch(ifMatch, PostJson.of(before));
    var base = new Drafts.Base(before.version(), "");
    return switch (drafts.save(before.id(), typed(body), base, Map.of())) {
      case Drafts.Saved.Kept _ -> Tags.shown(PostJson.of(found(id)));
      case Drafts.Saved.Missing _ -> throw Wrong.missing();
      case Drafts.Saved.Closed(var state) ->
          throw Wrong.conflict("It is no draft any more: %s.".formatted(state));
      case Drafts.Saved.Overtaken(var by, _) ->
          throw Wrong.conflict("%s changed it in this very moment. Read it again.".formatted(by));
    };
  }

  /// Throws a draft away.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  void discard(@PathVariable long id) {
    if (posts.find(new OwnPostId(id)).isPresent() && !drafts.discard(new OwnPostId(id))) {
      throw Wrong.conflict("It is on its way, or out; it is no draft any more.");
    }
  }

  private OwnPost found(long id) {
    return posts.find(new OwnPostId(id)).orElseThrow(Wrong::missing);
  }

  private Typed typed(NewPostJson body) throws InterruptedException {
    var words =
        new Words(
            Wrong.textOr(body.title(), "title", 300),
            Wrong.textOr(body.text(), "text", Drafts.LONGEST),
            Wrong.textOr(body.link(), "link", 2048),
            Drafts.language(Wrong.textOr(body.language(), "language", 35)));
    return new Typed(words, on(body.accounts()), when(body.at(), body.zone()));
  }

  private List<Typed.ForAccount> on(@Nullable List<OnJson> accounts) throws InterruptedException {
    var known = voices.all().stream().map(OwnVoice::target).toList();
    if (accounts == null) {
      return known.stream().map(target -> new Typed.ForAccount(target, null, false)).toList();
    }
    var chosen = new ArrayList<Typed.ForAccount>();
    for (var on : accounts) {
      var target = target(on);
      if (!known.contains(target)) {
        throw Wrong.body(
            "No account “%s” can publish on %s.".formatted(on.account(), on.network()));
      }
      var text = Wrong.textOr(on.text(), "text", Drafts.LONGEST);
      chosen.add(
          new Typed.ForAccount(
              target, text.isEmpty() ? null : text, Boolean.TRUE.equals(on.linkBelow())));
    }
    return chosen;
  }

  private static Target target(OnJson on) {
    var network = Wrong.text(on.network(), "network", 20);
    for (var one : Network.values()) {
      if (one.name().equals(network)) {
        return new Target(one, Wrong.text(on.account(), "account", 512));
      }
    }
    throw Wrong.body("“%s” is no network.".formatted(network));
  }

  /// @param at without a zone; null for open
  static @Nullable WallClock when(@Nullable String at, @Nullable String zone) {
    if (at == null || at.isBlank()) {
      return null;
    }
    try {
      var there = zone == null ? Caller.require().workspace().zone() : ZoneId.of(zone);
      return new WallClock(LocalDateTime.parse(at).truncatedTo(ChronoUnit.MINUTES), there);
    } catch (DateTimeException _) {
      throw Wrong.body("“at” is written like 2026-11-24T12:00, and “zone” like Europe/Berlin.");
    }
  }
}
