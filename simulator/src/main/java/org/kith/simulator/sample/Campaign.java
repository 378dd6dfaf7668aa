package org.kith.simulator.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thing the organisation wants said.
///
/// @param id its place in [SampleWorld#campaigns]
/// @param outcome what came of it, once it is over
/// @param clicks in order of time
/// @param shares in order of time; a parent comes before its children
public record Campaign(
    int id,
    String name,
    Brief brief,
    Kit kit,
    Forecast forecast,
    @Nullable Outcome outcome,
    List<Ask> asks,
    List<TrackedLink> links,
    List<Click> clicks,
    List<Share> shares) {

  public Campaign {
    asks = List.copyOf(asks);
    links = List.copyOf(links);
    clicks = List.copyOf(clicks);
    shares = List.copyOf(shares);
  }

  /// The five fields of a campaign.
  ///
  /// @param who whom it is for, in words
  public record Brief(
      String what, String why, String link, Instant started, LocalDate until, String who) {}

  /// What supporters are offered.
  ///
  /// @param disclosures a plain line for those who are staff, volunteers, paid or on the board
  public record Kit(
      List<String> facts, String question, List<Disclosure> disclosures, List<Picture> pictures) {
    public Kit {
      facts = List.copyOf(facts);
      disclosures = List.copyOf(disclosures);
      pictures = List.copyOf(pictures);
    }
  }

  /// What somebody with this connection should say.
  public record Disclosure(Person.Connection connection, String line) {}

  /// A picture of the kit, by file name and what it shows.
  public record Picture(String file, String alt) {}

  /// What was expected, sealed before it began.
  public record Forecast(Instant sealed, Interval speakers, Interval reach, Interval visitors) {}

  /// What came of it: exact counts of this world.
  ///
  /// @param speakers different people who shared it
  /// @param reach different accounts that follow one of them, not counting themselves
  /// @param visitors different humans who followed a link
  /// @param signUps how many of them left their address
  public record Outcome(int speakers, int reach, int visitors, int signUps) {}

  /// The request to one person.
  ///
  /// @param person their [Person#id]
  /// @param answered when they said yes or no, if they did
  /// @param spoke when they first shared it, if they did
  /// @param thanked when we thanked them, if we did
  /// @param note in their words or ours, may be empty
  public record Ask(
      int person,
      Person.Channel channel,
      State state,
      Instant invited,
      @Nullable Instant answered,
      @Nullable Instant spoke,
      @Nullable Instant thanked,
      String note) {
    /// How far the request went.
    public enum State {
      INVITED,
      SAID_YES,
      SPOKE,
      THANKED,
      DECLINED
    }
  }

  /// The short link of one person.
  ///
  /// @param id its place in [Campaign#links]
  /// @param code base58, at least ten characters
  /// @param person their [Person#id]
  public record TrackedLink(int id, String code, int person, String target, Instant made) {}

  /// Somebody or something followed a link.
  ///
  /// @param link the [TrackedLink#id]
  /// @param visitor the same number for the same visitor on the same day
  /// @param referrer the host they came from, empty where unknown
  /// @param signedUp whether they left their address
  public record Click(
      int link, Instant at, Kind kind, int visitor, String referrer, boolean signedUp) {
    /// Who followed it.
    public enum Kind {
      HUMAN,
      ROBOT,
      PREFETCH
    }
  }

  /// A post that carries the campaign.
  ///
  /// @param id its place in [Campaign#shares]
  /// @param post its [Post#id]
  /// @param parent the [Share#id] it came from, or -1 where it began a cascade
  /// @param link the [TrackedLink#id] it carries, or -1
  /// @param grade how sure the parent is
  public record Share(int id, int post, int parent, int link, Grade grade) {
    /// How sure it is where a share came from.
    public enum Grade {
      /// The network says so, or it carries the link of the one it came from.
      PROVEN,
      /// Its author says so.
      STATED,
      /// Its author follows the one it came from and spoke soon after.
      LIKELY
    }
  }
}
