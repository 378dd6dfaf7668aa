package org.kith.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kith.TestKith;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.activate.InvitationResult;
import org.kith.activate.InvitationText;
import org.kith.activate.Invitations;
import org.kith.api.ApiClient;
import org.kith.mail.MailWorld;
import org.kith.people.imports.PeopleImportId;
import org.kith.people.imports.PeopleImports;
import org.kith.simulator.mail.Taken;
import org.kith.team.Scope;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;

/// The ways by which people come into one organisation and by which something goes out to them:
/// files, the API, invitations and the mail server that gets them.
final class Doors implements AutoCloseable {

  private static final String SERVER = "https://kith.example";

  private final TestKith kith;
  private final MailWorld mail;
  private final CampaignId campaign;
  private final Map<String, PersonId> letters = new HashMap<>();
  private int seen;
  private int asked;

  Doors(TestKith kith) throws IOException {
    this.kith = kith;
    this.mail = new MailWorld(kith).warm();
    this.campaign = new CampaignWorld(kith).onTheWeb().running();
    // The first request makes the server ready for the others, which do not come over the wire.
    assertThat(ApiClient.of(kith, kith.owner()).get("/api/v1/people").status()).isEqualTo(200);
  }

  TestKith kith() {
    return kith;
  }

  CampaignId campaign() {
    return campaign;
  }

  /// One line of a file.
  record Row(String name, String address, boolean refuses) {}

  /// What a file brought.
  record Brought(PeopleImportId file, Map<String, PersonId> people) {}

  /// Takes a file in as the page does.
  Brought bring(List<Row> rows) throws IOException {
    var table = new StringBuilder("Name,E-mail,Dnc\n");
    for (var row : rows) {
      table.append("%s,%s,%d\n".formatted(row.name(), row.address(), row.refuses() ? 1 : 0));
    }
    var before = new HashSet<PersonId>();
    people().forEach(person -> before.add(person.id()));
    var imports = kith.bean(PeopleImports.class);
    var in = new ByteArrayInputStream(table.toString().getBytes(UTF_8));
    var file = imports.keep("people.csv", in, "Mara").orElseThrow();
    var columns = imports.proposed(imports.shape(file).orElseThrow());
    assertThat(imports.take(file, columns, "came to the workshop")).isTrue();
    var people = new HashMap<String, PersonId>();
    people().stream()
        .filter(person -> !before.contains(person.id()))
        .forEach(person -> people.put(person.name(), person.id()));
    return new Brought(file, people);
  }

  private List<Person> people() {
    return kith.bean(Persons.class).all();
  }

  /// Asks the API, in this thread and its transaction.
  ///
  /// @return the status, 429 where a program asks too often
  int ask(String method, String path, String json) {
    var request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.setContentType("application/json");
    request.setRemoteAddr("192.0.2.%d".formatted(++asked % 250)); // ten mails an hour from each
    request.setContent(json.getBytes(UTF_8));
    request.setAttribute("kith.scopes", EnumSet.copyOf(Scope.choices()));
    var response = new MockHttpServletResponse();
    try {
      kith.bean(DispatcherServlet.class).service(request, response);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return response.getStatus();
  }

  /// Puts an invitation into the outbox.
  ///
  /// @return whether it waits there
  boolean invite(PersonId id) {
    var person = kith.bean(Persons.class).find(id).orElseThrow();
    var subject = "Letter %d".formatted(letters.size());
    var text = new InvitationText(subject, InvitationText.PROPOSED.body());
    var result = kith.bean(Invitations.class).send(campaign, person, text, SERVER);
    letters.put(subject, id);
    return result instanceof InvitationResult.Queued;
  }

  /// Puts an invitation into the outbox by the API.
  ///
  /// @return the status
  int inviteByProgram(PersonId person) {
    var subject = "Letter %d".formatted(letters.size());
    letters.put(subject, person);
    return ask(
        "PUT",
        "/api/v1/campaigns/%d/invitations/%d".formatted(campaign.value(), person.value()),
        "{\"subject\":\"%s\"}".formatted(subject));
  }

  /// A letter that the server got.
  record Letter(PersonId to, String address) {}

  /// Lets Kith send what waits, and says what came to the server.
  List<Letter> send() throws IOException {
    mail.send();
    var came = new ArrayList<Letter>();
    var all = mail.taken();
    for (Taken taken : all.subList(seen, all.size())) {
      var subject = taken.header("Subject").orElseThrow();
      var to = Objects.requireNonNull(letters.get(subject), subject);
      came.add(new Letter(to, taken.to()));
    }
    seen = all.size();
    return came;
  }

  /// Those who are still there.
  Set<PersonId> there(Set<PersonId> people) {
    var found = new HashSet<PersonId>();
    kith.bean(Persons.class).find(people).forEach(person -> found.add(person.id()));
    return found;
  }

  @Override
  public void close() {
    mail.close();
  }
}
