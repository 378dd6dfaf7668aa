package org.kith.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kith.listen.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts that were heard and that no human has chosen. Hearing makes voices and never
/// persons.
@Service
@Transactional
public class Voices {

  private static final Duration NEWS = Duration.ofDays(7);

  private final VoiceStore store;
  private final Clock clock;

  Voices(VoiceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// That an account used our words.
  ///
  /// @param foundBy the name of the source we heard it by
  /// @param mentions how many posts, at least 1
  public record Hearing(
      AccountId account, String foundBy, Instant first, Instant last, int mentions) {

    public static Hearing once(AccountId account, String foundBy, Instant at) {
      return new Hearing(account, foundBy, at, at, 1);
    }
  }

  /// Notes who was heard. Persons' accounts, our own, and accounts that asked not to be found are
  /// passed over.
  ///
  /// @return how many voices were added or refreshed
  public int heard(Collection<Hearing> hearings) {
    return hearings.isEmpty() ? 0 : store.heard(hearings);
  }

  /// Voices of one state, last heard first.
  public List<Voice> list(VoiceState state, int offset, int limit) {
    return store.list(state, offset, limit);
  }

  public Optional<Voice> find(AccountId account) {
    return store.find(account);
  }

  public int count(VoiceState state) {
    return store.count(state);
  }

  /// How many new voices were first heard in the last seven days.
  public int news() {
    return store.countHeardSince(VoiceState.NEW, clock.instant().minus(NEWS));
  }

  /// @return false if there is no such voice
  public boolean watch(AccountId account) {
    return store.change(account, VoiceState.WATCHING, "");
  }

  /// Hides a voice until somebody shows it again, whatever it says.
  ///
  /// @param reason why, in the member's words
  /// @return false if there is no such voice
  public boolean hide(AccountId account, String reason) {
    return store.change(account, VoiceState.HIDDEN, reason);
  }

  /// Takes back watching or hiding.
  ///
  /// @return false if there is no such voice
  public boolean show(AccountId account) {
    return store.change(account, VoiceState.NEW, "");
  }

  /// Forgets voices that have been silent since before a moment, and what their accounts said about
  /// themselves. Hidden ones stay, so that they stay hidden.
  ///
  /// @return how many
  int forgetSilent(Instant before) {
    return store.removeSilentSince(before);
  }
}
