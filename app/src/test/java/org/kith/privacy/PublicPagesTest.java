package org.kith.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskResult;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.activate.KitPictures;
import org.kith.activate.SupporterPages;
import org.kith.activate.Supporters;
import org.kith.mail.WaysOut;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.MemberId;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Requirement P7: whatever opens without signing in is opened as it really stands, with its token
/// where it needs one, and names nobody but whoever holds that token.
class PublicPagesTest {

  private static final String ZELDA = "Zelda Quillfeather";
  private static final String ORLA = "Orla Vantongeren";
  private static final String YSOLDE = "Ysolde Brackwater";
  private static final String WRITER = "Wilfrida Ottersby";

  /// A part of a name is one too many, and so is an address.
  private static final Map<String, Pattern> NAMES =
      Map.of(
          ZELDA, Pattern.compile("(?i)zelda|quillfeather"),
          ORLA, Pattern.compile("(?i)orla\\b|vantongeren"),
          YSOLDE, Pattern.compile("(?i)ysolde|brackwater"),
          WRITER, Pattern.compile("(?i)wilfrida|ottersby|leftovers of hers"));

  /// What has no words of its own, and why it cannot be opened here.
  private static final Map<String, String> WORDLESS =
      Map.of(
          "/hook/websub/{callback}", "says a hub its own challenge again, of its own request",
          "/shown/{code}", "is a picture, while a network fetches it",
          "/connect/bluesky.json", "is about this Kith, and not there without a public address");

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);
  private final HttpClient http = HttpClient.newHttpClient();
  private CampaignId campaign = new CampaignId(0);
  private PersonId zelda = new PersonId(0);
  private MemberId ysolde = new MemberId(0);
  private String zeldas = "";

  @BeforeEach
  void begin() {
    world.onTheWeb();
    ysolde = kith.join(YSOLDE, Role.MANAGER);
    campaign = kith.as(ysolde, () -> world.campaigns().create(world.brief()));
    kith.as(ysolde, () -> world.campaigns().start(campaign));
    zelda = world.friend(ZELDA);
    zeldas = asked(zelda);
    var orla = world.friend(ORLA);
    var orlas = asked(orla);
    supporters().answer(orlas, true);
    supporters().tie(orlas, Connection.VOLUNTEER);
    var writer = world.town.account("BLUESKY", WRITER, 30);
    world.town.voice(writer);
    world.town.aboutUs(writer, "Leftovers of hers for Harvestline", Duration.ofHours(2));
    kith.asOwner(() -> kith.bean(KitPictures.class).add(campaign, painted(), "A full shelf"));
  }

  private String asked(PersonId person) {
    var result = kith.as(ysolde, () -> world.asks().ask(campaign, person, Channel.EMAIL));
    return ((AskResult.Asked) result).page().substring(SupporterPages.PATH.length());
  }

  private Supporters supporters() {
    return kith.bean(Supporters.class);
  }

  private static byte[] painted() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /// A real address of every public one that has a variable, and whose it is.
  private Map<String, String> real() {
    var yours = SupporterPages.PATH + zeldas;
    var picture =
        kith.asOwner(() -> kith.bean(KitPictures.class).of(campaign)).getFirst().id().value();
    var link = column("select code from tracked_link order by id").getFirst();
    var left = kith.bean(LeaveOuts.class).ask("@zelda.quillfeather@m.example").orElseThrow();
    var entering = kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace());
    var real = new TreeMap<String, String>();
    real.put(SupporterPages.PATH + "{token}", yours);
    real.put(SupporterPages.PATH + "{token}/pictures/{picture}", yours + "/pictures/" + picture);
    real.put(SupporterPages.PATH + "{token}/qr.svg", yours + "/qr.svg");
    real.put(SupporterPages.PATH + "{token}/qr.png", yours + "/qr.png");
    real.put("/l/{code}", "/l/" + link);
    real.put("/leave-me-out/{code}", "/leave-me-out/" + left.code());
    real.put("/enter/{secret}", "/enter/" + entering);
    real.put(WaysOut.PATH + "{code}", WaysOut.PATH + wayOut());
    return real;
  }

  private String wayOut() {
    return kith.asOwner(() -> kith.bean(WaysOut.class).of(zelda));
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    new ArrayList<>(
                        kith.bean(JdbcClient.class).sql(sql).query(String.class).list()))));
  }

  private static Set<String> publicAddresses(TestKith kith) {
    var patterns = new TreeSet<String>();
    kith.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, method) -> {
          var access = method.getMethodAnnotation(Access.class);
          if (access != null
              && access.value() == Access.Who.ANYONE
              && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
            patterns.addAll(route.getPatternValues());
          }
        });
    return patterns;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    var body = new ArrayList<String>();
    form.forEach(
        (name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return http.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Whom an answer names, in its words or before them.
  private static List<String> named(HttpResponse<String> answer) {
    var all = answer.body() + answer.headers().map();
    return NAMES.keySet().stream()
        .filter(name -> Objects.requireNonNull(NAMES.get(name)).matcher(all).find())
        .sorted()
        .toList();
  }

  private void namesAtMost(HttpResponse<String> answer, String whose) {
    var named = new ArrayList<>(named(answer));
    named.remove(whose);
    assertThat(named).as("named by %s: %s", answer.uri(), answer.body()).isEmpty();
  }

  @Test
  void p7_whatAnybodyMaySeeNamesNobodyButWhoseItIs() throws Exception {
    supporters().answer(zeldas, true);
    supporters().tie(zeldas, Connection.BOARD);
    world.readLinksAnew();
    var real = real();
    for (var pattern : publicAddresses(kith)) {
      if (WORDLESS.containsKey(pattern)) {
        continue;
      }
      assertThat(!pattern.contains("{") || real.containsKey(pattern))
          .as("a real address of %s is known", pattern)
          .isTrue();
      var address = real.getOrDefault(pattern, pattern);
      var answer = get(address);
      assertThat(answer.statusCode()).as("%s opens: %s", address, answer.body()).isIn(200, 302);
      namesAtMost(answer, ZELDA);
    }
    assertThat(get(SupporterPages.PATH + zeldas).body())
        .as("their own name, and what they may say")
        .contains("Zelda", "I am on the board of Harvestline.");
  }

  /// Before anybody answered, once nobody may write to them, and when all is over.
  @Test
  void p7_aPageOfOnesOwnNamesNobodyElseInAnyState() throws Exception {
    var yours = SupporterPages.PATH + zeldas;
    namesAtMost(get(yours), ZELDA);
    supporters().answer(zeldas, false);
    namesAtMost(get(yours), ZELDA);
    kith.asOwner(() -> world.campaigns().end(campaign));
    assertThat(get(yours).statusCode()).isEqualTo(410);
    assertThat(named(get(yours))).isEmpty();
    kith.asOwner(() -> world.campaigns().reopen(campaign));
    supporters().stop(zeldas);
    assertThat(get(yours).body()).contains("Nobody at Harvestline writes to you any more");
    assertThat(named(get(yours))).isEmpty();
  }

  @Test
  void p7_theWayOutOfOurMailNamesNobodyBeforeNorAfterIt() throws Exception {
    var way = WaysOut.PATH + wayOut();
    assertThat(get(way).statusCode()).isEqualTo(200);
    assertThat(named(get(way))).isEmpty();
    var taken = post(way, Map.of("List-Unsubscribe", WaysOut.ONE_CLICK));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(named(taken)).isEmpty();
    assertThat(named(get(way))).isEmpty();
  }

  /// Whoever asks learns nothing of who is known here.
  @Test
  void p7_askingToBeLeftOutSaysWhatWasTypedAndNothingThatIsKnown() throws Exception {
    var known = kith.bean(LeaveOuts.class).ask("@someone@m.example").orElseThrow();
    var page = get("/leave-me-out/" + known.code());
    assertThat(page.body()).contains("@someone@m.example");
    assertThat(named(page)).isEmpty();
  }

  @Test
  void p7_everyAddressThatIsSaidToHaveNoWordsIsStillThere() {
    assertThat(publicAddresses(kith)).containsAll(WORDLESS.keySet());
  }
}
