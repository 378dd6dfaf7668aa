package org.kith.privacy;

import java.util.List;
import org.kith.people.KeptAboutPersons;
import org.kith.people.MergeField;
import org.kith.people.MergeLedger;
import org.kith.people.PersonId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Who looked at either of two looked at whom they turned out to be.
@Component
@Order(9)
class MovedLooks implements KeptAboutPersons {

  @Override
  public List<MergeField> fields(PersonId kept, PersonId gone) {
    return List.of();
  }

  @Override
  public List<String> moving(PersonId gone) {
    return List.of();
  }

  @Override
  public void move(MergeLedger ledger) {
    ledger.move("person_look", "id");
  }
}
