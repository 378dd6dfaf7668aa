package org.kith.privacy;

import static org.kith.store.Instants.toSql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.networks.Network;
import org.kith.takeout.WorkspaceArrived;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which accounts proved that they want to be left out of this Kith, by keyed hashes
/// (HMAC-SHA-256): a workspace that comes later, or comes in from a file, finds them as well.
@Repository
class LeftOutAccounts {

  private static final String ALGORITHM = "HmacSHA256";

  private final JdbcClient db;

  LeftOutAccounts(JdbcClient db) {
    this.db = db;
  }

  /// An account of the workspace at work that is to be left out.
  record Known(long id, Network network, String key, String why) {}

  /// The accounts that were compared.
  ///
  /// @param known those among them that are to be left out
  /// @param last the number up to which all were compared
  /// @param more whether others come after
  record Compared(List<Known> known, long last, boolean more) {}

  /// Notes that an account is left out, for good.
  ///
  /// @param why naming nobody
  void add(Network network, String key, String why, Instant at) {
    db.sql(
            """
            insert into left_out_account (hash, why, at) values (:hash, :why, :at) on conflict (hash) do nothing
            """)
        .param("hash", hash(mac(keyOrNew()), network.name(), key))
        .param("why", why)
        .param("at", toSql(at))
        .update();
  }

  /// Compares some accounts of the workspace at work that were not compared yet.
  Compared compare(int limit) {
    long from =
        db.sql("select coalesce(max(last_account), 0) from left_out_compared")
            .query(Long.class)
            .single();
    var key = key();
    if (key.isEmpty()) {
      return new Compared(List.of(), from, false);
    }
    var all = hashes();
    var mac = mac(key.get());
    var known = new ArrayList<Known>();
    var accounts =
        db.sql(
                """
                select id, network, key from account where id > :from and not ours order by id limit :limit
                """)
            .param("from", from)
            .param("limit", limit)
            .query((row, _) ->
                new Known(
                    row.getLong("id"),
                    Network.valueOf(row.getString("network")),
                    row.getString("key"),
                    ""))
            .list();
    for (var account : accounts) {
      var why = all.get(ByteBuffer.wrap(hash(mac, account.network().name(), account.key())));
      if (why != null) {
        known.add(new Known(account.id(), account.network(), account.key(), why));
      }
    }
    long last = accounts.isEmpty() ? from : accounts.getLast().id();
    return new Compared(known, last, accounts.size() == limit);
  }

  /// Notes up to which account all were compared.
  void compared(long last) {
    db.sql(
            """
            insert into left_out_compared (last_account) values (:last)
            on conflict (workspace_id) do update set last_account = excluded.last_account
            """)
        .param("last", last)
        .update();
  }

  /// What comes in from a file keeps its numbers, which may be lower than those compared.
  @EventListener
  void on(WorkspaceArrived arrived) {
    db.sql("delete from left_out_compared").update();
  }

  private Map<ByteBuffer, String> hashes() {
    var all = new HashMap<ByteBuffer, String>();
    db.sql("select hash, why from left_out_account")
        .query((row, _) -> all.put(ByteBuffer.wrap(row.getBytes("hash")), row.getString("why")))
        .list();
    return all;
  }

  private Optional<SecretKeySpec> key() {
    return db.sql("select key from left_out_key")
        .query((row, _) -> new SecretKeySpec(row.getBytes("key"), ALGORITHM))
        .optional();
  }

  private SecretKeySpec keyOrNew() {
    db.sql(
            """
            insert into left_out_key (key)
            values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing
            """)
        .update();
    return key().orElseThrow(() -> new IllegalStateException("the key was not kept"));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  private static byte[] hash(Mac mac, String network, String key) {
    return mac.doFinal((network + "|" + key).getBytes(StandardCharsets.UTF_8));
  }
}
