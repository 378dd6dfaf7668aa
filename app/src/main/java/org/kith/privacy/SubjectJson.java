package org.kith.privacy;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All that is held about one person, for programs: one JSON object, its names in English and
/// lasting.
public final class SubjectJson {

  private static final JsonMapper JSON = new JsonMapper();

  private SubjectJson() {}

  public static String of(SubjectAccess.Everything all) {
    var root = JSON.createObjectNode();
    root.put("format", "kith person 1");
    root.put("heldBy", all.by().name());
    root.put("at", all.at().toString());
    root.put("name", all.person().name());
    why(root, all);
    var scores = root.putArray("scores");
    all.scores()
        .forEach(score ->
            scores
                .addObject()
                .put("what", score.what())
                .put("value", score.value())
                .put("reason", score.reason()));
    var looks = root.putArray("whoLooked");
    all.looks()
        .forEach(look ->
            looks
                .addObject()
                .put("who", look.by())
                .put("did", look.kind().name())
                .put("what", look.what())
                .put("at", look.at().toString()));
    root.putObject("notesOfOneReader")
        .put("included", all.ofOneReader())
        .put("leftOut", all.leftOut());
    var held = root.putObject("held");
    for (var table : all.held()) {
      var rows = held.putArray(table.table());
      table.rows().forEach(row -> rows.add(JSON.readTree(row)));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void why(ObjectNode root, SubjectAccess.Everything all) {
    var consent = all.consent();
    root.put("purpose", all.person().purpose());
    root.put("since", all.person().addedAt().toString());
    var sources = root.putArray("sources");
    consent.hold().sources().forEach(sources::add);
    var basis = root.putObject("basis");
    basis.put("holding", "legitimate interest (GDPR, Art. 6(1)(f))");
    var writing = basis.putArray("writing");
    consent
        .lines()
        .forEach(line ->
            writing
                .addObject()
                .put("way", line.way().isEmpty() ? "every way" : line.way())
                .put("allowed", line.may())
                .put("because", line.words()));
    root.put("told", consent.notice().words());
  }
}
