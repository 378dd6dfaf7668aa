package org.kith.networks.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Heard;
import org.kith.networks.Network;

/// What is heard in the events of a stream, in their order.
final class Hearing {

  final List<Heard> heard = new ArrayList<>();
  final List<Jetstream.Renamed> renamed = new ArrayList<>();

  /// Takes what an event tells.
  ///
  /// @return why nothing could be made of it, in a sentence; empty if something was, or it is
  ///   nothing Kith listens for
  String take(JetstreamEvent.Placed event) {
    return switch (event) {
      case JetstreamEvent.Commit commit -> take(commit);
      case JetstreamEvent.Identity(_, _, var did, var handle) -> {
        renamed.add(new Jetstream.Renamed(did, AtSyntax.isHandle(handle) ? handle : ""));
        yield "";
      }
      case JetstreamEvent.Status status -> take(status);
      case JetstreamEvent.Other _ -> "It is an event of a kind Kith does not know.";
    };
  }

  private String take(JetstreamEvent.Commit commit) {
    var collection = commit.collection();
    if (!collection.equals(PostRecords.POST) && !collection.equals(PostRecords.REPOST)) {
      return "";
    }
    if (!AtSyntax.isRecordKey(commit.key())) {
      return "'%.80s' is no key of a record.".formatted(commit.key());
    }
    var uri = new AtSyntax.AtUri(commit.did(), collection, commit.key());
    return switch (commit.operation()) {
      case "create", "update" -> {
        var witnessed = Instant.EPOCH.plus(commit.micros(), ChronoUnit.MICROS);
        var author = PostRecords.author(commit.did());
        var post = PostRecords.post(uri, author, commit.record(), witnessed);
        post.ifPresent(p -> heard.add(new Heard.Said(p)));
        yield post.isPresent() ? "" : "The record is missing, or not what its collection holds.";
      }
      case "delete" -> {
        heard.add(new Heard.Unsaid(Network.BLUESKY, uri.toString()));
        yield "";
      }
      default -> "'%.40s' is nothing one does to a record.".formatted(commit.operation());
    };
  }

  private String take(JetstreamEvent.Status status) {
    switch (status.status()) {
      case "deleted", "takendown", "suspended", "deactivated" -> {
        if (!status.active()) {
          heard.add(new Heard.Left(Network.BLUESKY, status.did(), status.status()));
        }
      }
      default -> {
        // "throttled" and "desynchronized" are between servers; the account is still there.
      }
    }
    return "";
  }
}
