package org.kith.cultivate;

/// What happened between us.
public enum InteractionKind {
  THEIR_POST("Their post", Direction.RECEIVED, false),
  OUR_REPLY("Our reply", Direction.NONE, true),
  MAIL("Mail", Direction.NONE, true),
  CALL("Call", Direction.NONE, true),
  MEETING("Meeting", Direction.NONE, true),
  TALK("Talk", Direction.NONE, true),
  ASK("We asked", Direction.ASKED, true),
  THANKS("Thanks", Direction.GIVEN, true),
  NOTE("Note", Direction.NONE, false),
  STAGE("Moved", Direction.NONE, false);

  private final String words;
  private final Direction usual;
  private final boolean contact;

  InteractionKind(String words, Direction usual, boolean contact) {
    this.words = words;
    this.usual = usual;
    this.contact = contact;
  }

  /// As people read it.
  public String words() {
    return words;
  }

  /// Which way it usually counts.
  public Direction usual() {
    return usual;
  }

  /// Whether it is a real contact, that is, one they know of.
  public boolean isContact() {
    return contact;
  }
}
