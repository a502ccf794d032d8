package io.tidings.gateway.credential;

import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.Unauthenticated;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the token out of {@code Authorization: Bearer}. */
public final class Bearer {
    private static final Pattern SCHEME = Pattern.compile("(?i:bearer)(?:\\s+(\\S.*?))?\\s*");
    private static final Pattern EMPTY = Pattern.compile("\\s*(?i:bearer)?\\s*");
    /** RFC 6750's characters, and the bar that tokens of the original servers have; a login token fits. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/|-]{1,4096}=*");

    private Bearer() {}

    /** Whether these headers hold nothing: there is none, or what is there is empty. */
    public static boolean isAbsent(List<String> headers) {
        return headers.isEmpty()
                || headers.size() == 1 && EMPTY.matcher(headers.getFirst()).matches();
    }

    /**
     * The token of these headers.
     *
     * @throws Unauthenticated when there is none, or what is there can't be one
     * @throws Malformed when there are several
     */
    public static String token(List<String> headers) {
        if (headers.size() > 1) {
            throw new Malformed("There is more than one Authorization header.");
        }
        Matcher scheme = SCHEME.matcher(headers.isEmpty() ? "" : headers.getFirst());
        if (!scheme.matches() || scheme.group(1) == null) {
            throw Unauthenticated.missing();
        }
        return sane(scheme.group(1));
    }

    /**
     * The text, which may be a token.
     *
     * @throws Unauthenticated when it can't be one
     */
    public static String sane(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw Unauthenticated.wrong();
        }
        return token;
    }
}
