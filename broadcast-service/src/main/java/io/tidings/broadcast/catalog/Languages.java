package io.tidings.broadcast.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

@Singleton
class Languages implements PanacheRepositoryBase<LanguageEntity, Integer> {}
