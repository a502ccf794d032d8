package io.tidings.broadcast.catalog;

import java.util.UUID;

/**
 * A template of a workspace.
 *
 * @param id its integer id in the public APIs
 */
public record Template(UUID uuid, long id, UUID workspace, TemplateDraft draft) {}
