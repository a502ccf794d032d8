package io.tidings.auth.signup;

import io.tidings.auth.workspace.WorkspaceSpec;

/**
 * Somebody who registers.
 *
 * @param phone digits without {@code +}
 * @param language ISO 639 code
 * @param workspace which they will own
 */
public record Applicant(
        String name, String email, String phone, String password, String language, WorkspaceSpec workspace) {
    @Override
    public String toString() {
        return "Applicant";
    }
}
