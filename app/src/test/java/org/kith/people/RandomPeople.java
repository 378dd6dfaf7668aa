package org.kith.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.kith.TestKith;
import org.kith.cultivate.Town;

/// People about whom all kinds of things are known, or not; the same for the same seed.
final class RandomPeople {

  private static final List<String> STAGES =
      List.of("NOTICED", "SAID_HELLO", "IN_TOUCH", "FRIEND", "SPEAKS_FOR_US", "RESTING");
  private static final List<String> ASKS =
      List.of("INVITED", "SAID_YES", "SAID_NO", "SPOKE", "THANKED");

  private final TestKith kith;
  private final Town town;
  private final SplittableRandom random;

  RandomPeople(TestKith kith, SplittableRandom random) {
    this.kith = kith;
    this.town = new Town(kith);
    this.random = random;
  }

  List<PersonId> people(int count) {
    var people = new ArrayList<PersonId>();
    for (int i = 0; i < 2; i++) {
      town.update(
          """
          insert into campaign (name, destination, starts_at, until)
          values ('Campaign %d', 'https://harvestline.example/', now(), now() + interval '9 days')
          """
              .formatted(i));
    }
    for (int i = 0; i < count; i++) {
      people.add(somebody(i));
    }
    return people;
  }

  private PersonId somebody(int nr) {
    var person = town.person("Somebody " + nr);
    for (int i = random.nextInt(3); i > 0; i--) {
      var account = town.account("MASTODON", "account " + nr, random.nextInt(900));
      town.update(
          "insert into person_account (person_id, account_id, proof) values (%d, %d, 'told us')"
              .formatted(person.value(), account.value()));
      var post = town.post(account, "Words " + nr, Duration.ofDays(random.nextInt(1, 40)));
      interaction(person, "'THANKS', 'GIVEN'", post.value());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      interaction(person, "'CALL', 'GIVEN'", 0);
    }
    relationship(person);
    if (random.nextInt(4) == 0) {
      town.refuses(person);
    }
    for (int campaign = 0; campaign < 2; campaign++) {
      campaign(person, campaign);
    }
    return person;
  }

  private void interaction(PersonId person, String kind, long post) {
    town.update(
        """
        insert into interaction (person_id, kind, direction, at, text, post_id)
        values (%d, %s, '%s', 'words', nullif(%d, 0))
        """
            .formatted(
                person.value(),
                kind,
                kith.now().minus(Duration.ofDays(random.nextInt(300))),
                post));
  }

  private void relationship(PersonId person) {
    boolean circle = random.nextBoolean();
    town.update(
        """
        update relationship set stage = '%s', rhythm_days = %d, own_rhythm_days = %2$d, in_circle = %b, circle_since = %s,
          owner_id = nullif(%d, 0), stage_since = '%s',
          last_contact_at = (select max(at) from interaction i where i.person_id = relationship.person_id)
        where person_id = %d
        """
            .formatted(
                STAGES.get(random.nextInt(STAGES.size())),
                random.nextInt(1, 99),
                circle,
                circle ? "now()" : "null",
                random.nextBoolean() ? kith.owner().value() : 0,
                kith.now().minus(Duration.ofDays(random.nextInt(99))),
                person.value()));
    if (random.nextInt(3) == 0) {
      town.update("delete from next_step where person_id = " + person.value());
    } else {
      town.update(
          "update next_step set what = 'Step %d', promised = %b where person_id = %d"
              .formatted(random.nextInt(99), random.nextBoolean(), person.value()));
    }
  }

  private void campaign(PersonId person, int campaign) {
    var of = "(select id from campaign where name = 'Campaign %d')".formatted(campaign);
    if (random.nextInt(3) > 0) {
      town.update(
          """
          insert into ask (campaign_id, person_id, state, channel, asked_at, changed_at)
          values (%s, %d, '%s', 'EMAIL', now(), now())
          """
              .formatted(of, person.value(), ASKS.get(random.nextInt(ASKS.size()))));
    }
    if (random.nextInt(3) > 0) {
      town.update(
          """
          insert into tracked_link (campaign_id, person_id, code, destination, created_at)
          values (%s, %d, '%s', 'https://harvestline.example/', now())
          """
              .formatted(
                  of, person.value(), "Z".repeat(10) + base58(person.value() * 2 + campaign)));
    }
  }

  private static String base58(long value) {
    var digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    var text = new StringBuilder();
    for (long rest = value; rest > 0; rest /= 58) {
      text.append(digits.charAt((int) (rest % 58)));
    }
    return text.toString();
  }
}
