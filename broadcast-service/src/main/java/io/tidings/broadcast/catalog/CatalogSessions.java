package io.tidings.broadcast.catalog;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;

/** Transactions of Hibernate's in which the database shows one workspace only. */
@Singleton
class CatalogSessions {

    private static final String SET_WORKSPACE = "SELECT set_config('tidings.workspace', ?1, true)";

    /** Runs {@code work} in the workspace; must be called on a Vert.x context. */
    <T> Uni<T> inWorkspace(UUID workspace, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_WORKSPACE, String.class)
                        .setParameter(1, workspace.toString())
                        .getSingleResult())
                .chain(set -> work.get()));
    }
}
