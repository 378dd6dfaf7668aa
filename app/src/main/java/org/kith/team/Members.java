package org.kith.team;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kith.store.WorkspaceId;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people who work in a workspace, and their passwords.
@Service
@Transactional
public class Members {

  /// Shortest and longest password taken.
  public static final int SHORTEST = 12;

  public static final int LONGEST = 128;

  private final TeamStore store;
  private final Clock clock;
  private final Argon2PasswordEncoder passwords = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final String nobodysHash = passwords.encode("nobody has this password");

  Members(TeamStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What came of adding somebody by their e-mail address.
  public sealed interface Invited {
    /// They work here from now on.
    record Added(MemberId member) implements Invited {}

    /// They do already, in the role they have.
    record WorksHere(Member member) implements Invited {}

    /// Somebody with this address works elsewhere on this Kith. Nobody checked whose address it is,
    /// so they work here once they took the place themselves, see [Sessions#offer].
    record WorksElsewhere(MemberId member) implements Invited {}
  }

  /// Adds somebody to a workspace by their e-mail address, who nobody works with elsewhere yet.
  ///
  /// @param by the owner who does
  public Invited invite(WorkspaceId workspace, MemberId by, String name, String email, Role role) {
    store.lock(workspace);
    var here =
        store.members(workspace).stream().filter(m -> m.email().equalsIgnoreCase(email)).findAny();
    if (here.isPresent()) {
      return new Invited.WorksHere(here.get());
    }
    var member = store.addMember(name, email, clock.instant());
    if (store.worksBeyond(member, by)) {
      return new Invited.WorksElsewhere(member);
    }
    store.join(workspace, member, role);
    return new Invited.Added(member);
  }

  /// Adds somebody to a workspace, or gives them another role there; a known e-mail address is the
  /// same member. For what is made by Kith itself or comes from elsewhere, see [#invite].
  public MemberId add(WorkspaceId workspace, String name, String email, Role role) {
    var member = store.addMember(name, email, clock.instant());
    store.join(workspace, member, role);
    return member;
  }

  /// Somebody whose name stays on what they wrote, without working anywhere; a known e-mail address
  /// is the same member.
  public MemberId known(String name, String email) {
    return store.addMember(name, email, clock.instant());
  }

  /// Whether a member also works where another one has no say: who lets them in here would be let
  /// in there.
  public boolean worksBeyond(MemberId member, MemberId other) {
    return store.worksBeyond(member, other);
  }

  public List<Member> of(WorkspaceId workspace) {
    return store.members(workspace);
  }

  /// Takes somebody out of a workspace, unless they are its last owner.
  ///
  /// @return false if they are its last owner
  public boolean remove(WorkspaceId workspace, MemberId member) {
    store.lock(workspace);
    if (isLastOwner(workspace, member)) {
      return false;
    }
    store.leave(workspace, member);
    return true;
  }

  /// Gives a member of a workspace another role; ends their sessions and tokens.
  ///
  /// @return false if that would leave the workspace without an owner, or they are no member of it
  public boolean changeRole(WorkspaceId workspace, MemberId member, Role role) {
    store.lock(workspace);
    boolean known = store.members(workspace).stream().anyMatch(m -> m.id().equals(member));
    if (!known || (role != Role.OWNER && isLastOwner(workspace, member))) {
      return false;
    }
    store.join(workspace, member, role);
    store.endSessions(member, new byte[32]);
    store.endTokens(member);
    return true;
  }

  private boolean isLastOwner(WorkspaceId workspace, MemberId member) {
    var owners = store.members(workspace).stream().filter(m -> m.role() == Role.OWNER).toList();
    return owners.size() == 1 && owners.getFirst().id().equals(member);
  }

  /// Changes a member's name and e-mail address.
  ///
  /// @return false if somebody else has that address
  public boolean rename(MemberId member, String name, String email) {
    return store.changeMember(member, name, email);
  }

  /// Whether a member has a password; who only ever came in by links has none.
  @Transactional(readOnly = true)
  public boolean hasPassword(MemberId member) {
    return store.passwordHash(member).isPresent();
  }

  /// Changes a member's own password, as [#setPassword] does, if they say the one they have: an
  /// open screen is no proof of who sits before it.
  ///
  /// @param old what they say; not asked where they have none
  /// @return false if that is not it, and nothing was changed
  public boolean changePassword(MemberId member, String old, String password, String session) {
    var known = store.passwordHash(member);
    if (known.isPresent() && !passwords.matches(old, known.get())) {
      return false;
    }
    setPassword(member, password, session);
    return true;
  }

  /// Sets a password and ends every other session and every token of the member.
  ///
  /// @param session the session to keep, as its cookie has it
  /// @throws IllegalArgumentException if it is shorter than 12 or longer than 128 characters
  public void setPassword(MemberId member, String password, String session) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a password has %d to %d characters, this has %d"
              .formatted(SHORTEST, LONGEST, password.length()));
    }
    store.setPassword(member, passwords.encode(password));
    store.endSessions(member, new Secret(session).hash());
    store.endTokens(member);
  }

  /// Who has this e-mail address and password. Takes as long for an address nobody has.
  Optional<MemberId> check(String email, String password) {
    var login = store.login(email);
    var hash = login.map(TeamStore.Login::passwordHash).orElse(nobodysHash);
    boolean right = passwords.matches(password, hash == null ? nobodysHash : hash);
    return right ? login.map(TeamStore.Login::member) : Optional.empty();
  }
}
