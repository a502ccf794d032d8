package io.tidings.auth.invitation;

import io.tidings.auth.membership.Role;
import java.util.UUID;

/**
 * An invitation that was accepted.
 *
 * @param number integer id of the workspace
 * @param name of the workspace
 */
public record Taken(UUID invitation, UUID workspace, long number, String name, Role role) {}
