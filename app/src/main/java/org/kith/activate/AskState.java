package org.kith.activate;

/// How far a request to one person is.
public enum AskState {
  INVITED("Invited"),
  SAID_YES("Said yes"),
  SAID_NO("Said no"),
  SPOKE("Spoke"),
  THANKED("Thanked");

  private final String words;

  AskState(String words) {
    this.words = words;
  }

  /// As people read it.
  public String words() {
    return words;
  }

  /// Whether one may follow the other. Some speak without having said that they would.
  public boolean mayBecome(AskState next) {
    return switch (this) {
      case INVITED -> next == SAID_YES || next == SAID_NO || next == SPOKE;
      case SAID_YES -> next == SPOKE || next == SAID_NO;
      case SPOKE -> next == THANKED;
      case SAID_NO, THANKED -> false;
    };
  }
}
