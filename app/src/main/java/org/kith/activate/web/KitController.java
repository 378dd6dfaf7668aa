package org.kith.activate.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.KitPictureId;
import org.kith.activate.KitPictures;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a campaign offers people to speak about, and its pictures.
@Controller
class KitController {

  private final Campaigns campaigns;
  private final KitPictures pictures;

  KitController(Campaigns campaigns, KitPictures pictures) {
    this.campaigns = campaigns;
    this.pictures = pictures;
  }

  @GetMapping("/campaigns/{id}/kit")
  @Access(Who.VIEWER)
  String show(@PathVariable long id, Model model) {
    var campaign = known(id);
    return show(model, campaign, KitForm.of(campaign.brief().kit()), Map.of());
  }

  private String show(Model model, Campaign campaign, KitForm form, Map<String, String> problems) {
    var caller = Caller.require();
    model.addAttribute(
        "page",
        new KitPage(
            campaign,
            form,
            problems,
            pictures.of(campaign.id()),
            caller.workspace().name(),
            caller.mayActAs(Role.MANAGER)));
    return "activate/kit";
  }

  @PostMapping("/campaigns/{id}/kit")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String keep(@PathVariable long id, KitForm form, Model model, RedirectAttributes redirect) {
    var campaign = known(id);
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return show(model, campaign, form, problems);
    }
    campaigns.offer(campaign.id(), form.kit());
    redirect.addFlashAttribute("toast", "Kept. Everybody who opens their page sees it so.");
    return "redirect:/campaigns/%d/kit".formatted(id);
  }

  @PostMapping("/campaigns/{id}/kit/pictures")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String add(
      @PathVariable long id,
      @RequestParam @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String alt,
      Model model,
      RedirectAttributes redirect)
      throws IOException {
    var campaign = known(id);
    var problem =
        file == null || file.isEmpty()
            ? "Choose a picture first."
            : pictures.add(campaign.id(), file.getBytes(), alt);
    if (!problem.isEmpty()) {
      var form = KitForm.of(campaign.brief().kit());
      return show(model, campaign, form, Map.of("picture", problem, "typedAlt", alt));
    }
    redirect.addFlashAttribute("toast", "Added. What its file told of place and time is gone.");
    return "redirect:/campaigns/%d/kit#pictures".formatted(id);
  }

  @PostMapping("/campaigns/{id}/kit/pictures/{picture}")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String describe(
      @PathVariable long id,
      @PathVariable long picture,
      @RequestParam(defaultValue = "") String alt,
      RedirectAttributes redirect) {
    var problem = pictures.describe(known(id).id(), new KitPictureId(picture), alt);
    redirect.addFlashAttribute("toast", problem.isEmpty() ? "Kept." : "Not kept. " + problem);
    return "redirect:/campaigns/%d/kit#pictures".formatted(id);
  }

  @PostMapping("/campaigns/{id}/kit/pictures/{picture}/remove")
  @Access(value = Who.MANAGER, rate = Rate.WRITE)
  String remove(@PathVariable long id, @PathVariable long picture, RedirectAttributes redirect) {
    if (pictures.remove(known(id).id(), new KitPictureId(picture))) {
      redirect.addFlashAttribute("toast", "Taken out. Posts that have it keep it.");
    }
    return "redirect:/campaigns/%d/kit#pictures".formatted(id);
  }

  @GetMapping("/campaigns/{id}/kit/pictures/{picture}")
  @Access(Who.VIEWER)
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable long picture) {
    var campaign = known(id);
    return pictures
        .find(campaign.id(), new KitPictureId(picture))
        .map(file -> PictureAnswer.of(file, campaign.name()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Campaign known(long id) {
    return campaigns
        .find(new CampaignId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
