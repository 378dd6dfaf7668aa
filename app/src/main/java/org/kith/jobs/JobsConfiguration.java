package org.kith.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What background work is made of.
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

  @Bean
  JobSettings jobSettings(
      @Value("${kith.jobs:true}") boolean jobs, @Value("${kith.instance:kith}") String instance) {
    return new JobSettings(jobs, instance);
  }

  @Bean
  Backoff backoff() {
    return new Backoff(RandomGenerator.getDefault());
  }

  @Bean
  JobTools jobTools(
      JobSettings settings,
      Backoff backoff,
      PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    var own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new JobTools(settings, backoff, own, events);
  }

  @Bean
  JobScheduler.Connections schedulerConnections(
      HikariDataSource dataSource, JdbcClient db, Clock clock) {
    return new JobScheduler.Connections(dataSource, db, clock);
  }

  /// Asks for work in the caller's transaction, so that work and what it is about come to be
  /// together.
  @Bean
  SchedulerClient schedulerClient(HikariDataSource dataSource) {
    var known = Tasks.custom(JobKey.TASK, Void.class).execute((_, _) -> (_, _) -> {});
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), known)
        .build();
  }
}
