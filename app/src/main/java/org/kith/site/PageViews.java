package org.kith.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractView;
import org.springframework.web.servlet.view.RedirectView;

/// Finds the JTE template of a view name; each page gets its [Frame] beside what its controller
/// gave it.
@Component
final class PageViews implements ViewResolver, Ordered {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Frames frames;

  PageViews(Frames frames) {
    this.frames = frames;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public View resolveViewName(String name, Locale locale) {
    if (name.startsWith("redirect:")) {
      return redirect(name.substring("redirect:".length()));
    }
    return new PageView(name + ".jte");
  }

  private static View redirect(String target) {
    var view = new RedirectView(target);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return view;
  }

  private final class PageView extends AbstractView {

    private final String template;

    PageView(String template) {
      this.template = template;
      setContentType("text/html;charset=utf-8");
    }

    @Override
    protected void renderMergedOutputModel(
        Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      var parameters = new HashMap<String, Object>();
      for (var name : templates.getParamInfo(template).keySet()) {
        if (model.containsKey(name)) {
          parameters.put(name, model.get(name));
        }
      }
      if (templates.getParamInfo(template).containsKey("frame")) {
        parameters.put("frame", frames.of(request, model));
      }
      var output = new Utf8ByteOutput();
      templates.render(template, parameters, output);
      response.setContentType(getContentType());
      response.setContentLength(output.getContentLength());
      try (var body = response.getOutputStream()) {
        output.writeTo(body);
      }
    }
  }
}
