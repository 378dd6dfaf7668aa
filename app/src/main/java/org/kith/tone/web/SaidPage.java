package org.kith.tone.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.tone.SaidInTime;
import org.kith.tone.SaidPost;
import org.kith.tone.Theme;
import org.kith.tone.Tone;
import org.kith.tone.ToneHeard;

/// What people said in a month.
///
/// @param now the month it is
/// @param only posts of this tone are listed; null for all
/// @param number which page of posts, from 1
public record SaidPage(
    YearMonth month,
    YearMonth now,
    SaidInTime said,
    @Nullable Tone only,
    int number,
    boolean mayChange,
    ZoneId zone) {

  private static final int EACH = 20;

  public String title() {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  public boolean isEmpty() {
    return said.posts().isEmpty();
  }

  private List<SaidPost> listed() {
    return said.posts().stream().filter(post -> only == null || post.tone() == only).toList();
  }

  /// Those of this page.
  public List<SaidPost> posts() {
    return listed().stream().skip((long) (number - 1) * EACH).limit(EACH).toList();
  }

  public @Nullable String before() {
    return number > 1 ? address(only, number - 1) : null;
  }

  public @Nullable String after() {
    return listed().size() > number * EACH ? address(only, number + 1) : null;
  }

  public String shown() {
    int from = (number - 1) * EACH;
    int size = listed().size();
    return size == 0
        ? "none"
        : "%d–%d of %d".formatted(from + 1, Math.min(size, from + EACH), size);
  }

  /// Where posts of one tone are listed.
  public String address(@Nullable Tone tone, int page) {
    return "/report/%s/said?tone=%s&page=%d#posts"
        .formatted(month, tone == null ? "" : tone.name().toLowerCase(Locale.ROOT), page);
  }

  /// The part of all posts, 0 to 1.
  public double share(Tone tone) {
    return (double) said.of(tone) / Math.max(1, said.posts().size());
  }

  /// What Kith cannot tell, and why.
  public String limits() {
    var others =
        said.languages().stream()
            .map(code -> Locale.of(code.substring(0, Math.min(2, code.length()))))
            .map(locale -> locale.getDisplayLanguage(Locale.ENGLISH))
            .distinct()
            .collect(Collectors.joining(", "));
    var english =
        "Kith tells the tone of English only, from the words shown with each post; irony is beyond it.";
    var rest =
        others.isEmpty()
            ? " What it cannot tell, and posts without a known language, are “unsure”."
            : " Posts in other languages (%s) are “unsure”.".formatted(others);
    var taught =
        said.taught() == 0
            ? " A click below each post puts it right, and Kith learns from it."
            : " You have taught it %s.".formatted(count(said.taught(), "word", "words"));
    return english + rest + taught;
  }

  /// "5 people, 7 posts, by the words market, soup".
  public String because(Theme theme) {
    return "%s in %s. What holds it together: %s."
        .formatted(
            count(theme.people(), "person", "people"),
            count(theme.posts().size(), "post", "posts"),
            String.join(", ", theme.words()));
  }

  /// Why a post is taken as it is.
  public String because(SaidPost post) {
    if (post.isCorrected()) {
      return "One of you said so.";
    }
    var words = post.because().stream().map(SaidPage::weighed).collect(Collectors.joining(", "));
    if (words.isEmpty()) {
      return post.heard().tone() == Tone.UNSURE
          ? "Kith cannot tell: too short, or a language it does not read."
          : "No word tells either way.";
    }
    return words + ".";
  }

  private static String weighed(ToneHeard.Weighed word) {
    return "%s %s%.1f"
        .formatted(word.word(), word.weight() < 0 ? "−" : "+", Math.abs(word.weight()));
  }

  public String source(SaidPost post) {
    return "%s, %s".formatted(post.author(), day(post));
  }

  private String day(SaidPost post) {
    LocalDate day = post.at().atZone(zone).toLocalDate();
    return day.format(DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH));
  }

  /// The beginning of a long text.
  public String words(SaidPost post) {
    var text = post.about().strip();
    int end = text.length() <= 400 ? text.length() : Math.max(1, text.lastIndexOf(' ', 400));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }

  public @Nullable String language(SaidPost post) {
    return post.language().isEmpty() ? null : post.language();
  }

  public String badge(Tone tone) {
    return switch (tone) {
      case WARM -> "good";
      case CRITICAL -> "late";
      case NEUTRAL, UNSURE -> "";
    };
  }

  /// Where this person or account is known.
  public @Nullable String known(SaidPost post) {
    return post.person() == 0 ? null : "/people/" + post.person();
  }

  public @Nullable String nextMonth() {
    return month.isBefore(now) ? "/report/%s/said".formatted(month.plusMonths(1)) : null;
  }

  public String previousMonth() {
    return "/report/%s/said".formatted(month.minusMonths(1));
  }

  private static String count(int count, String one, String many) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }
}
