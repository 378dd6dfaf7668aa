package org.kith.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.people.imports.PeopleImports;
import org.kith.privacy.Erasure;

/// Somebody who cannot be reached because of an address that turns out not to be theirs. What they
/// say themselves meanwhile is theirs, and stays (P4).
class RefusedTwiceTest {

  private static final String HERS = "ana@example.org";

  @RegisterExtension final TestKith kith = new TestKith();

  private PersonId bo = new PersonId(0);

  @BeforeEach
  void anErasedAddressIsTakenForBos() {
    kith.asOwner(() -> {
      bo = add("Bo", HERS);
      kith.bean(Erasure.class).erase(add("Ana", HERS));
    });
    assertThat(mayWeReach(bo)).isFalse();
  }

  private PersonId add(String name, String email) {
    return persons()
        .add(new NewPerson(name, "", email, "import", Connection.NONE, kith.now(), List.of()));
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }

  private boolean mayWeReach(PersonId person) {
    return kith.asOwner(() -> kith.bean(MayWe.class).contact(person).isGranted());
  }

  private void heHasAnother() {
    kith.asOwner(() ->
        kith.bean(PersonEdits.class)
            .change(bo, new PersonDetails("Bo", "", "bo@example.org", "why", Connection.NONE)));
  }

  @Test
  void whoSaidNothingIsHeldBackByTheAddressAlone() {
    heHasAnother();
    assertThat(mayWeReach(bo)).isTrue();
  }

  @Test
  void aProgramsWordThatTheySaidStopStays() {
    var path = "/api/v1/people/%d/refusal".formatted(bo.value());
    var owner = ApiClient.of(kith, kith.owner());
    assertThat(owner.send("PUT", path, "{\"evidence\":\"said stop\"}").status()).isEqualTo(200);
    heHasAnother();
    assertThat(mayWeReach(bo)).isFalse();
    owner.send("PUT", path, "{\"evidence\":\"said stop\"}");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).history(bo)))
        .as("noting it again changes nothing")
        .hasSize(1);
  }

  @Test
  void aFilesWordThatTheySaidStopStays() throws IOException {
    var imports = kith.bean(PeopleImports.class);
    for (int times = 0; times < 2; times++) {
      var file =
          new ByteArrayInputStream("Name,E-mail,Dnc\nBo,ana@example.org,1\n".getBytes(UTF_8));
      kith.asOwner(() -> {
        var id = imports.keep("people.csv", file, "Mara").orElseThrow();
        return imports.take(id, imports.proposed(imports.shape(id).orElseThrow()), "why");
      });
    }
    heHasAnother();
    assertThat(mayWeReach(bo)).isFalse();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).history(bo))).hasSize(1);
  }
}
