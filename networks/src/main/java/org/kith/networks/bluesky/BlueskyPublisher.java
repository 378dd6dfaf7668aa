package org.kith.networks.bluesky;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Publishes on an account that its owner connected.
///
/// The key of a post is made of the draft's own name, so that the same draft has the same address
/// however often it is sent: whoever does not know whether it went out finds it there.
public final class BlueskyPublisher implements Publisher {

  private static final long YEAR_2023 = 1_672_531_200_000_000L;
  private static final String GET = "com.atproto.repo.getRecord";
  private static final String CREATE = "com.atproto.repo.createRecord";
  private static final String PUT = "com.atproto.repo.putRecord";
  private static final String DELETE = "com.atproto.repo.deleteRecord";

  private final Session session;
  private final Xrpc asOwner;
  private final Xrpc asAnybody;
  private final PostDrafts drafts;
  private final WritePoints points;

  public BlueskyPublisher(HttpGateway http, Session session, InstantSource clock) {
    this.session = session;
    this.asOwner = Xrpc.of(session);
    this.asAnybody = new Xrpc(http::ask, session.server());
    this.drafts = new PostDrafts(http, session, clock, this::record);
    this.points = new WritePoints(clock);
  }

  /// A record as it stands now.
  record Kept(String uri, String cid, JsonNode value) {}

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    var fault = PostDrafts.fault(draft);
    if (!fault.isEmpty()) {
      return new Published.Refused(fault);
    }
    var uri = new AtSyntax.AtUri(session.did(), PostRecords.POST, key(session.did(), once));
    if (record(uri).isPresent()) {
      return done(uri);
    }
    var wait = points.spend(WritePoints.CREATE);
    if (wait.isPresent()) {
      return tooMuch(wait.get());
    }
    try {
      return switch (drafts.write(draft, Optional.empty())) {
        case PostDrafts.Written.No(var published) -> published;
        case PostDrafts.Written.Yes(var record) -> create(uri, record);
      };
    } catch (DisconnectedException e) {
      return new Published.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private Published create(AtSyntax.AtUri uri, ObjectNode record)
      throws IOException, InterruptedException {
    var reply = asOwner.procedure(CREATE, input(uri).set("record", record));
    if (reply instanceof Xrpc.Reply.Failed failed && failed.status() >= 500) {
      // It may have been written all the same, or by another of us at the same moment.
      if (record(uri).isPresent()) {
        return done(uri);
      }
      throw new IOException(failed.message());
    }
    return published(uri, reply);
  }

  @Override
  public Published edit(String postId, Draft draft) throws IOException, InterruptedException {
    var uri = own(postId);
    var fault = PostDrafts.fault(draft);
    if (!fault.isEmpty()) {
      return new Published.Refused(fault);
    }
    var before = record(uri);
    if (before.isEmpty()) {
      return new Published.Refused(
          "%s is no longer there, so it cannot be changed.".formatted(uri));
    }
    var wait = points.spend(WritePoints.UPDATE);
    if (wait.isPresent()) {
      return tooMuch(wait.get());
    }
    try {
      return switch (drafts.write(draft, before)) {
        case PostDrafts.Written.No(var published) -> published;
        case PostDrafts.Written.Yes(var record) -> {
          var input = input(uri).put("swapRecord", before.get().cid());
          yield published(uri, asOwner.procedure(PUT, input.set("record", record)));
        }
      };
    } catch (DisconnectedException e) {
      return new Published.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    var uri = own(postId);
    var wait = points.spend(WritePoints.DELETE);
    if (wait.isPresent()) {
      return tooMuch(wait.get());
    }
    try {
      return published(uri, asOwner.procedure(DELETE, input(uri)));
    } catch (DisconnectedException e) {
      return new Published.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private AtSyntax.AtUri own(String postId) {
    return AtSyntax.atUri(postId)
        .filter(uri -> uri.authority().equals(session.did()) && !uri.key().isEmpty())
        .filter(uri -> uri.collection().equals(PostRecords.POST))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "postId must be a post of %s, was '%.120s'".formatted(session.did(), postId)));
  }

  private Optional<Kept> record(AtSyntax.AtUri uri) throws IOException, InterruptedException {
    var parameters =
        Map.of("repo", uri.authority(), "collection", uri.collection(), "rkey", uri.key());
    return asAnybody
        .query(GET, parameters)
        .map(json ->
            new Kept(
                json.path("uri").asString(""), json.path("cid").asString(""), json.path("value")));
  }

  private static ObjectNode input(AtSyntax.AtUri uri) {
    return StrictJson.MAPPER
        .createObjectNode()
        .put("repo", uri.authority())
        .put("collection", uri.collection())
        .put("rkey", uri.key());
  }

  private static Published published(AtSyntax.AtUri uri, Xrpc.Reply reply) throws IOException {
    return reply instanceof Xrpc.Reply.Ok ? done(uri) : PostDrafts.refused(reply);
  }

  private static Published done(AtSyntax.AtUri uri) {
    return new Published.Done(uri.toString(), PostRecords.page(uri));
  }

  private static Published tooMuch(java.time.Instant notBefore) {
    return new Published.SlowDown(
        notBefore, "Bluesky allows an account to write 5,000 points an hour and 35,000 a day.");
  }

  /// A key in the form the collection asks for, made of the draft's name alone: a time of the years
  /// 2023 to 2025 that means nothing, and ten bits more.
  static String key(String did, String once) {
    try {
      var text = (did + " " + once).getBytes(StandardCharsets.UTF_8);
      var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
      return Tid.of(YEAR_2023 + (hash.getLong() >>> 18), hash.getInt() & 1023);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
