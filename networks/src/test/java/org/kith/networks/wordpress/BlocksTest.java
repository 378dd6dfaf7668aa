package org.kith.networks.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void aParagraphIsABlockAndAnAddressALink() {
    assertThat(
            Blocks.of(
                "We walked.\nAgain!\n\n\n See https://trust.example/a?b=1&c, (https://x.example/y).",
                null,
                List.of()))
        .isEqualTo(
            """
            <!-- wp:paragraph -->
            <p>We walked.<br>Again!</p>
            <!-- /wp:paragraph -->

            <!-- wp:paragraph -->
            <p>See <a href="https://trust.example/a?b=1&amp;c">https://trust.example/a?b=1&amp;c</a>, (<a href="https://x.example/y">https://x.example/y</a>).</p>
            <!-- /wp:paragraph -->\
            """);
  }

  @Test
  void nothingInATextIsMarkup() {
    assertThat(
            Blocks.of(
                "<script>alert(1)</script> <!-- wp:html --> [gallery] & \"x\"", null, List.of()))
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- wp:html --&gt; &#91;gallery&#93; &amp; &quot;x&quot;")
        .doesNotContain("<script");
    assertThat(
            Blocks.of("", null, List.of(new Uploaded(7, "https://b.example/a.png", "\"><script>"))))
        .contains("alt=\"&quot;&gt;&lt;script&gt;\"")
        .contains("<!-- wp:image {\"id\":7} -->");
  }

  @Test
  void theLinkStandsBelowUnlessTheTextNamesIt() {
    var link = URI.create("https://trust.example/walk");
    assertThat(Blocks.of("Come along.", link, List.of()))
        .contains("href=\"https://trust.example/walk\"");
    assertThat(Blocks.of("Come: https://trust.example/walk", link, List.of()))
        .containsOnlyOnce("href=");
  }

  @Test
  void hashtagsAreWordsThatBeginWithAHash() {
    assertThat(
            Blocks.hashtags(
                "#Rivers and #rivers, #caf\u00e9_2 a#b &#38; #1 https://x.example/#top #\u6c34"))
        .containsExactly("Rivers", "caf\u00e9_2", "\u6c34");
  }
}
