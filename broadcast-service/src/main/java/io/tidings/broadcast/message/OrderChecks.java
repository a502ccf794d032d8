package io.tidings.broadcast.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.country.Countries;
import io.tidings.broadcast.country.Country;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.field.QueryFields;
import io.tidings.broadcast.mapping.Parameters;
import io.tidings.broadcast.mapping.Variables;
import io.tidings.broadcast.phone.PhoneReader;
import io.tidings.broadcast.phone.PhoneReading;
import io.tidings.broadcast.schedule.DueTime;
import io.tidings.broadcast.sender.Sender;
import io.tidings.broadcast.sender.Senders;
import io.tidings.events.Content;
import io.tidings.events.TemplateContent;
import io.tidings.platform.caller.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Looks up what a form refers to, and freezes what is to be sent. */
@Singleton
class OrderChecks {

    private static final String SENDER = "template_account_flow_id";

    private final Catalog catalog;
    private final Senders senders;
    private final Countries countries;
    private final DueTime dueTime;
    private final ObjectMapper json;

    OrderChecks(Catalog catalog, Senders senders, Countries countries, DueTime dueTime, ObjectMapper json) {
        this.catalog = catalog;
        this.senders = senders;
        this.countries = countries;
        this.dueTime = dueTime;
        this.json = json;
    }

    /** The order, or {@link io.tidings.platform.fault.Invalid} with everything that is wrong with it. */
    Uni<Order> check(Caller caller, MessageForm form) {
        return Uni.combine()
                .all()
                .unis(
                        look(form.templateId(), id -> catalog.template(caller.workspace(), id)),
                        look(form.senderId(), id -> senders.find(caller.workspace(), id)),
                        look(narrow(form.countryId()), id -> countries.find((int) id)))
                .usingConcurrencyOf(1) // one Hibernate session a request
                .with((template, sender, country) -> order(caller, form, template, sender, country));
    }

    private static <T> Uni<Optional<T>> look(OptionalLong id, LongFunction<Uni<Optional<T>>> up) {
        return id.isPresent() ? up.apply(id.getAsLong()) : Uni.createFrom().item(Optional.empty());
    }

    private static OptionalLong narrow(OptionalLong id) {
        return QueryFields.narrow(id).stream().asLongStream().findFirst();
    }

    private Order order(
            Caller caller,
            MessageForm form,
            Optional<Template> template,
            Optional<Sender> sender,
            Optional<Country> country) {
        FieldErrors errors = form.errors();
        require(errors, form.templateId(), template, "template_id");
        require(errors, form.senderId(), sender, SENDER);
        require(errors, form.countryId(), country, "country_id");
        boolean fits = template.isEmpty()
                || sender.isEmpty()
                || sender.get().account().equals(template.get().draft().account());
        errors.require(fits, SENDER, "The selected template account flow id cannot send this template.");
        Optional<String> phone = form.phone().flatMap(written -> phone(written, country, caller.country(), errors));
        Optional<Instant> due = form.delayedTo().flatMap(written -> dueTime.read(written, caller.zone(), errors));
        Optional<Content> content = template.map(this::content);
        Parameters parameters =
                new Parameters(content.map(OrderChecks::variables).orElse(List.of()), form.data());
        parameters.faults().forEach(fault -> errors.add("data", fault));
        errors.raise();
        return new Order(
                caller.workspace(),
                form,
                template.orElseThrow(),
                sender.orElseThrow(),
                phone.orElseThrow(),
                content.orElseThrow(),
                parameters.of("{}"),
                due.orElse(null));
    }

    private static void require(FieldErrors errors, OptionalLong id, Optional<?> found, String field) {
        errors.require(
                id.isEmpty() || found.isPresent(), field, "The selected " + field.replace('_', ' ') + " is invalid.");
    }

    private static Optional<String> phone(String written, Optional<Country> country, String home, FieldErrors errors) {
        List<String> near = Stream.concat(country.map(Country::code).stream(), Stream.of(home))
                .filter(code -> !code.isEmpty())
                .toList();
        return switch (new PhoneReader(near).read(written)) {
            case PhoneReading.Digits digits -> Optional.of(digits.value());
            case PhoneReading.NotANumber no -> {
                errors.add("phone", "The phone is not a phone number: " + no.reason() + ".");
                yield Optional.empty();
            }
        };
    }

    private static List<String> variables(Content content) {
        return content instanceof TemplateContent slots ? Variables.of(slots) : List.of();
    }

    private Content content(Template template) {
        try {
            return json.readValue(template.draft().content(), Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("template " + template.uuid() + " holds no content", e);
        }
    }
}
