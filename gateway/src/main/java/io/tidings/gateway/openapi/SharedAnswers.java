package io.tidings.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.route.Ability;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.PathPattern;
import io.tidings.gateway.route.Route;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Rendered;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.fault.TooLarge;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import java.time.Duration;
import java.util.function.Predicate;

/** The errors that operations have in common; their examples are what the fault's own dialect makes of it. */
enum SharedAnswers {
    UNREADABLE(
            route -> true, "The address, a header or the body can't be read.", new Malformed("The body is not JSON.")),
    NO_CREDENTIAL(SharedAnswers::asks, "There is no credential, or a wrong one.", Unauthenticated.missing()),
    NO_ABILITY(SharedAnswers::asks, "The credential is not good for this.", Forbidden.lacking(Ability.WRITE.claim())),
    UNKNOWN(SharedAnswers::hasId, "There is no such thing in the workspace.", new NotFound()),
    OTHER_TYPE(
            route -> true,
            "The answer can't be of the type that is asked for.",
            new Refused("not_acceptable", "The requested media type is not available.", 406)),
    SLOW(
            route -> true,
            "The body did not arrive in time.",
            new Refused("request_timeout", "The request body did not arrive in time.", 408)),
    LARGE(route -> true, "The body is too large.", new TooLarge()),
    LONG_ADDRESS(
            route -> true,
            "The address is too long.",
            new Refused("address_too_long", "The address is too long.", 414)),
    WRONG_TYPE(
            route -> true,
            "The body is of another type than is taken.",
            new Refused("unsupported_media_type", "The content type is not supported.", 415)),
    INVALID(
            SharedAnswers::asks,
            "The credential's workspace was closed, or a field is not acceptable; `errors` says which.",
            Invalid.field("name", "The name field is required.")),
    TOO_MANY(route -> true, "A limit is used up.", new Throttled(Duration.ofSeconds(30))),
    LARGE_HEADERS(
            route -> true,
            "The headers are too large.",
            new Refused("headers_too_large", "The request headers are too large.", 431)),
    BROKEN(
            route -> true,
            "Something went wrong on our side.",
            new Refused("internal_error", "Something went wrong on our side. Please try again.", 500)),
    AWAY(
            route -> true,
            "What is needed for this is away for a moment; the call may be repeated.",
            new Unavailable(Duration.ofSeconds(1)));

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Predicate<Route> given;
    private final String meaning;
    private final Fault fault;

    SharedAnswers(Predicate<Route> given, String meaning, Fault fault) {
        this.given = given;
        this.meaning = meaning;
        this.fault = fault;
    }

    /** Whether this operation may answer so. */
    boolean isGivenBy(Route route) {
        return given.test(route);
    }

    int status() {
        return fault.status();
    }

    /** Its name among the document's components. */
    String name(Dialect dialect) {
        return prefix(dialect) + status();
    }

    /** The answer in the words of that dialect. */
    ObjectNode in(Dialect dialect) {
        Rendered rendered = dialect.render(fault);
        ObjectNode answer = JSON.createObjectNode().put("description", meaning);
        ObjectNode headers = answer.putObject("headers");
        headers.putObject("X-Request-Id").put("$ref", "#/components/headers/RequestId");
        if (rendered.headers().containsKey("Retry-After")) {
            headers.putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
        }
        body(answer, dialect).set("example", JSON.valueToTree(rendered.body()));
        return answer;
    }

    /** Gives an error the body that all of its API's have. */
    static ObjectNode body(ObjectNode answer, Dialect dialect) {
        ObjectNode json = answer.putObject("content").putObject("application/json");
        json.putObject("schema").put("$ref", "#/components/schemas/" + prefix(dialect) + "Error");
        return json;
    }

    private static String prefix(Dialect dialect) {
        return switch (dialect) {
            case CONFIRMED, GROW -> "V1";
            case FLOWKIRIM -> "Api";
            case CONTACT -> "Contact";
            case INTERNAL -> "Plain";
        };
    }

    private static boolean asks(Route route) {
        return route.credential() != Credential.NONE;
    }

    private static boolean hasId(Route route) {
        return route.path().parts().stream().anyMatch(PathPattern.Id.class::isInstance);
    }
}
