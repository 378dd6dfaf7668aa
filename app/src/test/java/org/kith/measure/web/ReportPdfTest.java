package org.kith.measure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.measure.Edition;
import org.kith.measure.MeasuredMonth;
import org.kith.measure.Reports;
import org.kith.measure.Stories;
import org.kith.team.Caller;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ReportPdfTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @RegisterExtension final TestKith kith = new TestKith();

  private MeasuredMonth month() {
    var month = new MeasuredMonth(kith);
    month.campaign();
    month.says("harvestline", "We are Harvestline. #walk");
    month.says("ana", "Harvestline is great #walk");
    month.says("ben", "Harvestline came by");
    month.saysLater("cem", "Harvestline again");
    month.opened("cem");
    return month;
  }

  private ReportView view(Edition edition, boolean print) {
    return kith.asOwner(() -> {
      var workspace = Caller.require().workspace();
      var report = kith.bean(Reports.class).of(NOVEMBER).orElseThrow();
      return new ReportView(report, edition, print, workspace.name(), workspace.zone());
    });
  }

  static Map<String, String> figures(Document page) {
    var figures = new LinkedHashMap<String, String>();
    page.select("[data-figure]")
        .forEach(f -> figures.put(f.attr("data-figure"), f.select("b, .sure, .age").text()));
    return figures;
  }

  @Test
  void saysTheSameNumbersOnScreenOnPaperInAMailAndAsATable() throws IOException {
    month();
    var pdf = kith.bean(ReportPdf.class);
    var print = view(Edition.TEAM, true);
    var shown = new ReportView(print.report(), Edition.TEAM, false, print.by(), print.zone());
    var page = pdf.html(shown);
    var screen = figures(page);
    assertThat(screen)
        .anySatisfy((key, said) -> {
          assertThat(key).startsWith("knowing.community_opened.");
          assertThat(said).startsWith("24 exact");
        });
    var knowing = "cem spoke of you, the first of 24 people around ben.";
    assertThat(page.select("#knowing").text()).contains(knowing);
    assertThat(page.select("#knowing a").attr("href")).startsWith("https://town.example/cem-");
    assertThat(figures(pdf.html(print))).isEqualTo(screen);
    try (var document = Loader.loadPDF(pdf.of(print))) {
      var words = words(new PDFTextStripper().getText(document));
      screen.values().forEach(figure -> assertThat(words).contains(words(figure)));
      assertThat(words).contains(words(knowing));
    }
    var letter = words(pdf.letter(print).text());
    screen.values().forEach(figure -> assertThat(letter).contains(words(figure)));
    assertThat(letter).contains(words(knowing));
    var rows =
        Arrays.stream(ReportCsv.of(print).split("\r\n", -1)).skip(1).filter(r -> !r.isEmpty());
    var table = rows.map(row -> row.split(",", -1)).collect(Collectors.toMap(r -> r[1], r -> r));
    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(screen.keySet());
    screen.forEach((key, said) -> {
      if (said.contains("exact")) {
        assertThat(said.replaceAll("( %)? exact.*", "").replace(",", ""))
            .as(key)
            .startsWith(Objects.requireNonNull(table.get(key))[4]);
      }
    });
  }

  /// Line ends are where the paper is narrow.
  static String words(String text) {
    return text.replaceAll("[\\s\\u00a0]+", "");
  }

  @Test
  void canBeListenedTo() throws IOException, VeraPDFException {
    month();
    var bytes = kith.bean(ReportPdf.class).of(view(Edition.TEAM, true));
    Files.createDirectories(Path.of("target/screens"));
    Files.write(Path.of("target/screens/report.pdf"), bytes);
    try (var document = Loader.loadPDF(bytes)) {
      var catalogue = document.getDocumentCatalog();
      assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
      assertThat(catalogue.getLanguage()).isEqualTo("en");
      assertThat(document.getDocumentInformation().getTitle()).contains("November 2026");
      document
          .getPages()
          .forEach(page -> {
            assertThat(page.getMediaBox().getWidth())
                .isCloseTo(PDRectangle.A4.getWidth(), within(1));
            assertThat(page.getMediaBox().getHeight())
                .isCloseTo(PDRectangle.A4.getHeight(), within(1));
          });
      assertThat(tags(document)).contains("H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure");
      assertThat(pictures(document)).isNotEmpty().allMatch(words -> !words.isBlank());
    }
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(bytes), PDFAFlavour.PDFUA_1);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);
      assertThat(
              result.getTestAssertions().stream()
                  .map(a -> a.getRuleId().getClause() + " " + a.getMessage())
                  .distinct())
          .as("what veraPDF says against PDF/UA-1")
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  private static Offset<Float> within(float points) {
    return Offset.offset(points);
  }

  private static List<PDStructureElement> elements(PDDocument document) {
    var found = new ArrayList<PDStructureElement>();
    collect(document.getDocumentCatalog().getStructureTreeRoot(), found);
    return found;
  }

  private static void collect(PDStructureNode node, List<PDStructureElement> found) {
    for (var kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        found.add(element);
        collect(element, found);
      }
    }
  }

  private static List<String> tags(PDDocument document) {
    return elements(document).stream()
        .map(PDStructureElement::getStandardStructureType)
        .distinct()
        .toList();
  }

  private static List<String> pictures(PDDocument document) {
    return elements(document).stream()
        .filter(e -> e.getStandardStructureType().equals("Figure"))
        .map(e -> e.getAlternateDescription() == null ? "" : e.getAlternateDescription())
        .toList();
  }

  @Test
  void p16WhatLeavesTheTeamNamesNobodyWhoDidNotAgreeAndCountsNoFew() {
    month();
    kith.asOwner(
        () -> kith.bean(Stories.class).write(NOVEMBER, null, "Imke", "They brought us bread."));
    var pdf = kith.bean(ReportPdf.class);
    var team = pdf.html(view(Edition.TEAM, true)).text();
    assertThat(team).contains("They brought us bread.", "not to be told outside");
    var before = pdf.html(view(Edition.FUNDER, true));
    assertThat(before.text())
        .doesNotContain("They brought us bread.", "Imke", "ana", "ben")
        .contains("kept back");
    assertThat(before.select("[data-figure='spoke.now'] b").text()).isEqualTo("fewer than 5");
    assertThat(before.select("[data-figure='reached.now'] b").text()).isEqualTo("40");
    kith.asOwner(
        () -> kith.bean(Stories.class).permit(NOVEMBER, "They brought us bread.", "by mail"));
    assertThat(pdf.html(view(Edition.FUNDER, true)).text())
        .contains("They brought us bread.", "Imke");
  }
}
