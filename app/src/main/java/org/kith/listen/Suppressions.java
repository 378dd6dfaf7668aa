package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Instants;
import org.kith.store.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whom we leave alone without knowing them: accounts and addresses by keyed hashes (HMAC-SHA-256),
/// of people who refused or were erased. A later import or person finds the refusal here (P4); of
/// those who are *unheard*, listening keeps nothing (P5).
@Service
@Transactional
public class Suppressions {

  /// Why something is on the list.
  ///
  /// @param unheard whether nothing of theirs is kept at all
  /// @param words how it came to be, naming nobody
  public record Why(boolean unheard, String words, Instant at) {}

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ACCOUNT = "ACCOUNT";
  private static final String EMAIL = "EMAIL";

  private final JdbcClient db;
  private final Map<WorkspaceId, Unheard> unheard = new ConcurrentHashMap<>();

  Suppressions(JdbcClient db) {
    this.db = db;
  }

  /// The list of a workspace.
  ///
  /// @param state the number of entries and the newest one
  private record Unheard(String state, Optional<SecretKeySpec> key, Set<ByteBuffer> hashes) {

    boolean has(Account account) {
      return key.isPresent()
          && !hashes.isEmpty()
          && hashes.contains(ByteBuffer.wrap(hash(key.get(), ACCOUNT, text(account))));
    }
  }

  public void account(Network network, String accountKey, Why why) {
    add(ACCOUNT, text(network, accountKey), why);
  }

  public void email(String address, Why why) {
    if (!address.isBlank()) {
      add(EMAIL, text(address), why);
    }
  }

  /// Why somebody is left alone, if one of their accounts or addresses is.
  @Transactional(readOnly = true)
  public Optional<Why> of(Collection<Account> accounts, Collection<String> addresses) {
    var key = key();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var hashes = new ArrayList<byte[]>();
    accounts.forEach(account -> hashes.add(hash(key.get(), ACCOUNT, text(account))));
    addresses.forEach(address -> hashes.add(hash(key.get(), EMAIL, text(address))));
    return hashes.isEmpty() ? Optional.empty() : find(hashes);
  }

  /// Those of whom something may be kept.
  List<Account> without(List<Account> accounts) {
    var gone = unheard();
    return gone.hashes().isEmpty()
        ? accounts
        : accounts.stream().filter(account -> !gone.has(account)).toList();
  }

  /// What was said by those of whom something may be kept.
  List<Post> said(List<Post> posts) {
    if (posts.isEmpty()) {
      return posts;
    }
    var gone = unheard();
    return gone.hashes().isEmpty()
        ? posts
        : posts.stream().filter(post -> !gone.has(post.author())).toList();
  }

  boolean isUnheard(Account account) {
    return unheard().has(account);
  }

  /// One small question a batch; the list itself is read again only where it has grown, by this
  /// process or another. The newest entry alone does not tell: an older one may be committed later.
  private Unheard unheard() {
    var workspace = CurrentWorkspace.require();
    var state =
        db.sql("select count(*) || ' ' || coalesce(max(id), 0) from suppression")
            .query(String.class)
            .single();
    var known = unheard.get(workspace);
    if (known == null || !known.state().equals(state)) {
      known =
          state.startsWith("0 ")
              ? new Unheard(state, Optional.empty(), Set.of())
              : new Unheard(state, key(), read());
      unheard.put(workspace, known);
    }
    return known;
  }

  private Set<ByteBuffer> read() {
    return new HashSet<>(
        db.sql("select hash from suppression where kind = 'ACCOUNT' and unheard")
            .query((row, _) -> ByteBuffer.wrap(row.getBytes("hash")))
            .list());
  }

  private Optional<SecretKeySpec> key() {
    return db.sql("select key from suppression_key")
        .query((row, _) -> new SecretKeySpec(row.getBytes("key"), ALGORITHM))
        .optional();
  }

  /// Made when the first entry is: an empty workspace has none, so that an import brings its own.
  private SecretKeySpec keyOrNew() {
    return key()
        .or(() -> {
          db.sql(
                  """
                  insert into suppression_key (key)
                  values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing
                  """)
              .update();
          return key();
        })
        .orElseThrow(() -> new IllegalStateException("no workspace: the key was not kept"));
  }

  /// What is unheard stays so; another entry only makes the list stricter. A stricter one takes a
  /// new number, so that everybody who remembers the list reads it again.
  private void add(String kind, String text, Why why) {
    var hash = hash(keyOrNew(), kind, text);
    if (why.unheard()) {
      db.sql("delete from suppression where hash = :hash and not unheard")
          .param("hash", hash)
          .update();
    }
    db.sql(
            """
            insert into suppression (hash, kind, unheard, why, at) values (:hash, :kind, :unheard, :why, :at)
            on conflict (workspace_id, hash) do nothing
            """)
        .param("hash", hash)
        .param("kind", kind)
        .param("unheard", why.unheard())
        .param("why", Column.SHORT.fit(why.words()))
        .param("at", toSql(why.at()))
        .update();
  }

  private Optional<Why> find(List<byte[]> hashes) {
    return db.sql(
            "select unheard, why, at from suppression where hash = any(:hashes) order by at limit 1")
        .param("hashes", hashes.toArray(byte[][]::new))
        .query((row, _) ->
            new Why(row.getBoolean("unheard"), row.getString("why"), Instants.in(row, "at")))
        .optional();
  }

  private static String text(Account account) {
    return text(account.network(), account.key());
  }

  private static String text(Network network, String accountKey) {
    return network.name() + "|" + Column.KEY.fitKey(accountKey);
  }

  private static String text(String address) {
    return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static byte[] hash(SecretKeySpec key, String kind, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((kind + "|" + text).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
