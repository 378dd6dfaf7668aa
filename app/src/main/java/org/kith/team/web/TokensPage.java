package org.kith.team.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.team.ApiToken;
import org.kith.team.Scope;

/// What programs come in with.
///
/// @param secret of a token that was just made, shown now and never again; empty otherwise
/// @param problem why none was made, empty if nothing is wrong
/// @param everybodys whether those of others are shown too
/// @param typed what the form holds
public record TokensPage(
    List<ApiToken> tokens,
    Map<String, String> scopes,
    String secret,
    String problem,
    boolean everybodys,
    Typed typed,
    Instant now) {

  /// What somebody typed before it was refused.
  public record Typed(String name, List<String> scopes, String days) {
    static final Typed NOTHING = new Typed("", List.of(Scope.READ_PEOPLE.word()), "90");
  }

  /// What a token allows, in one line.
  public String allows(ApiToken token) {
    return token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(", "));
  }
}
