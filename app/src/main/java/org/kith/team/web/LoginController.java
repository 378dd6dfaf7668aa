package org.kith.team.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.LoginResult;
import org.kith.team.SessionCookie;
import org.kith.team.Sessions;
import org.kith.team.Sessions.Entered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The ways in and out: a password, or a link that works once.
@Controller
class LoginController {

  private final Sessions sessions;

  LoginController(Sessions sessions) {
    this.sessions = sessions;
  }

  @GetMapping("/login")
  @Access(Who.ANYONE)
  String show(@RequestParam(defaultValue = "") String next, Model model) {
    model.addAttribute("page", new LoginPage(LocalPath.orHome(next), "", ""));
    return "team/login";
  }

  @PostMapping("/login")
  @Access(value = Who.ANYONE, rate = Rate.LOGIN)
  String login(
      LoginForm form, Model model, HttpServletRequest request, HttpServletResponse response) {
    return switch (sessions.login(form.email(), form.password(), request.getRemoteAddr())) {
      case LoginResult.LoggedIn(var session) -> {
        SessionCookie.write(request, response, session);
        yield "redirect:" + LocalPath.orHome(form.next());
      }
      case LoginResult.Refused() -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield again(
            form,
            "This e-mail address and password do not belong together. Try again, or ask an owner"
                + " for a new link.",
            model);
      }
      case LoginResult.Wait(var howLong) -> {
        long seconds = howLong.plusMillis(999).toSeconds();
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        yield again(
            form,
            "That was tried too often from here. Wait %s, then try again."
                .formatted(words(seconds)),
            model);
      }
    };
  }

  private static String again(LoginForm form, String problem, Model model) {
    model.addAttribute("page", new LoginPage(LocalPath.orHome(form.next()), form.email(), problem));
    return "team/login";
  }

  private static String words(long seconds) {
    if (seconds == 1) {
      return "a second";
    }
    return seconds < 120 ? seconds + " seconds" : "%d minutes".formatted((seconds + 59) / 60);
  }

  /// Shows a button instead of logging in, so that a mail scanner that opens the link does not use
  /// it up.
  @GetMapping("/enter/{secret}")
  @Access(Who.ANYONE)
  String enter(@PathVariable String secret, Model model) {
    model.addAttribute("page", new EnterPage(secret, "", false));
    return "team/enter";
  }

  @PostMapping("/enter")
  @Access(value = Who.ANYONE, rate = Rate.LOGIN)
  String enter(
      @RequestParam String secret,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (sessions.open(secret, SessionCookie.read(request).orElse(""))) {
      case Entered.In(var session) -> {
        SessionCookie.write(request, response, session);
        yield "redirect:/";
      }
      case Entered.LogInFirst() -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield notNow(
            new EnterPage(
                secret,
                "It offers a place to somebody who works elsewhere on this Kith too, and only they"
                    + " can take it. Log in as yourself; this page comes again then.",
                true),
            model);
      }
      case Entered.Over() -> {
        response.setStatus(HttpStatus.GONE.value());
        yield notNow(
            new EnterPage(
                "",
                "This link was used already or is older than a day. Log in with your password, or"
                    + " start Kith again for a new link.",
                false),
            model);
      }
    };
  }

  private static String notNow(EnterPage page, Model model) {
    model.addAttribute("page", page);
    return "team/enter";
  }

  @PostMapping("/logout")
  @Access(value = Who.ANYONE, rate = Rate.WRITE)
  String logout(
      RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::logout);
    SessionCookie.clear(request, response);
    redirect.addFlashAttribute("toast", "You are logged out.");
    return "redirect:/login";
  }
}
