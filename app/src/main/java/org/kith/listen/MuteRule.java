package org.kith.listen;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;

/// Something that nobody here wants to see. What it hides stays where it is, and is back when the
/// rule goes.
///
/// @param text whom or what, as people type it: a handle, a host, one term, two letters
/// @param author whose posts, null but for [Kind#AUTHOR]
public record MuteRule(MuteRuleId id, Kind kind, String text, @Nullable Author author) {

  /// By what a rule hides.
  public enum Kind {
    WORDS("A word, phrase or #hashtag"),
    AUTHOR("Somebody"),
    HOST("A server or site"),
    LANGUAGE("A language");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// An account, by what never changes.
  ///
  /// @param key as it is kept
  public record Author(AccountId id, Network network, String key) {}

  /// As a name: “giveaway”, everything in French.
  public String shown() {
    return switch (kind) {
      case WORDS -> "“" + text + "”";
      case AUTHOR -> text;
      case HOST -> "everything from " + text;
      case LANGUAGE ->
          "everything in " + Locale.forLanguageTag(text).getDisplayLanguage(Locale.ENGLISH);
    };
  }

  /// Whether it hides what an account says in a language, whatever that is.
  boolean hides(Account by, String language) {
    return switch (kind) {
      case WORDS -> false;
      case AUTHOR ->
          author != null
              && author.network() == by.network()
              && author.key().equals(Column.KEY.fitKey(by.key()));
      case HOST -> Hosts.within(text, Hosts.of(by));
      case LANGUAGE -> Locale.forLanguageTag(language).getLanguage().equals(text);
    };
  }

  /// As something to listen for, by a name that no topic has.
  Topic asTopic() {
    var terms = kind == Kind.WORDS ? TypedTerms.read(text).terms() : List.<Term>of();
    return new Topic(new TopicId(-id.value()), "", false, terms);
  }
}
