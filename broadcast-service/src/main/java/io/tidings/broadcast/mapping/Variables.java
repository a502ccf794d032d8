package io.tidings.broadcast.mapping;

import io.tidings.events.TemplateContent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that a template fills in. */
public final class Variables {

    private Variables() {}

    /** Names of the variables of header, body and buttons, each once. */
    public static List<String> of(TemplateContent content) {
        Set<String> names = new LinkedHashSet<>();
        if (content.header() != null) {
            names.add(content.header().variable());
        }
        names.addAll(content.body());
        for (TemplateContent.Button button : content.buttons()) {
            if (button.variable() != null) {
                names.add(button.variable());
            }
        }
        return List.copyOf(names);
    }
}
