package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Readers;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.networks.SlowDownException;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads what the posts answer that used our words, so that nobody has to guess what they are
/// about. Each is asked for once, and only where the network shows conversations: to everybody, or
/// to the account of ours that heard the post.
@Component
class ConversationReading implements Work {

  private static final Logger LOG = LoggerFactory.getLogger(ConversationReading.class);
  private static final int AT_ONCE = 50;

  /// Sources whose networks want patience, until when.
  private final Map<SourceId, Instant> paused = new ConcurrentHashMap<>();

  private final ConversationStore store;
  private final Listening listening;
  private final ObjectProvider<Conversations> networks;
  private final House house;
  private final Clock clock;

  ConversationReading(
      ConversationStore store,
      Listening listening,
      ObjectProvider<Conversations> networks,
      House house,
      Clock clock) {
    this.store = store;
    this.listening = listening;
    this.networks = networks;
    this.house = house;
    this.clock = clock;
  }

  /// What it needs of the house.
  @Component
  record House(
      Workspaces workspaces, FeedReading.Tools tools, Accesses accesses, Readers readers) {}

  /// How conversations of a network are read; a bean for each network that shows them to everybody.
  record Conversations(Network network, PostReader reader) {}

  @Override
  public String name() {
    return "Reading conversations";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run(String subject, Progress progress) throws IOException, InterruptedException {
    if (house.workspaces().get(CurrentWorkspace.require()).sample()) {
      return; // nobody real is asked about invented people
    }
    var open = new EnumMap<Network, PostReader>(Network.class);
    networks.stream().forEach(one -> open.put(one.network(), one.reader()));
    paused.values().removeIf(until -> !until.isAfter(clock.instant()));
    var ours = house.readers().conversing();
    var wanted =
        in(() -> store.wanted(open.keySet(), ours, paused.keySet(), clock.instant(), AT_ONCE));
    progress.of(wanted.size(), "Read {done} of {total} conversations");
    for (var one : wanted) {
      readOne(one, open.get(one.network()));
      progress.step();
    }
  }

  private void readOne(ConversationStore.Wanted one, @Nullable PostReader everybody)
      throws IOException, InterruptedException {
    try {
      if (everybody != null) {
        read(one, everybody);
      } else {
        readAsUs(one);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever one holds, the others are read; this one is not asked for again.
      LOG.warn("the conversation of post {} could not be read", one.post().value(), e);
      isRead(one);
    }
  }

  /// Reads with the account that heard the post. What a network refuses once is not asked again;
  /// where it wants patience, it gets it.
  private void readAsUs(ConversationStore.Wanted one) throws InterruptedException {
    var source = one.source();
    var with = source.with();
    if (with == null
        || paused.containsKey(source.id())
        || !(house.accesses().of(source, with)
            instanceof Accesses.Access.Open(var connection, _))) {
      return;
    }
    try {
      read(one, house.readers().conversations(connection));
    } catch (SlowDownException e) {
      paused.put(source.id(), e.notBefore());
    } catch (IOException e) {
      LOG.info("{} does not show a conversation: {}", one.network(), e.getMessage());
      isRead(one);
    }
  }

  void read(ConversationStore.Wanted one, PostReader reader)
      throws IOException, InterruptedException {
    var conversation = reader.read(one.key());
    if (conversation.isPresent()) {
      listening.take(one.source(), List.of(conversation.get().post()));
    }
    isRead(one);
  }

  private void isRead(ConversationStore.Wanted one) {
    in(() -> {
      store.read(one.post(), clock.instant());
      return true;
    });
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(
        house.tools().transaction().execute(_ -> work.get()), "the work answers");
  }
}
