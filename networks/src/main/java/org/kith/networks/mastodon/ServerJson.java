package org.kith.networks.mastodon;

import org.kith.networks.http.StrictJson;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a server's client API answers: within the bounds of [StrictJson], but a key may come
/// twice. Mastodon 4.6 itself sends `quoted_status_id` twice for a shallow quote; the last counts,
/// as for every browser. Documents that say who somebody is are read strictly all the same.
final class ServerJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              StrictJson.MAPPER
                  .tokenStreamFactory()
                  .rebuild()
                  .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private ServerJson() {}
}
