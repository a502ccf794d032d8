package io.tidings.broadcast.catalog.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.TemplateFilter;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.field.QueryFields;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of templates. */
public class TemplateQuery {

    @RestQuery("language_id")
    @Nullable
    String languageId;

    @RestQuery("is_broadcast")
    @Nullable
    String isBroadcast;

    @RestQuery("name")
    @Nullable
    String name;

    @RestQuery("category_id")
    @Nullable
    String categoryId;

    @RestQuery("has_flow_form")
    @Nullable
    String hasFlowForm;

    @RestQuery("has_carousel")
    @Nullable
    String hasCarousel;

    @RestQuery("has_flow")
    @Nullable
    String hasFlow;

    @RestQuery("is_calendar")
    @Nullable
    String isCalendar;

    /** The filter that they mean; fails with every fault of theirs. */
    Uni<TemplateFilter> filter(Catalog catalog) {
        FieldErrors errors = new FieldErrors();
        TemplateFilter filter = read(new QueryFields(errors));
        return Uni.combine()
                .all()
                .unis(catalog.language(filter.languageId()), known(filter.categoryId(), catalog))
                .usingConcurrencyOf(1) // one Hibernate session a request
                .with((language, category) -> {
                    errors.require(
                            language.isPresent() || errors.has("language_id"),
                            "language_id",
                            "The selected language id is invalid.");
                    errors.require(category, "category_id", "The selected category id is invalid.");
                    errors.raise();
                    return filter;
                });
    }

    private TemplateFilter read(QueryFields fields) {
        OptionalInt language = QueryFields.narrow(fields.requiredId("language_id", languageId));
        Optional<Boolean> broadcast = fields.requiredFlag("is_broadcast", isBroadcast);
        return new TemplateFilter(
                language.orElse(0),
                broadcast.orElse(false),
                QueryFields.text(name),
                QueryFields.narrow(fields.id("category_id", categoryId)),
                fields.flag("has_flow_form", hasFlowForm),
                fields.flag("has_carousel", hasCarousel),
                fields.flag("has_flow", hasFlow),
                fields.flag("is_calendar", isCalendar));
    }

    private static Uni<Boolean> known(OptionalInt category, Catalog catalog) {
        return category.isEmpty()
                ? Uni.createFrom().item(true)
                : catalog.category(category.getAsInt()).map(Optional::isPresent);
    }
}
