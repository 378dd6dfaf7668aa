package org.kith.site;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// Somebody who uses a page by its keys only, as many do who cannot use a mouse, or do not want to:
/// the pointer never moves. What no key reaches cannot be used here.
public final class Keyboard {

  private static final int MOST_TABS = 150;

  /// Whether a page has only just been opened, and what is sought is in its main part.
  private static final String SKIPS =
      "e => document.activeElement === document.body && !document.querySelector('details[open]') && !!e.closest('main') && !!document.querySelector('.skip')";

  private final Page page;

  public Keyboard(Page page) {
    this.page = page;
  }

  /// Presses keys one after the other: `g`, `t`.
  public Keyboard press(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  public Keyboard type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /// Replaces what a field holds, once it has the focus.
  public Keyboard instead(String text) {
    return press("ControlOrMeta+a").type(text);
  }

  /// Tabs on to the first that fits, as often as that takes.
  public Keyboard to(String selector) {
    return to(page.locator(selector).first());
  }

  private Keyboard to(Locator there) {
    if (Boolean.TRUE.equals(there.evaluate(SKIPS))) {
      press("Tab", "Enter"); // past the navigation, by the link that is there for it
    }
    for (int tab = 0; tab < MOST_TABS; tab++) {
      if (Boolean.TRUE.equals(there.evaluate("e => e === document.activeElement"))) {
        return this;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(
        "after %d tabs the focus is not on %s, but on %s"
            .formatted(
                MOST_TABS, there, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")));
  }

  /// Tabs to a button, link or summary, and presses Enter there.
  public Keyboard use(String selector) {
    return to(selector).press("Enter");
  }

  /// Waits until something is there to be seen.
  public Keyboard sees(String selector) {
    page.waitForSelector(selector);
    return this;
  }
}
