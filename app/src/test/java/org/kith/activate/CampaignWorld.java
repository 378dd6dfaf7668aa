package org.kith.activate;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Town;
import org.kith.listen.AccountId;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.plan.Audiences;
import org.kith.plan.FollowerList;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;

/// An organisation with a web site, a circle with audiences, and campaigns.
public final class CampaignWorld {

  public static final Destination SHELF =
      Destination.of("https://harvestline.example/shelf").orElseThrow();

  public final Town town;

  private final TestKith kith;

  public CampaignWorld(TestKith kith) {
    this.kith = kith;
    this.town = new Town(kith);
  }

  /// Gives the organisation its web site; links may lead there.
  public CampaignWorld onTheWeb() {
    kith.asOwner(() -> {
      var workspaces = kith.bean(Workspaces.class);
      var was = workspaces.get(kith.workspace());
      workspaces.change(
          new Workspace(
              was.id(),
              was.name(),
              "https://www.harvestline.example",
              was.zone(),
              was.minutesADay(),
              was.hoursAMonth(),
              was.sample(),
              was.days(),
              was.fresh()));
    });
    return this;
  }

  /// What the server does every half minute.
  public void readLinksAnew() {
    kith.bean(LinkTable.class).refresh();
  }

  public Brief brief() {
    return new Brief(
        "The free shelf",
        "People who would never queue take what stands on a shelf without a question.",
        SHELF,
        kith.now().plus(Duration.ofDays(14)),
        new Kit(
            "freeshelf",
            List.of(
                "Five shops and two canteens have left one shelf since the summer.",
                "What stands on it is gone within a day, nine times out of ten."),
            "What would you put on your shelf first?"));
  }

  public CampaignId draft() {
    return kith.asOwner(() -> campaigns().create(brief()));
  }

  public CampaignId running() {
    var id = draft();
    kith.asOwner(() -> campaigns().start(id));
    return id;
  }

  /// Somebody of the circle who is heard by these accounts.
  public PersonId friend(String name, List<AccountId> audience) {
    var account = town.account("MASTODON", name, audience.size());
    var person = town.person(name, account);
    var ids = new LongArrayList(audience.stream().mapToLong(AccountId::value).toArray());
    kith.asOwner(() -> {
      kith.bean(Circle.class).add(List.of(person));
      kith.bean(MayWe.class).agreed(person, Channel.EMAIL, "wrote so in a letter");
      kith.bean(Audiences.class)
          .replaceAll(List.of(new FollowerList(account, ids, true, kith.now())));
    });
    return person;
  }

  public PersonId friend(String name) {
    return friend(name, listeners(3));
  }

  /// Accounts that only listen.
  public List<AccountId> listeners(int count) {
    var made = new ArrayList<AccountId>();
    for (int i = 0; i < count; i++) {
      made.add(town.account("MASTODON", "listener", 10));
    }
    return made;
  }

  public Campaigns campaigns() {
    return kith.bean(Campaigns.class);
  }

  public Asks asks() {
    return kith.bean(Asks.class);
  }
}
