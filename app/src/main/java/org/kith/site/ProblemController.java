package org.kith.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// What a person sees when a page cannot be had: what happened, why, and what to do.
@Controller
class ProblemController implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(ProblemController.class);

  @RequestMapping("/error")
  String show(HttpServletRequest request, HttpServletResponse response, Model model) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer i ? i : 404;
    response.setStatus(status);
    var said = request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String s ? s : "";
    if (status >= 500) {
      log.error(
          "request {} failed: {}",
          request.getRequestId(),
          request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
          request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t
              ? t
              : null);
    }
    model.addAttribute("page", Problems.page(status, said, request.getRequestId()));
    return "site/problem";
  }
}
