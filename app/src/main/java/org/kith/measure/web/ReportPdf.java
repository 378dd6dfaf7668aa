package org.kith.measure.web;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.kith.measure.ReportMails;
import org.springframework.stereotype.Component;

/// The report on paper and in a mail, made of the very part that the screen shows: A4, tagged as
/// PDF/UA (ISO 14289-1) asks, so that it can be listened to. Nothing is fetched while it is made.
@Component
class ReportPdf {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final String style = text("report-print.css");

  byte[] of(ReportView view) {
    var page = new W3CDom().fromJsoup(html(view));
    var pdf = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Kith");
    builder.useExternalResourceAccessControl(
        (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useSVGDrawer(new BatikSVGDrawer());
    builder.useFont(font("instrument-sans-400.ttf"), "Kith Sans", 400, FontStyle.NORMAL, true);
    builder.useFont(font("instrument-sans-650.ttf"), "Kith Sans", 700, FontStyle.NORMAL, true);
    builder.useFont(font("fraunces-560.ttf"), "Kith Serif", 400, FontStyle.NORMAL, true);
    builder.useFont(rest(), "Kith Rest", 400, FontStyle.NORMAL, true);
    builder.withW3cDocument(page, "kith:/report");
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written as PDF", e);
    }
    return pdf.toByteArray();
  }

  /// The same as a mail.
  ReportMails.Letter letter(ReportView view) {
    var page = html(view);
    page.select("svg, .key").remove();
    var words = new StringBuilder();
    page.body()
        .select("h1, h2, h3, p, caption, tr, li, dt, dd, figcaption, blockquote")
        .forEach(part -> {
          boolean inner = part.is("p") && part.closest("blockquote, td, th") != null;
          if (!inner) {
            words.append(part.is("h2") ? "\n" : "").append(part.text()).append('\n');
          }
        });
    return new ReportMails.Letter(
        "%s: %s".formatted(view.by(), view.title()), words.toString(), page.outerHtml());
  }

  Document html(ReportView view) {
    var html = new StringOutput();
    templates.render("measure/print.jte", Map.of("view", view, "style", style), html);
    var page = Jsoup.parse(html.toString());
    page.select("svg").forEach(picture -> picture.attr("alt", picture.attr("aria-label")));
    return page;
  }

  private static String text(String name) {
    try (var in = file(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FSSupplier<InputStream> font(String name) {
    return () -> file(name);
  }

  private static InputStream file(String name) {
    return Objects.requireNonNull(
        ReportPdf.class.getResourceAsStream(name), "it comes with this class");
  }

  /// Greek, Cyrillic and what else our own fonts have no letters for; it comes with the PDF
  /// library.
  private static FSSupplier<InputStream> rest() {
    return () ->
        Objects.requireNonNull(
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
            "it comes with PDFBox");
  }
}
