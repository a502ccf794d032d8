package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.IdForm;
import io.tidings.gateway.route.PathPattern;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each operation of the four APIs answers when no service does, made from the route table. */
@QuarkusTest
class WholeSurfaceTest extends GatewayTest {
    private static final Map<IdForm, String> IDS = Map.of(
            IdForm.DIGITS, "7",
            IdForm.UUID, "0198f6a0-0000-7000-8000-000000000001",
            IdForm.HEX24, "c1b2c3d4e5f6a7b8c9d0e1f2",
            IdForm.NAME, "main-1");
    private static final Predicate<Route> ANY = route -> true;
    private static final Predicate<Route> BUILT = route -> route.upstream() != Upstream.NOT_BUILT;
    private static final Predicate<Route> OPEN = route -> route.credential() == Credential.NONE;
    private static final Predicate<Route> WITH_ID =
            route -> route.path().parts().stream().anyMatch(PathPattern.Id.class::isInstance);

    private static final Set<Integer> LATER = Set.of(429, 503);
    /** In microseconds. */
    private static final String IN_TEN_THOUSAND_YEARS = "317000000000000000";

    @Inject
    RouteTable table;

    @Inject
    ReactiveRedisDataSource redis;

    @Test
    void asksForACredential() {
        each(OPEN.negate(), 401, route -> call(given(), route));
        each(OPEN.negate(), 401, route -> call(given().header("Authorization", "Basic YQ"), route));
    }

    @Test
    void refusesAWrongCredential() {
        String wrong = "Bearer " + fresh("bad");

        each(OPEN.negate(), 401, route -> call(given().header("Authorization", wrong), route));
    }

    @Test
    void limitsWhoeverCallsTooMuch() {
        redis.value(String.class)
                .set("tidings:gateway:rate:workspace:" + StandIns.BUSY_WORKSPACE, IN_TEN_THOUSAND_YEARS)
                .await()
                .indefinitely();
        String busy = "Bearer " + fresh("api-busy");

        each(OPEN.negate(), 429, route -> call(given().header("Authorization", busy), route));
    }

    @Test
    void saysWhatIsNotBuilt() {
        each(BUILT.negate(), 501, route -> call(withApiToken(), route));
    }

    @Test
    void refusesMoreThanItTakes() {
        each(BUILT, 413, route -> announcing(route, 1L << 40));
    }

    @Test
    void refusesATypeThatNobodyCanRead() {
        each(ANY, 415, route -> call(signedIn().header("Content-Type", "not a type"), route));
    }

    @Test
    void asksForAnAbilityWhereNoServiceDoes() {
        each(BUILT.negate(), 403, route -> call(given().header("Authorization", "Bearer " + fresh("api-poor")), route));
    }

    @Test
    void saysThatACredentialHasNoWorkspace() {
        standIns.auth().behave(request -> {
            request.response().setStatusCode(422);
            StandIn.json(request, new JsonObject().put("code", "no_workspace"));
        });

        each(OPEN.negate(), 422, route -> call(signedIn(), route));
    }

    @Test
    void findsNothingBehindAPath() {
        each(ANY, 404, route -> send(signedIn(), route.method().name(), path(route) + "/no~such"));
    }

    @Test
    void saysThatAServiceIsAway() {
        standIns.service().stop();
        try {
            each(BUILT.and(route -> route.upstream() != Upstream.AUTH), 503, route -> call(signedIn(), route));
        } finally {
            standIns.service().start();
        }
    }

    @Test
    void wordsWhatServicesSayInOtherWords() {
        standIns.service()
                .behave(request -> request.response().setStatusCode(500).end("<html>"));

        each(BUILT.and(route -> route.upstream() != Upstream.AUTH), 500, route -> call(signedIn(), route));
    }

    @Test
    void findsNoIdOfAnotherShape() {
        each(WITH_ID, 404, route -> send(signedIn(), route.method().name(), path(route, form -> "no~id")));
    }

    @Test
    void namesTheMethodsOfAPath() {
        each(ANY, 405, route -> naming(route, send(signedIn(), "PROPFIND", path(route))));
        each(ANY, 200, route -> naming(route, send(given(), "OPTIONS", path(route))));
    }

    @Test
    void refusesWhatIsUnreadableOrEndless() {
        each(OPEN.negate(), 400, route -> call(signedIn().header("Authorization", "Bearer good-too"), route));
        each(ANY, 414, route -> send(signedIn(), route.method().name(), path(route) + "?a=" + "a".repeat(9_000)));
        each(ANY, 431, route -> call(signedIn().header("X-Long", "a".repeat(20_000)), route));
    }

    /** Calls every such operation, as a page of another origin would, and holds the answer against its dialect. */
    private void each(Predicate<Route> which, int status, Function<Route, Response> caller) {
        assertThat(table.routes())
                .filteredOn(which)
                .isNotEmpty()
                .extracting(route -> fault(route, status, caller.apply(route)))
                .filteredOn(fault -> !fault.isEmpty())
                .isEmpty();
    }

    private static String fault(Route route, int status, Response answer) {
        String what = route.label() + ": " + answer.statusCode() + " " + answer.headers() + answer.asString();
        boolean carried = answer.getHeader("X-Request-Id") != null
                && "*".equals(answer.getHeader("Access-Control-Allow-Origin"))
                && Objects.requireNonNullElse(answer.contentType(), "").startsWith("application/json");
        boolean waits = !LATER.contains(status) || answer.getHeader("Retry-After") != null;
        boolean limited = status != 429 || answer.getHeader("RateLimit") != null;
        boolean worded = status == 200 || Words.of(route.dialect(), status).areOf(answer.jsonPath());
        return answer.statusCode() == status && carried && waits && limited && worded ? "" : what;
    }

    private Response naming(Route route, Response answer) {
        Set<String> methods = table.routes().stream()
                .filter(other -> other.path().equals(route.path()))
                .map(other -> other.method().name())
                .collect(Collectors.toSet());
        assertThat(answer.getHeader("Allow").split(", "))
                .as(route.label())
                .containsAll(methods)
                .contains("OPTIONS")
                .doesNotContain("PROPFIND");
        return answer;
    }

    /** A client that says how much it will send, and waits for what it is told. */
    private Response announcing(Route route, long length) {
        String head = route.method() + " " + path(route) + " HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\n"
                + "Authorization: Bearer " + fresh("good") + "\r\nContent-Length: " + length + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(gateway)) {
            String headers = connection.send(head).readUntil("\r\n\r\n");
            List<Header> parsed = headers.lines()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split(": ", 2))
                    .map(parts -> new Header(parts[0], parts[1]))
                    .toList();
            return new ResponseBuilder()
                    .setStatusCode(Integer.parseInt(headers.substring(9, 12)))
                    .setHeaders(new Headers(parsed))
                    .setContentType("application/json")
                    .setBody(connection.readUntil("}"))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(route.label(), e);
        }
    }

    private static Response call(RequestSpecification caller, Route route) {
        return send(caller, route.method().name(), path(route));
    }

    private static Response send(RequestSpecification caller, String method, String path) {
        return caller.header("Origin", "https://shop.example")
                .urlEncodingEnabled(false)
                .request(method, path);
    }

    private static String path(Route route) {
        return path(route, IDS::get);
    }

    private static String path(Route route, Function<IdForm, String> ids) {
        return route.path().parts().stream()
                .map(part -> switch (part) {
                    case PathPattern.Literal literal -> literal.text();
                    case PathPattern.Id id -> ids.apply(id.form());
                })
                .collect(Collectors.joining("/", "/", ""));
    }
}
