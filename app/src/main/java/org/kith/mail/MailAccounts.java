package org.kith.mail;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kith.connect.SealedElsewhere;
import org.kith.connect.Vault;
import org.kith.mail.wire.Correspondent;
import org.kith.mail.wire.Letter;
import org.kith.mail.wire.Outcome;
import org.kith.mail.wire.Postman;
import org.kith.mail.wire.Server;
import org.kith.networks.Secret;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// The mail account of an organisation. Servers are asked outside of any transaction.
@Service
public class MailAccounts implements SealedElsewhere {

  private static final String SMTP = "smtp_secret";
  private static final String IMAP = "imap_secret";

  private final MailAccountStore store;
  private final Vault vault;
  private final MailPace pace;
  private final TransactionOperations transaction;
  private final Clock clock;

  MailAccounts(
      MailAccountStore store,
      Vault vault,
      MailPace pace,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.pace = pace;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Optional<MailAccount> find() {
    return in(MailAccountStore::find);
  }

  /// Keeps what was typed, if it can be taken.
  ///
  /// @return what cannot be taken, by field, in words
  public Map<String, String> keep(TypedAccount typed) {
    var problems = new LinkedHashMap<>(typed.problems());
    var by = Caller.require().member().name();
    return in(_ -> {
      var known = store.find().orElse(null);
      var sealed = known == null ? new MailAccountStore.Sealed(null, null) : store.sealed();
      var smtp = secret("smtp", typed.smtp(), known == null ? null : known.smtp(), sealed.smtp());
      var imap = secret("imap", typed.imap(), known == null ? null : known.imap(), sealed.imap());
      problems.putAll(smtp.problem());
      problems.putAll(imap.problem());
      if (problems.isEmpty()) {
        var kept = new MailAccountStore.Sealed(smtp.sealed(), imap.sealed());
        store.keep(typed, kept, by, clock.instant());
      }
      return problems;
    });
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(byte @Nullable [] sealed, Map<String, String> problem) {}

  /// The password that goes with a server: what was typed, or what is known of this very server and
  /// user.
  private Kept secret(
      String name,
      TypedAccount.TypedWay typed,
      MailAccount.@Nullable Way known,
      byte @Nullable [] sealed) {
    if (typed.host().isEmpty() || typed.user().isEmpty()) {
      return new Kept(null, Map.of());
    }
    if (!typed.password().isBlank()) {
      var place = Vault.Place.here(typed.owner(), name + "_secret");
      return new Kept(vault.seal(new Secret(typed.password()), place), Map.of());
    }
    boolean same = known != null && sealed != null && owner(known).equals(typed.owner());
    return same
        ? new Kept(sealed, Map.of())
        : new Kept(null, Map.of(name + "Password", "This server and user need their password."));
  }

  private static String owner(MailAccount.Way way) {
    return "%s:%d|%s".formatted(way.host(), way.port(), way.user());
  }

  /// Forgets the account. What waits to be sent waits on.
  public boolean remove() {
    return in(_ -> store.remove());
  }

  /// Sends the caller a mail now.
  ///
  /// @return what the server said, in words; empty where there is no account
  public Optional<String> test() {
    var found = find();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var account = found.get();
    var me = Caller.require().member();
    if (!Correspondent.isAddress(me.email())) {
      return Optional.of("Your own address, %s, takes no mail.".formatted(me.email()));
    }
    if (!pace.take(me.email())) {
      return Optional.of(pace.obstacle(me.email()));
    }
    var code = Codes.fresh();
    var text =
        """
        This is the mail you asked Kith for. If you can read it, %s can send.

        %s
        """
            .formatted(account.senderAddress(), account.postalAddress());
    try (var postman = postman(account)) {
      var letter =
          new Letter(
              code,
              "<%s@%s>".formatted(code, account.domain()),
              account.senderAddress(),
              new Correspondent(account.senderName(), account.senderAddress()),
              new Correspondent(me.name(), me.email()),
              new Letter.Body("A test from Kith", text, MailHtml.of(text)),
              clock.instant(),
              Map.of("Auto-Submitted", "auto-generated"));
      var outcome = postman.send(letter, () -> true);
      note(outcome);
      return Optional.of(words(outcome, account, me.email()));
    }
  }

  private static String words(Outcome outcome, MailAccount account, String to) {
    var host = account.smtp().host();
    return switch (outcome) {
      case Outcome.Accepted(var why) ->
          "%s took the mail to %s and said: %s".formatted(host, to, why);
      case Outcome.Later(var why) -> "%s does not take it now: %s".formatted(host, why);
      case Outcome.Refused(var why, _) -> "%s does not take it: %s".formatted(host, why);
      case Outcome.Unknown(var why) -> why;
      case Outcome.Withdrawn(var why) -> why;
      case Outcome.NoWay(var why, _) -> why;
    };
  }

  /// Notes how the account stands, by what came of using it.
  void note(Outcome outcome) {
    var state =
        switch (outcome) {
          case Outcome.NoWay(_, var lasting) ->
              lasting ? MailAccount.State.DISCONNECTED : MailAccount.State.RETRYING;
          case Outcome.Accepted _, Outcome.Later _, Outcome.Refused _ -> MailAccount.State.WORKING;
          case Outcome.Unknown _, Outcome.Withdrawn _ -> null;
        };
    if (state != null) {
      var reason = state == MailAccount.State.WORKING ? "" : outcome.why();
      transaction.executeWithoutResult(_ -> store.sends(state, reason, clock.instant()));
    }
  }

  /// Who brings mail to the account's server.
  ///
  /// @throws IllegalStateException if its password is sealed for elsewhere
  Postman postman(MailAccount account) {
    var sealed = in(_ -> store.sealed());
    return new Postman(server(account.smtp(), sealed.smtp(), SMTP), account.domain());
  }

  /// The server of the inbox.
  Server inbox(MailAccount.Way way) {
    return server(way, in(_ -> store.sealed()).imap(), IMAP);
  }

  private Server server(MailAccount.Way way, byte @Nullable [] sealed, String column) {
    var secret = sealed == null ? null : vault.open(sealed, Vault.Place.here(owner(way), column));
    return new Server(way.host(), way.port(), way.security(), way.user(), secret);
  }

  @Override
  public int sealAnew() {
    return in(_ -> {
      var account = store.find();
      account.ifPresent(found -> {
        var sealed = store.sealed();
        var imap = found.imap();
        store.seal(
            new MailAccountStore.Sealed(
                anew(found.smtp(), sealed.smtp(), SMTP),
                imap == null ? null : anew(imap, sealed.imap(), IMAP)));
      });
      return account.isPresent() ? 1 : 0;
    });
  }

  private byte @Nullable [] anew(MailAccount.Way way, byte @Nullable [] sealed, String column) {
    if (sealed == null) {
      return null;
    }
    var place = Vault.Place.here(owner(way), column);
    return vault.seal(vault.open(sealed, place), place);
  }

  private <T> T in(Function<MailAccountStore, T> work) {
    var done = transaction.execute(_ -> work.apply(store));
    if (done == null) {
      throw new IllegalStateException("the work answers");
    }
    return done;
  }
}
