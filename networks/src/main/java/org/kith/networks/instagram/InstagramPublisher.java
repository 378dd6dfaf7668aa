package org.kith.networks.instagram;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import tools.jackson.databind.JsonNode;

/// Speaks for one account: shows the pictures, has Instagram make a container of them, waits until
/// it is ready, and publishes that.
///
/// Nothing goes out twice: the account is looked at first, and the same words within a day are
/// taken to be this very draft; a container is published once at most, and where the answer to that
/// was lost it is asked what became of it. What cannot be known: a Kith that is killed between
/// publishing and the answer, and asks again before Instagram lists the post, some seconds later.
public final class InstagramPublisher implements Publisher {

  /// Waits between two looks at a container.
  public interface Waiting {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final String NEEDS = "instagram_content_publish";
  private static final String COMMENTS = "instagram_manage_comments";
  private static final Duration SAME_DRAFT = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int LOOKS = 20;
  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern HASHTAG = Pattern.compile("(?<!\\w)#[\\p{L}\\p{N}_]+");
  private static final URI SITE = URI.create("https://www.instagram.com/");

  private final Graph graph;
  private final InstagramAccess account;
  private final PictureHost host;
  private final InstantSource clock;
  private final Waiting waiting;

  /// @param waiting `Thread::sleep`
  public InstagramPublisher(
      Graph graph,
      InstagramAccess account,
      PictureHost host,
      InstantSource clock,
      Waiting waiting) {
    this.graph = graph;
    this.account = account;
    this.host = host;
    this.clock = clock;
    this.waiting = waiting;
  }

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    if (!ONCE.matcher(once).matches()) {
      throw new IllegalArgumentException("once must be 1 to 64 of A-Z a-z 0-9 -, was " + once);
    }
    var answerTo = draft.answerTo();
    var flaw = answerTo == null ? flaw(draft) : answerFlaw(draft, answerTo);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var words = words(draft);
    Made made;
    try {
      made = answerTo == null ? made(draft, words) : place(answerTo, words);
    } catch (IOException e) {
      return new Published.Unasked(String.valueOf(e.getMessage()));
    }
    if (made.instead().isPresent()) {
      return made.instead().get();
    }
    return answerTo == null ? publish(made.id(), words) : answer(made.id(), words);
  }

  /// What may be published now, or what is said instead. Nothing is out yet.
  ///
  /// @param id of a container, or of the list of comments that an answer is to stand in
  private record Made(String id, Optional<Published> instead) {
    static Made of(String id) {
      return new Made(id, Optional.empty());
    }

    static Made instead(Published published) {
      return new Made("", Optional.of(published));
    }
  }

  private Made made(Draft draft, String words) throws IOException, InterruptedException {
    var instead = before(words);
    if (instead.isEmpty()) {
      instead = quota();
    }
    return instead.isPresent() ? Made.instead(instead.get()) : container(draft, words);
  }

  static String flaw(Draft draft) {
    var limits = Instagram.ABILITIES.limits();
    var words = words(draft);
    if (draft.at() != null) {
      return "Instagram keeps no post for later; give it to Kith without a time when its time has"
          + " come.";
    }
    if (draft.pictures().isEmpty()) {
      return "A post on Instagram needs a picture.";
    }
    if (draft.pictures().size() > limits.pictures()) {
      return "Instagram takes at most %d pictures in a post.".formatted(limits.pictures());
    }
    if (words.isBlank()) {
      return "Give the picture some words: Kith recognises by them what it has published.";
    }
    if (words.codePointCount(0, words.length()) > limits.length()) {
      return "Instagram takes at most %,d characters, the link counted.".formatted(limits.length());
    }
    if (HASHTAG.matcher(words).results().count() > 30) {
      return "Instagram takes at most 30 hashtags in a post.";
    }
    for (var picture : draft.pictures()) {
      if (!picture.mediaType().equals("image/jpeg")) {
        return "Instagram takes JPEG pictures only, and one of these is %s."
            .formatted(picture.mediaType());
      }
      if (picture.bytes().length > limits.pictureBytes()) {
        return "Instagram takes pictures of at most %d MiB.".formatted(limits.pictureBytes() >> 20);
      }
      if (picture.alt().codePointCount(0, picture.alt().length()) > limits.alt()) {
        return "Instagram takes descriptions of at most %,d characters.".formatted(limits.alt());
      }
    }
    return "";
  }

