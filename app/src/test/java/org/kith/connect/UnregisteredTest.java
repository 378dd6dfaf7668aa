package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.networks.Network;

class UnregisteredTest {

  @Test
  void allThreeNetworksThatTakeAnAppAreNamedBeforeThereIsOne() {
    assertThat(Unregistered.beside(new Connectors(List.of())))
        .flatExtracting(Unregistered::networks)
        .containsExactly(Network.FACEBOOK, Network.INSTAGRAM, Network.X);
  }

  @Test
  void aNetworkThatCanBeConnectedIsNot() {
    assertThat(Unregistered.beside(new Connectors(List.of(new PaperConnector()))))
        .flatExtracting(Unregistered::networks)
        .containsExactly(Network.FACEBOOK, Network.INSTAGRAM);
  }

  @Test
  void theSettingsThatAreNamedAreThoseThatExist() throws IOException {
    var settings = Files.readString(Path.of("../docs/configuration.md"));
    for (var one : Unregistered.beside(new Connectors(List.of()))) {
      assertThat(settings).contains("`" + one.app() + "`", one.register().getHost());
      assertThat(one.secret()).isEqualTo(one.app().replaceFirst("app$", "secret"));
    }
  }
}
