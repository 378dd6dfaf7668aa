package org.kith.formats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.kith.formats", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule usesTheGraphAndTheTwoLibraries =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.kith.formats..",
              "org.kith.reach.graph..",
              "it.unimi.dsi..",
              "dev.hardwood..",
              "com.github.luben.zstd..",
              "org.jspecify..",
              "java..")
          .because("a format knows how to read and write, and nothing of what is done with graphs");

  @ArchTest
  static final ArchRule opensNoSockets =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.net.http..", "javax.net..")
          .because("the gateway vets each address that is dialled; nothing may go round it (F1)");
}
