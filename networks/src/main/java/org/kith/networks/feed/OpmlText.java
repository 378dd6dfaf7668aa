package org.kith.networks.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/// Writes OPML 2.0: folders as outlines around the feeds in them.
final class OpmlText {

  /// What stands in a folder, in the order it was met.
  private static final class Folder {
    private final Map<String, Folder> folders = new LinkedHashMap<>();
    private final StringBuilder feeds = new StringBuilder();
  }

  private OpmlText() {}

  static String of(Opml list) {
    var top = new Folder();
    for (var feed : list.subscriptions()) {
      var folder = top;
      for (var name : feed.folders()) {
        folder = folder.folders.computeIfAbsent(name, _ -> new Folder());
      }
      var indent = "  ".repeat(2 + feed.folders().size());
      var page =
          feed.page() == null ? "" : " htmlUrl=\"%s\"".formatted(safe(feed.page().toString()));
      folder.feeds.append(
          "%s<outline type=\"rss\" text=\"%2$s\" title=\"%2$s\" xmlUrl=\"%3$s\"%4$s/>\n"
              .formatted(indent, safe(feed.title()), safe(feed.feed().toString()), page));
    }
    var out =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
    out.append("  <head><title>").append(safe(list.title())).append("</title></head>\n  <body>\n");
    write(top, out, 2);
    return out.append("  </body>\n</opml>\n").toString();
  }

  private static void write(Folder folder, StringBuilder out, int depth) {
    out.append(folder.feeds);
    folder.folders.forEach((name, inside) -> {
      var indent = "  ".repeat(depth);
      out.append("%s<outline text=\"%2$s\" title=\"%2$s\">\n".formatted(indent, safe(name)));
      write(inside, out, depth + 1);
      out.append(indent).append("</outline>\n");
    });
  }

  private static String safe(String text) {
    return text.replaceAll("[\\p{Cntrl}\\ufffe\\uffff]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
