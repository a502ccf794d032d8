package io.tidings.e2e;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that the tests asked of the gateway, equal ones once. When they have run, {@code DescribedIT} holds it against the
 * OpenAPI document. Not kept are
 * <ul>
 *   <li>OPTIONS and HEAD, which are answered everywhere and described once, in the document's introduction;
 *   <li>bytes that are no HTTP, and answers that never came: there is no operation to hold them against;
 *   <li>answers in chunks to requests that were written as bytes: ordinary clients get the same;
 *   <li>calls of programs that are not ours. The Postman collection has a proxy of its own in between; the browsers' pages
 *       can't have one, since CORS and addresses are what they are there for; curl takes the lines as they are documented,
 *       with the suite's own address.
 * </ul>
 */
public final class Exchanges {

    private static final Set<Exchange> KEPT = ConcurrentHashMap.newKeySet();
    private static final Set<String> UNDESCRIBED = Set.of("OPTIONS", "HEAD");
    private static final String CREDENTIAL = "authorization";
    private static final Set<String> ASKED = Set.of("accept", "content-type", CREDENTIAL);
    /** They are never twice the same, or of the connection only. */
    private static final Set<String> FLEETING =
            Set.of("date", "x-request-id", "ratelimit", "content-length", "connection", "transfer-encoding");

    private Exchanges() {}

    /** Keeps what an ordinary client was answered. */
    public static void keep(HttpRequest request, String body, HttpResponse<String> answer) {
        URI uri = request.uri();
        String target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        keep(new Exchange(
                request.method(),
                target,
                request.headers().map(),
                body,
                answer.statusCode(),
                answer.headers().map(),
                answer.body()));
    }

    /** Keeps an exchange, unless it is of a kind that is not described; of what was refused only where it went. */
    public static void keep(Exchange exchange) {
        if (UNDESCRIBED.contains(exchange.method())) {
            return;
        }
        boolean isAccepted = exchange.isAccepted();
        KEPT.add(new Exchange(
                exchange.method(),
                isAccepted ? exchange.target() : exchange.path(),
                isAccepted ? asked(exchange.headers()) : Map.of(),
                isAccepted ? exchange.body() : "",
                exchange.status(),
                lasting(exchange.answerHeaders()),
                exchange.answer()));
    }

    /** What was kept so far. */
    public static Set<Exchange> all() {
        return Set.copyOf(KEPT);
    }

    /** What its body is, what is wanted, and the kind of its credential: the token itself is nobody's business. */
    private static Map<String, List<String>> asked(Map<String, List<String>> headers) {
        Map<String, List<String>> asked = lower(headers);
        asked.keySet().retainAll(ASKED);
        asked.computeIfPresent(
                CREDENTIAL, (name, values) -> List.of(values.getFirst().split(" ", 2)[0] + " x"));
        return asked;
    }

    private static Map<String, List<String>> lasting(Map<String, List<String>> headers) {
        Map<String, List<String>> lasting = lower(headers);
        lasting.keySet().removeAll(FLEETING);
        return lasting;
    }

    private static Map<String, List<String>> lower(Map<String, List<String>> headers) {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }
}
