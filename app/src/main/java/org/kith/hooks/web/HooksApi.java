package org.kith.hooks.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.hooks.DeliveryId;
import org.kith.hooks.Hook;
import org.kith.hooks.HookId;
import org.kith.hooks.HookKind;
import org.kith.hooks.Hooks;
import org.kith.networks.Secret;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
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

/// Webhooks for programs: the places that are told what happens here, and what each was told.
@RestController
@RequestMapping("/api/v1/webhooks")
class HooksApi {

  private final Hooks hooks;
  private final Once once;

  HooksApi(Hooks hooks, Once once) {
    this.hooks = hooks;
    this.once = once;
  }

  /// @param url begins with https://
  /// @param kinds of what it is told, such as mention.heard; null for all
  record NewHookJson(@Nullable String url, @Nullable List<String> kinds) {}

  /// @param secret by which what it is told is signed; shown now and never again, null where it was
  ///   shown before
  record MadeHookJson(HookJson webhook, @Nullable String secret) {}

  /// @param kinds of what it is told, such as mention.heard
  record KindsJson(@Nullable List<String> kinds) {}

  record HookPausedJson(boolean paused) {}

  /// @param secret shown now and never again; that from before signs as well for a day
  record SecretJson(String secret) {}

  /// The places that are told, the oldest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_WEBHOOKS)
  Paged<HookJson> list() {
    return new Paged<>(hooks.all().stream().map(this::json).toList(), null);
  }

  /// One place.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_WEBHOOKS)
  HookJson show(@PathVariable long id) {
    return json(found(id));
  }

  /// Names a place, and answers with its secret. With an Idempotency-Key, once; asking again does
  /// not show the secret again.
  @PostMapping
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  ResponseEntity<MadeHookJson> add(
      @RequestBody NewHookJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var url = Wrong.text(body.url(), "url", 2048);
    var kinds = body.kinds() == null ? HookKind.choices() : kinds(body.kinds());
    var shown = new AtomicReference<@Nullable Secret>();
    long id =
        once.make(
            new Once.Request(key, "POST /webhooks", body),
            () ->
                switch (hooks.add(url, kinds)) {
                  case Hooks.Added.Made(var made, var secret) -> {
                    shown.set(secret);
                    yield made.value();
                  }
                  case Hooks.Added.Refused(var why) -> throw Wrong.body(why);
                });
    var secret = shown.get();
    return ResponseEntity.created(URI.create("/api/v1/webhooks/" + id))
        .header("Cache-Control", "no-store")
        .body(new MadeHookJson(json(found(id)), secret == null ? null : secret.value()));
  }

  /// Chooses anew what a place is told.
  @PutMapping("/{id}/kinds")
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  HookJson choose(@PathVariable long id, @RequestBody KindsJson body) {
    var hook = found(id);
    hooks.choose(hook.id(), kinds(Wrong.given(body.kinds(), "kinds")));
    return json(found(id));
  }

  /// Tells a place a test now, and answers with what came of it.
  @PostMapping("/{id}/test")
  @Access(value = Who.OWNER, rate = Rate.LOGIN, scope = Scope.WRITE_WEBHOOKS)
  DeliveryJson test(@PathVariable long id) throws InterruptedException {
    return hooks.test(new HookId(id)).map(DeliveryJson::of).orElseThrow(Wrong::missing);
  }

  /// Tells a place nothing for now, or tells it again, beginning with what waited.
  @PutMapping("/{id}/paused")
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  HookJson pause(@PathVariable long id, @RequestBody HookPausedJson body) {
    var hook = found(id);
    if (body.paused()) {
      hooks.pause(hook.id());
    } else {
      hooks.resume(hook.id());
    }
    return json(found(id));
  }

  /// Gives a place a new secret.
  @PostMapping("/{id}/secret")
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  ResponseEntity<SecretJson> secret(@PathVariable long id) {
    var secret = hooks.newSecret(new HookId(id)).orElseThrow(Wrong::missing);
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .body(new SecretJson(secret.value()));
  }

  /// Forgets a place, with what waits for it.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  void remove(@PathVariable long id) {
    hooks.remove(new HookId(id));
  }

  /// What a place was told in the last month, the latest first.
  @GetMapping("/{id}/deliveries")
  @Access(value = Who.VIEWER, scope = Scope.READ_WEBHOOKS)
  Paged<DeliveryJson> deliveries(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var hook = found(id);
    var from = Place.of(cursor, new Place(0, Long.MAX_VALUE));
    int most = Paged.limit(limit);
    var found =
        hooks.deliveries(hook.id(), from.id(), most + 1).stream().map(DeliveryJson::of).toList();
    return Paged.of(found, most, last -> new Place(0, last.id()));
  }

  /// Tells one thing once more, under the same webhook-id.
  @PostMapping("/{id}/deliveries/{delivery}/resend")
  @Access(value = Who.OWNER, rate = Rate.WRITE, scope = Scope.WRITE_WEBHOOKS)
  DeliveryJson resend(@PathVariable long id, @PathVariable long delivery) {
    var hook = found(id);
    if (!hooks.resend(hook.id(), new DeliveryId(delivery))) {
      throw Wrong.missing();
    }
    return hooks
        .delivery(hook.id(), new DeliveryId(delivery))
        .map(DeliveryJson::of)
        .orElseThrow(Wrong::missing);
  }

  private static List<HookKind> kinds(List<String> words) {
    var kinds = new ArrayList<HookKind>();
    for (var word : words) {
      kinds.add(
          HookKind.of(Objects.requireNonNullElse(word, ""))
              .orElseThrow(() ->
                  Wrong.body(
                      "“%s” is none of %s."
                          .formatted(
                              word, HookKind.choices().stream().map(HookKind::word).toList()))));
    }
    if (kinds.isEmpty()) {
      throw Wrong.body("“kinds” names nothing to be told.");
    }
    return kinds;
  }

  private HookJson json(Hook hook) {
    return HookJson.of(hook, hooks.waiting(hook.id()));
  }

  private Hook found(long id) {
    return hooks.find(new HookId(id)).orElseThrow(Wrong::missing);
  }
}
