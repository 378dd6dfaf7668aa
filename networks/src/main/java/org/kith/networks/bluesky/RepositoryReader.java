package org.kith.networks.bluesky;

import java.io.IOException;
import java.time.Instant;
import org.kith.networks.Account;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Follow;
import org.kith.networks.Network;
import org.kith.networks.Understood;
import org.kith.networks.bluesky.repo.Cid;
import org.kith.networks.bluesky.repo.MalformedException;
import org.kith.networks.bluesky.repo.Repository;
import tools.jackson.databind.JsonNode;

/// Reads what an account has written from its own repository, a CAR file: posts, reposts, whom it
/// follows, and its profile. Likes and whatever other apps keep there are passed over.
public final class RepositoryReader {

  static final String FOLLOW = "app.bsky.graph.follow";
  static final String PROFILE = "app.bsky.actor.profile";

  private final Repository repository;
  private final Account author;
  private final Instant until;

  private RepositoryReader(Repository repository, Instant until) {
    this.repository = repository;
    this.author = PostRecords.author(repository.did());
    this.until = until;
  }

  /// Opens a repository, which names whose it is.
  ///
  /// @throws MalformedException if it is none
  public static RepositoryReader open(Repository.Source source) throws IOException {
    var repository = Repository.open(source);
    var until = Tid.time(repository.rev());
    if (!AtSyntax.isDid(repository.did()) || until.isEmpty()) {
      throw new MalformedException(
          "the repository names neither an account nor a time: '%.80s', '%.20s'"
              .formatted(repository.did(), repository.rev()));
    }
    return new RepositoryReader(repository, until.get());
  }

  /// Whose it is: the DID, which the file alone does not prove.
  public String did() {
    return author.key();
  }

  /// When it was last changed.
  public Instant until() {
    return until;
  }

  public void read(ArchiveReader.Listener listener) throws IOException {
    repository.read(
        RepositoryReader::isWanted,
        new Repository.Sink() {
          @Override
          public void record(String path, Cid cid, JsonNode record) {
            take(path, record, listener);
          }

          @Override
          public void dropped(String what, String why) {
            listener.dropped(new Understood.Dropped(what, why));
          }
        });
  }

  private static boolean isWanted(String path) {
    return switch (path.substring(0, Math.max(0, path.indexOf('/')))) {
      case PostRecords.POST, PostRecords.REPOST, FOLLOW -> true;
      case PROFILE -> path.endsWith("/self");
      default -> false;
    };
  }

  private void take(String path, JsonNode record, ArchiveReader.Listener listener) {
    var uri = AtSyntax.atUri("at://%s/%s".formatted(author.key(), path));
    if (uri.isEmpty()) {
      listener.dropped(new Understood.Dropped(path, "Its key is none of the protocol's."));
      return;
    }
    switch (uri.get().collection()) {
      case FOLLOW -> follow(path, record.path("subject").asString(""), listener);
      case PROFILE -> listener.profile(Profiles.ofRecord(author, record));
      default ->
          PostRecords.post(uri.get(), author, record, until)
              .ifPresentOrElse(
                  listener::said,
                  () ->
                      listener.dropped(
                          new Understood.Dropped(path, "It is not what its collection holds.")));
    }
  }

  private void follow(String path, String subject, ArchiveReader.Listener listener) {
    if (AtSyntax.isDid(subject)) {
      listener.follows(new Follow(Network.BLUESKY, author.key(), subject));
    } else {
      listener.dropped(
          new Understood.Dropped(path, "It follows '%.80s', which is no DID.".formatted(subject)));
    }
  }
}
