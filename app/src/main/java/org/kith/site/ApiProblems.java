package org.kith.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says by name what of a program's request cannot be read; [ProblemController] tells it.
@RestControllerAdvice(annotations = RestController.class)
final class ApiProblems {

  @ExceptionHandler
  void unreadable(HttpMessageNotReadableException problem, HttpServletResponse response)
      throws IOException {
    if (isTooLarge(problem)) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, BodyLimitFilter.SENTENCE);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, sentence(problem.getCause()));
    }
  }

  private static boolean isTooLarge(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(BodyLimitFilter.TooLarge.class::isInstance);
  }

  private static String sentence(@Nullable Throwable cause) {
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return "“%s” is no field here; there are: %s."
          .formatted(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (cause instanceof StreamConstraintsException) {
      return "The body goes deeper than 64 levels, or holds a number of more than 100 digits.";
    }
    if (cause instanceof JacksonException wrong && !wrong.getPath().isEmpty()) {
      return "“%s” holds something that does not fit."
          .formatted(
              wrong.getPath().stream()
                  .map(part -> String.valueOf(part.getPropertyName()))
                  .collect(Collectors.joining(".")));
    }
    return "The body is not the JSON that this route takes.";
  }

  @ExceptionHandler
  void unfit(MethodArgumentTypeMismatchException problem, HttpServletResponse response)
      throws IOException {
    response.sendError(
        HttpServletResponse.SC_BAD_REQUEST,
        "“%s” holds something that does not fit.".formatted(problem.getName()));
  }
}
