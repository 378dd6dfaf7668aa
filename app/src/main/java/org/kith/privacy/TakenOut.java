package org.kith.privacy;

import org.kith.people.PeopleTakenOut;
import org.kith.takeout.WorkspaceTakenOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Asks for everything that leaves as a file whether it may, and notes it: whoever writes a file
/// with people in it says so, and knows nothing of looks.
@Component
class TakenOut {

  private final Looks looks;

  TakenOut(Looks looks) {
    this.looks = looks;
  }

  @EventListener
  void on(PeopleTakenOut people) {
    looks.takeOut(people.what(), people.rows());
  }

  @EventListener
  void on(WorkspaceTakenOut all) {
    looks.takeOutAll(all.how());
  }
}
