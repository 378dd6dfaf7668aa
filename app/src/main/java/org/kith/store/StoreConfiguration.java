package org.kith.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// The pool and its transactions. The [Database] bean itself is given by whoever starts the
/// application.
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class StoreConfiguration {

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Database database) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.login().url());
    config.setUsername(database.login().user());
    config.setPassword(database.login().password());
    // What the server says of a row that it refuses holds the row: names, addresses, notes.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setConnectionInitSql("set role kith_app");
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(10_000);
    config.setPoolName("kith");
    return new HikariDataSource(config);
  }

  @Bean
  JdbcClient jdbcClient(HikariDataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  PlatformTransactionManager transactionManager(HikariDataSource dataSource) {
    return new WorkspaceTransactionManager(dataSource);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }
}
