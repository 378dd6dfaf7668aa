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

  /// Logs in by a link's secret.
  ///
  /// @return the new session's cookie value; empty if the link was used, expired or never given
  public Optional<String> enter(String linkSecret) {
    return store.useLink(new Secret(linkSecret).hash(), clock.instant()).map(this::open);
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
    return new LoginResult.LoggedIn(open(entry.get()));
  }

  private String open(TeamStore.Entry entry) {
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
