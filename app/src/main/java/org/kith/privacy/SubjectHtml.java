package org.kith.privacy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// All that is held about one person as a page of its own, to send to them: it needs no Kith to be
/// read and loads nothing.
public final class SubjectHtml {

  private SubjectHtml() {}

  public static String of(SubjectAccess.Everything all) {
    var output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("privacy/file.jte", new DataPage(all), output);
    return output.toString();
  }
}