  private static String answerFlaw(Draft draft, String answerTo) {
    if (!InstagramMedia.isId(answerTo)) {
      return noPost(answerTo);
    }
    return draft.pictures().isEmpty() && draft.at() == null && !draft.text().isBlank()
        ? ""
        : "An answer on Instagram is words alone, at once: it takes no pictures and no time.";
  }

  /// Links cannot be followed on Instagram; they stand in the words for those who type them.
  static String words(Draft draft) {
    var text = draft.text().strip();
    var link = draft.link();
    return link == null || text.contains(link.toString()) ? text : (text + "\n\n" + link).strip();
  }

  /// The same words on the account within a day.
  private Optional<Published> before(String words) throws IOException, InterruptedException {
    var answer =
        graph.ask(
            GraphCall.get(account.id() + "/media", "instagram_basic")
                .with("fields", "id,caption,permalink")
                .with("limit", "50")
                .with("since", Long.toString(clock.instant().minus(SAME_DRAFT).getEpochSecond())));
    if (!(answer instanceof GraphAnswer.Given(var list, _))) {
      return Optional.of(GraphReading.unpublished(answer));
    }
    for (var media : list.path("data")) {
      if (tidy(media.path("caption").asString("")).equals(tidy(words))) {
        return Optional.of(done(media.path("id").asString(""), media));
      }
    }
    return Optional.empty();
  }

  private static String tidy(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }

  private Optional<Published> quota() throws IOException, InterruptedException {
    var answer =
        graph.ask(
            GraphCall.get(account.id() + "/content_publishing_limit", NEEDS)
                .with("fields", "quota_usage,config"));
    if (!(answer instanceof GraphAnswer.Given(var json, _))) {
      return Optional.of(GraphReading.unpublished(answer));
    }
    var limit = json.path("data").path(0);
    int used = limit.path("quota_usage").asInt(0);
    int most = limit.path("config").path("quota_total").asInt(100);
    return used < most
        ? Optional.empty()
        : Optional.of(
            new Published.SlowDown(
                clock.instant().plus(Duration.ofHours(1)),
                "Instagram takes %d posts in 24 hours from an account, and %d went out."
                    .formatted(most, used)));
  }

  private Made container(Draft draft, String words) throws IOException, InterruptedException {
    var shown = new ArrayList<PictureHost.Shown>();
    try {
      for (var picture : draft.pictures()) {
        shown.add(host.show(picture));
      }
      return container(draft.pictures(), shown, words);
    } finally {
      shown.forEach(PictureHost.Shown::close);
    }
  }

  private Made container(List<Draft.Picture> pictures, List<PictureHost.Shown> shown, String words)
      throws IOException, InterruptedException {
    boolean several = pictures.size() > 1;
    var children = new ArrayList<String>();
    for (int i = 0; i < pictures.size(); i++) {
      var call =
          GraphCall.post(account.id() + "/media", NEEDS)
              .with("image_url", shown.get(i).url().toString())
              .with("alt_text", pictures.get(i).alt())
              .with("is_carousel_item", several ? "true" : "")
              .with("caption", several ? "" : words);
      var made = ready(graph.ask(call));
      if (made.instead().isPresent() || !several) {
        return made;
      }
      children.add(made.id());
    }
    return ready(
        graph.ask(
            GraphCall.post(account.id() + "/media", NEEDS)
                .with("media_type", "CAROUSEL")
                .with("children", String.join(",", children))
                .with("caption", words)));
  }

  private Made ready(GraphAnswer made) throws IOException, InterruptedException {
    if (!(made instanceof GraphAnswer.Given(var json, _))) {
      return Made.instead(GraphReading.unpublished(made));
    }
    var id = json.path("id").asString("");
    if (!InstagramMedia.isId(id)) {
      throw new IOException("Instagram made a container and did not say what it calls it.");
    }
    for (int look = 0; look < LOOKS; look++) {
      var status = status(id);
      switch (status.path("status_code").asString("")) {
        case "FINISHED", "PUBLISHED" -> {
          return Made.of(id);
        }
        case "ERROR", "EXPIRED" -> {
          return Made.instead(broken(status));
        }
        default -> waiting.sleep(LOOK);
      }
    }
    return Made.instead(
        new Published.SlowDown(
            clock.instant().plus(Duration.ofMinutes(5)),
            "Instagram has not finished with the picture after a minute. Nothing was published."));
  }

