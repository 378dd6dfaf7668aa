package org.kith.hooks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.connect.SealedElsewhere;
import org.kith.connect.Vault;
import org.kith.networks.Secret;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The secrets things are signed by. They lie sealed, as tokens do (A10): shown once to whoever
/// made them, and opened only to sign.
@Component
class HookSecrets implements SealedElsewhere {

  private static final String COLUMN = "hook_secret";

  private final HookStore store;
  private final Vault vault;
  private final TransactionOperations transaction;
  private final SecureRandom random = new SecureRandom();

  HookSecrets(HookStore store, Vault vault, TransactionOperations transaction) {
    this.store = store;
    this.vault = vault;
    this.transaction = transaction;
  }

  /// A new name, or part of one.
  String name() {
    return Names.fresh(random);
  }

  Secret fresh() {
    return Signature.fresh(random);
  }

  byte[] seal(Secret secret, String code) {
    return vault.seal(secret, place(code));
  }

  /// What stands in `webhook-signature`: a signature by the secret, and one by that before it while
  /// it still counts.
  String sign(HookStore.Sealed sealed, String message, Instant now, String body) {
    var old = sealed.old();
    var until = sealed.oldUntil();
    boolean both = old != null && until != null && now.isBefore(until);
    return Stream.concat(Stream.of(sealed.secret()), both ? Stream.of(old) : Stream.empty())
        .map(secret -> vault.open(secret, place(sealed.code())))
        .map(secret -> Signature.of(secret, message, now.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }

  private static Vault.Place place(String code) {
    return Vault.Place.here(code, COLUMN);
  }

  @Override
  public int sealAnew() {
    var all =
        transaction.execute(_ -> {
          var sealed = store.sealed();
          sealed.forEach((id, one) -> {
            var old = one.old();
            store.seal(
                id,
                new HookStore.Sealed(
                    one.code(),
                    anew(one.secret(), one.code()),
                    old == null ? null : anew(old, one.code()),
                    one.oldUntil()));
          });
          return sealed.size();
        });
    return all == null ? 0 : all;
  }

  private byte[] anew(byte[] sealed, String code) {
    return vault.seal(vault.open(sealed, place(code)), place(code));
  }
}
