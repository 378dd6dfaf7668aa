package org.kith.listen;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.kith.jobs.Backoff;
import org.kith.store.Database;
import org.kith.store.DatabaseAddress;
import org.kith.store.WorkspaceId;
import org.kith.team.Workspaces;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Some modules of Kith in a process of their own, to be killed: as they are, but without other
/// work, and each part of them only once it is asked for, so that a life begins in a second.
public final class PartOfKith {

  private PartOfKith() {}

  /// @param beans which modules, as a nested class of the process
  /// @param more what there is besides
  public static AnnotationConfigApplicationContext begin(
      Class<?> beans, Orders orders, Consumer<AnnotationConfigApplicationContext> more) {
    var database = Database.given(DatabaseAddress.parse(orders.of("database")), false);
    var keys = "target/keys-" + beans.getNestHost().getSimpleName();
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("orders", Map.of("kith.jobs", "false", "kith.keys", keys)));
    context.registerBean(Database.class, () -> database, b -> b.setDestroyMethodName(""));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean(Backoff.class, () -> new Backoff(RandomGenerator.getDefault()));
    more.accept(context);
    context.register(beans);
    context.addBeanFactoryPostProcessor(factory -> {
      for (var name : factory.getBeanDefinitionNames()) {
        factory.getBeanDefinition(name).setLazyInit(true);
      }
    });
    context.refresh();
    return context;
  }

  /// Its workspace, made in its first life.
  public static WorkspaceId workspace(ApplicationContext kith) {
    var workspaces = kith.getBean(Workspaces.class);
    return workspaces.all().stream()
        .findFirst()
        .orElseGet(() -> workspaces.add("Killed", ZoneId.of("UTC")));
  }

  /// Tells whoever may kill it how far it is.
  public static void say(String words) {
    System.out.println(words);
    System.out.flush();
  }
}
