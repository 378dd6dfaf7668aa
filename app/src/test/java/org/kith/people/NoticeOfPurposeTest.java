package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.privacy.SubjectAccess;
import org.kith.privacy.SubjectJson;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.Scope;

/// Requirement P3 where the purpose changes (GDPR, Art. 14(4)): who was told of another one is told
/// anew, and no message without the notice goes out before.
class NoticeOfPurposeTest {

  private static final String AGAIN =
      "They were told of another purpose on 23 November. Tell them of this one before you act on"
          + " it.";

  @RegisterExtension final TestKith kith = new TestKith();

  private PersonId ana = new PersonId(0);

  @BeforeEach
  void tellsAna() {
    ana =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Ana Weber",
                        "",
                        "",
                        "They speak about soup.",
                        Connection.NONE,
                        kith.now(),
                        List.of())));
    told();
    pass(Duration.ofDays(3));
  }

  private void told() {
    kith.asOwner(() -> mayWe().noticed(ana, Channel.OTHER, "Who we are…", 1, kith.now()));
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }

  private void pass(Duration time) {
    kith.now(kith.now().plus(time));
  }

  private PersonEditId keepFor(String purpose) {
    var details = new PersonDetails("Ana Weber", "", "", purpose, Connection.NONE);
    var changed = kith.asOwner(() -> kith.bean(PersonEdits.class).change(ana, details));
    return ((PersonEdits.Changed.Now) changed).edit();
  }

  private Permission message() {
    return kith.asOwner(() -> mayWe().message(ana, Channel.OTHER, false));
  }

  private List<DueNotices.Due> due() {
    return kith.asOwner(() -> kith.bean(DueNotices.class).list(10));
  }

  private int overdue() {
    return kith.asOwner(() -> kith.bean(DueNotices.class).overdue());
  }

  private String words() {
    return kith.asOwner(
            () -> {
              var person = kith.bean(Persons.class).find(ana).orElseThrow();
              return kith.bean(PersonConsents.class).of(person, Caller.require().workspace());
            })
        .notice()
        .words();
  }

  private String open(String path, String header, String value) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(kith.url() + path)).header(header, value);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private String api() throws Exception {
    var made =
        kith.asOwner(() ->
            kith.bean(ApiTokens.class)
                .make(Caller.require(), "notices", Set.of(Scope.READ_PEOPLE), 1));
    var bearer = "Bearer " + ((ApiTokens.Made.Token) made).secret();
    return open("/api/v1/people/%d/told".formatted(ana.value()), "Authorization", bearer);
  }

  @Test
  void p3_whoWasToldOfAnotherPurposeIsToldAnew() throws Exception {
    assertThat(message()).isInstanceOf(Permission.Granted.class);
    assertThat(due()).isEmpty();
    Instant changed = kith.now();
    keepFor("They may carry our shelf campaign.");

    assertThat(message()).isInstanceOf(Permission.Untold.class);
    assertThat(kith.asOwner(() -> mayWe().message(ana, Channel.OTHER, true)).isGranted()).isTrue();
    assertThat(due())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.again()).isEqualTo(TestKith.MONDAY_MORNING);
          assertThat(one.due()).isEqualTo(changed);
        });
    assertThat(overdue()).isEqualTo(1);
    var cookie = kith.cookie(kith.owner());
    assertThat(open("/people/" + ana.value(), "Cookie", cookie)).contains(AGAIN);
    assertThat(open("/people/untold", "Cookie", cookie))
        .contains("They may carry our shelf campaign.", "Told of another purpose on 23 November.");
    assertThat(api())
        .contains("\"toldOfAnotherAt\":\"2026-11-23T08:00:00Z\"")
        .contains("\"dueAt\":\"2026-11-26T08:00:00Z\"");
    var all = kith.asOwner(() -> kith.bean(SubjectAccess.class).of(ana)).orElseThrow();
    assertThat(SubjectJson.of(all)).contains(AGAIN);

    pass(Duration.ofMinutes(1));
    told();
    assertThat(message()).isInstanceOf(Permission.Granted.class);
    assertThat(due()).isEmpty();
    assertThat(overdue()).isZero();
    assertThat(words()).isEqualTo("They were told on 26 November.");
  }

  @Test
  void aPurposeThatIsTakenBackNeedsNoOtherNotice() {
    var edit = keepFor("They may carry our shelf campaign.");
    assertThat(overdue()).isEqualTo(1);
    pass(Duration.ofMinutes(1));
    assertThat(kith.asOwner(() -> kith.bean(PersonEdits.class).undo(ana, edit))).isTrue();
    assertThat(overdue()).isZero();
    assertThat(words()).isEqualTo("They were told on 23 November.");
  }

  @Test
  void aChangeOfAnythingElseNeedsNoOtherNotice() {
    var details =
        new PersonDetails(
            "Ana W.", "cooks", "ana@m.example", "They speak about soup.", Connection.MEMBER);
    kith.asOwner(() -> kith.bean(PersonEdits.class).change(ana, details));
    assertThat(due()).isEmpty();
    assertThat(message()).isInstanceOf(Permission.Granted.class);
  }

  /// Whoever was never told has a month still, from when they were chosen.
  @Test
  void whoWasToldOfNothingHasTheMonthStill() {
    var bo =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(new NewPerson("Bo", "", "", "why", Connection.NONE, kith.now(), List.of())));
    var details = new PersonDetails("Bo", "", "", "another why", Connection.NONE);
    kith.asOwner(() -> kith.bean(PersonEdits.class).change(bo, details));
    assertThat(due())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.again()).isNull();
          assertThat(one.due()).isEqualTo(Instant.parse("2026-12-26T08:00:00Z"));
        });
    assertThat(overdue()).isZero();
  }

  @Test
  void aMailThatWaitedTellsOfThePurposeItWasWrittenFor() {
    var written = kith.now();
    pass(Duration.ofHours(1));
    keepFor("They may carry our shelf campaign.");
    pass(Duration.ofHours(1));
    kith.asOwner(() ->
        mayWe()
            .noticedBy(ana, Channel.EMAIL, new MayWe.Told("Who we are…", 1, written), kith.now()));
    assertThat(message()).isInstanceOf(Permission.Untold.class);
    kith.asOwner(() ->
        mayWe()
            .noticedBy(
                ana, Channel.EMAIL, new MayWe.Told("Who we are…", 1, kith.now()), kith.now()));
    assertThat(message()).isInstanceOf(Permission.Granted.class);
  }
}
