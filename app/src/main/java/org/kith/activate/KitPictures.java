package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.kith.networks.Draft;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The pictures of kits. Each says in words what it shows, and its file tells nothing else: where
/// and when it was taken, and by what, is taken out as it comes in.
@Service
@Transactional
public class KitPictures {

  /// How many a kit has at most; who speaks chooses among few.
  public static final int MOST = 6;

  public static final int MOST_BYTES = 4_000_000;
  public static final int LONGEST_ALT = 1_500;

  private static final int WIDEST = 12_000; // points; more is no picture but an attack

  private static final KitPictureId NONE = new KitPictureId(0);
  private static final String PICTURES =
      "select id, campaign_id, media_type, width, height, alt from kit_picture ";

  private final JdbcClient db;
  private final Clock clock;

  KitPictures(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A picture with its file.
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record File(KitPicture picture, byte[] bytes) {}

  /// Adds a picture.
  ///
  /// @return what is wrong, as a sentence; empty if it is there
  public String add(CampaignId campaign, byte[] bytes, String alt) {
    var wrong = altProblem(alt);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    var type = type(bytes);
    if (type.isEmpty()) {
      return "That file is no picture Kith knows. It takes PNG and JPEG.";
    }
    if (of(campaign).size() >= MOST) {
      return "A kit has %d pictures at most; take one out first.".formatted(MOST);
    }
    var plain = new Draft.Picture(bytes, type, alt.strip()).bytes();
    if (plain.length > MOST_BYTES) {
      return "That picture has %.1f MB. Up to %d MB travel well; save it smaller first."
          .formatted(plain.length / 1e6, MOST_BYTES / 1_000_000);
    }
    return size(plain)
        .map(size -> {
          keep(new File(new KitPicture(NONE, campaign, type, size.x, size.y, alt.strip()), plain));
          return "";
        })
        .orElse("That picture cannot be opened: the file is damaged, or far too large.");
  }

  private void keep(File file) {
    var picture = file.picture();
    db.sql(
            """
            insert into kit_picture (campaign_id, media_type, bytes, width, height, alt, added_by, added_at)
            values (:campaign, :type, :bytes, :width, :height, :alt, :by, :now)
            """)
        .param("campaign", picture.campaign().value())
        .param("type", picture.mediaType())
        .param("bytes", file.bytes())
        .param("width", picture.width())
        .param("height", picture.height())
        .param("alt", picture.alt())
        .param("by", Caller.current().map(caller -> caller.member().name()).orElse("Kith"))
        .param("now", toSql(clock.instant()))
        .update();
  }

  /// Says anew what a picture shows.
  ///
  /// @return what is wrong, as a sentence; empty if it is changed
  public String describe(CampaignId campaign, KitPictureId id, String alt) {
    var wrong = altProblem(alt);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    return db.sql("update kit_picture set alt = :alt where id = :id and campaign_id = :campaign")
                .param("alt", alt.strip())
                .param("id", id.value())
                .param("campaign", campaign.value())
                .update()
            == 1
        ? ""
        : "That picture is not there any more.";
  }

  private static String altProblem(String alt) {
    if (alt.isBlank()) {
      return "Say what the picture shows, for those who do not see it.";
    }
    return alt.strip().length() > LONGEST_ALT
        ? "What it shows is said in up to %,d characters; this has %,d."
            .formatted(LONGEST_ALT, alt.strip().length())
        : "";
  }

  /// @return false if it was not there
  public boolean remove(CampaignId campaign, KitPictureId id) {
    return db.sql("delete from kit_picture where id = :id and campaign_id = :campaign")
            .param("id", id.value())
            .param("campaign", campaign.value())
            .update()
        == 1;
  }

  /// The pictures of a campaign, in the order in which they came.
  @Transactional(readOnly = true)
  public List<KitPicture> of(CampaignId campaign) {
    return db.sql(PICTURES + "where campaign_id = :campaign order by id")
        .param("campaign", campaign.value())
        .query((row, _) -> picture(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<File> find(CampaignId campaign, KitPictureId id) {
    return db.sql(
            """
            select id, campaign_id, media_type, width, height, alt, bytes from kit_picture
            where id = :id and campaign_id = :campaign
            """)
        .param("id", id.value())
        .param("campaign", campaign.value())
        .query((row, _) -> new File(picture(row), row.getBytes("bytes")))
        .optional();
  }

  private static KitPicture picture(ResultSet row) throws SQLException {
    return new KitPicture(
        new KitPictureId(row.getLong("id")),
        new CampaignId(row.getLong("campaign_id")),
        row.getString("media_type"),
        row.getInt("width"),
        row.getInt("height"),
        row.getString("alt"));
  }

  /// What a file is by its first bytes, whatever it is called; empty if it is neither.
  private static String type(byte[] bytes) {
    if (bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N') {
      return "image/png";
    }
    return bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8
        ? "image/jpeg"
        : "";
  }

  private record Size(int x, int y) {}

  /// Read from the head of the file; the points themselves are not unpacked.
  private static Optional<Size> size(byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in);
        var size = new Size(reader.getWidth(0), reader.getHeight(0));
        return size.x > WIDEST || size.y > WIDEST ? Optional.empty() : Optional.of(size);
      } finally {
        reader.dispose();
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
