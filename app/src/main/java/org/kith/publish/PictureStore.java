package org.kith.publish;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Pictures of posts.
@Repository
class PictureStore {

  private final JdbcClient db;

  PictureStore(JdbcClient db) {
    this.db = db;
  }

  Map<OwnPostId, List<OwnPost.Picture>> of(Collection<OwnPostId> posts) {
    return db
        .sql(
            """
            select id, own_post_id, media_type, octet_length(bytes) as size, alt
            from own_picture where own_post_id = any(:ids) order by id
            """)
        .param("ids", posts.stream().map(OwnPostId::value).toArray(Long[]::new))
        .query((row, _) ->
            Map.entry(
                new OwnPostId(row.getLong("own_post_id")),
                new OwnPost.Picture(
                    row.getLong("id"),
                    row.getString("media_type"),
                    row.getLong("size"),
                    row.getString("alt"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  Optional<PictureFile> file(OwnPostId post, long picture) {
    return db.sql(
            "select media_type, bytes from own_picture where id = :id and own_post_id = :post")
        .param("id", picture)
        .param("post", post.value())
        .query((row, _) -> new PictureFile(row.getString("media_type"), row.getBytes("bytes")))
        .optional();
  }

  long add(OwnPostId post, PictureFile file, String alt) {
    return db.sql(
            """
            insert into own_picture (own_post_id, media_type, bytes, alt) values (:post, :type, :bytes, :alt)
            returning id
            """)
        .param("post", post.value())
        .param("type", file.mediaType())
        .param("bytes", file.bytes())
        .param("alt", alt)
        .query(Long.class)
        .single();
  }

  void describe(OwnPostId post, Map<Long, String> alts) {
    alts.forEach((id, alt) ->
        db.sql("update own_picture set alt = :alt where id = :id and own_post_id = :post")
            .param("alt", alt)
            .param("id", id)
            .param("post", post.value())
            .update());
  }

  boolean remove(OwnPostId post, long picture) {
    return db.sql("delete from own_picture where id = :id and own_post_id = :post")
            .param("id", picture)
            .param("post", post.value())
            .update()
        == 1;
  }

  /// The pictures of a post once more for another.
  void copy(OwnPostId from, OwnPostId to) {
    db.sql(
            """
            insert into own_picture (own_post_id, media_type, bytes, alt)
            select :to, media_type, bytes, alt from own_picture where own_post_id = :from order by id
            """)
        .param("to", to.value())
        .param("from", from.value())
        .update();
  }
}
