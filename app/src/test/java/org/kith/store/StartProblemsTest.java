package org.kith.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each thing that can stand in the way of a start is one sentence that says what to do.
class StartProblemsTest {

  @TempDir Path folder;

  @Test
  void aFolderInUseIsRefused() {
    try (var _ = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartProblem.class)
          .hasMessageContaining("Another Kith is already using")
          .hasMessageContaining("--data");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void aFolderOfANewerKithIsRefused() throws IOException {
    Files.writeString(folder.resolve("layout"), "99");

    assertThatThrownBy(() -> DataFolder.open(folder))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("newer Kith");
    assertThat(folder.resolve("layout")).hasContent("99");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "not a folder");

    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("cannot write");
  }

  @Test
  void aDatabaseAddressIsTakenApart() {
    var address =
        DatabaseAddress.parse("postgresql://kith:p%40ss+word@db.example:5433/kith?sslmode=require");

    assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/kith?sslmode=require");
    assertThat(address.user()).isEqualTo("kith");
    assertThat(address.password()).isEqualTo("p@ss+word");
    assertThat(address.toString()).doesNotContain("p@ss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db", "http://db/kith", "postgresql:///", "postgresql://a b/c"})
  void whatIsNoDatabaseAddressIsExplained(String given) {
    assertThatThrownBy(() -> DatabaseAddress.parse(given))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("postgresql://user:password@host:5432/kith");
  }
}
