package io.tidings.broadcast.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

@Entity
@Table(name = "template")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class TemplateEntity {

    @Id
    UUID uuid;

    @Generated
    @Column(name = "id", insertable = false, updatable = false)
    Long number;

    UUID workspace;
    UUID account;
    String name;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "language_id")
    int languageId;

    @Column(name = "category_id")
    int categoryId;

    @Column(name = "is_broadcast")
    boolean broadcast;

    @Column(name = "has_file")
    boolean file;

    @Column(name = "has_flow_form")
    boolean flowForm;

    @Column(name = "is_carousel")
    boolean carousel;

    @Column(name = "has_flow")
    boolean flow;

    @Column(name = "is_calendar")
    boolean calendar;

    String variables;
    String content;

    @Column(name = "updated_at")
    Instant updatedAt;

    Template template() {
        TemplateTraits traits = new TemplateTraits(broadcast, file, flowForm, carousel, flow, calendar);
        return new Template(
                uuid,
                number,
                workspace,
                new TemplateDraft(account, name, displayName, languageId, categoryId, traits, variables, content));
    }

    void take(TemplateDraft draft, Instant now) {
        account = draft.account();
        name = draft.name();
        displayName = draft.displayName();
        languageId = draft.languageId();
        categoryId = draft.categoryId();
        broadcast = draft.traits().isBroadcast();
        file = draft.traits().hasFile();
        flowForm = draft.traits().hasFlowForm();
        carousel = draft.traits().isCarousel();
        flow = draft.traits().hasFlow();
        calendar = draft.traits().isCalendar();
        variables = draft.variables();
        content = draft.content();
        updatedAt = now;
    }
}
