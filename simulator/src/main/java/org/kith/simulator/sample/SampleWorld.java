package org.kith.simulator.sample;

import java.time.Instant;
import java.util.List;

/// One charity, its town, and 90 days of what was said, made from a seed.
///
/// Ids are dense ints that begin at 0 in each list; what networks would call a key is a string. The
/// same seed and the same `now` give an equal world.
///
/// @param now the end of the 90 days; nothing published is later
/// @param accounts 60,000 of them, the organisation's own included
/// @param follows who follows whom, the whole truth
/// @param voices the 400 accounts that spoke
/// @param posts 12,000, in order of time
/// @param persons whom the organisation chose to know, the circle first
/// @param ownPosts what the organisation published or is about to, in order of time
/// @param campaigns the finished one, then the running one
/// @param months goals, oldest month first, the current one last
public record SampleWorld(
    long seed,
    Instant now,
    Organisation organisation,
    List<Topic> topics,
    List<Source> sources,
    List<Community> communities,
    List<Account> accounts,
    Follows follows,
    List<Voice> voices,
    List<Post> posts,
    List<Person> persons,
    List<OwnPost> ownPosts,
    List<Campaign> campaigns,
    List<Month> months) {

  public SampleWorld {
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    communities = List.copyOf(communities);
    accounts = List.copyOf(accounts);
    voices = List.copyOf(voices);
    posts = List.copyOf(posts);
    persons = List.copyOf(persons);
    ownPosts = List.copyOf(ownPosts);
    campaigns = List.copyOf(campaigns);
    months = List.copyOf(months);
  }

  /// Makes the world of a seed as it stands at `now`. Takes about a second.
  public static SampleWorld generate(long seed, Instant now) {
    return new WorldMaker(seed, now).make();
  }

  /// The persons the organisation actively keeps up with.
  public List<Person> circle() {
    return persons.stream().filter(person -> person.standing().circle()).toList();
  }
}
