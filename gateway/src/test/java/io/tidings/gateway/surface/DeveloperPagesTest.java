package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tidings.gateway.openapi.ApiDocument;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.RouteTable;
import io.tidings.gateway.route.Upstream;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for developers: for anyone, with the live address, and complete without any other host. */
@QuarkusTest
class DeveloperPagesTest extends GatewayTest {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"#]+)[^\"]*\"");

    @Inject
    RouteTable table;

    @ParameterizedTest
    @CsvSource({
        "/developers, text/html;charset=UTF-8",
        "/developers/docs, text/html;charset=UTF-8",
        "/developers/docs/raw, text/markdown;charset=UTF-8"
    })
    void namesTheAddressThatItIsAskedBy(String path, String type) {
        given().header("Host", "api.example:8443")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(type)
                .body(containsString("http://api.example:8443"))
                .body(not(containsString(ApiDocument.BASE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/developers", "/developers/docs"})
    void runsAndLoadsNothingButItsOwn(String path) {
        Response page = given().get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(page.asString()).doesNotContain("<script>", "<style", " style=", " onclick=");
        assertThat(LOADED.matcher(page.asString()).results().map(MatchResult::group))
                .isNotEmpty()
                .noneMatch(link -> link.contains("//"));
    }

    @Test
    void itsLinksLeadSomewhere() {
        List<String> links = LOADED.matcher(given().get("/developers/docs").asString()
                        + given().get("/developers").asString())
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();

        assertThat(links)
                .hasSizeGreaterThan(6)
                .allSatisfy(link ->
                        assertThat(given().get(link).statusCode()).as(link).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/developers/docs", "/developers/docs/raw"})
    void showsEveryOperationThatIsBuiltAndNamesTheOthers(String path) {
        String page = given().get(path).asString().replace("<wbr>", "").replaceAll("</?b>", "");

        assertThat(table.routes()).allSatisfy(route -> assertThat(page).contains(words(path, route)));
    }

    private static String words(String page, Route route) {
        return page.endsWith("raw") || route.upstream() == Upstream.NOT_BUILT
                ? route.label()
                : "<code>" + route.path() + "</code>";
    }

    @Test
    void headIsAnsweredWithoutABodyAndOtherMethodsAreTold() {
        assertThat(given().head("/developers").asString()).isEmpty();
        given().post("/developers")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD, OPTIONS"))
                .body("code", equalTo("method_not_allowed"));
        given().get("/developers/nothing").then().statusCode(404).body("message", equalTo("Not found."));
    }

    @Test
    void anAddressThatIsNoHostIsRefusedBeforeItStandsInAPage() {
        given().header("Host", "a\"><script>alert(1)</script>")
                .get("/developers")
                .then()
                .statusCode(400);
    }
}
