package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads what the posts answer that used our words, so that nobody has to guess what they are
/// about. Each is asked for once, and only where the network shows conversations.
@Component
class ConversationReading implements Work {

  private static final int AT_ONCE = 50;

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
  record House(Workspaces workspaces, FeedReading.Tools tools) {}

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
    var able = networks.stream().toList();
    var names = able.stream().map(network -> network.network().name()).toList();
    var wanted = in(() -> store.wanted(names, clock.instant(), AT_ONCE));
    progress.of(wanted.size(), "Read {done} of {total} conversations");
    for (var one : wanted) {
      for (var network : able) {
        if (network.network() == one.network()) {
          read(one, network.reader());
        }
      }
      progress.step();
    }
  }

  void read(ConversationStore.Wanted one, PostReader reader)
      throws IOException, InterruptedException {
    var conversation = reader.read(one.key());
    if (conversation.isPresent()) {
      listening.take(one.source(), List.of(conversation.get().post()));
    }
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
