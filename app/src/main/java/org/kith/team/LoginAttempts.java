package org.kith.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Slows down whoever guesses passwords, and locks nobody out for good: five wrong ones for an
/// account from one address are free, each further one doubles the wait, up to a quarter of an
/// hour; and from one address no more than fifty an hour are tried at all (A7).
///
/// An owner who is waited for elsewhere is not kept out by a stranger: what counts is account and
/// address together. Kept in memory, for a restart gives a guesser little.
@Component
class LoginAttempts {

  static final int FREE = 5;
  static final int FROM_ONE_ADDRESS = 50;
  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 100_000;

  /// Wrong tries, up to the last of them.
  private record Failures(int count, Instant first, Instant last) {}

  private final Cache<String, Failures> ofAccount = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<String, Failures> ofAddress = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Clock clock;

  LoginAttempts(Clock clock) {
    this.clock = clock;
  }

  /// How long to wait before the next try; zero if it may be made now.
  Duration wait(String email, String address) {
    var now = clock.instant();
    var account = ofAccount.getIfPresent(account(email, address));
    var wait = Duration.ZERO;
    if (account != null && account.count() >= FREE && isFresh(account, now)) {
      wait = Duration.between(now, account.last().plus(delay(account.count())));
    }
    var from = ofAddress.getIfPresent(address);
    if (from != null && from.count() >= FROM_ONE_ADDRESS) {
      var left = Duration.between(now, from.first().plus(HOUR));
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /// @param count of wrong tries so far
  private static Duration delay(int count) {
    var delay = Duration.ofSeconds(1L << Math.min(count - FREE, 10));
    return delay.compareTo(REMEMBERED) > 0 ? REMEMBERED : delay;
  }

  private static boolean isFresh(Failures failures, Instant now) {
    return now.isBefore(failures.last().plus(REMEMBERED));
  }

  void failed(String email, String address) {
    var now = clock.instant();
    ofAccount
        .asMap()
        .compute(
            account(email, address),
            (_, known) -> known != null && isFresh(known, now) ? again(known, now) : first(now));
    ofAddress
        .asMap()
        .compute(
            address,
            (_, known) ->
                known != null && now.isBefore(known.first().plus(HOUR))
                    ? again(known, now)
                    : first(now));
  }

  void succeeded(String email, String address) {
    ofAccount.invalidate(account(email, address));
  }

  private static Failures first(Instant now) {
    return new Failures(1, now, now);
  }

  private static Failures again(Failures known, Instant now) {
    return new Failures(known.count() + 1, known.first(), now);
  }

  private static String account(String email, String address) {
    return email.strip().toLowerCase(Locale.ROOT) + "\n" + address;
  }
}
