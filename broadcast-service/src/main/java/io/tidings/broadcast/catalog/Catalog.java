package io.tidings.broadcast.catalog;

import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What may be sent: templates of a workspace, and the languages and categories that all share. */
@Singleton
public class Catalog {

    private final Languages languages;
    private final Categories categories;
    private final Templates templates;
    private final CatalogSessions sessions;
    private final InstantSource time;

    Catalog(
            Languages languages,
            Categories categories,
            Templates templates,
            CatalogSessions sessions,
            InstantSource time) {
        this.languages = languages;
        this.categories = categories;
        this.templates = templates;
        this.sessions = sessions;
        this.time = time;
    }

    /** All languages, by id. */
    public Uni<List<Language>> languages() {
        return sessions.inWorkspace(Caller.NOBODY, () -> languages.listAll(Sort.by("id")))
                .map(all -> all.stream().map(LanguageEntity::language).toList());
    }

    /** The language of this id. */
    public Uni<Optional<Language>> language(int id) {
        return sessions.inWorkspace(Caller.NOBODY, () -> languages.findById(id))
                .map(found -> Optional.ofNullable(found).map(LanguageEntity::language));
    }

    /** All categories, by id. */
    public Uni<List<Category>> categories() {
        return sessions.inWorkspace(Caller.NOBODY, () -> categories.listAll(Sort.by("id")))
                .map(all -> all.stream().map(CategoryEntity::category).toList());
    }

    /** The category of this id. */
    public Uni<Optional<Category>> category(int id) {
        return sessions.inWorkspace(Caller.NOBODY, () -> categories.findById(id))
                .map(found -> Optional.ofNullable(found).map(CategoryEntity::category));
    }

    /** The workspace's templates that pass the filter, by id. */
    public Uni<List<Template>> templates(UUID workspace, TemplateFilter filter) {
        return sessions.inWorkspace(
                        workspace, () -> templates.list(filter.condition(), Sort.by("number"), filter.parameters()))
                .map(all -> all.stream().map(TemplateEntity::template).toList());
    }

    /** The workspace's template of this integer id; another workspace's is unknown. */
    public Uni<Optional<Template>> template(UUID workspace, long id) {
        return sessions.inWorkspace(
                        workspace, () -> templates.find("number", id).firstResult())
                .map(found -> Optional.ofNullable(found).map(TemplateEntity::template));
    }

    /** Writes the template of this uuid as it now is, new or known. */
    public Uni<Template> put(UUID workspace, UUID uuid, TemplateDraft draft) {
        return sessions.inWorkspace(
                        workspace,
                        () -> templates
                                .findById(uuid)
                                .chain(found -> found == null ? insert(workspace, uuid, draft) : update(found, draft)))
                .map(TemplateEntity::template);
    }

    private Uni<TemplateEntity> insert(UUID workspace, UUID uuid, TemplateDraft draft) {
        TemplateEntity entity = new TemplateEntity();
        entity.uuid = uuid;
        entity.workspace = workspace;
        entity.take(draft, time.instant());
        return templates.persistAndFlush(entity);
    }

    private Uni<TemplateEntity> update(TemplateEntity entity, TemplateDraft draft) {
        entity.take(draft, time.instant());
        return templates.flush().replaceWith(entity);
    }
}
