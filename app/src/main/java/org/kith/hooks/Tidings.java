package org.kith.hooks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what is to be told, in the transaction in which it happened: either both are, or
/// neither. Nothing is written of somebody who wants nothing from us.
@Component
class Tidings {

  private final DeliveryStore deliveries;
  private final HookSecrets secrets;
  private final MayWe mayWe;
  private final Clock clock;

  Tidings(DeliveryStore deliveries, HookSecrets secrets, MayWe mayWe, Clock clock) {
    this.deliveries = deliveries;
    this.secrets = secrets;
    this.mayWe = mayWe;
    this.clock = clock;
  }

  /// Whether any place is told of this.
  boolean isAsked(HookKind kind) {
    return deliveries.isAsked(kind);
  }

  /// Whether something may be told of this person.
  boolean mayTell(PersonId person) {
    return !(mayWe.contact(person) instanceof Permission.Refused);
  }

  void of(HookKind kind, Map<String, Object> data) {
    deliveries.add(event(kind, null, null, data));
  }

  void ofPost(HookKind kind, long post, Map<String, Object> data) {
    deliveries.add(event(kind, null, post, data));
  }

  void ofPerson(HookKind kind, PersonId person, Map<String, Object> data) {
    if (isAsked(kind) && mayTell(person)) {
      deliveries.add(event(kind, person.value(), null, data));
    }
  }

  /// A test, as it is told.
  DeliveryStore.Event test() {
    return event(HookKind.TEST, null, null, Map.of("words", "Kith can tell you things here."));
  }

  private DeliveryStore.Event event(
      HookKind kind, @Nullable Long person, @Nullable Long post, Map<String, Object> data) {
    var now = clock.instant();
    var body = new LinkedHashMap<String, Object>();
    body.put("type", kind.word());
    body.put("timestamp", now.toString());
    body.put("data", data);
    return new DeliveryStore.Event(
        "msg_" + secrets.name(),
        kind,
        person,
        post,
        JsonMapper.shared().writeValueAsString(body),
        now);
  }
}
