package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.kith.TestKith;
import org.kith.connect.Connection;
import org.kith.connect.DocumentedNetwork;
import org.kith.connect.Posting;
import org.kith.jobs.Backoff;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.jobs.Work;
import org.kith.networks.Draft;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Kith's Publish, put together around a documented network that does whatever it is asked for,
/// with an account that is connected.
final class DocumentedPublish implements AutoCloseable {

  static final String LINK = "https://river.example/walk";
  static final Words WORDS =
      new Words("", "Saturday at nine, by the weir. #CleanRiver", LINK, "en");

  private final TestKith kith;
  private final Documented documented;
  private final DocumentedNetwork network;
  private final Connection connection;
  private final Drafts drafts;
  private final Releases releases;
  private final Decisions decisions;
  private final Rewordings rewordings;
  private final Publishing publishing;
  private final Counting counting;

  DocumentedPublish(TestKith kith, Documented documented) {
    this.kith = kith;
    this.documented = documented;
    network = new DocumentedNetwork(kith, documented.network());
    var posts = kith.bean(OwnPostStore.class);
    var parts = kith.bean(PartStore.class);
    var pieces = kith.bean(PieceStore.class);
    var transaction = kith.bean(TransactionOperations.class);
    var posting = kith.bean(Posting.class);
    var clock = kith.bean(Clock.class);
    var connections = network.connections();
    var voices = new OwnVoices(connections, network.spoken());
    var ways = new Sending.Ways(voices, connections, posting, kith.bean(Backoff.class));
    drafts = new Drafts(posts, parts, kith.bean(PictureStore.class), connections, clock);
    releases = releases(posts, parts, pieces, voices);
    decisions = decisions(posts, parts, pieces);
    rewordings = rewordings(posts, parts, pieces);
    publishing =
        new Publishing(
            parts,
            pieces,
            new Sending(posts, parts, pieces, ways, transaction, clock),
            new Publishing.Doors(connections, posting, kith.bean(Backoff.class)),
            transaction,
            clock);
    counting = new Counting(pieces, connections, network.spoken(), transaction, clock);
    connection = network.connected();
    documented.publishes(network.stubs());
  }

  private Releases releases(
      OwnPostStore posts, PartStore parts, PieceStore pieces, OwnVoices voices) {
    var house =
        new Releases.House(
            kith.bean(PublishSettings.class),
            new Previews(voices),
            kith.bean(Jobs.class),
            kith.bean(TransactionOperations.class),
            kith.bean(Clock.class));
    return new Releases(kith.bean(OwnPosts.class), posts, parts, pieces, house);
  }

  private Decisions decisions(OwnPostStore posts, PartStore parts, PieceStore pieces) {
    return new Decisions(
        kith.bean(OwnPosts.class),
        posts,
        parts,
        new Decisions.Kept(pieces, kith.bean(RewordingStore.class)),
        new Decisions.House(network.connections(), kith.bean(Jobs.class), kith.bean(Clock.class)));
  }

  private Rewordings rewordings(OwnPostStore posts, PartStore parts, PieceStore pieces) {
    return new Rewordings(
        kith.bean(OwnPosts.class),
        posts,
        new Rewordings.Kept(parts, pieces, kith.bean(RewordingStore.class)),
        new Rewordings.House(
            kith.bean(PublishSettings.class), network.connections(), kith.bean(Jobs.class)),
        kith.bean(Clock.class));
  }

  WireMockServer stubs() {
    return network.stubs();
  }

  DocumentedNetwork network() {
    return network;
  }

  /// A small picture, as a camera makes them.
  ///
  /// @param format `jpeg` or `png`
  static PictureFile picture(String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      assertThat(ImageIO.write(image, format, bytes)).isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new PictureFile("image/" + format, bytes.toByteArray());
  }

  /// The bytes of a picture as they are sent.
  static byte[] sent(PictureFile picture) {
    return new Draft.Picture(picture.bytes(), picture.mediaType(), "?").bytes();
  }

  OwnPostId draft(Words words) {
    var account = new Typed.ForAccount(Target.of(connection), null, false);
    return in(() -> drafts.begin(new Typed(words, List.of(account), null), "p"));
  }

  /// With a picture that shows “The weir at dawn”.
  OwnPostId draft(Words words, PictureFile picture) {
    var id = draft(words);
    assertThat(in(() -> drafts.addPicture(id, picture, "", "p"))).isEmpty();
    var before = post(id);
    var alts = Map.of(before.pictures().getFirst().id(), "The weir at dawn");
    var base = new Drafts.Base(before.version(), "p");
    assertThat(in(() -> drafts.save(id, before.typed(), base, alts)))
        .isInstanceOf(Drafts.Saved.Kept.class);
    return id;
  }

  /// A post that is to go out now.
  OwnPostId begun() {
    var id = draft(WORDS, picture("jpeg"));
    assertThat(publishNow(id)).isInstanceOf(Step.Taken.class);
    return id;
  }

  Step publishNow(OwnPostId id) {
    return kith.asOwner(() -> releases.publishNow(id));
  }

  Step again(OwnPostId id) {
    return in(() -> decisions.again(id, only(id).id()));
  }

  Step isOut(OwnPostId id, String address) {
    return in(() -> decisions.isOut(id, only(id).id(), address));
  }

  Step takeBack(OwnPostId id) {
    return in(() -> decisions.takeBack(id, only(id).id()));
  }

  Step change(OwnPostId id, String text) {
    return in(() -> rewordings.change(id, only(id).id(), Map.of(0, text), ""));
  }

  /// Does once what Kith does every twenty seconds.
  void work() {
    run(publishing);
  }

  void count() {
    run(counting);
  }

  private void run(Work work) {
    var run =
        kith.asOwner(
            () -> kith.bean(Jobs.class).run(work.name(), "", progress -> work.run("", progress)));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  OwnPost post(OwnPostId id) {
    return kith.asOwner(() -> kith.bean(OwnPosts.class).find(id)).orElseThrow();
  }

  Part only(OwnPostId id) {
    return post(id).parts().getFirst();
  }

  /// How often a post was asked for, whatever came of it.
  int asked() {
    return stubs().findAll(documented.written()).size();
  }

  /// It is out, and its address is the proof.
  void isOut(OwnPostId id) {
    var part = only(id);
    assertThat(part.state()).as(part.reason()).isEqualTo(PostState.PUBLISHED);
    assertThat(Objects.requireNonNull(part.out()).url()).isEqualTo(documented.proof());
  }

  /// The account, as it stands now.
  Connection connection() {
    return kith.asOwner(() -> network.connections().all().getFirst());
  }

  @Override
  public void close() {
    network.close();
  }

  private <T> T in(Supplier<T> work) {
    return kith.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class).execute(_ -> work.get()), "the work answers"));
  }
}
