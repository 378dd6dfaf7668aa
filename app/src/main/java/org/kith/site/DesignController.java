package org.kith.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.kith.team.Access;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Every component in every state, for whoever works on the face. Only in development.
@Controller
@ConditionalOnProperty("kith.development")
class DesignController {

  private final Frames frames;

  DesignController(Frames frames) {
    this.frames = frames;
  }

  @GetMapping("/design")
  @Access(Access.Who.VIEWER)
  String show(HttpServletRequest request, Model model) {
    model.addAttribute("page", new DesignPage(frames.of(request, Map.of())));
    return "site/design";
  }
}
