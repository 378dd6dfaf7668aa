package org.kith.cultivate;

/// What a team does with people at one stage.
///
/// @param does what one does here, in a few sentences
/// @param closer when somebody comes a stage closer
/// @param back when somebody goes a stage back, or rests
/// @param rhythmDays how many days may pass between two contacts, 1 to 730
/// @param own whether the team wrote it itself
public record Play(
    Stage stage, String does, String closer, String back, int rhythmDays, boolean own) {

  /// How long each of the three texts may be.
  public static final int LONGEST = 2_000;

  public Play {
    if (rhythmDays < 1 || rhythmDays > 730) {
      throw new IllegalArgumentException("a rhythm has 1 to 730 days, was " + rhythmDays);
    }
    if (Math.max(does.length(), Math.max(closer.length(), back.length())) > LONGEST) {
      throw new IllegalArgumentException(
          "a text of a stage has at most " + LONGEST + " characters");
    }
  }

  /// What is proposed to a team that has said nothing yet.
  static Play usual(Stage stage) {
    return switch (stage) {
      case NOTICED ->
          usual(
              stage,
              "Read what they write, where they write it. Answer one thing, about them and not about us.",
              "They answered, or we were introduced.",
              "Two months without a reason to write: let them rest.");
      case SAID_HELLO ->
          usual(
              stage,
              "Give before you ask: an answer, a link, somebody they should know. Remember what they told you.",
              "They wrote to us without being asked, or we spoke a second time.",
              "Two friendly notes without an answer: let them rest. Do not write a third.");
      case IN_TOUCH ->
          usual(
              stage,
              "Speak about what they do. Show them what became of what they said. Meet once, if you can.",
              "We would call them without a reason, and they us.",
              "No contact for half a year.");
      case FRIEND ->
          usual(
              stage,
              "Tell them first what is new. Ask for advice before you ask for help, and thank by name.",
              "They spoke about us in their own words.",
              "They ask for less, or their life changed: say so, and write less often.");
      case SPEAKS_FOR_US ->
          usual(
              stage,
              "Thank each time, in person. Give facts and a question, never a finished post. Say what it did.",
              "There is nothing closer. Ask whom else we should know.",
              "They have not spoken for a year: they are a friend all the same.");
      case RESTING ->
          usual(
              stage,
              "Leave them in peace. Answer when they write.",
              "They write to us.",
              "Two years of silence: ask yourselves why you keep what you know of them.");
    };
  }

  private static Play usual(Stage stage, String does, String closer, String back) {
    return new Play(stage, does, closer, back, stage.rhythmDays(), false);
  }
}
