package org.kith.listen.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Hears;
import org.kith.jobs.JobRun;
import org.kith.listen.AccountSources;
import org.kith.listen.FeedReading;
import org.kith.listen.FeedSearch;
import org.kith.listen.Gap;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Everything that is read.
///
/// @param runs how each piece of background work went last, or goes
/// @param offers feeds to choose from, where a page offers several
/// @param typed what was looked for, to be corrected
/// @param problem why nothing was found there, empty if nothing is wrong
/// @param hearsBluesky whether the stream of Bluesky is among the sources
/// @param hearable what accounts of ours can hear besides
/// @param refused what could not be heard just now; null if nothing was asked for, or it could
/// @param nameless whether requests do not say who asks, because nobody set that up
/// @param zone of the workspace's clock
/// @param mayChange whether the caller may change anything
public record SourcesPage(
    List<Source> sources,
    Map<SourceId, Sources.Work> work,
    List<Gap> gaps,
    List<JobRun> runs,
    List<FeedSearch.Offer> offers,
    String typed,
    String problem,
    boolean hearsBluesky,
    List<AccountSources.Offer> hearable,
    @Nullable Refused refused,
    boolean nameless,
    boolean mayChange,
    ZoneId zone,
    Instant now) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH);

  /// How the reading of feeds goes, null before it ever went.
  public @Nullable JobRun reading() {
    return runs.stream()
        .filter(run -> run.name().equals(FeedReading.NAME))
        .findFirst()
        .orElse(null);
  }

  /// Work that goes wrong.
  public List<JobRun> trouble() {
    return runs.stream().filter(JobRun::isTrouble).toList();
  }

  /// Work that goes as it should.
  public List<JobRun> fine() {
    return runs.stream().filter(run -> !run.isTrouble()).toList();
  }

  public Sources.Work work(Source source) {
    return work.getOrDefault(source.id(), Sources.Work.NONE);
  }

  /// From when to when nothing was heard, as the clock of the workspace shows it.
  public String period(Gap gap) {
    var to = MINUTE.format(gap.to().atZone(zone));
    var from = gap.from();
    return from == null
        ? "Until " + to
        : "%s to %s (%s)".formatted(MINUTE.format(from.atZone(zone)), to, length(gap.length()));
  }

  private static String length(Duration gap) {
    if (gap.toHours() >= 48) {
      return gap.toDays() + " days";
    }
    long minutes = gap.toMinutes();
    return minutes >= 120
        ? gap.toHours() + " hours"
        : minutes <= 1 ? "a minute" : minutes + " minutes";
  }

  /// When a source is tried again, in minutes from now.
  public long minutesUntilNext(Source source) {
    return Math.max(0, Duration.between(now, source.nextReadAt()).toMinutes());
  }

  /// Whether reading can be asked for and stopped.
  public boolean isRead(Source source) {
    return source.kind() == Source.Kind.FEED
        || source.kind() == Source.Kind.BLUESKY_STREAM
        || source.with() != null;
  }

  /// What sort of thing it is, and where.
  public String where(Source source) {
    var kind = source.kind().words();
    return source.with() == null ? kind + " · " + source.address() : kind;
  }

  /// What can be heard with an account, to be sent back.
  public record Choice(long connection, Hears hears) {
    private static final Pattern SENT = Pattern.compile("(\\d{1,18}):([A-Z]{1,20})");

    static Optional<Choice> of(String sent) {
      var parts = SENT.matcher(sent);
      return parts.matches()
          ? Arrays.stream(Hears.values())
              .filter(hears -> hears.name().equals(parts.group(2)))
              .findFirst()
              .map(hears -> new Choice(Long.parseLong(parts.group(1)), hears))
          : Optional.empty();
    }
  }

  /// What somebody wanted to hear and cannot, to be corrected.
  public record Refused(String what, String which, String why) {
    private static final int LONGEST = 300;

    /// Carries it over the redirect, which takes short texts only.
    void over(RedirectAttributes redirect) {
      redirect.addFlashAttribute("refusedWhat", what);
      redirect.addFlashAttribute(
          "refusedWhich", which.substring(0, Math.min(which.length(), LONGEST)));
      redirect.addFlashAttribute("refusedWhy", why);
    }

    static Optional<Refused> in(Model model) {
      return model.getAttribute("refusedWhat") instanceof String what
              && model.getAttribute("refusedWhich") instanceof String which
              && model.getAttribute("refusedWhy") instanceof String why
          ? Optional.of(new Refused(what, which, why))
          : Optional.empty();
    }
  }

  /// What accounts of ours can hear besides, in words, by what is sent back.
  public Map<String, String> choices() {
    boolean several =
        hearable.stream().map(AccountSources.Offer::connection).distinct().count() > 1;
    var choices = new LinkedHashMap<String, String>();
    for (var offer : hearable) {
      var account = offer.connection().account();
      var words = offer.hearable().words();
      boolean named = !several || words.contains(account.handle());
      choices.put(
          offer.connection().id().value() + ":" + offer.hearable().hears(),
          named ? words : "%s (with %s)".formatted(words, account.handle()));
    }
    return choices;
  }

  /// Examples of what is to be named, and what else to know.
  public List<String> hints() {
    return hearable.stream()
        .map(AccountSources.Offer::hearable)
        .filter(one -> !one.hint().isEmpty() || !one.placeholder().isEmpty())
        .map(one ->
            "%s: %s %s"
                .formatted(
                    one.words(),
                    one.hint(),
                    one.placeholder().isEmpty() ? "" : "Like this: " + one.placeholder())
                .replaceAll("\\s+", " ")
                .strip())
        .distinct()
        .toList();
  }
}
