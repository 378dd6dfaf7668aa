package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `sources_file`, and which source came by which file.
@Repository
class SourcesFileStore {

  private final JdbcClient db;

  SourcesFileStore(JdbcClient db) {
    this.db = db;
  }

  /// @return the number of the file
  long add(List<SourceId> sources, Instant now) {
    long file =
        db.sql("insert into sources_file (at) values (:now) returning id")
            .param("now", toSql(now))
            .query(Long.class)
            .single();
    db.sql("update source set file_id = :file where id = any (:sources)")
        .param("file", file)
        .param("sources", sources.stream().map(SourceId::value).toArray(Long[]::new))
        .update();
    return file;
  }

  /// @return how many sources went with it; empty if there is no such file
  Optional<Integer> remove(long file) {
    int sources = db.sql("delete from source where file_id = :file").param("file", file).update();
    boolean gone =
        db.sql("delete from sources_file where id = :file").param("file", file).update() == 1;
    return gone ? Optional.of(sources) : Optional.empty();
  }
}
