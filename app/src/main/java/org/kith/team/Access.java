package org.kith.team;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call a route, and how often. A route without it is refused to everybody, and fails the
/// build.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

  Who value();

  Rate rate() default Rate.PAGE;

  /// What a token must allow; a route of the API has one, a page none.
  Scope scope() default Scope.NONE;

  /// Whether a mail goes out because somebody calls it. From one place ten such calls an hour are
  /// taken, and no address gets more than three of their mails an hour (A7).
  boolean mails() default false;

  /// The least a caller must be.
  enum Who {
    ANYONE,
    VIEWER,
    MEMBER,
    MANAGER,
    OWNER
  }

  /// How often one caller, or one address where there is no login, may call. The figures are for
  /// one minute.
  enum Rate {
    PAGE(600),
    WRITE(240),
    LOGIN(10),
    /// What programs of others may tell us.
    HOOK(60),
    /// Short links that lead nowhere: whoever asks for many is guessing.
    LINK(60),
    /// What comes in bursts, and is known by its address: hubs, and ways out of mails.
    BURST(6_000);

    private final int aMinute;

    Rate(int aMinute) {
      this.aMinute = aMinute;
    }

    public int aMinute() {
      return aMinute;
    }
  }
}
