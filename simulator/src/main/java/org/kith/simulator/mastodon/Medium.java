package org.kith.simulator.mastodon;

import org.jspecify.annotations.Nullable;

/// An uploaded file. Guarded by the town's lock.
final class Medium {
  final String id;
  final Person owner;
  final String contentType;
  final int size;
  String description;
  int looksUntilReady;
  @Nullable Note usedIn;

  Medium(String id, Person owner, Params.Upload upload, String description, int looksUntilReady) {
    this.id = id;
    this.owner = owner;
    this.contentType = upload.contentType();
    this.size = upload.bytes().length;
    this.description = description;
    this.looksUntilReady = looksUntilReady;
  }

  boolean isReady() {
    return looksUntilReady <= 0;
  }
}
