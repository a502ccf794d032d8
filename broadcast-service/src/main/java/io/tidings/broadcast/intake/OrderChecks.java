package io.tidings.broadcast.intake;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.Language;
import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.country.Countries;
import io.tidings.broadcast.country.Country;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.field.QueryFields;
import io.tidings.broadcast.schedule.DueTime;
import io.tidings.broadcast.sender.Sender;
import io.tidings.broadcast.sender.Senders;
import io.tidings.platform.caller.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongFunction;

/** Looks up what a form refers to, and whether it fits together. */
@Singleton
class OrderChecks {

    private final Catalog catalog;
    private final Senders senders;
    private final Countries countries;
    private final DueTime dueTime;

    OrderChecks(Catalog catalog, Senders senders, Countries countries, DueTime dueTime) {
        this.catalog = catalog;
        this.senders = senders;
        this.countries = countries;
        this.dueTime = dueTime;
    }

    /** The order; its form's errors then hold all that is wrong with its ids and its time. */
    Uni<Order> check(Caller caller, OrderForm form) {
        UUID workspace = caller.workspace();
        return Uni.combine()
                .all()
                .unis(
                        look(form.templateId(), id -> catalog.template(workspace, id)),
                        look(form.senderId(), id -> senders.find(workspace, id)),
                        look(narrow(form.languageId()), id -> catalog.language((int) id)),
                        look(narrow(form.countryId()), id -> countries.find((int) id)))
                .usingConcurrencyOf(1) // one Hibernate session a request
                .with((template, sender, language, country) -> {
                    checkLanguage(form, template, language);
                    checkSender(form, template, sender);
                    checkCountry(form, country);
                    return new Order(form, template, sender, country, delayedTo(caller, form));
                });
    }

    private static <T> Uni<Optional<T>> look(OptionalLong id, LongFunction<Uni<Optional<T>>> up) {
        return id.isPresent() ? up.apply(id.getAsLong()) : Uni.createFrom().item(Optional.empty());
    }

    private static OptionalLong narrow(OptionalLong id) {
        return QueryFields.narrow(id).stream().asLongStream().findFirst();
    }

    private Optional<Instant> delayedTo(Caller caller, OrderForm form) {
        return form.delayedTo().flatMap(written -> dueTime.read(written, caller.zone(), form.errors()));
    }

    private static void checkLanguage(OrderForm form, Optional<Template> template, Optional<Language> language) {
        FieldErrors errors = form.errors();
        if (form.templateId().isPresent()) {
            errors.require(template.isPresent(), "template_id", "The selected template is invalid.");
        }
        if (form.languageId().isPresent()) {
            errors.require(language.isPresent(), "language_id", "The selected language is invalid.");
        }
        template.map(Template::draft).ifPresent(draft -> {
            errors.require(draft.traits().isBroadcast(), "template_id", "The selected template is not for broadcasts.");
            language.ifPresent(chosen -> errors.require(
                    chosen.id() == draft.languageId(),
                    "language_id",
                    "The template does not exist in the selected language."));
        });
    }

    private static void checkSender(OrderForm form, Optional<Template> template, Optional<Sender> sender) {
        FieldErrors errors = form.errors();
        String field = "template_account_flow_id";
        if (form.senderId().isPresent()) {
            errors.require(sender.isPresent(), field, "The selected WhatsApp area code is invalid.");
        }
        if (template.isPresent() && sender.isPresent()) {
            errors.require(
                    sender.get().account().equals(template.get().draft().account()),
                    field,
                    "The selected WhatsApp area code cannot send this template.");
        }
    }

    private static void checkCountry(OrderForm form, Optional<Country> country) {
        if (form.countryId().isPresent()) {
            form.errors().require(country.isPresent(), "country_id", "The selected country is invalid.");
        }
    }
}
