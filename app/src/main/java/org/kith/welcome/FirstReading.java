package org.kith.welcome;

import java.util.List;
import java.util.Map;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.springframework.stereotype.Service;

/// How far the first reading is: whoever waits for it sees what was read, and what was heard.
@Service
public class FirstReading {

  private final Sources sources;

  FirstReading(Sources sources) {
    this.sources = sources;
  }

  /// Where it stands.
  ///
  /// @param read sources that were read to their end at least once, or will not be
  /// @param all how many there are
  /// @param failing how many of them could not be read; Kith tries again
  /// @param posts what was heard
  /// @param mentions how many of those use our words
  public record Standing(int read, int all, int failing, long posts, long mentions) {

    public boolean isUnderWay() {
      return read < all;
    }

    /// What was heard, in a sentence.
    public String words() {
      var heard =
          posts == 0
              ? "Nothing heard yet"
              : posts == 1 ? "One post heard" : "%,d posts heard".formatted(posts);
      var used =
          posts == 0
              ? ""
              : mentions == 0
                  ? "; none uses your words yet"
                  : mentions == 1
                      ? "; one uses your words"
                      : "; %,d use your words".formatted(mentions);
      var failed =
          failing == 0
              ? ""
              : failing == 1
                  ? " One source could not be read; Kith keeps trying."
                  : " %,d sources could not be read; Kith keeps trying.".formatted(failing);
      return heard + used + "." + failed;
    }
  }

  public Standing standing() {
    var all = sources.all().stream().filter(FirstReading::isRead).toList();
    var work = sources.workLately();
    return new Standing(
        (int) all.stream().filter(FirstReading::wasRead).count(),
        all.size(),
        (int) all.stream().filter(Source::isTrouble).count(),
        sum(all, work).posts(),
        sum(all, work).mentions());
  }

  private static boolean isRead(Source source) {
    return source.kind() == Source.Kind.FEED || source.with() != null;
  }

  private static boolean wasRead(Source source) {
    return source.readAt() != null || source.state() != Source.State.WORKING;
  }

  private static Sources.Work sum(List<Source> all, Map<SourceId, Sources.Work> work) {
    long posts = 0;
    long mentions = 0;
    for (var source : all) {
      var one = work.getOrDefault(source.id(), Sources.Work.NONE);
      posts += one.posts();
      mentions += one.mentions();
    }
    return new Sources.Work(posts, mentions);
  }
}
