package org.kith.simulator.sample;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.kith.simulator.sample.Campaign.Ask;

/// The two campaigns as Mara planned them: what they say, whom she asked, and how far each got.
final class Campaigns {
  static final List<String> PATHS = List.of("tray", "shelf");

  private Campaigns() {}

  /// Whom Mara asked, how far it went, and after how many hours.
  ///
  /// @param invited days ago
  record Request(
      String key, Ask.State state, int invited, double yesHours, double spokeHours, String note) {
    static Request of(String line) {
      String[] cells = line.split(" *\\| *", -1);
      return new Request(
          cells[0],
          Ask.State.valueOf(cells[1]),
          Integer.parseInt(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          cells.length > 5 ? cells[5] : "");
    }

    Ask ask(int person, Person.Channel channel, Days days) {
      Instant at = days.at(invited, LocalTime.of(10, 5));
      Instant answered = state == Ask.State.INVITED ? null : after(at, yesHours);
      boolean said = state == Ask.State.SPOKE || state == Ask.State.THANKED;
      Instant spoke = said ? after(at, spokeHours) : null;
      Instant thanked = state == Ask.State.THANKED ? after(at, spokeHours + 21) : null;
      return new Ask(person, channel, state, at, answered, spoke, thanked, note);
    }

    private static Instant after(Instant at, double hours) {
      return at.plusSeconds((long) (hours * 3600));
    }
  }

  static final List<Request> TRAY =
      requests(
          """
          rosa | THANKED | 78 | 5 | 50 | “If I may say it my way.”
          tomasz | THANKED | 78 | 46 | 59.5 | “I write what I see, also about you.”
          ben | THANKED | 78 | 2 | 57 |
          adaeze | THANKED | 77 | 22 | 52.2 |
          dawit | THANKED | 77 | 4 | 82.5 | “With a picture of the big pot.”
          luca | THANKED | 77 | 31 | 62 |
          amara | THANKED | 77 | 9 | 106.4 |
          jonah | THANKED | 76 | 28 | 127 | “After the class has voted.”
          priya | THANKED | 76 | 50 | 148.3 |
          henrike | THANKED | 76 | 6 | 197 | Checked the sum first.
          carmen | SPOKE | 75 | 20 | 240.7 |
          femi | THANKED | 75 | 3 | 176.2 |
          greta | DECLINED | 75 | 16 | 0 | “I drive. Let others talk.”
          una | DECLINED | 74 | 5 | 0 | “I report on it, so I cannot join it.”
          meilin | DECLINED | 74 | 8 | 0 | “Same answer as every journalist should give.”
          """);

  static final List<Request> SHELF =
      requests(
          """
          farah | THANKED | 9 | 1 | 11.5 | “My father wants to write it. I said no.”
          adaeze | THANKED | 9 | 4 | 30.2 |
          joan | SPOKE | 8 | 25 | 33.4 | On the board: with the line.
          luca | SPOKE | 7 | 10 | 29.8 |
          ben | SPOKE | 7 | 3 | 58.6 |
          dario | SPOKE | 6 | 1 | 20.3 | Staff: with the line.
          dawit | SAID_YES | 6 | 5 | 0 | “After Friday.”
          amara | SAID_YES | 5 | 11 | 0 | “When the hall is booked.”
          carmen | SAID_YES | 5 | 20 | 0 |
          henrike | DECLINED | 5 | 7 | 0 | “I count, I do not campaign. But use the numbers.”
          jonah | DECLINED | 5 | 30 | 0 | “Not in report week.”
          kirsten | INVITED | 3 | 0 | 0 |
          priya | INVITED | 3 | 0 | 0 |
          femi | INVITED | 2 | 0 | 0 |
          yara | INVITED | 1 | 0 | 0 |
          """);

  private static List<Request> requests(String lines) {
    return lines.lines().map(Request::of).toList();
  }

  static Campaign.Brief trayBrief(Days days) {
    return new Campaign.Brief(
        "Canteens may hand on what is left on the trays, and it takes one telephone call.",
        "At two o’clock good food is binned all over town because nobody has said that it is"
            + " allowed.",
        "https://harvestline.example/tray",
        days.at(77, LocalTime.of(9, 0)),
        days.today().minusDays(42),
        "People who cook in canteens, eat in them, or pay for them.");
  }

  static Campaign.Brief shelfBrief(Days days) {
    return new Campaign.Brief(
        "Leave one shelf free, in the shop, the canteen or the fridge at home, for whoever needs"
            + " it.",
        "People who would never queue take what stands on a shelf without a question.",
        "https://harvestline.example/shelf",
        days.at(9, LocalTime.of(9, 0)),
        days.today().plusDays(12),
        "Shopkeepers, cooks and households who already give something away.");
  }

  static Campaign.Kit trayKit() {
    return new Campaign.Kit(
        List.of(
            "A canteen of 300 lunches throws away about 20 kg of good food a day.",
            "Cooked food may be handed on if it is kept hot or cooled within 90 minutes.",
            "Harvestline collects the same afternoon; last year 19 kitchens took part."),
        "What happens at two o’clock where you eat?",
        disclosures(),
        List.of(
            new Campaign.Picture("tray-lid.jpg", "Hands closing a lid on a tray of lentils."),
            new Campaign.Picture("empty-trays.jpg", "Eleven empty trays drying in the sun.")));
  }

  static Campaign.Kit shelfKit() {
    return new Campaign.Kit(
        List.of(
            "Five shops and two canteens have left one shelf since the summer.",
            "What stands on it is gone within a day, nine times out of ten.",
            "Nobody is asked anything, and nothing has ever been broken."),
        "What would you put on your shelf first?",
        disclosures(),
        List.of(
            new Campaign.Picture(
                "shelf-demirs.jpg", "A low shelf with eggs and bread under a hand-lettered sign."),
            new Campaign.Picture("shelf-fridge.jpg", "The bottom shelf of a fridge, empty, lit.")));
  }

  private static List<Campaign.Disclosure> disclosures() {
    var lines = new ArrayList<Campaign.Disclosure>();
    for (Person.Connection connection : Person.Connection.values()) {
      String line = disclosure(connection);
      if (!line.isEmpty()) {
        lines.add(new Campaign.Disclosure(connection, line));
      }
    }
    return lines;
  }

  /// What somebody with this connection says, empty where there is nothing to say.
  static String disclosure(Person.Connection connection) {
    return switch (connection) {
      case NONE -> "";
      case VOLUNTEER -> "I volunteer for Harvestline.";
      case MEMBER -> "I am a member of Harvestline.";
      case EMPLOYEE -> "I work for Harvestline.";
      case BOARD -> "I am on Harvestline’s board.";
      case PAID -> "Harvestline pays me for this.";
      case FREE_PRODUCT -> "My kitchen gets vegetables from Harvestline.";
      case FAMILY -> "Somebody in my family works for Harvestline.";
    };
  }
}
