package org.kith.networks.x;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Account;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.http.Multipart;

/// Speaks for one account.
///
/// X has no key that names a draft for ever. So that nothing goes out twice, the last posts of the
/// account are looked at first: the same words within a day are taken to be this very draft. What
/// cannot be known: a post that X took and does not list yet, some seconds after the connection
/// broke. Then X's own refusal of the same words is the last guard.
public final class XPublisher implements Publisher {

  private static final String NEEDS = "tweet.write";
  private static final Duration SAME_DRAFT = Duration.ofDays(1);
  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final XApi api;
  private final Account account;
  private final InstantSource clock;

  /// @param account that `api` asks for
  public XPublisher(XApi api, Account account, InstantSource clock) {
    this.api = api;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    if (!ONCE.matcher(once).matches()) {
      throw new IllegalArgumentException("once must be 1 to 64 of A-Z a-z 0-9 -, was " + once);
    }
    var words = words(draft);
    var flaw = flaw(draft, words);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var media = new ArrayList<String>();
    try {
      var instead = prepare(draft, words, media);
      if (instead.isPresent()) {
        return instead.get();
      }
    } catch (IOException e) {
      return new Published.Unasked(String.valueOf(e.getMessage()));
    }
    return post(draft, words, media);
  }

  /// Looks at what stands there, and hands over the pictures; nothing is out after that.
  ///
  /// @param media gets what X calls the pictures
  /// @return why it is not to be asked for; empty if it is
  private Optional<Published> prepare(Draft draft, String words, List<String> media)
      throws IOException, InterruptedException {
    var before = before(words);
    if (before.isPresent()) {
      return before;
    }
    for (var picture : draft.pictures()) {
      var refusal = upload(picture, media);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  static String words(Draft draft) {
    var text = draft.text().strip();
    var link = draft.link();
    return link == null || text.contains(link.toString()) ? text : (text + "\n" + link).strip();
  }

  static String flaw(Draft draft, String words) {
    var limits = X.ABILITIES.limits();
    var answerTo = draft.answerTo();
    int length = XLength.of(words);
    if (words.isBlank()) {
      return "A post needs words: Kith recognises by them what it has published.";
    }
    if (length > limits.length()) {
      return "X takes %d, and this counts %d: letters one, Chinese, Japanese, Korean and emoji two, a link 23."
          .formatted(limits.length(), length);
    }
    if (draft.pictures().size() > limits.pictures()) {
      return "X takes at most %d pictures in a post.".formatted(limits.pictures());
    }
    for (var picture : draft.pictures()) {
      if (picture.bytes().length > limits.pictureBytes()) {
        return "X takes pictures of at most %d MiB.".formatted(limits.pictureBytes() >> 20);
      }
      if (picture.alt().codePointCount(0, picture.alt().length()) > limits.alt()) {
        return "X takes descriptions of at most %,d characters.".formatted(limits.alt());
      }
    }
    if (answerTo != null && !PostObjects.isId(answerTo)) {
      return "'%.60s' is not a post on X, so it cannot be answered there.".formatted(answerTo);
    }
    return draft.at() == null ? "" : cannot(Ability.SCHEDULE);
  }

  private static String cannot(Ability ability) {
    return X.ABILITIES.cannot().getOrDefault(ability, "X cannot do this.");
  }

  /// The same words on the account within a day.
  private Optional<Published> before(String words) throws IOException, InterruptedException {
    var parameters = new TreeMap<>(PostObjects.FIELDS);
    parameters.put("max_results", "20");
    parameters.put("start_time", clock.instant().minus(SAME_DRAFT).toString());
    var answer = api.get("users/" + account.key() + "/tweets", parameters, "tweet.read");
    if (!(answer instanceof XAnswer.Given(var json, _))) {
      return Optional.of(answer.unpublished());
    }
    var objects = new PostObjects(json, clock.instant());
    return objects.entries().stream()
        .flatMap(entry -> objects.post(entry).stream())
        .filter(post -> tidy(post.text()).equals(tidy(words)))
        .map(post -> done(post.id()))
        .findFirst();
  }

  private static String tidy(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }

  /// @return why it was not taken; empty if it was, and its id was added
  private Optional<Published> upload(Draft.Picture picture, List<String> media)
      throws IOException, InterruptedException {
    var body =
        Multipart.body(
            Map.of("media_category", "tweet_image", "media_type", picture.mediaType()),
            new Multipart.File("media", picture.mediaType(), picture.bytes()));
    var sent = api.post("media/upload", Multipart.CONTENT_TYPE, body, "media.write");
    if (!(sent instanceof XAnswer.Given(var json, _))) {
      return Optional.of(sent.unpublished());
    }
    var id = json.path("data").path("id").asString("");
    if (!PostObjects.isId(id)) {
      throw new IOException("X took a picture and did not say what it calls it.");
    }
    var said =
        api.post(
            "media/metadata",
            Map.of("id", id, "metadata", Map.of("alt_text", Map.of("text", picture.alt()))),
            "media.write");
    if (!(said instanceof XAnswer.Given)) {
      return Optional.of(said.unpublished());
    }
    media.add(id);
    return Optional.empty();
  }

  private Published post(Draft draft, String words, List<String> media)
      throws IOException, InterruptedException {
    var json = new TreeMap<String, Object>(Map.of("text", words));
    if (draft.answerTo() != null) {
      json.put("reply", Map.of("in_reply_to_tweet_id", draft.answerTo()));
    }
    if (!media.isEmpty()) {
      json.put("media", Map.of("media_ids", media));
    }
    var answer = api.post("tweets", json, NEEDS);
    if (!(answer instanceof XAnswer.Given(var given, _))) {
      return answer.unpublished();
    }
    var id = given.path("data").path("id").asString("");
    if (!PostObjects.isId(id)) {
      throw new IOException("X did not say which post it has published. Look at the account.");
    }
    return done(id);
  }

  private Published done(String id) {
    return new Published.Done(id, PostObjects.page(account, id));
  }

  @Override
  public Published edit(String postId, Draft draft) {
    return new Published.Refused(cannot(Ability.EDIT));
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    if (!PostObjects.isId(postId)) {
      return new Published.Refused("'%.60s' is not a post on X.".formatted(postId));
    }
    return switch (api.delete("tweets/" + postId, NEEDS)) {
      case XAnswer.NotThere _ -> done(postId);
      case XAnswer.Given(var json, _) when json.path("data").path("deleted").asBoolean(false) ->
          done(postId);
      case XAnswer.Given _ ->
          new Published.Refused("X says that it did not delete the post. Is it of this account?");
      case XAnswer refused -> refused.unpublished();
    };
  }
}
