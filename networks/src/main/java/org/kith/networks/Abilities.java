package org.kith.networks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What an adapter can do on its network, and in words what it cannot. Screens and the planner ask
/// this, and never for a network's name.
///
/// @param can what it does
/// @param cannot why not, in a sentence, for each ability that is missing
/// @param limits what a draft must keep to; [Limits#NONE] where nothing can be published
public record Abilities(
    Network network, Set<Ability> can, Map<Ability, String> cannot, Limits limits) {

  /// One thing Kith needs of a network.
  public enum Ability {
    READ_MENTIONS,
    READ_POSTS,
    READ_PROFILE,
    READ_CONVERSATION,
    STREAM,
    COUNT_FOLLOWERS,
    LIST_FOLLOWERS,
    PUBLISH,
    EDIT,
    DELETE,
    SCHEDULE,
    PICTURES,
    /// Gives a post a headline.
    TITLE,
    /// Says in several posts, each answering the one before, what is too long for one.
    THREAD,
    /// Puts a link into a comment of our own below the post.
    COMMENT,
    /// May be asked again after an answer was lost, and never publishes twice.
    ONCE,
    PROVE_IDENTITY
  }

  public Abilities {
    can = Set.copyOf(can);
    cannot = Map.copyOf(cannot);
    var unsaid = new EnumMap<Ability, String>(Ability.class);
    for (var ability : Ability.values()) {
      if (can.contains(ability) == cannot.containsKey(ability)) {
        unsaid.put(ability, "");
      }
    }
    if (!unsaid.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must either do or explain each ability, exactly one of both: %s"
              .formatted(network, unsaid.keySet()));
    }
  }

  /// What a draft must keep to.
  ///
  /// @param length most units of text, counted as `unit`; 0 where nothing can be published
  /// @param pictures most pictures
  /// @param pictureBytes largest picture
  /// @param alt most characters of a picture's description
  public record Limits(int length, Unit unit, int pictures, long pictureBytes, int alt) {
    public static final Limits NONE = new Limits(0, Unit.CHARACTERS, 0, 0, 0);

    /// How a network counts a text's length.
    public enum Unit {
      /// Unicode code points.
      CHARACTERS,
      /// What a reader sees as one character.
      GRAPHEMES,
      /// X: most of the world's scripts count double, and a link 23.
      WEIGHTED
    }
  }
}
