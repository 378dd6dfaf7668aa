package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.store.Instants;
import org.kith.team.Caller;
import org.kith.team.Workspace;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people are told about why we hold their data (GDPR, Art. 14): who we are, why, from where,
/// their rights, and a link. A member writes it once; what differs from person to person is put in
/// its places.
@Service
@Transactional
public class NoticeTexts {

  /// What every text must say, as it stands in it.
  public static final List<String> PLACES = List.of("{who}", "{why}", "{source}", "{link}");

  private static final int LONGEST = 10_000;

  private static final String PROPOSED =
      """
      We are {who}. We came to know you by what you publish, and would like to tell you what we keep about you and why.

      Why: {why}.
      From where: {source}. Nothing of it was bought, and nothing that is not public was read.
      What: your name, your public accounts, what you wrote in public that touches our cause, and notes of our contact. We rest it on our legitimate interest in knowing who speaks about it (GDPR, Art. 6(1)(f)), share it with nobody, and look once in two years whether we still need it.

      You may see all of it, have it put right or erased, and object at any time, for any reason or none. Write back, or go to {link}. You may also complain to the authority for data protection where you live.
      """;

  private final JdbcClient db;
  private final Clock clock;
  private final String address;

  NoticeTexts(JdbcClient db, Clock clock, @Value("${kith.address:}") String address) {
    this.db = db;
    this.clock = clock;
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /// One version.
  ///
  /// @param version from 1; 0 is what Kith proposes and nobody has changed
  public record Text(int version, String words, String by, Instant at) {}

  /// What is told now.
  @Transactional(readOnly = true)
  public Text current() {
    return versions().stream()
        .findFirst()
        .orElseGet(() -> new Text(0, PROPOSED, "", Instant.EPOCH));
  }

  /// All versions that members wrote, newest first.
  @Transactional(readOnly = true)
  public List<Text> versions() {
    return db.sql(
            "select version, text, changed_by, changed_at from notice_text order by version desc")
        .query((row, _) ->
            new Text(
                row.getInt("version"),
                row.getString("text"),
                row.getString("changed_by"),
                Instants.in(row, "changed_at")))
        .list();
  }

  /// Which of [#PLACES] a text lacks.
  public static List<String> missing(String words) {
    return PLACES.stream().filter(place -> !words.contains(place)).toList();
  }

  /// Tells something else from now on. The same words are no new version.
  ///
  /// @throws IllegalArgumentException if it is too long or lacks one of [#PLACES]
  public Text change(String words) {
    var plain = words.strip().replace("\r\n", "\n");
    if (plain.length() > LONGEST || !missing(plain).isEmpty()) {
      throw new IllegalArgumentException("a notice has all its places and is not too long");
    }
    var last = current();
    if (last.words().strip().equals(plain)) {
      return last;
    }
    db.sql(
            """
            insert into notice_text (version, text, changed_by, changed_at)
            values ((select coalesce(max(version), 0) + 1 from notice_text), :text, :by, :now)
            """)
        .param("text", plain)
        .param("by", Caller.require().member().name())
        .param("now", toSql(clock.instant()))
        .update();
    return current();
  }

  /// What one person is told.
  @Transactional(readOnly = true)
  public String of(Person person, Workspace workspace) {
    return current()
        .words()
        .strip()
        .replace("{who}", who(workspace))
        .replace("{why}", person.purpose())
        .replace("{source}", source(person))
        .replace("{link}", address.isEmpty() ? elsewhere(workspace) : link());
  }

  private static String who(Workspace workspace) {
    return workspace.site().isBlank()
        ? workspace.name()
        : "%s (%s)".formatted(workspace.name(), workspace.site());
  }

  /// Where they turn where this Kith has no public address.
  private static String elsewhere(Workspace workspace) {
    return workspace.site().isBlank() ? "whoever of us you know" : workspace.site();
  }

  static String source(Person person) {
    var accounts =
        person.accounts().stream()
            .map(account ->
                "%s on %s".formatted(account.handle(), NetworkNames.of(account.network())));
    var mail = person.email().isBlank() ? Stream.<String>empty() : Stream.of(person.email());
    var all = Stream.concat(accounts, mail).collect(Collectors.joining(", "));
    return all.isEmpty() ? "what somebody of us noted about you" : all;
  }

  /// Where anybody asks to be left out.
  public String link() {
    return address + "/leave-me-out";
  }
}
