package org.kith.listen.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Import;
import org.kith.networks.Network;
import org.kith.networks.archive.Mapping;
import org.kith.networks.archive.Meaning;
import org.kith.networks.archive.Shape;

/// One file: what it would bring, or brought.
///
/// @param shape of a table, null for another file
/// @param mapping what its columns mean, null for another file
/// @param preview what would come in; null where that cannot be said yet, or it came in
/// @param lack what must be chosen first, empty if nothing is missing
public record ImportPage(
    Import of,
    @Nullable Shape shape,
    @Nullable Mapping mapping,
    Import.@Nullable Counts preview,
    String lack,
    boolean mayChange,
    Instant now) {

  /// What came of it, in a sentence.
  public String sentence() {
    return ImportWords.sentence(of);
  }

  /// What would come in, in a sentence.
  public String previewSentence() {
    return preview == null ? "" : ImportWords.counts(preview);
  }

  /// The parts that are left out, the first of them.
  public List<String> leftOut() {
    return preview == null ? of.counts().leftOutFirst() : preview.leftOutFirst();
  }

  public List<Integer> columns() {
    var all = new ArrayList<Integer>();
    for (int i = 0; shape != null && i < shape.columns(); i++) {
      all.add(i);
    }
    return all;
  }

  public String heading(int column) {
    return shape == null ? "" : shape.described(column);
  }

  public String meaning(int column) {
    return mapping == null || column >= mapping.columns().size()
        ? Meaning.NOTHING.name()
        : mapping.columns().get(column).name();
  }

  /// What a column can mean.
  public Map<String, String> meanings() {
    var all = new LinkedHashMap<String, String>();
    for (var meaning : Meaning.values()) {
      all.put(meaning.name(), meaning.words());
    }
    return all;
  }

  /// On which network the accounts of a table are that does not say.
  public Map<String, String> networks() {
    var all = new LinkedHashMap<String, String>();
    all.put("", "As the links say");
    all.put(Network.BLOG.name(), "Blogs");
    all.put(Network.MASTODON.name(), "Mastodon and the fediverse");
    all.put(Network.BLUESKY.name(), "Bluesky");
    all.put(Network.FACEBOOK.name(), "Facebook");
    all.put(Network.INSTAGRAM.name(), "Instagram");
    all.put(Network.X.name(), "X");
    return all;
  }

  public String network() {
    return mapping == null || mapping.network() == null ? "" : mapping.network().name();
  }

  public Map<String, String> orders() {
    var all = new LinkedHashMap<String, String>();
    all.put("day", "3/4 is the third of April");
    all.put("month", "3/4 is the fourth of March");
    return all;
  }

  public String order() {
    return mapping == null || mapping.dayFirst() ? "day" : "month";
  }

  /// Whether it can be taken in as it stands.
  public boolean isReady() {
    return mayChange && of.state() == Import.State.LOOKED && preview != null;
  }

  public boolean isWaiting() {
    return of.state() == Import.State.WAITING;
  }

  public boolean canBeUndone() {
    return mayChange && of.canBeUndone(now);
  }
}
