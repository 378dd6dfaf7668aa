package org.kith.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// Pages rendered as the product renders them, for a member of a workspace with a sample in it.
final class Rendered {
  static final Frame.Csrf CSRF = new Frame.Csrf("_csrf", "3f1c-not-a-secret");
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Rendered() {}

  static Frame frame(Frame.News news) {
    return new Frame(
        new Frame.Workspace("Harvest Line", true, ""),
        new Frame.Member("Mara Lindqvist", "Owner"),
        new Frame.Nav("today", Map.of("voices", 12)),
        CSRF,
        news);
  }

  static Frame.News news() {
    return new Frame.News(
        new Frame.Toast(
            "Rosa’s card is put off until Thursday.", new Frame.Undo("/undo/7", "Undo")),
        new Frame.Health("2 of 41 sources", "have been silent since Tuesday.", "/settings", false));
  }

  static String design() {
    return html("site/design.jte", Map.of("page", new DesignPage(frame(news()))));
  }

  static String html(String template, Map<String, Object> parameters) {
    var out = new StringOutput();
    ENGINE.render(template, parameters, out);
    return out.toString();
  }
}
