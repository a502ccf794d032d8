package io.tidings.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template that the provider has approved, with the variables that fill its places.
 *
 * @param name the provider's name of the template
 * @param language the provider's language code, such as {@code en_US}
 * @param header what fills the header, or null when it has no variable part
 * @param body names of the variables of {@code {{1}}}, {@code {{2}}} and so on, in order
 * @param buttons buttons that take a parameter
 */
public record TemplateContent(
        String name, String language, @Nullable Header header, List<String> body, List<Button> buttons)
        implements Content {

    /**
     * The variable part of a header.
     *
     * @param format {@code text}, {@code image}, {@code video} or {@code document}
     * @param variable the variable that holds the text, or the link of the file
     */
    public record Header(String format, String variable) {}

    /**
     * A button with a parameter.
     *
     * @param index place among the template's buttons, from 0
     * @param kind {@code quick_reply} or {@code url}
     * @param payload fixed payload of a quick reply, sent back when it is tapped
     * @param variable the variable that ends the address of a url button
     */
    public record Button(
            int index,
            String kind,
            @Nullable String payload,
            @Nullable String variable) {}
}
