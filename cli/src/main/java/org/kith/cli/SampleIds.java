package org.kith.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.LinkId;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.team.MemberId;

/// What became of the things of a sample world: their ids in the database, filled as they are
/// loaded.
final class SampleIds {

  private final Map<String, MemberId> members = new HashMap<>();
  private final List<AccountId> accounts = new ArrayList<>();
  private final List<PersonId> persons = new ArrayList<>();
  private final Map<String, PostId> posts = new HashMap<>();
  private final List<CampaignId> campaigns = new ArrayList<>();
  private final List<List<LinkId>> links = new ArrayList<>();

  void member(String name, MemberId id) {
    members.put(name, id);
  }

  void accounts(List<AccountId> ids) {
    accounts.addAll(ids);
  }

  void person(PersonId id) {
    persons.add(id);
  }

  void post(String key, PostId id) {
    posts.put(key, id);
  }

  void campaign(CampaignId id, List<LinkId> ofLinks) {
    campaigns.add(id);
    links.add(List.copyOf(ofLinks));
  }

  /// @param name of a teammate; empty for nobody
  @Nullable MemberId member(String name) {
    if (!name.isEmpty() && !members.containsKey(name)) {
      throw new IllegalArgumentException(name + " is not in the team");
    }
    return members.get(name);
  }

  /// @param account its place in the world
  AccountId account(int account) {
    return accounts.get(account);
  }

  List<AccountId> accounts(Collection<Integer> of) {
    return of.stream().map(this::account).toList();
  }

  /// @param person their place in the world
  PersonId person(int person) {
    return persons.get(person);
  }

  /// @param key as the network has it
  PostId post(String key) {
    return Optional.ofNullable(posts.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no post " + key));
  }

  /// @param campaign its place in the world
  CampaignId campaign(int campaign) {
    return campaigns.get(campaign);
  }

  /// @param link its place in the campaign
  LinkId link(int campaign, int link) {
    return links.get(campaign).get(link);
  }
}
