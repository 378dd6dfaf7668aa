package org.kith.connect;

/// What is heard with an account of ours.
///
/// @param subject which one: a hashtag, a list, an account, a search, as its network knows it;
///   empty where there is only one
public record Ear(Hears hears, String subject) {

  public Ear {
    if (hears.hasSubject() == subject.isBlank()) {
      throw new IllegalArgumentException(
          "%s takes %s, was '%s'"
              .formatted(hears, hears.hasSubject() ? "a subject" : "none", subject));
    }
  }
}
