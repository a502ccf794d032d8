package io.tidings.broadcast.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

@Singleton
class Templates implements PanacheRepositoryBase<TemplateEntity, UUID> {}
