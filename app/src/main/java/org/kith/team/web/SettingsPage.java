package org.kith.team.web;

import java.util.List;
import java.util.Map;
import org.kith.team.Member;
import org.kith.team.Role;
import org.kith.team.Workspace;

/// Who we are and who works here.
///
/// @param roles what each role is called, by its name
/// @param link the path of a one-time link that was just made, empty if none
/// @param linkFor whom it lets in
/// @param hasPassword whether the caller has one, and so must say it to change it
public record SettingsPage(
    Workspace workspace,
    Member me,
    List<Member> members,
    Map<String, String> roles,
    String link,
    String linkFor,
    boolean hasPassword) {

  /// Whether the caller may change who works here.
  public boolean owner() {
    return me.role() == Role.OWNER;
  }

  /// Whether the caller may change what the workspace is called and how it works.
  public boolean manager() {
    return me.role().mayActAs(Role.MANAGER);
  }

  /// A role in words.
  public String role(Member member) {
    return roles.getOrDefault(member.role().name(), "");
  }
}
