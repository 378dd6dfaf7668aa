package org.kith.networks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URL;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;

@AnalyzeClasses(
    packages = "org.kith.networks",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> SOCKETS =
      resideInAnyPackage("java.net.http..", "javax.net..", "java.nio.channels..", "org.apache.hc..")
          .or(
              DescribedPredicate.describe(
                  "sockets of java.net",
                  c ->
                      c.getPackageName().equals("java.net")
                          && c.getSimpleName()
                              .matches(
                                  ".*(Socket|Connection|InetAddress|DatagramPacket|Proxy|ProxySelector)")));

  @ArchTest
  static final ArchRule f1OnlyTheGatewayOpensSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.kith.networks.http..")
          .should()
          .dependOnClassesThat(SOCKETS)
          .because("one place vets the address that is dialled; a second one would not (F1)");

  @ArchTest
  static final ArchRule f1NobodyOpensAnUrl =
      noClasses()
          .should()
          .callMethod(URL.class, "openStream")
          .orShould()
          .callMethod(URL.class, "openConnection")
          .orShould()
          .callMethod(URL.class, "getContent")
          .orShould()
          .callMethod(URI.class, "toURL")
          .orShould()
          .callMethod(Jsoup.class, "connect", String.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(HttpConnection.class)
          .because("these look up and dial by themselves, past the gateway (F1)");

  @ArchTest
  static final ArchRule networksNeverUseEachOther =
      slices()
          .matching("org.kith.networks.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("org.kith.networks.."),
              // Words are words on every network; and one protocol that Facebook and Instagram are
              // asked by, a gateway to Meta, no network.
              resideInAnyPackage(
                  "org.kith.networks.http..",
                  "org.kith.networks.text..",
                  "org.kith.networks.graph.."))
          .because("a network can be added, mended or removed without looking at the others");

  @ArchTest
  static final ArchRule theGraphApiKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("org.kith.networks.graph..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.kith.networks.*..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "org.kith.networks.http..",
                              "org.kith.networks.text..",
                              "org.kith.networks.graph.."))))
          .because("two networks speak it, and neither may reach the other through it");

  @ArchTest
  static final ArchRule wordsKnowNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("org.kith.networks.text..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.kith.networks..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "org.kith.networks.http..", "org.kith.networks.text.."))))
          .because("every network reads words by it");

  @ArchTest
  static final ArchRule theGatewayKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("org.kith.networks.http..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.kith.networks..")
                  .and(DescribedPredicate.not(resideInAPackage("org.kith.networks.http.."))))
          .because("arrows point from a network to the gateway and to the vocabulary");

  @ArchTest
  static final ArchRule theVocabularyKnowsNobody =
      classes()
          .that()
          .resideInAPackage("org.kith.networks")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.kith.networks", "java..", "org.jspecify..")
          .because("everybody speaks these words, so they must not pull anything along");

  @ArchTest
  static final ArchRule p13OnlyTheGatewaySends =
      noClasses()
          .that()
          .doNotHaveSimpleName("HttpGateway")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.kith.networks.http.Exchange")
          .because("the gateway refuses every write that is not listed in Write (P13, WriteTest)");

  @ArchTest
  static void everyRuleSawClasses(JavaClasses classes) {
    org.assertj.core.api.Assertions.assertThat(classes).hasSizeGreaterThan(30);
  }
}