  private static Published broken(JsonNode status) {
    var said = status.path("status").asString("no reason given");
    return new Published.Refused(
        "Instagram could not use the picture. It says: “%.200s”"
            .formatted(said.replaceAll("[\\s\\p{Cntrl}]+", " ")));
  }

  private JsonNode status(String container) throws IOException, InterruptedException {
    var call = GraphCall.get(container, NEEDS).with("fields", "status_code,status");
    return GraphReading.one(graph.ask(call))
        .orElseThrow(() -> new IOException("Instagram lost the container of this post."));
  }

  private Published publish(String container, String words)
      throws IOException, InterruptedException {
    var call =
        GraphCall.post(account.id() + "/media_publish", NEEDS).with("creation_id", container);
    try {
      var answer = graph.ask(call);
      if (!(answer instanceof GraphAnswer.Given(var json, _))) {
        return GraphReading.unpublished(answer);
      }
      var id = json.path("id").asString("");
      if (!InstagramMedia.isId(id)) {
        throw new IOException("Instagram did not say which post it has published. Look there.");
      }
      return done(id, shown(id).orElse(json));
    } catch (IOException lost) {
      if (!status(container).path("status_code").asString("").equals("PUBLISHED")) {
        throw lost;
      }
      return before(words).orElseThrow(() -> lost);
    }
  }

  /// Where a post can be read, if Instagram says so. It is out in any case.
  private Optional<JsonNode> shown(String id) throws InterruptedException {
    var call = GraphCall.get(id, "instagram_basic").with("fields", "permalink");
    try {
      return graph.ask(call) instanceof GraphAnswer.Given(var media, _)
          ? Optional.of(media)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The list of comments in which an answer is to stand, unless it stands there already.
  private Made place(String to, String words) throws IOException, InterruptedException {
    // Only a media object has a kind; a comment refuses to be asked for one.
    var kind = graph.ask(GraphCall.get(to, "instagram_basic").with("fields", "id,media_type"));
    boolean isMedia = kind instanceof GraphAnswer.Given;
    var edge = to + (isMedia ? "/comments" : "/replies");
    var seen =
        graph.ask(
            GraphCall.get(edge, COMMENTS).with("fields", "id,text,username").with("limit", "50"));
    if (!(seen instanceof GraphAnswer.Given(var list, _))) {
      return Made.instead(GraphReading.unpublished(seen));
    }
    for (var comment : list.path("data")) {
      if (comment.path("username").asString("").equalsIgnoreCase(account.handle())
          && tidy(comment.path("text").asString("")).equals(tidy(words))) {
        return Made.instead(done(comment.path("id").asString(""), comment));
      }
    }
    return Made.of(edge);
  }

  private Published answer(String edge, String words) throws IOException, InterruptedException {
    var answer = graph.ask(GraphCall.post(edge, COMMENTS).with("message", words));
    if (!(answer instanceof GraphAnswer.Given(var json, _))) {
      return GraphReading.unpublished(answer);
    }
    return done(json.path("id").asString(""), json);
  }

  private Published done(String id, JsonNode json) {
    return new Published.Done(
        id, InstagramMedia.page(json).orElse(SITE.resolve(account.handle() + "/")));
  }

  @Override
  public Published edit(String postId, Draft draft) {
    return new Published.Refused(
        Instagram.ABILITIES.cannot().getOrDefault(Ability.EDIT, "Instagram does not edit."));
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    if (!InstagramMedia.isId(postId)) {
      return new Published.Refused(noPost(postId));
    }
    var answer = graph.ask(GraphCall.delete(postId, "instagram_manage_contents"));
    if (answer instanceof GraphAnswer.NotThere(var reason)) {
      // Gone already, or hidden from this token. If the account itself can be seen, it is gone.
      var seen = graph.ask(GraphCall.get(account.id(), "instagram_basic").with("fields", "id"));
      return seen instanceof GraphAnswer.Given(var json, _)
          ? done(postId, json)
          : new Published.Refused(reason);
    }
    return answer instanceof GraphAnswer.Given(var json, _)
        ? done(postId, json)
        : GraphReading.unpublished(answer);
  }

  private static String noPost(String id) {
    return "'%.60s' is not a post on Instagram.".formatted(id);
  }
}
