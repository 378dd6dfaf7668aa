package org.kith.plan;

import org.kith.listen.FollowLists;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where plans get from outside what they need.
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

  @Bean
  FollowerReading.Lists followerLists(FollowLists lists) {
    return lists::begin;
  }
}
