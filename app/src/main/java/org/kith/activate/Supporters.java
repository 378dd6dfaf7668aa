package org.kith.activate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.people.Wish;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// What people see and say on their own pages, without a login. Looking changes nothing; a refusal
/// wins at once, and is heard even when the campaign is over.
@Service
public class Supporters {

  /// How often they may wish to be written to; 0 leaves it to us, who rest after each ask.
  public static final List<Integer> WISHES = List.of(0, 183, 365);

  private static final String STOPPED = "pressed “stop everything” on their own page";
  private static final String WISHED = "said so on their own page";

  private final SupporterPages pages;
  private final Asking asking;
  private final Knowing knowing;
  private final TransactionOperations transaction;
  private final Clock clock;

  Supporters(
      SupporterPages pages,
      Asking asking,
      Knowing knowing,
      TransactionOperations transaction,
      Clock clock) {
    this.pages = pages;
    this.asking = asking;
    this.knowing = knowing;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What people are asked and given.
  @Component
  record Asking(
      Campaigns campaigns, Asks asks, Offers offers, KitPictures pictures, TrackedLinks links) {}

  /// What is known of them, and of what came of it.
  @Component
  record Knowing(
      Workspaces workspaces,
      Persons persons,
      MayWe mayWe,
      Conversions conversions,
      ObjectProvider<ClickCounts> clicks,
      ObjectProvider<SharedPosts> posts) {}

  /// What a token opens; empty if nothing.
  public Optional<Supporter> open(String token) {
    return pages.find(token).flatMap(place -> within(place, () -> seen(place)));
  }

  private <T> Optional<T> within(SupporterPages.Place place, Supplier<T> work) {
    return Optional.ofNullable(
        CurrentWorkspace.call(place.workspace(), () -> transaction.execute(_ -> work.get())));
  }

  private @Nullable Supporter seen(SupporterPages.Place place) {
    var workspace = knowing.workspaces().get(place.workspace());
    var campaign = asking.campaigns().find(place.campaign()).orElse(null);
    var person = knowing.persons().find(place.person()).orElse(null);
    var ask = asking.asks().find(place.campaign(), place.person()).orElse(null);
    if (campaign == null || person == null || ask == null) {
      return null;
    }
    if (knowing.mayWe().contact(person.id()) instanceof Permission.Refused) {
      return new Supporter.Left(workspace.name());
    }
    if (!campaign.isOpen(clock.instant())) {
      return new Supporter.Over(workspace.name(), campaign.name());
    }
    var offer = asking.offers().of(campaign, person, place.shared());
    return new Supporter.Invited(
        workspace.name(),
        workspace.zone(),
        campaign,
        person,
        ask.state(),
        offer,
        came(campaign, offer),
        said(campaign, person),
        knowing.mayWe().wish(person.id()).map(Wish::days).orElse(0));
  }

  private Supporter.Came came(Campaign campaign, Offer offer) {
    var port = knowing.clicks().getIfAvailable();
    if (port == null || !(offer instanceof Offer.Open open)) {
      return new Supporter.Came(false, 0, 0, Map.of());
    }
    var link = open.link().id();
    return new Supporter.Came(
        true,
        port.humans(campaign.id()).getOrDefault(link, 0L),
        port.programs(campaign.id()).getOrDefault(link, 0L),
        knowing.conversions().of(campaign.id()).stream()
            .filter(count -> count.link().equals(link))
            .collect(Collectors.toMap(Conversions.Count::what, Conversions.Count::times)));
  }

  /// What they said for it; their page opens by its address, so that only what everybody may read
  /// stands on it.
  private List<SharedPost> said(Campaign campaign, Person person) {
    var port = knowing.posts().getIfAvailable();
    if (port == null) {
      return List.of();
    }
    var theirs =
        port.of(campaign.id()).stream().filter(post -> person.id().equals(post.person())).toList();
    var shown = knowing.mayWe().show(theirs.stream().map(SharedPost::post).toList());
    return theirs.stream().filter(post -> shown.contains(post.post())).toList();
  }

  /// A picture of the kit, once they may see the kit.
  public Optional<KitPictures.File> picture(String token, KitPictureId id) {
    return open(token)
        .filter(seen -> seen instanceof Supporter.Invited(_, _, _, _, _, Offer.Open _, _, _, _))
        .flatMap(_ -> pages.find(token))
        .flatMap(place ->
            within(place, () -> asking.pictures().find(place.campaign(), id).orElse(null)));
  }

  /// Says that they will speak, or that they will not this time.
  ///
  /// @return false if nothing was asked, or it was answered before
  public boolean answer(String token, boolean yes) {
    var to = yes ? AskState.SAID_YES : AskState.SAID_NO;
    return act(token, place -> asking.asks().move(place.campaign(), place.person(), to));
  }

  /// Says what ties them to the organisation.
  ///
  /// @return false if that is no answer
  public boolean tie(String token, Connection connection) {
    return connection != Connection.UNKNOWN
        && act(token, place -> knowing.persons().connect(place.person(), connection));
  }

  /// Says how often they want to be written to.
  ///
  /// @param days one of [#WISHES]
  /// @return false if that is none of them
  public boolean wish(String token, int days) {
    return WISHES.contains(days)
        && act(
            token,
            place -> {
              if (days == 0) {
                knowing.mayWe().wishedNothing(place.person());
              } else {
                knowing.mayWe().wished(place.person(), days, WISHED);
              }
              return true;
            });
  }

  /// Chooses between their own link and the one that is nobody's.
  public boolean share(String token, boolean shared) {
    return act(
        token,
        place -> {
          pages.share(place, shared);
          if (shared) {
            asking.campaigns().find(place.campaign()).ifPresent(asking.links()::shared);
          }
          return true;
        });
  }

  private boolean act(String token, Predicate<SupporterPages.Place> work) {
    return pages
        .find(token)
        .flatMap(place ->
            within(place, () -> seen(place) instanceof Supporter.Invited && work.test(place)))
        .orElse(false);
  }

  /// Ends everything: nobody writes to them any more, on any channel.
  ///
  /// @return false if there is no such page
  public boolean stop(String token) {
    return pages
        .find(token)
        .flatMap(place ->
            within(place, () -> asking.asks().stop(place.campaign(), place.person(), STOPPED)))
        .orElse(false);
  }
}
