package org.kith.listen;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `mention_door`: at most one a workspace.
@Repository
class DoorStore {

  private final JdbcClient db;

  DoorStore(JdbcClient db) {
    this.db = db;
  }

  Optional<MentionDoor> find() {
    return db.sql("select source_id, token, sites from mention_door")
        .query((row, _) ->
            new MentionDoor(
                new SourceId(row.getLong("source_id")),
                HookAddress.of(row.getString("token")).toString(),
                Arrays.stream((String[]) row.getArray("sites").getArray())
                    .map(URI::create)
                    .toList()))
        .optional();
  }

  /// Opens it, or changes which sites are ours.
  void save(SourceId source, String token, List<URI> sites) {
    db.sql(
            """
            insert into mention_door (source_id, token, sites) values (:source, :token, :sites)
            on conflict (workspace_id) do update set sites = excluded.sites
            """)
        .param("source", source.value())
        .param("token", token)
        .param("sites", sites.stream().map(URI::toString).toArray(String[]::new))
        .update();
    db.sql("update source set address = :address where id = :source")
        .param("address", Column.URL.fit(shown(sites)))
        .param("source", source.value())
        .update();
  }

  private static String shown(List<URI> sites) {
    return sites.stream()
        .map(site -> Place.of(site.toString()).toString())
        .collect(Collectors.joining(", "));
  }
}
