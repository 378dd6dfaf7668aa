package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Network;
import org.kith.networks.instagram.InstagramHashtags.Look;

class HashtagLooksTest {

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void anAccountOnInstagramLooksAtWhatWasPostedWithAHashtag() {
    try (var instagram = new DocumentedNetwork(kith, Network.INSTAGRAM)) {
      var looks = instagram.hashtagLooks();
      assertThat(kith.asOwner(looks::can)).isFalse();
      instagram.connected();
      assertThat(kith.asOwner(looks::can)).isTrue();
      var look = (Look.Examples) kith.asOwner(() -> looks.look("#CleanRiver")).orElseThrow();
      assertThat(look.examples()).extracting(one -> one.text()).contains("out again #cleanriver");
    }
  }

  @Test
  void anAccountElsewhereDoesNot() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var looks = facebook.hashtagLooks();
      facebook.connected();
      assertThat(kith.asOwner(looks::can)).isFalse();
      assertThat(kith.asOwner(() -> looks.look("cleanriver"))).isEmpty();
    }
  }
}
