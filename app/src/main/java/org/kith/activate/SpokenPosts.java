package org.kith.activate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kith.people.Connection;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people said for a campaign, and what is to be looked after in it: who is tied to us and did
/// not say so, and who said almost the same as another, which reads as if we had written it.
@Service
@Transactional(readOnly = true)
public class SpokenPosts {

  private final ObjectProvider<SharedPosts> posts;
  private final Persons persons;
  private final Workspaces workspaces;

  SpokenPosts(ObjectProvider<SharedPosts> posts, Persons persons, Workspaces workspaces) {
    this.posts = posts;
    this.persons = persons;
    this.workspaces = workspaces;
  }

  /// @param owed how many posts are by people who are tied to us
  /// @param disclosed how many of those say so
  /// @param owing those that do not
  /// @param alike groups of posts by different people that say almost the same
  public record Look(
      List<SharedPost> posts,
      int owed,
      int disclosed,
      List<Owing> owing,
      List<List<SharedPost>> alike,
      Map<PersonId, String> names) {

    public Look {
      posts = List.copyOf(posts);
      owing = List.copyOf(owing);
      alike = List.copyOf(alike);
      names = Map.copyOf(names);
    }

    /// By whom a post is, as we know them.
    public String name(SharedPost post) {
      var person = post.person();
      return person == null ? post.author() : names.getOrDefault(person, post.author());
    }
  }

  /// A post whose author is tied to us and does not say so.
  ///
  /// @param line what they could add
  public record Owing(SharedPost post, PersonId person, String line) {}

  public Look of(CampaignId campaign) {
    var port = posts.getIfAvailable();
    var found = port == null ? List.<SharedPost>of() : port.of(campaign);
    var authors = authors(found);
    var us = workspaces.get(CurrentWorkspace.require()).name();
    var owing = new ArrayList<Owing>();
    int owed = 0;
    for (var post : found) {
      var author = post.person() == null ? null : authors.get(post.person());
      if (author == null || !post.ownWords() || post.text().isBlank()) {
        continue;
      }
      var connection = author.connection();
      if (Disclosure.isOwed(connection)) {
        owed++;
        if (!Disclosure.isSaid(connection, post.text())) {
          owing.add(new Owing(post, author.id(), line(connection, us)));
        }
      }
    }
    var names = authors.values().stream().collect(Collectors.toMap(Person::id, Person::name));
    return new Look(found, owed, owed - owing.size(), owing, alike(found), names);
  }

  private static String line(Connection connection, String us) {
    return Disclosure.line(connection, us).orElseThrow();
  }

  private Map<PersonId, Person> authors(List<SharedPost> found) {
    var ids = found.stream().map(SharedPost::person).filter(Objects::nonNull).distinct().toList();
    return ids.isEmpty()
        ? Map.of()
        : persons.find(ids).stream().collect(Collectors.toMap(Person::id, person -> person));
  }

  /// Groups in which more than one person speaks.
  private static List<List<SharedPost>> alike(List<SharedPost> found) {
    var groups = new LinkedHashMap<Long, List<SharedPost>>();
    found.stream()
        .filter(SharedPost::ownWords)
        .forEach(post -> groups.computeIfAbsent(post.alike(), _ -> new ArrayList<>()).add(post));
    return groups.values().stream()
        .filter(group -> group.stream().map(SpokenPosts::whose).distinct().count() > 1)
        .map(List::copyOf)
        .toList();
  }

  private static Object whose(SharedPost post) {
    var person = post.person();
    return person == null ? post.author() : person;
  }
}
