package org.kith.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.networks.Secret;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// The places that are told what happens here: named, tried, paused, given new secrets, removed;
/// and what each was told. Places are asked outside of any transaction.
@Service
public class Hooks {

  /// How many places an organisation has at most.
  public static final int MOST = 10;

  /// For how long the secret from before still signs, beside the new one.
  public static final Duration BOTH = Duration.ofDays(1);

  /// When a test goes out whose asker did not get that far.
  private static final Duration TEST_AGAIN = Duration.ofMinutes(5);

  private final HookStore store;
  private final DeliveryStore deliveries;
  private final Delivering delivering;
  private final House house;
  private final Clock clock;

  Hooks(
      HookStore store, DeliveryStore deliveries, Delivering delivering, House house, Clock clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.delivering = delivering;
    this.house = house;
    this.clock = clock;
  }

  /// What it needs of the house.
  @Component("hookHouse")
  record House(
      Tellable address, HookSecrets secrets, Tidings tidings, TransactionOperations transaction) {}

  /// What came of naming a place.
  public sealed interface Added {
    /// @param secret shown now and never again
    record Made(HookId id, Secret secret) implements Added {}

    /// @param why in a sentence
    record Refused(String why) implements Added {}
  }

  /// The oldest first.
  public List<Hook> all() {
    return in(store::all);
  }

  public Optional<Hook> find(HookId id) {
    return in(() -> store.find(id));
  }

  /// Names a place, and makes the secret by which what it is told is signed.
  public Added add(String typed, List<HookKind> kinds) {
    var url = house.address().of(typed);
    if (url.isEmpty()) {
      return new Added.Refused(
          "“%s” cannot be told: an address begins with https:// and has no user name in it."
              .formatted(typed.strip().length() > 80 ? "That" : typed.strip()));
    }
    if (kinds.isEmpty() || kinds.contains(HookKind.TEST)) {
      return new Added.Refused("Choose what it is told.");
    }
    var by = Caller.require().member().name();
    return in(() -> {
      if (store.all().size() >= MOST) {
        return new Added.Refused(
            "You have %d webhooks. Remove one that nobody uses.".formatted(MOST));
      }
      var code = house.secrets().name();
      var secret = house.secrets().fresh();
      var sealed = new HookStore.Sealed(code, house.secrets().seal(secret, code), null, null);
      return store
          .add(url.get(), kinds, sealed, by, clock.instant())
          .<Added>map(id -> new Added.Made(id, secret))
          .orElseGet(() -> new Added.Refused("%s is told already.".formatted(url.get())));
    });
  }

  /// Chooses anew what it is told; what waits already still goes out.
  public boolean choose(HookId id, List<HookKind> kinds) {
    return !kinds.isEmpty()
        && !kinds.contains(HookKind.TEST)
        && on(
            id,
            _ -> {
              store.choose(id, kinds);
              return true;
            });
  }

  /// Tells it nothing for now. What happens meanwhile waits, for a month at most.
  public boolean pause(HookId id) {
    var by = Caller.require().member().name();
    return on(
        id,
        hook -> {
          if (hook.state() == Hook.State.ON) {
            store.state(id, Hook.State.PAUSED, "%s paused it.".formatted(by));
          }
          return true;
        });
  }

  /// Tells it again, beginning with what waited.
  public boolean resume(HookId id) {
    return on(
        id,
        hook -> {
          if (hook.state() != Hook.State.ON) {
            store.state(id, Hook.State.ON, "");
            deliveries.again(id, clock.instant());
          }
          return true;
        });
  }

  /// Forgets it, with what waits for it.
  public boolean remove(HookId id) {
    return in(() -> store.remove(id));
  }

  /// Gives it a new secret. The one from before signs as well for a day, so that nothing is lost
  /// while the other side changes it.
  ///
  /// @return shown now and never again; empty if there is no such place
  public Optional<Secret> newSecret(HookId id) {
    return in(() ->
        store
            .find(id)
            .map(_ -> {
              var before = store.sealed(id);
              var secret = house.secrets().fresh();
              store.seal(
                  id,
                  new HookStore.Sealed(
                      before.code(),
                      house.secrets().seal(secret, before.code()),
                      before.secret(),
                      clock.instant().plus(BOTH)));
              return secret;
            }));
  }

  /// Tells it a test now, also where it is paused.
  ///
  /// @return what came of it; empty if there is no such place
  public Optional<Delivery> test(HookId id) throws InterruptedException {
    var made =
        in(() ->
            store
                .find(id)
                .map(_ ->
                    deliveries.addTest(
                        id, house.tidings().test(), clock.instant().plus(TEST_AGAIN))));
    if (made.isEmpty()) {
      return Optional.empty();
    }
    var due = in(() -> deliveries.due(made.get()));
    if (due.isPresent()) {
      delivering.tell(due.get());
    }
    return in(() -> deliveries.find(id, made.get()));
  }

  /// What it was told, the latest first.
  ///
  /// @param before only those with a smaller number
  public List<Delivery> deliveries(HookId id, long before, int most) {
    return in(() -> deliveries.latest(id, before, most));
  }

  public Optional<Delivery> delivery(HookId hook, DeliveryId id) {
    return in(() -> deliveries.find(hook, id));
  }

  /// Tells one thing once more, with the next that goes out.
  public boolean resend(HookId hook, DeliveryId id) {
    return in(() -> deliveries.again(hook, id, clock.instant()));
  }

  /// How many things wait for it.
  public int waiting(HookId id) {
    return in(() -> deliveries.waiting(id));
  }

  /// A place that takes nothing, one that Kith gave up first.
  public Optional<Hook> trouble() {
    Instant now = clock.instant();
    var all = all();
    return all.stream()
        .filter(hook -> hook.state() == Hook.State.BROKEN)
        .findFirst()
        .or(() -> all.stream().filter(hook -> hook.isFailing(now)).findFirst());
  }

  private boolean on(HookId id, java.util.function.Function<Hook, Boolean> work) {
    return in(() -> store.find(id).map(work).orElse(false));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(house.transaction().execute(_ -> work.get()), "the work answers");
  }
}
