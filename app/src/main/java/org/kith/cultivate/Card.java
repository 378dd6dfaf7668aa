package org.kith.cultivate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// One thing to do today.
public sealed interface Card {

  CardKind kind();

  /// What it is about, within its kind: a post, a person, an account.
  long id();

  /// Names it among all cards of a workspace: `answer:17`.
  default String key() {
    return kind().key(id());
  }

  /// Whether it should have been done before today.
  boolean late();

  /// Whom of People it is about; null for a voice.
  default @Nullable PersonId whom() {
    return switch (this) {
      case Answer answer -> answer.person();
      case KeepInTouch keep -> keep.person();
      case Meet _ -> null;
      case Ask ask -> ask.suggestion().person();
    };
  }

  /// Whether a human promised it for today.
  default boolean promised() {
    return this instanceof KeepInTouch keep && keep.promise() != null;
  }

  /// Something somebody wrote.
  ///
  /// @param text as much as fits a card, without quotation marks
  /// @param language BCP 47, empty if unknown
  /// @param network where, as the network calls itself
  record Words(String text, String language, String url, String network, Instant at) {}

  /// Somebody spoke to us or about us and has no answer yet.
  ///
  /// @param person who it is, null for a voice nobody has chosen
  /// @param stage where we stand, null for a voice
  /// @param about who they are, in a line; may be empty
  /// @param more how many other posts of theirs wait too
  /// @param refused whether they said that they want nothing from us, so that nothing may be sent
  /// @param waiting whole days since they spoke
  record Answer(
      PostId post,
      AccountId account,
      @Nullable PersonId person,
      String name,
      String about,
      @Nullable Stage stage,
      @Nullable Instant lastContact,
      Words words,
      int more,
      boolean refused,
      int waiting)
      implements Card {

    /// How many days somebody may wait before their card is late.
    static final int PATIENCE = 2;

    @Override
    public CardKind kind() {
      return CardKind.ANSWER;
    }

    @Override
    public long id() {
      return post.value();
    }

    @Override
    public boolean late() {
      return waiting >= PATIENCE;
    }
  }

  /// Somebody of the circle is due, or something was promised them for today.
  ///
  /// @param networks where they speak
  /// @param daysPast whole days past their rhythm; negative where only the promise is due
  /// @param promise the next step, where a human promised it for today or before
  /// @param wrote what they wrote this week, newest first, two at most
  /// @param write where to write to them: a `mailto:` or the page of an account; empty if nowhere
  /// @param pause why nobody writes to them for now, as a sentence; empty if we may
  record KeepInTouch(
      PersonId person,
      String name,
      Stage stage,
      Set<String> networks,
      @Nullable Instant lastContact,
      int daysPast,
      int rhythmDays,
      @Nullable NextStep promise,
      int promiseDaysPast,
      List<Words> wrote,
      Balance balance,
      String write,
      String pause)
      implements Card {

    public KeepInTouch {
      wrote = List.copyOf(wrote);
    }

    @Override
    public CardKind kind() {
      return CardKind.KEEP;
    }

    @Override
    public long id() {
      return person.value();
    }

    /// A promise is late the day after; a rhythm bends by half before it breaks.
    @Override
    public boolean late() {
      return promiseDaysPast > 0 || daysPast > Math.max(7, rhythmDays / 2);
    }
  }

  /// A voice nobody has met yet.
  ///
  /// @param followers the public count, null where there is none
  /// @param answersAPost how many answers their posts get on average
  /// @param quiet whether few hear them and those answer
  /// @param adds how many new people they would bring, null until it was counted
  /// @param foundBy how Kith came upon them; may be empty
  /// @param warmWay who could introduce us; may be empty
  record Meet(
      AccountId account,
      String name,
      String about,
      @Nullable Long followers,
      double answersAPost,
      boolean quiet,
      Words words,
      @Nullable Adds adds,
      String foundBy,
      String warmWay)
      implements Card {

    /// The same with somebody who could introduce us.
    Meet by(String way) {
      return new Meet(
          account, name, about, followers, answersAPost, quiet, words, adds, foundBy, way);
    }

    @Override
    public CardKind kind() {
      return CardKind.MEET;
    }

    @Override
    public long id() {
      return account.value();
    }

    @Override
    public boolean late() {
      return false;
    }
  }

  /// What somebody would add, and when that was counted.
  record Adds(Estimate estimate, Instant at) {}

  /// Somebody is ready and rested to be asked for a campaign that runs.
  record Ask(AskSuggestion suggestion, @Nullable Stage stage) implements Card {
    @Override
    public CardKind kind() {
      return CardKind.ASK;
    }

    @Override
    public long id() {
      return suggestion.person().value();
    }

    @Override
    public boolean late() {
      return false;
    }
  }
}
