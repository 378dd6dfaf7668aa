package org.kith.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says what a route takes to whoever sent another kind of thing; no route is found for it, so that
/// this is nobody's in particular.
@RestControllerAdvice
final class KindProblems {

  @ExceptionHandler
  void other(HttpMediaTypeNotSupportedException problem, HttpServletResponse response)
      throws IOException {
    response.sendError(
        HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
        "This route takes %s; say which it is as Content-Type."
            .formatted(
                problem.getSupportedMediaTypes().stream()
                    .map(MediaType::toString)
                    .collect(Collectors.joining(", "))));
  }
}
