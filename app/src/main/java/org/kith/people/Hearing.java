package org.kith.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.kith.listen.AccountId;
import org.kith.listen.AccountLeft;
import org.kith.listen.MentionHeard;
import org.kith.listen.MentionsHeard;
import org.kith.listen.WishesRead;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes voices of what is heard, in the transaction that stores it. Never makes persons.
@Component
class Hearing {

  private final Voices voices;
  private final VoiceStore store;

  Hearing(Voices voices, VoiceStore store) {
    this.voices = voices;
    this.store = store;
  }

  private record Key(AccountId author, String foundBy) {}

  @EventListener
  void on(MentionsHeard heard) {
    var by = new LinkedHashMap<Key, ArrayList<Instant>>();
    for (MentionHeard mention : heard.mentions()) {
      if (mention.again()) {
        continue; // it counted
      }
      by.computeIfAbsent(new Key(mention.author(), mention.foundBy()), _ -> new ArrayList<>())
          .add(mention.at());
    }
    var hearings = new ArrayList<Voices.Hearing>();
    by.forEach((key, times) -> {
      times.sort(Instant::compareTo);
      hearings.add(
          new Voices.Hearing(
              key.author(), key.foundBy(), times.getFirst(), times.getLast(), times.size()));
    });
    voices.heard(hearings);
  }

  @EventListener
  void on(WishesRead wishes) {
    store.removeUnwilling(wishes.accounts());
  }

  @EventListener
  void on(AccountLeft left) {
    store.remove(left.account());
  }
}
