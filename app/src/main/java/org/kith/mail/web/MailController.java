package org.kith.mail.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Posting;
import org.kith.mail.FridayMails;
import org.kith.mail.MailAccounts;
import org.kith.mail.MailId;
import org.kith.mail.MailState;
import org.kith.mail.Outbox;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The mail account, and mails that wait for a person to decide.
@Controller
class MailController {

  private static final String HERE = "redirect:/settings/mail";
  private static final String TOAST = "toast";

  private final MailAccounts accounts;
  private final Outbox outbox;
  private final Posting posting;
  private final FridayMails fridays;
  private final Clock clock;

  MailController(
      MailAccounts accounts, Outbox outbox, Posting posting, FridayMails fridays, Clock clock) {
    this.accounts = accounts;
    this.outbox = outbox;
    this.posting = posting;
    this.fridays = fridays;
    this.clock = clock;
  }

  @GetMapping("/settings/mail")
  @Access(Who.VIEWER)
  String show(Model model) {
    return show(model, null, Map.of());
  }

  private String show(Model model, @Nullable MailForm typed, Map<String, String> problems) {
    var account = accounts.find().orElse(null);
    var form = typed != null ? typed : account == null ? MailForm.empty() : MailForm.of(account);
    model.addAttribute(
        "page",
        new MailPage(
            account,
            form,
            problems,
            new MailPage.Mails(
                outbox.unknown(), outbox.in(MailState.FAILED), outbox.in(MailState.QUEUED)),
            posting.stopped().orElse(null),
            new MailPage.Looking(
                Caller.require().mayActAs(Role.MANAGER),
                Caller.require().mayActAs(Role.MEMBER),
                MailPage.Looking.hour(fridays.hour()),
                clock.instant())));
    return "mail/mail";
  }

  @PostMapping("/settings/mail")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String keep(@RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
    var form = MailForm.typed(typed);
    var problems = accounts.keep(form.account(typed));
    if (!problems.isEmpty()) {
      return show(model, form, problems);
    }
    redirect.addFlashAttribute(TOAST, "Kept. Send yourself a test to see whether it works.");
    return HERE;
  }

  @PostMapping("/settings/mail/test")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, mails = true)
  String test(RedirectAttributes redirect) {
    redirect.addFlashAttribute(TOAST, accounts.test().orElse("There is no account to send with."));
    return HERE;
  }

  @PostMapping("/settings/mail/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        TOAST,
        accounts.remove()
            ? "Kith forgot the account and its passwords. Nothing is sent any more."
            : "There was no account.");
    return HERE;
  }

  @PostMapping("/settings/mail/{id}/arrived")
  @Access(value = Who.MEMBER, rate = Rate.WRITE)
  String arrived(@PathVariable long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        TOAST,
        outbox.arrived(known(id))
            ? "Noted: it arrived. It is not sent again."
            : "That was not in doubt.");
    return HERE;
  }

  @PostMapping("/settings/mail/{id}/again")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, mails = true)
  String again(@PathVariable long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        TOAST,
        switch (outbox.again(known(id))) {
          case QUEUED -> "It is sent once more.";
          case NOT_NEEDED -> "It was sent, or waits to be.";
          case NOT_NOW -> "They got three mails within this hour. Try it a little later.";
        });
    return HERE;
  }

  @PostMapping("/settings/mail/friday")
  @Access(value = Who.VIEWER, rate = Rate.WRITE)
  String friday(
      @RequestParam(defaultValue = "") String want,
      @RequestParam(defaultValue = "16") int hour,
      RedirectAttributes redirect) {
    if (want.equals("yes") && hour >= 0 && hour <= 23) {
      fridays.want(hour);
      redirect.addFlashAttribute(
          TOAST, "On Fridays from %d:00 you get your week by mail.".formatted(hour));
    } else {
      fridays.doNotWant();
      redirect.addFlashAttribute(TOAST, "You get no Friday mail.");
    }
    return HERE;
  }

  private MailId known(long id) {
    var mail = new MailId(id);
    if (outbox.find(List.of(mail)).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return mail;
  }
}
