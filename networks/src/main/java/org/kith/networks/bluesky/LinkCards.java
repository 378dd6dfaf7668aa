package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// Finds what a page says about itself for those who show a link to it (Open Graph).
record LinkCards(HttpGateway http) {

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 1000;

  /// @param picture empty if it shows none that a post can hold
  record Card(URI link, String title, String text, Optional<Picture> picture) {}

  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Picture(byte[] bytes, String mediaType) {}

  /// What there is to show; a page that does not answer is shown by its host alone.
  Card of(URI link, String title) throws InterruptedException {
    try {
      if (http.ask(Request.page(link)) instanceof Answer.Fetched page
          && page.headers().mediaType().contains("html")) {
        return card(link, title, page);
      }
    } catch (IOException _) {
      // The link is worth as much without a preview.
      return bare(link, title);
    }
    return bare(link, title);
  }

  private static Card bare(URI link, String title) {
    return new Card(link, title.isBlank() ? link.getHost() : title, "", Optional.empty());
  }

  private Card card(URI link, String title, Answer.Fetched page)
      throws IOException, InterruptedException {
    var html =
        Jsoup.parse(new java.io.ByteArrayInputStream(page.body()), null, page.url().toString());
    var named = title.isBlank() ? meta(html, "og:title") : title;
    var shown = named.isBlank() ? html.title() : named;
    var text = meta(html, "og:description");
    return new Card(
        link,
        cut(shown.isBlank() ? link.getHost() : shown, LONGEST_TITLE),
        cut(text.isBlank() ? meta(html, "description") : text, LONGEST_TEXT),
        picture(page.url(), meta(html, "og:image")));
  }

  private Optional<Picture> picture(URI page, String reference)
      throws IOException, InterruptedException {
    var url = WebAddress.resolve(page, reference);
    if (url.isPresent()
        && http.ask(Request.get(url.get(), Cap.PAGE, "image/jpeg,image/png"))
            instanceof Answer.Fetched got
        && got.body().length <= Bluesky.LARGEST_PICTURE
        && PictureSize.of(got.body()).isPresent()) {
      boolean isPng = got.body()[0] != (byte) 0xff;
      return Optional.of(new Picture(got.body(), isPng ? "image/png" : "image/jpeg"));
    }
    return Optional.empty();
  }

  private static String meta(Document html, String name) {
    var found = html.selectFirst("meta[property=%1$s],meta[name=%1$s]".formatted(name));
    return found == null ? "" : found.attr("content").strip();
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
