package org.kith.activate.web;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.Candidates;
import org.kith.activate.InvitationResult;
import org.kith.activate.InvitationText;
import org.kith.activate.Invitations;
import org.kith.mail.PersonalMails;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The words of a campaign's invitation, and sending it to one person after a look at it as they
/// will see it.
@Controller
class InvitationController {

  static final String NO_ADDRESS =
      "This Kith has no address on the public web (kith.address), so a link in a mail would lead"
          + " nowhere.";

  private final Campaigns campaigns;
  private final Invitations invitations;
  private final Someone someone;
  private final PublicAddress address;
  private final Clock clock;

  InvitationController(
      Campaigns campaigns,
      Invitations invitations,
      Someone someone,
      PublicAddress address,
      Clock clock) {
    this.campaigns = campaigns;
    this.invitations = invitations;
    this.someone = someone;
    this.address = address;
    this.clock = clock;
  }

  /// Whom an invitation is to.
  @Component
  record Someone(Persons persons, Candidates candidates) {

    Person known(long id) {
      return persons
          .find(new PersonId(id))
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Somebody who could be invited, to look at the words with.
    Optional<Person> example(CampaignId campaign) {
      return candidates.of(campaign).ready().stream()
          .findFirst()
          .flatMap(candidate -> persons.find(candidate.person()));
    }
  }

  @GetMapping("/campaigns/{id}/invitation")
  @Access(Who.MEMBER)
  String words(@PathVariable long id, Model model) {
    var campaign = known(id);
    return show(model, campaign, null, invitations.text(campaign.id()));
  }

  @PostMapping("/campaigns/{id}/invitation")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String keep(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String body,
      Model model,
      RedirectAttributes redirect) {
    var campaign = known(id);
    var text = new InvitationText(subject, body);
    if (!invitations.change(campaign.id(), text).isEmpty()) {
      return show(model, campaign, null, text);
    }
    redirect.addFlashAttribute("toast", "Kept. Each invitation begins with these words.");
    return "redirect:/campaigns/" + id;
  }

  @PostMapping("/campaigns/{id}/invitation/preview")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String look(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String body,
      Model model) {
    show(model, known(id), null, new InvitationText(subject, body));
    return "activate/invitation-preview";
  }

  @GetMapping("/campaigns/{id}/invite/{person}")
  @Access(Who.MEMBER)
  String write(@PathVariable long id, @PathVariable long person, Model model) {
    var campaign = known(id);
    return show(model, campaign, someone.known(person), invitations.text(campaign.id()));
  }

  @PostMapping("/campaigns/{id}/invite/{person}/preview")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String look(
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String body,
      Model model) {
    show(model, known(id), someone.known(person), new InvitationText(subject, body));
    return "activate/invitation-preview";
  }

  @PostMapping("/campaigns/{id}/invite/{person}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, mails = true)
  String send(
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String body,
      Model model,
      RedirectAttributes redirect) {
    var campaign = known(id);
    var who = someone.known(person);
    var text = new InvitationText(subject, body);
    var server = address.find();
    if (server.isEmpty()) {
      return show(model, campaign, who, text);
    }
    return switch (invitations.send(campaign.id(), who, text, server.get())) {
      case InvitationResult.Queued _ -> {
        redirect.addFlashAttribute(
            "toast", "%s is invited. The mail goes out in a moment.".formatted(who.name()));
        redirect.addFlashAttribute("undo", "/campaigns/%d/asks/%d/back".formatted(id, person));
        yield "redirect:/campaigns/%d#asked-%d".formatted(id, person);
      }
      case InvitationResult.NotAsked(var result) -> {
        redirect.addFlashAttribute("toast", AsksController.said(result, who.name(), clock));
        yield "redirect:/campaigns/" + id;
      }
      case InvitationResult.NoMail _ -> show(model, campaign, who, text);
    };
  }

  @PostMapping("/campaigns/{id}/invitation/resume")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String resume(@PathVariable long id, RedirectAttributes redirect) {
    invitations.resume(known(id).id());
    redirect.addFlashAttribute("toast", "Invitations by mail go on.");
    return "redirect:/campaigns/" + id;
  }

  private String show(Model model, Campaign campaign, @Nullable Person to, InvitationText text) {
    var person = to != null ? to : someone.example(campaign.id()).orElse(null);
    boolean own = to != null;
    model.addAttribute(
        "page",
        new InvitationPage(
            campaign,
            person,
            own,
            text,
            preview(campaign, person, text),
            problem(campaign, own ? person : null, text),
            may(person)));
    return "activate/invitation";
  }

  private InvitationPage.May may(@Nullable Person person) {
    if (person == null) {
      return new InvitationPage.May(false, "");
    }
    var permission = invitations.permission(person.id());
    return new InvitationPage.May(permission.isGranted(), permission.words());
  }

  private PersonalMails.@Nullable Composed preview(
      Campaign campaign, @Nullable Person person, InvitationText text) {
    return person == null || !invitations.isSetUp()
        ? null
        : invitations.preview(campaign, person, text, address.find().orElse("https://…"));
  }

  private String problem(Campaign campaign, @Nullable Person person, InvitationText text) {
    var problem = person == null ? text.problem() : invitations.problem(person, text);
    if (!problem.isEmpty()) {
      return problem;
    }
    if (address.find().isEmpty()) {
      return NO_ADDRESS;
    }
    return person == null ? "" : invitations.obstacle(campaign.id(), person).orElse("");
  }

  private Campaign known(long id) {
    return campaigns
        .find(new CampaignId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
