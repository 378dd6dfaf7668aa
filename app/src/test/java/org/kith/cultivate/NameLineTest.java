package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLineTest {

  /// In the order of the columns: the line, the name, the address, the handle, the e-mail address.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Ana Ruiz                                 | Ana Ruiz |                                  |     |",
        "Ana Ruiz, https://ana.example/about.     | Ana Ruiz | https://ana.example/about        |     |",
        "https://ana.example/~ana (Ana Ruiz)      | Ana Ruiz | https://ana.example/~ana         |     |",
        "- Ana Ruiz – ana.example                 | Ana Ruiz | https://ana.example              |     |",
        "2. Ana Ruiz www.ana.example/blog/        | Ana Ruiz | https://www.ana.example/blog/    |     |",
        "@ana@mastodon.example                    | ''       | https://mastodon.example/@ana    |     |",
        "Ana: @ana@mastodon.example;              | Ana      | https://mastodon.example/@ana    |     |",
        "@ana.bsky.social Ana                     | Ana      | https://bsky.app/profile/ana.bsky.social | |",
        "@ana_cooks                               | ''       |                                  | ana_cooks |",
        "Ana Ruiz <ana.ruiz@mail.example>         | Ana Ruiz |                                  |     | ana.ruiz@mail.example",
        "Ana Ruiz, ana@mail.example, ana.example  | Ana Ruiz | https://ana.example              |     | ana@mail.example",
        "Dr. Ana M. Ruiz-O'Neill                  | Dr. Ana M. Ruiz-O'Neill |                   |     |",
        "Café Añil · añil.example                 | Café Añil | https://xn--ail-7ma.example     |     |",
      })
  void takesALineApart(String line, String name, String address, String handle, String email) {
    var read = NameLine.of(line.strip());
    assertThat(read.name()).isEqualTo(orEmpty(name));
    assertThat(read.address() == null ? "" : read.address().toString())
        .isIn(orEmpty(address), orEmpty(address) + "/");
    assertThat(read.handle()).isEqualTo(orEmpty(handle));
    assertThat(read.email()).isEqualTo(orEmpty(email));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
