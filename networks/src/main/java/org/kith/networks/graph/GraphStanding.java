package org.kith.networks.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;

/// Gathers what was found out about a token of Meta's, in words.
public final class GraphStanding {

  private final List<Finding> findings = new ArrayList<>();

  public void add(Kind kind, String words) {
    findings.add(new Finding(kind, words));
  }

  /// Why something was not given.
  public void refused(String lead, GraphAnswer answer) {
    var kind =
        switch (answer) {
          case GraphAnswer.Disconnected _ -> Kind.DISCONNECTED;
          case GraphAnswer.SlowDown _ -> Kind.LIMIT;
          default -> Kind.CANNOT;
        };
    add(kind, (lead + " " + reason(answer)).strip());
  }

  /// What was permitted and what was not.
  ///
  /// @param info null if Meta does not say
  /// @param scopes each with what it is for
  public void permitted(@Nullable TokenInfo info, Map<String, String> scopes) {
    if (info == null) {
      add(
          Kind.NOTE,
          "Meta does not tell this token what was permitted. Whether it may publish shows when it is asked to.");
      return;
    }
    for (var scope : scopes.keySet().stream().sorted().toList()) {
      var what = scopes.getOrDefault(scope, "");
      if (info.scopes().contains(scope)) {
        add(Kind.CAN, "It may %s (%s).".formatted(what, scope));
      } else {
        add(
            Kind.CANNOT,
            "It may not %s: the permission %s is missing. Connect the account anew and allow it."
                .formatted(what, scope));
      }
    }
  }

  /// How much is left, and until when.
  public void limits(@Nullable TokenInfo info, Duration askAgain) {
    if (!askAgain.isZero()) {
      add(
          Kind.LIMIT,
          "Meta's limit of requests is nearly used up; Kith waits %d minutes between readings."
              .formatted(Math.max(1, askAgain.toMinutes())));
    }
    if (info != null && info.dataUntil() != null) {
      add(
          Kind.NOTE,
          "It reads until %s; the person who connected it must confirm the connection by then."
              .formatted(info.dataUntil()));
    }
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private static String reason(GraphAnswer answer) {
    return switch (answer) {
      case GraphAnswer.Given _ -> "";
      case GraphAnswer.Disconnected(var reason) -> reason;
      case GraphAnswer.NotPermitted(var reason) -> reason;
      case GraphAnswer.SlowDown(var notBefore, var reason) ->
          "%s Ask again after %s.".formatted(reason, notBefore);
      case GraphAnswer.NotThere(var reason) -> reason;
      case GraphAnswer.Refused(var reason) -> reason;
    };
  }
}
