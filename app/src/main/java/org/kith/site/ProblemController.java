package org.kith.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/// What a person sees when a page cannot be had: what happened, why, and what to do.
@Controller
class ProblemController implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(ProblemController.class);

  @RequestMapping("/error")
  @Nullable String show(HttpServletRequest request, HttpServletResponse response, Model model)
      throws IOException {
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
    var page = Problems.page(status, said, request.getRequestId());
    if (CallerFilter.isApi(request)) {
      tell(response, page, said);
      return null;
    }
    model.addAttribute("page", page);
    return "site/problem";
  }

  /// The same for a program, as RFC 9457 has it.
  private static void tell(HttpServletResponse response, ProblemPage page, String said)
      throws IOException {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", page.what());
    problem.put("status", page.status());
    problem.put("detail", said.isBlank() ? page.why() : said);
    if (page.request() != null) {
      problem.put("request", page.request());
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem));
  }
}
