package org.kith.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.people.Connection;
import org.kith.people.PersonId;
import org.kith.people.Persons;

/// What people are offered: never without their answer, never to a place we do not vouch for, and
/// never a finished post.
class KitsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @BeforeEach
  void begin() {
    world.onTheWeb();
  }

  private Offer offer(CampaignId campaign, PersonId person, boolean shared) {
    return kith.asOwner(() ->
        kith.bean(Offers.class)
            .of(
                world.campaigns().find(campaign).orElseThrow(),
                kith.bean(Persons.class).find(person).orElseThrow(),
                shared));
  }

  private static byte[] painted(String type) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), type, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /// A picture that tells in a comment where it was taken.
  private static byte[] telling() {
    var plain = painted("jpeg");
    var comment = "taken at 52.5N 13.4E".getBytes(StandardCharsets.US_ASCII);
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
    out.writeBytes(comment);
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  private String add(CampaignId campaign, byte[] bytes, String alt) {
    return kith.asOwner(() -> kith.bean(KitPictures.class).add(campaign, bytes, alt));
  }

  @Test
  void p12_nobodyGetsAKitBeforeTheySaidWhatTiesThemToUs() {
    var campaign = world.running();
    var ana = world.friend("Ana Weber");
    assertThat(offer(campaign, ana, false)).isEqualTo(new Offer.AskFirst());

    kith.asOwner(() -> kith.bean(Persons.class).connect(ana, Connection.VOLUNTEER));
    var open = (Offer.Open) offer(campaign, ana, false);
    assertThat(open.disclosure()).isEqualTo("I volunteer for Harvestline.");
    assertThat(open.link().person()).isEqualTo(ana);
    assertThat(open.plain().url())
        .isEqualTo("https://harvestline.example/shelf?kith=" + open.link().code());

    kith.asOwner(() -> kith.bean(Persons.class).connect(ana, Connection.NONE));
    assertThat(((Offer.Open) offer(campaign, ana, false)).disclosure()).isEmpty();
  }

  @Test
  void p14_whoWouldRatherNotBeCountedByNameSharesALinkThatIsNobodys() {
    var campaign = world.running();
    var people = List.of(world.friend("Ana Weber"), world.friend("Bo Tran"));
    people.forEach(p -> kith.asOwner(() -> kith.bean(Persons.class).connect(p, Connection.NONE)));
    var links = people.stream().map(p -> ((Offer.Open) offer(campaign, p, true)).link()).distinct();
    assertThat(links).singleElement().satisfies(link -> assertThat(link.person()).isNull());
  }

  @Test
  void p12_everyTieHasPlainWordsThatCountAsSaid() {
    var owed = EnumSet.allOf(Connection.class);
    owed.removeIf(connection -> !Disclosure.isOwed(connection));
    assertThat(owed).hasSize(8);
    for (var connection : owed) {
      var line = Disclosure.line(connection, "Harvestline").orElseThrow();
      assertThat(line).contains("Harvestline").endsWith(".").doesNotContain("#");
      assertThat(Disclosure.isSaid(connection, "What a day at the shelf! " + line)).isTrue();
      assertThat(Disclosure.isSaid(connection, "What a day at the shelf!")).isFalse();
    }
    assertThat(Disclosure.isSaid(Connection.VOLUNTEER, "What a day! #volunteer #freeshelf"))
        .as("a hashtag in a string is no disclosure")
        .isFalse();
    assertThatThrownBy(() -> Disclosure.line(Connection.UNKNOWN, "Harvestline"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Disclosure.answers("Harvestline")).hasSize(9).doesNotContainKey(Connection.UNKNOWN);
  }

  @Test
  void aPictureSaysWhatItShowsAndItsFileNothingElse() {
    var campaign = world.draft();
    assertThat(add(campaign, telling(), " ")).startsWith("Say what the picture shows");
    assertThat(add(campaign, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), "A shelf"))
        .startsWith("That file is no picture Kith knows.");
    assertThat(add(campaign, telling(), "Two neighbours fill a shelf")).isEmpty();
    assertThat(add(campaign, painted("png"), "The shelf at night")).isEmpty();

    var pictures = kith.asOwner(() -> kith.bean(KitPictures.class).of(campaign));
    assertThat(pictures)
        .extracting(KitPicture::alt, KitPicture::mediaType, KitPicture::width, KitPicture::height)
        .containsExactly(
            tuple("Two neighbours fill a shelf", "image/jpeg", 60, 40),
            tuple("The shelf at night", "image/png", 60, 40));
    var file =
        kith.asOwner(() -> kith.bean(KitPictures.class).find(campaign, pictures.getFirst().id()))
            .orElseThrow();
    assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("52.5N");
    assertThat(file.bytes()).isEqualTo(painted("jpeg"));
    var neighbour = TestKith.neighbour();
    assertThat(
            neighbour.asOwner(
                () -> kith.bean(KitPictures.class).find(campaign, pictures.getFirst().id())))
        .isEmpty();
  }

  @Test
  void aKitHasFewPictures() {
    var campaign = world.draft();
    for (int i = 0; i < KitPictures.MOST; i++) {
      assertThat(add(campaign, painted("png"), "Shelf " + i)).isEmpty();
    }
    assertThat(add(campaign, painted("png"), "One more")).startsWith("A kit has 6 pictures");
  }

  @ParameterizedTest
  @CsvSource({
    "give.example.org, give.example.org",
    "https://www.Give.example.org/form?x=1, give.example.org",
    "localhost, ''",
    "127.0.0.1, ''",
    "'', ''",
    "javascript:alert(1), ''",
    "https://ana@give.example.org, ''"
  })
  void aHostIsReadOutOfWhatSomebodyTypes(String typed, String host) {
    assertThat(Destination.hostOf(typed)).isEqualTo(host);
  }

  @Test
  void l1_linksLeadWhereWeVouchForAndStopWhenWeDoNot() {
    var give = Destination.of("https://give.example.org/shelf").orElseThrow();
    var hosts = kith.bean(DestinationHosts.class);
    assertThat(kith.asOwner(() -> world.campaigns().mayLeadTo(give))).isFalse();
    assertThat(kith.asOwner(() -> hosts.add("https://example.org/"))).isEmpty();
    assertThat(kith.asOwner(() -> world.campaigns().mayLeadTo(give))).isTrue();
    assertThat(TestKith.neighbour().asOwner(() -> world.campaigns().mayLeadTo(give))).isFalse();

    var brief = world.brief();
    var campaign =
        kith.asOwner(() ->
            world
                .campaigns()
                .create(new Brief(brief.name(), brief.why(), give, brief.until(), brief.kit())));
    var link =
        kith.asOwner(() ->
            kith.bean(TrackedLinks.class).shared(world.campaigns().find(campaign).orElseThrow()));
    assertThat(follow(link.code())).contains(give);
    kith.asOwner(() -> hosts.remove("example.org"));
    assertThat(follow(link.code())).as("at serving too").isEmpty();
    kith.asOwner(() -> hosts.add("give.example.org"));
    assertThat(follow(link.code())).contains(give);
  }

  private Optional<Destination> follow(String name) {
    return kith.bean(Redirects.class)
        .follow(name, new Visit(true, false, "192.0.2.1", "curl/8", "", false));
  }

  @Test
  void aLinkIsCalledByWordsAndWhatLedThereGoesOnLeading() {
    var campaign = world.running();
    var found = kith.asOwner(() -> world.campaigns().find(campaign).orElseThrow());
    var links = kith.bean(TrackedLinks.class);
    var ana = world.friend("Ana Weber");
    var link = kith.asOwner(() -> links.forPerson(found, ana));
    var word = "shelf-" + kith.workspace().value();
    assertThat(kith.asOwner(() -> links.choose(link.id(), "Shelf " + kith.workspace().value())))
        .isEmpty();
    assertThat(kith.asOwner(() -> links.find(link.id()).orElseThrow().path()))
        .isEqualTo("/l/" + word);
    assertThat(follow(word)).contains(CampaignWorld.SHELF);
    assertThat(follow(link.code())).contains(CampaignWorld.SHELF);

    assertThat(kith.asOwner(() -> links.choose(link.id(), word + "-2"))).isEmpty();
    assertThat(kith.asOwner(() -> links.find(link.id()).orElseThrow().words()))
        .containsExactlyInAnyOrder(word + "-2", word);
    assertThat(follow(word)).contains(CampaignWorld.SHELF);

    var other = kith.asOwner(() -> links.shared(found));
    assertThat(kith.asOwner(() -> links.choose(other.id(), word)))
        .endsWith("is taken. Choose another word.");
    var neighbour = TestKith.neighbour();
    var elsewhere = new CampaignWorld(neighbour).onTheWeb();
    var theirs = elsewhere.running();
    var theirLink =
        neighbour.asOwner(() -> links.shared(elsewhere.campaigns().find(theirs).orElseThrow()));
    assertThat(neighbour.asOwner(() -> links.choose(theirLink.id(), word))).contains("is taken");

    kith.asOwner(() -> links.unchoose(link.id(), word));
    world.readLinksAnew();
    assertThat(follow(word)).isEmpty();
    assertThat(follow(word + "-2")).contains(CampaignWorld.SHELF);
  }

  @ParameterizedTest
  @CsvSource({
    "login, reads like a page of Kith itself",
    "Sign Up, reads like a page of Kith itself",
    "ab, 3 to 40 characters",
    "über, does not fit into an address",
    "a/b-c, does not fit into an address",
    "-shelf-, does not fit into an address",
    "free--shelf, ''",
    "Free Shelf, ''"
  })
  void aWordIsSayableAndNoPageOfKith(String typed, String problem) {
    var found = LinkWord.problem(LinkWord.typed(typed));
    if (problem.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(problem);
    }
  }

  @Test
  void aLinkHasAFewWords() {
    var campaign = world.running();
    var links = kith.bean(TrackedLinks.class);
    var link = kith.asOwner(() -> links.shared(world.campaigns().find(campaign).orElseThrow()));
    var problems = new ArrayList<String>();
    for (int i = 0; i <= TrackedLinks.MOST_WORDS; i++) {
      var word = "many-%d-%d".formatted(kith.workspace().value(), i);
      problems.add(kith.asOwner(() -> links.choose(link.id(), word)));
    }
    assertThat(problems.subList(0, TrackedLinks.MOST_WORDS)).containsOnly("");
    assertThat(problems.getLast()).startsWith("This link has 5 words");
  }
}
