package io.tidings.sandbox.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {{1}}} or {@code {{first_name}}}, cut up once. */
final class PlaceholderText {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private final List<String> literals = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    PlaceholderText(String text) {
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            literals.add(text.substring(end, place.start()));
            places.add(place.group(1));
            end = place.end();
        }
        literals.add(text.substring(end));
    }

    /** How many different places it has. */
    int size() {
        return (int) places.stream().distinct().count();
    }

    /** The text with every place filled. */
    String fill(UnaryOperator<String> values) {
        StringBuilder text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < places.size(); i++) {
            text.append(values.apply(places.get(i))).append(literals.get(i + 1));
        }
        return text.toString();
    }
}
