package org.kith.networks.feed;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.kith.networks.Post;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Keeping;
import org.kith.networks.http.Request;
import org.kith.networks.text.HtmlProse;

/// Reads the whole text of an entry from its page, where its feed gives only the beginning.
///
/// The site's robots.txt is asked, and a page that asks not to be kept (`noarchive`, `noindex`) is
/// not. What comes of a page must begin with what the feed said, so that neither a login nor a
/// question about cookies is taken for what somebody wrote. Where anything is in the way, the
/// beginning stays what was heard.
///
/// [MainText] finds the text in the page, [HtmlProse] what it says.
final class WholeText {

  private static final int BEGINNING = 1000;
  private static final int DEEPEST = 200;
  private static final int LARGEST = 1 << 20;
  private static final int WORDS = 12;
  private static final Pattern CUT =
      Pattern.compile("(?s).*(?:…|\\.\\.\\.|\\[…]|\\[\\.\\.\\.])\\W*$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  private final HttpGateway http;

  WholeText(HttpGateway http) {
    this.http = http;
  }

  /// The post with the whole of its text, or as it is.
  Post of(Post post) throws InterruptedException {
    return fetched(post.url())
        .flatMap(page -> text(page, post.text()))
        .map(whole -> with(post, whole))
        .orElse(post);
  }

  static boolean isBeginning(String text) {
    return text.length() < BEGINNING
        || CUT.matcher(text.substring(Math.max(0, text.length() - 40))).matches();
  }

  private Optional<Answer.Fetched> fetched(URI page) throws InterruptedException {
    try {
      return switch (http.ask(Request.page(page))) {
        case Answer.Fetched fetched when mayBeKept(fetched.headers()) -> Optional.of(fetched);
        case Answer.Fetched _,
            Answer.NotModified _,
            Answer.Gone _,
            Answer.SlowDown _,
            Answer.Refused _,
            Answer.Failed _ ->
            Optional.empty();
      };
    } catch (IOException _) {
      return Optional.empty(); // the feed was read; the page may be down
    }
  }

  private static boolean mayBeKept(Headers headers) {
    boolean html = headers.mediaType().contains("html");
    return html && Keeping.refusal(headers).isEmpty();
  }

  private static Optional<HtmlProse> text(Answer.Fetched page, String beginning) {
    var contentType = page.headers().first("Content-Type").orElse("");
    return text(Decoding.text(page.body(), contentType), page.url(), beginning);
  }

  /// What a page says, if that begins with `beginning`.
  static Optional<HtmlProse> text(String html, URI address, String beginning) {
    var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    var page = Jsoup.parse(html, address.toString(), parser);
    if (html.length() > LARGEST || asksNotToBeKept(page)) {
      return Optional.empty();
    }
    return MainText.of(page)
        .map(found -> HtmlProse.of(found, address, MainText::isAround))
        .filter(found -> continues(beginning, found.text()));
  }

  private static boolean asksNotToBeKept(Document page) {
    return page.select("meta[name=robots], meta[name=kith]").stream()
        .anyMatch(meta -> Keeping.refusal(meta.attr("content")).isPresent());
  }

  /// Whether most of the first words of a beginning stand in a longer text.
  private static boolean continues(String beginning, String text) {
    var there = text.toLowerCase(Locale.ROOT);
    var words =
        WORD.matcher(beginning.toLowerCase(Locale.ROOT))
            .results()
            .limit(WORDS)
            .map(word -> word.group())
            .toList();
    long found = words.stream().filter(there::contains).count();
    return text.length() > beginning.length() && 2 * found >= words.size();
  }

  private static Post with(Post post, HtmlProse whole) {
    return new Post(
        post.id(),
        post.author(),
        post.url(),
        post.at(),
        post.title(),
        whole.text(),
        whole.links(),
        post.tags(),
        post.language(),
        post.relation(),
        post.byline());
  }
}
