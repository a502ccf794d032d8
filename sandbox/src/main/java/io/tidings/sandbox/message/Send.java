package io.tidings.sandbox.message;

import io.tidings.sandbox.journal.Category;
import io.tidings.sandbox.template.Tap;
import org.jspecify.annotations.Nullable;

/**
 * A message that was found correct.
 *
 * @param input the recipient as the caller wrote it
 * @param recipient its digits
 * @param content what it says
 * @param correlationId the caller's own id of it
 */
record Send(
        String input,
        long recipient,
        Content content,
        @Nullable String correlationId) {

    /**
     * What a message says.
     *
     * @param body its text, templates rendered
     * @param template the template's name, null if it is none
     * @param category what it is billed as
     * @param tap what its first button sends back, null if it has none
     */
    record Content(
            String body,
            @Nullable String template,
            Category category,
            @Nullable Tap tap) {
        /** Content that is no template. */
        static Content free(String body) {
            return new Content(body, null, Category.SERVICE, null);
        }
    }
}
