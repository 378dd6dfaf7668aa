package org.kith.networks.graph;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import tools.jackson.databind.JsonNode;

/// What one reading of a source brought in, from however many lists, and the answer it makes.
public final class Harvest {

  private final Newest newest;
  private final Instant now;
  private final List<Post> posts = new ArrayList<>();
  private GraphAnswer last = new GraphAnswer.NotThere("Nothing was asked.");
  private boolean whole = true;
  private Instant seen;
  private int dropped;

  /// @param newest where the source was left off
  public Harvest(Newest newest, Instant now) {
    this.newest = newest;
    this.now = now;
    this.seen = newest.at();
  }

  /// Adds the entries of a list.
  ///
  /// @param time name of the field that says when an entry was written
  public void add(Edge edge, String time, Function<JsonNode, Optional<Post>> reader) {
    answered(edge.last());
    whole &= edge.whole() || !edge.isGiven();
    edge.entries().forEach(entry -> add(entry, time, reader));
  }

  /// Adds one entry. One that cannot be kept is counted once.
  public void add(JsonNode entry, String time, Function<JsonNode, Optional<Post>> reader) {
    var post = reader.apply(entry);
    if (post.isPresent()) {
      posts.add(post.get());
      return;
    }
    var at = GraphTime.time(entry.path(time).asString(""), now).orElse(newest.at().plusMillis(1));
    if (at.isAfter(newest.at())) {
      dropped++;
      seen = at.isAfter(seen) ? at : seen;
    }
  }

  /// Notes what came of a question; a refusal is kept over what is given after it.
  public void answered(GraphAnswer answer) {
    if (last instanceof GraphAnswer.NotThere || last instanceof GraphAnswer.Given) {
      last = answer;
    }
  }

  /// There was more than one reading takes.
  public void isNotWhole() {
    whole = false;
  }

  /// The answer to whoever asked for news. What was found before a refusal is found again later.
  ///
  /// @throws IOException if the question itself was refused
  public Reading reading() throws IOException {
    if (!(last instanceof GraphAnswer.Given(_, var askAgain))) {
      return GraphReading.nothing(last);
    }
    var news = newest.news(posts);
    if (news.isEmpty() && dropped == 0) {
      return new Reading.NothingNew(askAgain);
    }
    var heard = new ArrayList<Heard>();
    if (!whole && !newest.isStart() && !news.isEmpty()) {
      heard.add(new Heard.Missed(newest.at().toString(), news.getFirst().at().toString()));
    }
    news.forEach(post -> heard.add(new Heard.Said(post)));
    return new Reading.News(heard, newest.after(posts, seen).cursor(), dropped, askAgain);
  }
}
