package org.kith.team.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.kith.team.Members.Invited;
import org.kith.team.Role;
import org.kith.team.SessionCookie;
import org.kith.team.Sessions;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Settings: the organisation, oneself, and who works here.
@Controller
class SettingsController {

  private static final Map<String, String> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("VIEWER", "Viewer: looks");
    ROLES.put("MEMBER", "Member: works with people");
    ROLES.put("MANAGER", "Manager: also sources, topics and campaigns");
    ROLES.put("OWNER", "Owner: also who works here");
  }

  private final Workspaces workspaces;
  private final Members members;
  private final Sessions sessions;

  SettingsController(Workspaces workspaces, Members members, Sessions sessions) {
    this.workspaces = workspaces;
    this.members = members;
    this.sessions = sessions;
  }

  @GetMapping("/settings")
  @Access(Who.VIEWER)
  String show(Model model) {
    var caller = Caller.require();
    var link = model.getAttribute("link") instanceof String path ? path : "";
    var linkFor = model.getAttribute("linkFor") instanceof String name ? name : "";
    model.addAttribute(
        "page",
        new SettingsPage(
            caller.workspace(),
            caller.member(),
            members.of(caller.workspace().id()),
            ROLES,
            link,
            linkFor,
            members.hasPassword(caller.member().id())));
    return "team/settings";
  }

  @PostMapping("/settings/workspace")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String change(WorkspaceForm form, RedirectAttributes redirect) {
    var workspace = Caller.require().workspace();
    var problem = form.problem();
    if (problem.isPresent()) {
      redirect.addFlashAttribute("toast", problem.get());
      return "redirect:/settings";
    }
    workspaces.change(
        new Workspace(
            workspace.id(),
            form.name().strip(),
            form.site().strip(),
            ZoneId.of(form.zone()),
            form.minutes(),
            form.hours(),
            workspace.sample(),
            workspace.days(),
            workspace.fresh()));
    redirect.addFlashAttribute("toast", "Saved.");
    return "redirect:/settings";
  }

  @PostMapping("/settings/me")
  @Access(value = Who.VIEWER, rate = Rate.WRITE)
  String rename(
      @RequestParam("myName") String name,
      @RequestParam("myEmail") String email,
      RedirectAttributes redirect) {
    if (name.isBlank() || name.length() > 300 || !isAddress(email)) {
      redirect.addFlashAttribute("toast", "Not saved: it takes a name and an e-mail address.");
      return "redirect:/settings";
    }
    boolean free = members.rename(Caller.require().member().id(), name.strip(), email.strip());
    redirect.addFlashAttribute(
        "toast", free ? "Saved." : "Not saved: somebody else here has that e-mail address.");
    return "redirect:/settings";
  }

  @PostMapping("/settings/password")
  @Access(value = Who.VIEWER, rate = Rate.LOGIN)
  String password(
      @RequestParam String password,
      @RequestParam(defaultValue = "") String old,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (password.length() < Members.SHORTEST || password.length() > Members.LONGEST) {
      redirect.addFlashAttribute(
          "toast",
          "Not changed: a password has at least %d and at most %d characters."
              .formatted(Members.SHORTEST, Members.LONGEST));
      return "redirect:/settings";
    }
    var me = Caller.require().member().id();
    boolean changed =
        members.changePassword(me, old, password, SessionCookie.read(request).orElse(""));
    redirect.addFlashAttribute(
        "toast",
        changed
            ? "Your password is changed, and you are logged out everywhere else."
            : "Not changed: the password you have now is another one.");
    return "redirect:/settings";
  }

  @PostMapping("/settings/members")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String invite(
      @RequestParam("newName") String name,
      @RequestParam("newEmail") String email,
      @RequestParam("newRole") Role role,
      RedirectAttributes redirect) {
    if (name.isBlank() || name.length() > 300 || !isAddress(email)) {
      redirect.addFlashAttribute(
          "toast", "Nobody was added: it takes a name and an e-mail address.");
      return "redirect:/settings";
    }
    var caller = Caller.require();
    var workspace = caller.workspace().id();
    return switch (members.invite(
        workspace, caller.member().id(), name.strip(), email.strip(), role)) {
      case Invited.Added(var member) -> letIn(member, name.strip(), redirect);
      case Invited.WorksHere(var member) -> {
        redirect.addFlashAttribute(
            "toast",
            "%s works here already, as %s. “Change” beside their name gives them another role."
                .formatted(member.name(), word(member.role())));
        yield "redirect:/settings";
      }
      case Invited.WorksElsewhere(var member) -> {
        show(sessions.offer(member, workspace, role), name.strip(), redirect);
        redirect.addFlashAttribute(
            "toast",
            "Somebody with that address works elsewhere on this Kith too. They work here once they"
                + " open the link, logged in as themselves.");
        yield "redirect:/settings";
      }
    };
  }

  @PostMapping("/settings/members/{id}/link")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String link(@PathVariable long id, RedirectAttributes redirect) {
    var member = memberHere(id);
    return letIn(member.id(), member.name(), redirect);
  }

  private String letIn(MemberId member, String name, RedirectAttributes redirect) {
    var caller = Caller.require();
    if (members.worksBeyond(member, caller.member().id())) {
      redirect.addFlashAttribute(
          "toast",
          "%s works elsewhere on this Kith too and comes in by their own password, so no link was made."
              .formatted(name));
      return "redirect:/settings";
    }
    show(sessions.linkFor(member, caller.workspace().id()), name, redirect);
    return "redirect:/settings";
  }

  private static void show(String secret, String linkFor, RedirectAttributes redirect) {
    redirect.addFlashAttribute("link", "/enter/" + secret);
    redirect.addFlashAttribute("linkFor", linkFor);
  }

  @PostMapping("/settings/members/{id}/role")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String role(@PathVariable long id, @RequestParam Role role, RedirectAttributes redirect) {
    var member = memberHere(id);
    boolean changed = members.changeRole(Caller.require().workspace().id(), member.id(), role);
    redirect.addFlashAttribute(
        "toast",
        changed
            ? "%s is %s now.".formatted(member.name(), word(role))
            : "%s is the only owner; make somebody else one first.".formatted(member.name()));
    return "redirect:/settings";
  }

  @PostMapping("/settings/members/{id}/remove")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String remove(@PathVariable long id, RedirectAttributes redirect) {
    var member = memberHere(id);
    boolean gone = members.remove(Caller.require().workspace().id(), member.id());
    redirect.addFlashAttribute(
        "toast",
        gone
            ? "%s does not work here any more. What they wrote stays.".formatted(member.name())
            : "%s is the only owner; make somebody else one first.".formatted(member.name()));
    return "redirect:/settings";
  }

  /// Leads back from a sample to the workspace it was made for.
  @PostMapping("/sample/leave")
  @Access(value = Who.VIEWER, rate = Rate.WRITE)
  String leaveSample(HttpServletRequest request) {
    if (!workspaces.leaveSample(Caller.require(), SessionCookie.read(request).orElse(""))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/";
  }

  /// Removes the sample with all that is in it; its reader goes on in a workspace of their own.
  @PostMapping("/sample/remove")
  @Access(value = Who.OWNER, rate = Rate.WRITE)
  String removeSample(RedirectAttributes redirect) {
    var caller = Caller.require();
    if (!caller.workspace().sample()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    workspaces.removeSample(caller.workspace().id(), caller);
    redirect.addFlashAttribute("toast", "The sample is gone. This is your own Kith.");
    return "redirect:/";
  }

  private Member memberHere(long id) {
    return members.of(Caller.require().workspace().id()).stream()
        .filter(member -> member.id().equals(new MemberId(id)))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static boolean isAddress(String email) {
    return email.length() <= 254 && email.strip().matches("[^@\\s]+@[^@\\s]+");
  }

  private static String word(Role role) {
    return switch (role) {
      case VIEWER -> "a viewer";
      case MEMBER -> "a member";
      case MANAGER -> "a manager";
      case OWNER -> "an owner";
    };
  }

  /// The organisation as its form sends it.
  record WorkspaceForm(String name, String site, String zone, int minutes, double hours) {

    /// Why it cannot be saved, in a sentence; empty if it can.
    Optional<String> problem() {
      if (name.isBlank() || name.length() > 300) {
        return Optional.of("Not saved: the name has 1 to 300 characters.");
      }
      if (!site.isBlank() && !site.strip().matches("https?://[^\\s]{1,2000}")) {
        return Optional.of("Not saved: the web site begins with https:// or http://.");
      }
      if (minutes < 5 || minutes > 480 || !(hours > 0 && hours <= 400)) {
        return Optional.of("Not saved: 5 to 480 minutes a day, and up to 400 hours a month.");
      }
      try {
        ZoneId.of(zone);
        return Optional.empty();
      } catch (DateTimeException e) {
        return Optional.of("Not saved: there is no time zone “%s”.".formatted(zone));
      }
    }
  }
}
