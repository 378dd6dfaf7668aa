package org.kith.listen;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.bluesky.BlueskyPosts;
import org.kith.networks.feed.FeedSchedule;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Reachable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/// The one gateway through which Kith asks other people's servers, and what is asked of them.
@Configuration(proxyBeanMethods = false)
class NetworkConfiguration {

  /// @param hosts what may be reached beyond the public web, as `host` or `host:port`
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  HttpGateway httpGateway(
      Contact contact,
      @Value("${kith.network.hosts:}") String hosts,
      @Value("${kith.version:0.1.0}") String version,
      Clock clock) {
    var also =
        Arrays.stream(hosts.split(","))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet());
    var settings = HttpSettings.of(contact.orNobody(), version);
    return new HttpGateway(
        also.isEmpty() ? settings : settings.with(Reachable.alsoHosts(also.toArray(String[]::new))),
        clock,
        RandomGenerator.getDefault());
  }

  @Bean
  FeedSchedule feedSchedule() {
    return new FeedSchedule(RandomGenerator.getDefault());
  }

  @Bean
  @Lazy
  BlueskyAccounts blueskyAccounts(
      HttpGateway http,
      @Value("${kith.network.bluesky.appview:https://public.api.bsky.app}") URI appView) {
    return new BlueskyAccounts(http, appView);
  }

  @Bean
  @Lazy
  ConversationReading.Conversations blueskyConversations(
      HttpGateway http,
      @Value("${kith.network.bluesky.appview:https://public.api.bsky.app}") URI appView) {
    return new ConversationReading.Conversations(Network.BLUESKY, new BlueskyPosts(http, appView));
  }

  @Bean
  BlueskyServer blueskyServer(
      @Value("${kith.network.bluesky.jetstream:wss://jetstream2.us-east.bsky.network}")
          URI server) {
    return new BlueskyServer(server);
  }
}
