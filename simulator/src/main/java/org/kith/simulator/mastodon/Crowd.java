package org.kith.simulator.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// People on a server who talk with a hashtag, to somebody who listens, or of something else; who
/// answer, change their words, take them back, and pass on what others said. It writes down itself
/// what was done, beside the server. The same seed gives the same talk.
///
/// Nobody gives a status a hashtag or a name that it did not have, or takes one away: servers tell
/// of that in different ways.
public final class Crowd {

  private static final int PEOPLE = 12;
  private static final int REMEMBERED = 60; // statuses that are still answered, changed, taken back

  private final FakeMastodon server;
  private final Talk talk;
  private final SplittableRandom random;
  private final List<Person> people = new ArrayList<>();
  private final List<Status> lately = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();
  private int number;

  /// What they talk about.
  ///
  /// @param us who is spoken to
  /// @param tag without `#`
  /// @param terms words and phrases that are used now and then
  public record Talk(long seed, Person us, String tag, List<String> terms) {
    public Talk {
      terms = List.copyOf(terms);
    }
  }

  /// A status that stands.
  ///
  /// @param marks the hashtag and the name in it
  private record Status(String id, String uri, Marks marks) {}

  private record Marks(boolean tagged, boolean toUs) {
    boolean heard() {
      return tagged || toUs;
    }
  }

  public Crowd(FakeMastodon server, Talk talk) {
    this.server = server;
    this.talk = talk;
    this.random = new SplittableRandom(talk.seed());
    for (int i = 0; i < PEOPLE; i++) {
      people.add(server.join("person" + i));
    }
  }

  /// All that was done, in its order.
  public List<Act> acts() {
    return List.copyOf(acts);
  }

  /// Does so many things.
  public void act(int times) {
    for (int i = 0; i < times; i++) {
      act();
    }
  }

  private void act() {
    int chance = random.nextInt(100);
    if (lately.isEmpty() || chance < 55) {
      say(marks(), null);
    } else if (chance < 62) {
      whisper();
    } else if (chance < 72) {
      var answered = one();
      say(answered.marks(), answered);
    } else if (chance < 85) {
      change(one());
    } else if (chance < 95) {
      takeBack(one());
    } else {
      server.boost(somebody(), one().id());
    }
  }

  private Marks marks() {
    int chance = random.nextInt(10);
    return new Marks(chance < 6, chance >= 4 && chance < 8); // some both, some neither
  }

  private Person somebody() {
    return people.get(random.nextInt(people.size()));
  }

  private Status one() {
    return lately.get(random.nextInt(lately.size()));
  }

  private String words(Marks marks) {
    var text = new StringBuilder(marks.toUs() ? "@" + talk.us().username + " " : "");
    text.append("Thought ").append(++number);
    if (random.nextInt(3) == 0) {
      text.append(" of ").append(talk.terms().get(random.nextInt(talk.terms().size())));
    }
    return text.append(marks.tagged() ? " #" + talk.tag() : "").toString();
  }

  private void say(Marks marks, @Nullable Status answered) {
    var who = somebody();
    var text = words(marks);
    var id = answered == null ? server.say(who, text) : server.answer(who, answered.id(), text);
    var uri = server.uri(id);
    acts.add(
        new Act.Said(
            uri,
            server.uri(who),
            text,
            marks.tagged(),
            marks.toUs(),
            answered == null ? null : answered.uri()));
    if (marks.heard()) {
      lately.add(new Status(id, uri, marks));
      if (lately.size() > REMEMBERED) {
        lately.removeFirst();
      }
    }
  }

  /// What is for few is nobody else's to keep, also where it has all the marks.
  private void whisper() {
    var who = somebody();
    var text = words(new Marks(true, true));
    var id = server.say(who, text, random.nextBoolean() ? "direct" : "private");
    acts.add(new Act.Said(server.uri(id), server.uri(who), text, false, false, null));
  }

  private void change(Status status) {
    var text = words(status.marks());
    server.edit(status.id(), text);
    acts.add(new Act.Changed(status.uri(), text));
  }

  private void takeBack(Status status) {
    lately.remove(status);
    var uri = status.uri();
    server.delete(status.id());
    acts.add(new Act.TookBack(uri));
  }
}
