package org.kith.team.web;

import java.util.List;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Members;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who a token acts for, and who else works there.
@RestController
@RequestMapping("/api/v1")
class MeApi {

  private final Members members;

  MeApi(Members members) {
    this.members = members;
  }

  /// @param role what the token may do at most: VIEWER, MEMBER, MANAGER or OWNER
  record Me(long id, String name, String role, String workspace) {}

  record Colleague(long id, String name, String role) {}

  /// @param members everybody who works in the workspace, by name
  record Colleagues(List<Colleague> members) {}

  /// Whom the token acts for, and where.
  @GetMapping("/me")
  @Access(value = Who.VIEWER, scope = Scope.ANY)
  Me me() {
    var caller = Caller.require();
    var member = caller.member();
    return new Me(
        member.id().value(), member.name(), member.role().name(), caller.workspace().name());
  }

  /// Who works in the workspace.
  @GetMapping("/members")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Colleagues members() {
    return new Colleagues(
        members.of(Caller.require().workspace().id()).stream()
            .map(m -> new Colleague(m.id().value(), m.name(), m.role().name()))
            .toList());
  }
}
