package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.TokenCheck;

/// Says what the token of an account is good for, what its server takes, and how much of the
/// server's limits is left.
public final class MastodonCheck implements TokenCheck {

  /// What each permission is for.
  private static final Map<String, String> SCOPES =
      Map.of(
          "read:accounts", "see whose account it is and look at profiles",
          "read:statuses", "read hashtags, accounts and your home timeline",
          "write:statuses", "publish, change and delete your posts",
          "write:media", "add pictures to your posts",
          "read:notifications", "hear who mentions you",
          "read:lists", "read your lists",
          "read:search", "find a post by its address",
          "read:follows", "see who blocked you, so that nobody writes to them");

  private final MastodonServer server;

  public MastodonCheck(MastodonServer server) {
    this.server = server;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var findings = new ArrayList<Finding>();
    var instance = server.instance();
    var answer = server.ask(ApiCall.get("/api/v1/accounts/verify_credentials"));
    var account = account(answer, findings);
    var scopes = account == null ? server.access().scopes() : scopes();
    if (account != null) {
      permitted(scopes, findings);
    }
    instance.ifPresent(i -> takes(i, findings));
    limits(findings);
    server
        .deprecated()
        .forEach((path, since) ->
            findings.add(
                new Finding(
                    Kind.NOTE, "The server will take %s away (%s).".formatted(path, since))));
    return new Standing(Network.MASTODON, account, scopes, null, findings);
  }

  private @Nullable Account account(ApiAnswer answer, List<Finding> findings) {
    switch (answer) {
      case ApiAnswer.Given(var json, _) -> {
        var account = server.entities(_ -> java.util.Optional.empty()).account(json).orElse(null);
        if (json.path("moved").isObject()) {
          findings.add(
              new Finding(
                  Kind.NOTE,
                  "This account has moved to %s. Connect that one."
                      .formatted(json.path("moved").path("acct").asString(""))));
        }
        return account;
      }
      case ApiAnswer.Disconnected(var why) -> findings.add(new Finding(Kind.DISCONNECTED, why));
      case ApiAnswer.SlowDown(var notBefore, var why) ->
          findings.add(new Finding(Kind.LIMIT, "%s Ask again after %s.".formatted(why, notBefore)));
      case ApiAnswer.NotThere(var why) -> findings.add(new Finding(Kind.CANNOT, why));
      case ApiAnswer.Refused(var why) -> findings.add(new Finding(Kind.CANNOT, why));
      case ApiAnswer.LoginWanted(var why) -> findings.add(new Finding(Kind.CANNOT, why));
    }
    return null;
  }

  /// What was permitted; where only the token is known, what the program it was given to may ask
  /// for at most.
  private Set<String> scopes() throws IOException, InterruptedException {
    var given = server.access().scopes();
    if (!given.isEmpty()) {
      return given;
    }
    var scopes = new LinkedHashSet<String>();
    if (server.ask(ApiCall.get("/api/v1/apps/verify_credentials"))
        instanceof ApiAnswer.Given(var json, _)) {
      json.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
    }
    return scopes;
  }

  private static void permitted(Set<String> scopes, List<Finding> findings) {
    if (scopes.isEmpty()) {
      findings.add(
          new Finding(
              Kind.NOTE,
              "The server does not tell what was permitted; it shows when it is asked for."));
      return;
    }
    for (var scope : SCOPES.keySet().stream().sorted().toList()) {
      var what = SCOPES.getOrDefault(scope, "");
      boolean permitted = scopes.contains(scope) || scopes.contains(scope.replaceFirst(":.*", ""));
      findings.add(
          permitted
              ? new Finding(Kind.CAN, "It may %s (%s).".formatted(what, scope))
              : new Finding(
                  Kind.CANNOT,
                  "It may not %s: %s is missing. Connect the account anew and allow it."
                      .formatted(what, scope)));
    }
  }

  private static void takes(Instance instance, List<Finding> findings) {
    findings.add(
        new Finding(
            Kind.NOTE,
            "%s runs %s and takes posts of %,d characters with %d pictures."
                .formatted(
                    instance.domain(),
                    StatusText.line(instance.version(), 80),
                    instance.limits().length(),
                    instance.limits().pictures())));
    if (instance.streaming() == null) {
      findings.add(
          new Finding(Kind.NOTE, "It has no stream, so Kith asks it every minute instead."));
    }
  }

  private void limits(List<Finding> findings) {
    for (var limit : server.limitsLeft()) {
      findings.add(
          new Finding(
              Kind.LIMIT,
              "%d of %d left until %s (%s)."
                  .formatted(
                      limit.remaining(),
                      limit.limit(),
                      limit.reset(),
                      limit.kind().name().toLowerCase(java.util.Locale.ROOT))));
    }
  }
}
