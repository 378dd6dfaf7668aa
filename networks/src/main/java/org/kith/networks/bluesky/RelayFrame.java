package org.kith.networks.bluesky;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.bluesky.repo.Car;
import org.kith.networks.bluesky.repo.Cid;
import org.kith.networks.bluesky.repo.DagCbor;
import org.kith.networks.bluesky.repo.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads what a relay, or the server of an account itself, sends by
/// `com.atproto.sync.subscribeRepos`, as a Jetstream would pass it on: one commit is as many events
/// as it touched records, all with the commit's count.
///
/// A record is taken only if its bytes have the hash the commit names. Signatures are not checked:
/// as with a Jetstream, the server that is asked is trusted.
final class RelayFrame {

  private RelayFrame() {}

  /// @throws MalformedException if it is not such a frame
  static List<JetstreamEvent> read(byte[] frame) throws IOException {
    var in = new DagCbor(frame);
    var header = in.next();
    var body = in.next();
    if (header.path("op").asInt(0) == -1) {
      return List.of(new JetstreamEvent.Failure(text(body, "error"), text(body, "message")));
    }
    if (header.path("op").asInt(0) != 1) {
      throw new MalformedException("a frame is neither a message nor an error");
    }
    var type = text(header, "t");
    if (type.equals("#info")) {
      return List.of(new JetstreamEvent.Notice(text(body, "name"), text(body, "message")));
    }
    return placed(type, body);
  }

  private static List<JetstreamEvent> placed(String type, JsonNode body) throws IOException {
    long seq = body.path("seq").asLong(-1);
    long micros =
        AtSyntax.datetime(text(body, "time"))
            .map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .orElse(-1L);
    var did = text(body, type.equals("#commit") ? "repo" : "did");
    if (seq < 0 || micros < 0 || !AtSyntax.isDid(did)) {
      throw new MalformedException("a message lacks its count, its time or its account");
    }
    return switch (type) {
      case "#commit" -> commits(body, new Commit(seq, micros, did, text(body, "rev")));
      case "#identity" ->
          List.of(new JetstreamEvent.Identity(seq, micros, did, text(body, "handle")));
      case "#account" ->
          List.of(
              new JetstreamEvent.Status(
                  seq, micros, did, body.path("active").asBoolean(true), text(body, "status")));
      default -> List.of(new JetstreamEvent.Other(seq, micros));
    };
  }

  private static List<JetstreamEvent> commits(JsonNode body, Commit commit) throws IOException {
    var blocks = blocks(body.path("blocks"));
    var events = new ArrayList<JetstreamEvent>();
    for (var op : body.path("ops")) {
      var path = text(op, "path").split("/", 2);
      if (path.length != 2) {
        throw new MalformedException("'%.80s' names no record".formatted(path[0]));
      }
      events.add(commit.event(op, path, blocks));
    }
    return events;
  }

  private static Map<Cid, byte[]> blocks(JsonNode car) throws IOException {
    var blocks = new HashMap<Cid, byte[]>();
    if (!car.isBinary() || car.binaryValue().length == 0) {
      return blocks;
    }
    var in = new Car(new ByteArrayInputStream(car.binaryValue()));
    for (var block = in.next(); block.isPresent(); block = in.next()) {
      blocks.put(block.get().cid(), block.get().bytes());
    }
    return blocks;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  /// What all events of a commit share.
  private record Commit(long seq, long micros, String did, String rev) {

    JetstreamEvent event(JsonNode op, String[] path, Map<Cid, byte[]> blocks) {
      var cid = text(op.path("cid"), "$link");
      return new JetstreamEvent.Commit(
          seq, micros, did, rev, text(op, "action"), path[0], path[1], cid, record(cid, blocks));
    }

    private static JsonNode record(String name, Map<Cid, byte[]> blocks) {
      var cid = Cid.parse(name);
      var block = cid.flatMap(c -> Optional.ofNullable(blocks.get(c)));
      if (block.isEmpty() || !cid.get().isOf(block.get())) {
        return MissingNode.getInstance();
      }
      try {
        return DagCbor.value(block.get());
      } catch (MalformedException _) {
        return MissingNode.getInstance();
      }
    }
  }
}
