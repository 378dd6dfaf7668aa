package org.kith.publish;

import org.kith.connect.Connection;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Wording;

/// An account of ours that can speak, what it can do, and how its network counts.
public record OwnVoice(Connection connection, Abilities abilities, Wording wording) {

  public Target target() {
    return Target.of(connection);
  }

  public boolean can(Ability ability) {
    return abilities.can().contains(ability);
  }

  /// Why it cannot do something, in a sentence; empty if it can.
  public String cannot(Ability ability) {
    return abilities.cannot().getOrDefault(ability, "");
  }

  /// What people call it.
  public String name() {
    var account = connection.account();
    return account.handle().isBlank() ? account.name() : account.handle();
  }
}
