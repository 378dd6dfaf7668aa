package org.kith.networks.archive;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Wishes;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;

/// Reads any table whose columns somebody has explained: a row with words or a link to a post is a
/// post, any other is an account. A row that cannot be used is told by its line.
public final class TableReader implements ArchiveReader {

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");

  private final Shape shape;
  private final Mapping mapping;
  private final Bounds bounds;
  private final InstantSource clock;

  public TableReader(Shape shape, Mapping mapping, InstantSource clock) {
    this(shape, mapping, Bounds.USUAL, clock);
  }

  /// @throws IllegalArgumentException if the mapping lacks something
  TableReader(Shape shape, Mapping mapping, Bounds bounds, InstantSource clock) {
    if (!mapping.lack().isEmpty()) {
      throw new IllegalArgumentException(mapping.lack());
    }
    this.shape = shape;
    this.mapping = mapping;
    this.bounds = bounds;
    this.clock = clock;
  }

  @Override
  public Optional<String> read(Path file, Listener listener) throws IOException {
    var telling = new Telling(listener, bounds, clock.instant());
    var times = new Times(mapping.dayFirst(), clock.instant());
    long size = Files.size(file);
    if (size > bounds.bytes()) {
      throw new BeyondBounds(
          "The table has %,d MiB, and Kith takes %,d. Bring in a part of it."
              .formatted(size >> 20, bounds.bytes() >> 20));
    }
    try (var in = Files.newInputStream(file)) {
      var content = new Metered(in, new Metered.Meter(bounds, size));
      var first = new boolean[] {true};
      new Table(shape.delimiter(), new InputStreamReader(content, shape.charset()))
          .each((line, fields) -> {
            content.nextPiece();
            if (!first[0] || !shape.hasHeader()) {
              row(line, new Row(fields), times, telling);
            }
            first[0] = false;
          });
    } catch (Telling.TooMany e) {
      throw new BeyondBounds(String.valueOf(e.getMessage()));
    }
    return Optional.of("Table");
  }

  /// One row, by what its columns mean.
  private final class Row {
    private final List<String> fields;

    Row(List<String> fields) {
      this.fields = fields;
    }

    String get(Meaning meaning) {
      int at = mapping.columns().indexOf(meaning);
      return at < 0 || at >= fields.size() ? "" : fields.get(at).replace("\ufeff", "").strip();
    }

    @Nullable URI link(Meaning meaning) {
      var text = get(meaning);
      var full = text.isEmpty() || text.contains("://") ? text : "https://" + text;
      return WebAddress.parse(full).orElse(null);
    }
  }

  private void row(long line, Row row, Times times, Telling telling) {
    var what = "line " + line;
    var page = row.link(Meaning.POST_URL);
    var link = row.link(Meaning.PROFILE);
    if (page == null && !row.get(Meaning.POST_URL).isEmpty()) {
      telling.dropped(what, "its link to the post is not a web address");
      return;
    }
    var author =
        Who.of(
            network(row),
            link == null ? page : link,
            row.get(Meaning.HANDLE),
            Prose.line(row.get(Meaning.NAME), Prose.LONGEST_NAME));
    if (author.isEmpty()) {
      telling.dropped(what, "it does not say who, on which network");
      return;
    }
    var text = Prose.lines(row.get(Meaning.TEXT));
    if (page == null && text.isEmpty()) {
      profile(row, author.get(), telling);
      return;
    }
    var at = times.read(row.get(Meaning.AT));
    if (at.isEmpty()) {
      telling.dropped(
          what,
          "'%.40s' is not a time Kith reads"
              .formatted(Prose.line(row.get(Meaning.AT), Prose.LONGEST_NAME)));
      return;
    }
    var shown = page == null ? link : page;
    if (shown == null) {
      telling.dropped(what, "it has neither a link to the post nor one to the account");
      return;
    }
    var id = page == null ? Telling.id(author.get(), at.get(), text) : page.toString();
    telling.said(
        new Post(
            id,
            author.get(),
            shown,
            at.get(),
            "",
            text,
            Prose.links(text),
            Prose.tags(text),
            language(row.get(Meaning.LANGUAGE)),
            null));
  }

  private @Nullable Network network(Row row) {
    return switch (row.get(Meaning.NETWORK).toLowerCase(Locale.ROOT)) {
      case "" -> mapping.network();
      case "x", "twitter", "x (twitter)", "twitter/x" -> Network.X;
      case "instagram", "ig" -> Network.INSTAGRAM;
      case "facebook", "fb" -> Network.FACEBOOK;
      case "mastodon", "fediverse" -> Network.MASTODON;
      case "bluesky", "bsky" -> Network.BLUESKY;
      case "blog", "website", "web", "site" -> Network.BLOG;
      default -> mapping.network();
    };
  }

  private static void profile(Row row, Account account, Telling telling) {
    var about = Prose.lines(row.get(Meaning.ABOUT));
    var link = row.link(Meaning.PROFILE);
    var links = link == null ? List.<URI>of() : List.of(link);
    telling.profile(
        new Profile(account, about, links, number(row.get(Meaning.FOLLOWERS)), Wishes.in(about)));
  }

  private static OptionalLong number(String raw) {
    var digits = raw.replaceAll("[.,' \u00a0]", "");
    return DIGITS.matcher(digits).matches()
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static String language(String said) {
    return LANGUAGE.matcher(said).matches() ? said : "";
  }
}
