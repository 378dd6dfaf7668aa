package org.kith.simulator.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.kith.simulator.sample.Interaction.Counts;
import org.kith.simulator.sample.Interaction.Kind;
import org.kith.simulator.sample.Interaction.Visibility;

/// Turns the people written by hand into persons with a timeline: what was logged, what they wrote
/// about us, what we answered, and what became of the campaigns.
final class Circle {
  private final Cast cast;
  private final Population people;
  private final Story story;
  private final Days days;

  Circle(Cast cast, Population people, Story story, Days days) {
    this.cast = cast;
    this.people = people;
    this.story = story;
    this.days = days;
  }

  /// @param posts finished, so that a draft's id finds its post
  List<Person> persons(List<Campaign> campaigns, List<Post> posts) {
    var persons = new ArrayList<Person>();
    for (Cast.Member member : cast.persons()) {
      persons.add(person(persons.size(), member, campaigns, posts));
    }
    return persons;
  }

  private Person person(int id, Cast.Member member, List<Campaign> campaigns, List<Post> posts) {
    var standing = Objects.requireNonNull(member.standing);
    var next = Objects.requireNonNull(member.next);
    var timeline = new ArrayList<Interaction>();
    logged(member, timeline);
    said(member, posts, timeline);
    for (Campaign campaign : campaigns) {
      campaigned(id, campaign, standing, posts, timeline);
    }
    timeline.sort(Comparator.comparing(Interaction::at));
    timeline.removeIf(entry -> entry.at().isBefore(days.now().minus(Duration.ofDays(366))));
    return new Person(
        id,
        member.name,
        member.about,
        member.identities.stream()
            .map(one -> new Person.Owned(people.of(one).id(), one.proof()))
            .toList(),
        new Person.Standing(
            standing.stage(),
            standing.circle(),
            Charity.fullName(standing.owner()),
            standing.cadence(),
            standing.connection(),
            member.home.id,
            days.at(standing.sinceDays(), LocalTime.of(14, 0))),
        contact(member),
        new Person.NextStep(
            next.what(), days.today().plusDays(next.inDays()), Charity.fullName(next.who())),
        timeline);
  }

  private Person.Contact contact(Cast.Member member) {
    var consents = new ArrayList<Person.Consent>();
    for (Cast.Allowed one : member.allowed) {
      boolean asked = one.answer() != Person.Consent.Answer.UNASKED;
      Instant at = asked ? days.at(one.days(), LocalTime.of(11, 30)) : null;
      consents.add(new Person.Consent(one.channel(), one.answer(), at, one.evidence()));
    }
    Instant refused =
        member.refusedDays < 0 ? null : days.at(member.refusedDays, LocalTime.of(11, 30));
    return new Person.Contact(member.email, member.note, consents, refused);
  }

  private void logged(Cast.Member member, List<Interaction> timeline) {
    int hour = 9;
    for (Cast.Logged log : member.logged) {
      Instant at = days.at(log.days(), LocalTime.of(hour, 20));
      hour = hour == 16 ? 9 : hour + 1;
      timeline.add(
          new Interaction(
              at,
              log.kind(),
              log.text(),
              Charity.fullName(log.by()),
              log.visibility(),
              log.counts(),
              null,
              null,
              -1));
    }
  }

  private void said(Cast.Member member, List<Post> posts, List<Interaction> timeline) {
    for (Cast.Said said : member.said) {
      var post = posts.get(story.of(said).id);
      if (post.truth().about() == Post.About.US) {
        timeline.add(theirs(post, said.network(), -1));
        var answer = said.answer();
        if (answer != null) {
          timeline.add(
              new Interaction(
                  days.at(answer.days(), answer.at()),
                  Kind.OUR_REPLY,
                  answer.text(),
                  Charity.fullName(answer.by()),
                  Visibility.TEAM,
                  Counts.NEITHER,
                  said.network(),
                  post.key(),
                  -1));
        }
      }
    }
  }

  private void campaigned(
      int person,
      Campaign campaign,
      Cast.Standing standing,
      List<Post> posts,
      List<Interaction> timeline) {
    for (Campaign.Ask ask : campaign.asks()) {
      if (ask.person() == person) {
        String owner = Charity.fullName(standing.owner());
        boolean told = hasAsk(timeline, ask.invited());
        if (!told) {
          String what = "Asked for a word about “" + campaign.name() + "”.";
          timeline.add(ours(ask.invited(), Kind.ASK, what, Counts.ASKED, owner, campaign));
        }
        if (ask.thanked() != null && !told) {
          String what = "Thanked for “" + campaign.name() + "”, with what came of it.";
          timeline.add(ours(ask.thanked(), Kind.THANKS, what, Counts.GIVEN, owner, campaign));
        }
      }
    }
    for (Campaign.Share share : campaign.shares()) {
      if (share.link() >= 0
          && share.parent() < 0
          && campaign.links().get(share.link()).person() == person) {
        var post = posts.get(share.post());
        timeline.add(theirs(post, people.accounts().get(post.account()).network(), campaign.id()));
      }
    }
  }

  private static boolean hasAsk(List<Interaction> timeline, Instant at) {
    return timeline.stream()
        .filter(entry -> entry.kind() == Kind.ASK)
        .anyMatch(entry -> Duration.between(entry.at(), at).abs().toDays() < 2);
  }

  private static Interaction theirs(Post post, Network where, int campaign) {
    return new Interaction(
        post.at(),
        Kind.THEIR_POST,
        post.title().isEmpty() ? post.text() : post.title(),
        "",
        Visibility.TEAM,
        Counts.NEITHER,
        where,
        post.key(),
        campaign);
  }

  private static Interaction ours(
      Instant at, Kind kind, String text, Counts counts, String by, Campaign campaign) {
    return new Interaction(at, kind, text, by, Visibility.TEAM, counts, null, null, campaign.id());
  }
}
