package org.kith.team;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is logged in, and the ways in: a password, or a link that works once.
@Service
@Transactional
public class Sessions {

  static final Duration IDLE = Duration.ofHours(12);
  static final Duration ABSOLUTE = Duration.ofDays(14);
  static final Duration LINK = Duration.ofHours(24);

  private final TeamStore store;
  private final Members members;
  private final LoginAttempts attempts;
  private final Clock clock;

  Sessions(TeamStore store, Members members, LoginAttempts attempts, Clock clock) {
    this.store = store;
    this.members = members;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Makes a link's secret that lets a member in once, within a day.
  public String linkFor(MemberId member, WorkspaceId workspace) {
    var secret = Secret.random();
    store.addLink(secret.hash(), member, workspace, clock.instant().plus(LINK));
    return secret.value();
  }

  /// Makes a link's secret that offers a member of another workspace a place in this one, once,
  /// within a day. It lets nobody in who is not logged in as them.
  public String offer(MemberId member, WorkspaceId workspace, Role role) {
    var secret = Secret.random();
    var entry = new TeamStore.Entry(member, workspace);
    store.addOffer(secret.hash(), entry, role, clock.instant().plus(LINK));
    return secret.value();
  }

  /// What came of opening a link.
  public sealed interface Entered {
    /// @param session the new session's cookie value
    record In(String session) implements Entered {
      @Override
      public String toString() {
        return "In";
      }
    }

    /// It offers a place to somebody who is not the one asking; it still does.
    record LogInFirst() implements Entered {}

    /// It was used, expired or never given.
    record Over() implements Entered {}
  }

  /// Opens a link by its secret.
  ///
  /// @param session of whoever opens it, empty for none
  public Entered open(String linkSecret, String session) {
    var now = clock.instant();
    var hash = new Secret(linkSecret).hash();
    return enter(linkSecret)
        .or(() ->
            caller(session)
                .flatMap(caller -> store.takeOffer(hash, caller.member().id(), now))
                .map(this::begin))
        .<Entered>map(Entered.In::new)
        .orElseGet(() -> store.isOffer(hash, now) ? new Entered.LogInFirst() : new Entered.Over());
  }

  /// Logs in by a link's secret.
  ///
  /// @return the new session's cookie value; empty if the link was used, expired or never given, or
  ///   only offers a place
  public Optional<String> enter(String linkSecret) {
    return store.useLink(new Secret(linkSecret).hash(), clock.instant()).map(this::begin);
  }

  /// Logs in by password.
  ///
  /// @param address where the request came from
  public LoginResult login(String email, String password, String address) {
    var wait = attempts.wait(email, address);
    if (wait.isPositive()) {
      return new LoginResult.Wait(wait);
    }
    var entry =
        members
            .check(email, password)
            .flatMap(
                member -> store.firstWorkspaceOf(member).map(w -> new TeamStore.Entry(member, w)));
    if (entry.isEmpty()) {
      attempts.failed(email, address);
      return new LoginResult.Refused();
    }
    attempts.succeeded(email, address);
    return new LoginResult.LoggedIn(begin(entry.get()));
  }

  private String begin(TeamStore.Entry entry) {
    var secret = Secret.random();
    store.addSession(secret.hash(), entry, clock.instant());
    return secret.value();
  }

  /// Who a session's cookie belongs to, if the session lives.
  public Optional<Caller> caller(String session) {
    var now = clock.instant();
    var hash = new Secret(session).hash();
    var caller = store.caller(hash, now, now.minus(ABSOLUTE), now.minus(IDLE));
    caller.ifPresent(_ -> store.touch(hash, now));
    return caller;
  }

  public void logout(String session) {
    store.endSession(new Secret(session).hash());
  }
}
