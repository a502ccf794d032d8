package io.tidings.gateway.credential;

import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.Unauthenticated;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the token out of {@code Authorization: Bearer}. */
public final class Bearer {
    private static final String SCHEME = "bearer";
    private static final Pattern EMPTY = Pattern.compile("\\s*(?i:bearer)?\\s*");
    /** Beside letters and digits; the bar is in tokens of the original servers. */
    private static final String SIGNS = "-._~+/|";

    private static final int LONGEST = 4096;

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
        String header = headers.isEmpty() ? "" : headers.getFirst();
        String token = header.substring(Math.min(SCHEME.length(), header.length()));
        boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!isBearer || token.isBlank() || !Character.isWhitespace(token.charAt(0))) {
            throw Unauthenticated.missing();
        }
        return sane(token.strip());
    }

    /**
     * The text, which may be a token.
     *
     * @throws Unauthenticated when it can't be one
     */
    public static String sane(String token) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        if (end == 0 || end > LONGEST || !token.chars().limit(end).allMatch(Bearer::isOfToken)) {
            throw Unauthenticated.wrong();
        }
        return token;
    }

    /** RFC 6750's characters; a login token has them too. */
    private static boolean isOfToken(int one) {
        return one >= 'a' && one <= 'z'
                || one >= 'A' && one <= 'Z'
                || one >= '0' && one <= '9'
                || SIGNS.indexOf(one) >= 0;
    }
}
