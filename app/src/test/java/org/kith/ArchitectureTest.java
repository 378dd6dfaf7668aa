package org.kith;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.kith.activate.SharedPosts;
import org.kith.activate.SpokenPosts;
import org.kith.listen.HeardMentions;
import org.kith.measure.Reports;
import org.kith.measure.Story;
import org.kith.measure.WhatWasSaid;
import org.kith.people.Permission;
import org.kith.people.Voices;
import org.kith.team.Access;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/// The arrows of docs/architecture.md.
class ArchitectureTest {

  /// Jars of ours that are plain libraries: all their packages may be used, the rules below guard
  /// them.
  private static final DescribedPredicate<JavaClass> LIBRARIES =
      resideInAnyPackage("org.kith.reach..", "org.kith.networks..", "org.kith.simulator..");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.kith");

  @Test
  void modulesPointOneWay() {
    ApplicationModules.of(KithApplication.class, LIBRARIES).verify();
  }

  @Test
  void onlyPlanAndMeasureUseTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.kith.reach..", "org.kith.plan..", "org.kith.measure..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.kith.reach..").and(DescribedPredicate.not(partOfAnEstimate())))
        .because(
            "the rest of Kith asks plan for reach, in its own words; an estimate is one of them")
        .check(OURS);
  }

  private static DescribedPredicate<JavaClass> partOfAnEstimate() {
    return DescribedPredicate.describe(
        "part of an Estimate", c -> c.getName().startsWith("org.kith.reach.Estimate"));
  }

  @Test
  void onlyConnectListenPeoplePrivacyPublishActivateAndHooksUseTheNetworks() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.kith.networks..",
            "org.kith.connect..",
            "org.kith.listen..",
            "org.kith.people..",
            "org.kith.privacy..",
            "org.kith.publish..",
            "org.kith.activate..",
            "org.kith.hooks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.kith.networks.*..")
        .because("what comes from outside comes in at one place")
        .check(OURS);
  }

  @Test
  void f1_nothingOutsideTheGatewayOpensASocket() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.kith.networks.http..", "org.kith.simulator..") // fake servers
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.http\\..*|java\\.net\\.Socket|javax\\.net\\.ssl\\.SSLSocket.*|java\\.net\\.URLConnection|java\\.net\\.HttpURLConnection"
                + "|org\\.apache\\.hc\\..*|org\\.springframework\\.web\\.client\\..*|org\\.jsoup\\.Connection|org\\.jsoup\\.helper\\.HttpConnection")
        .because("the gateway vets each address that is dialled; nothing may go round it")
        .check(OURS);
    noClasses()
        .should()
        .callMethod("java.net.URL", "openStream")
        .orShould()
        .callMethod("java.net.URL", "openConnection")
        .because("the gateway vets each address that is dialled; nothing may go round it")
        .check(OURS);
  }

  /// SMTP and IMAP go to servers that a manager named as the organisation's own; the gateway, which
  /// keeps us off private addresses, would keep us from them (docs/adr/018).
  @Test
  void f1_onlyOnePlaceSpeaksWithMailServers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.kith.mail.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
        .because(
            "what is asked of a mail server, and what a mail from anybody says, is one place's")
        .check(OURS);
  }

  @Test
  void p4_onlyTheGateGivesPermission() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.kith.people..")
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(type(Permission.Granted.class))))
        .because("whoever stores or sends an outgoing act takes a Permission.Granted, from MayWe")
        .check(OURS);
  }

  /// What leaves the team goes through [org.kith.people.MayWe]: reports by their edition, and no
  /// page for everybody takes others' words from anywhere else.
  @Test
  void p7_wordsOfOthersAreShownOutsideOnlyByTheGate() {
    noClasses()
        .that()
        .resideInAPackage("org.kith.measure.web..")
        .should()
        .callMethod(Reports.class, "of", YearMonth.class)
        .because("what a report shows is that of its edition; only so is the gate asked")
        .check(OURS);
    noClasses()
        .that(
            DescribedPredicate.describe(
                "have a route for everybody",
                of ->
                    of.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Access.class))
                        .anyMatch(method ->
                            method.getAnnotationOfType(Access.class).value() == Access.Who.ANYONE)))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            SharedPosts.class,
            SpokenPosts.class,
            HeardMentions.class,
            Story.class,
            WhatWasSaid.class,
            Voices.class)
        .because(
            "who opens such a page may be anybody, and an author may have asked not to be shown")
        .check(OURS);
  }

  @Test
  void a1_everyRouteIsDeclared() {
    methods()
        .that()
        .areAnnotatedWith(GetMapping.class)
        .or()
        .areAnnotatedWith(PostMapping.class)
        .or()
        .areAnnotatedWith(PutMapping.class)
        .or()
        .areAnnotatedWith(DeleteMapping.class)
        .should()
        .beAnnotatedWith(Access.class)
        .because("a route that does not say who may call it is refused to everybody")
        .check(OURS);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    var silent = new ArrayList<Path>();
    try (var folders = Files.walk(Path.of("src/main/java/org/kith"))) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        try (var files = Files.list(folder)) {
          boolean hasCode = files.anyMatch(file -> file.toString().endsWith(".java"));
          if (hasCode && !Files.exists(folder.resolve("package-info.java"))) {
            silent.add(folder);
          }
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
