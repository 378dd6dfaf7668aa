package org.kith.listen;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Connection;
import org.kith.connect.Readers;
import org.kith.networks.MentionStream;
import org.kith.networks.bluesky.Jetstream;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The streams that are heard now, one connection a source. Used by one thread at a time.
@Component
class LiveSources implements AutoCloseable {

  private final LiveSource.Tools tools;
  private final Readers readers;
  private final ObjectProvider<HttpGateway> http;
  private final Map<Ear, LiveSource> hearing = new HashMap<>();

  LiveSources(LiveSource.Tools tools, Readers readers, ObjectProvider<HttpGateway> http) {
    this.tools = tools;
    this.readers = readers;
    this.http = http;
  }

  /// A source in its workspace.
  ///
  /// @param since when the account it is heard with was connected, which is a reason to begin anew;
  ///   null where it takes none
  private record Ear(
      WorkspaceId workspace, SourceId source, String address, @Nullable Instant since) {}

  /// A source that is to be heard.
  ///
  /// @param streams makes its stream
  private record Wanted(
      Ear ear, Source source, Function<MentionStream.Sink, MentionStream> streams) {}

  /// Ends what nobody wants to hear any more, begins what somebody does, and says on the sources
  /// how it goes.
  void look(List<WorkspaceId> workspaces) {
    var wanted = new HashMap<Ear, Wanted>();
    for (var workspace : workspaces) {
      CurrentWorkspace.run(
          workspace,
          () -> {
            everybody(workspace).forEach(one -> wanted.put(one.ear(), one));
            withAccounts(workspace).forEach(one -> wanted.put(one.ear(), one));
          });
    }
    hearing
        .entrySet()
        .removeIf(entry -> {
          boolean over = !wanted.containsKey(entry.getKey()) || entry.getValue().isOver();
          if (over) {
            entry.getValue().close();
          }
          return over;
        });
    wanted.forEach((ear, one) ->
        hearing.computeIfAbsent(
            ear, _ -> new LiveSource(ear.workspace(), one.source(), tools, one.streams())));
    hearing.values().forEach(LiveSource::report);
  }

  private List<Wanted> everybody(WorkspaceId workspace) {
    return in(() -> tools.stores().all().of(Source.Kind.BLUESKY_STREAM)).stream()
        .filter(source ->
            source.state() == Source.State.WORKING || source.state() == Source.State.RETRYING)
        .map(source ->
            new Wanted(
                new Ear(workspace, source.id(), source.address(), null),
                source,
                sink -> bluesky(source, sink)))
        .toList();
  }

  private MentionStream bluesky(Source source, MentionStream.Sink sink) {
    return new BlueskyLive(
        new Jetstream(
            http.getObject(),
            tools.clock(),
            URI.create(source.address()),
            Subscription.postsAndReposts(),
            BlueskyLive.to(sink)));
  }

  private List<Wanted> withAccounts(WorkspaceId workspace) {
    return in(() -> tools.stores().sources().wanted()).stream()
        .flatMap(source -> withAccount(workspace, source).stream())
        .toList();
  }

  private Optional<Wanted> withAccount(WorkspaceId workspace, Source source) {
    var with = Objects.requireNonNull(source.with(), "only such are asked for");
    return switch (tools.accesses().of(source, with)) {
      case Accesses.Access.Shut(var why) -> {
        tools.accesses().shut(source, why);
        yield Optional.empty();
      }
      case Accesses.Access.Open(var connection, var hearable) ->
          hearable.live()
              ? Optional.of(
                  new Wanted(
                      new Ear(workspace, source.id(), source.address(), connection.connectedAt()),
                      source,
                      sink -> stream(workspace, connection, with, sink)))
              : Optional.empty();
    };
  }

  private MentionStream stream(
      WorkspaceId workspace, Connection connection, Source.With with, MentionStream.Sink sink) {
    return CurrentWorkspace.call(
        workspace, () -> readers.stream(connection, with.ear(), sink).orElseThrow());
  }

  @Override
  public void close() {
    hearing.values().forEach(LiveSource::close);
    hearing.clear();
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(tools.transaction().execute(_ -> work.get()), "the work answers");
  }
}
