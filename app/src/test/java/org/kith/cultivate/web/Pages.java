package org.kith.cultivate.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.kith.TestKith;
import org.kith.site.Chromium;
import org.kith.team.MemberId;

/// Opens pages in a browser as a member of a test's workspace, its owner if nobody is named.
record Pages(TestKith kith, Chromium chromium) {

  Page open(int width, boolean dark, String path) {
    return open(kith.owner(), width, dark, path);
  }

  Page open(MemberId who, int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    page.setDefaultTimeout(8_000);
    var cookie = kith.cookie(who).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
