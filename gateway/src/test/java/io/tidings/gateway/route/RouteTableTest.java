package io.tidings.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable table = new RouteTable();

    @Test
    void holdsEveryOperationOfTheContractOnceAndOurOwn() {
        List<String> expected = Stream.of(ContractOperation.all(), ContractOperation.ours())
                .flatMap(List::stream)
                .map(operation -> dialect(operation) + " " + operation.label())
                .toList();

        assertThat(table.routes())
                .extracting(route -> route.dialect() + " " + route.label())
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSize(179);
    }

    @Test
    void asksForTheCredentialThatTheContractNames() {
        assertThat(ContractOperation.all())
                .allSatisfy(operation -> assertThat(routesOf(operation))
                        .isNotEmpty()
                        .extracting(Route::credential)
                        .containsOnly(credential(operation)));
    }

    private static Credential credential(ContractOperation operation) {
        return switch (operation.auth()) {
            case "none" -> operation.isWronglyOpen() ? Credential.BEARER : Credential.NONE;
            case "body-session" -> Credential.BEARER_OR_BODY;
            default -> Credential.BEARER;
        };
    }

    @Test
    void namesTheAbilityThatTheContractNames() {
        assertThat(ContractOperation.all())
                .filteredOn(operation -> operation.auth().contains(":"))
                .hasSize(28)
                .allSatisfy(operation -> assertThat(routesOf(operation))
                        .extracting(route -> "bearer:" + route.ability().name().toLowerCase(Locale.ROOT))
                        .containsOnly(operation.auth()));
    }

    private List<Route> routesOf(ContractOperation operation) {
        return table.routes().stream()
                .filter(route -> route.label().equals(operation.label()))
                .filter(route -> route.dialect().name().equals(dialect(operation)))
                .toList();
    }

    private static String dialect(ContractOperation operation) {
        return operation.api().toUpperCase(Locale.ROOT);
    }

    @Test
    void agreesOnTheCredentialWhereOperationsShareAPath() {
        table.routes().stream()
                .collect(Collectors.groupingBy(Route::label))
                .values()
                .forEach(sharing -> assertThat(
                                sharing.stream().map(Route::credential).distinct())
                        .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/login, AUTH",
        "GET, /api/v1/user, AUTH",
        "POST, /api/v1/logout, AUTH",
        "POST, /api/v1/user/password, AUTH",
        "GET, /api/v1/workspaces, AUTH",
        "POST, /api/v1/workspaces/7/switch, AUTH",
        "POST, /api/v1/user/two-factor, AUTH",
        "DELETE, /api/v1/user/two-factor, AUTH",
        "POST, /api/v1/user/two-factor/confirm, AUTH",
        "POST, /api/v1/user/two-factor/recovery-codes, AUTH",
        "GET, /api/v1/connections, AUTH",
        "GET, /api/v1/audit, AUTH",
        "GET, /api/v1/audit/verify, AUTH",
        "GET, /api/v1/audit/export, AUTH",
        "GET, /api/v1/credits, BILLING",
        "GET, /api/v1/languages, BROADCAST",
        "GET, /api/v1/categories, BROADCAST",
        "GET, /api/v1/templates, BROADCAST",
        "GET, /api/v1/template/accounts, BROADCAST",
        "POST, /api/v1/send-broadcast, BROADCAST",
        "POST, /api/v1/messages, BROADCAST",
        "GET, /api/v1/countries, BROADCAST",
        "GET, /api/v1/broadcasts, BROADCAST",
        "GET, /api/v1/broadcasts/156, BROADCAST",
        "POST, /api/v1/broadcasts/156/pause, BROADCAST",
        "POST, /api/v1/broadcasts/156/resume, BROADCAST",
        "POST, /api/v1/broadcasts/156/cancel, BROADCAST",
        "GET, /api/v1/contacts, BROADCAST",
        "GET, /api/health, AUTH",
        "GET, /api/me, AUTH",
        "GET, /api/test-node-connection, MESSAGING",
        "GET, /api/announcements, AUTH",
        "GET, /api/announcements/0198f6a0-0000-7000-8000-000000000001, AUTH",
        "GET, /api/announcements/admin, AUTH",
        "POST, /api/announcements/admin, AUTH",
        "GET, /api/announcements/admin/0198f6a0-0000-7000-8000-000000000001, AUTH",
        "PUT, /api/announcements/admin/0198f6a0-0000-7000-8000-000000000001, AUTH",
        "PATCH, /api/announcements/admin/0198f6a0-0000-7000-8000-000000000001, AUTH",
        "DELETE, /api/announcements/admin/0198f6a0-0000-7000-8000-000000000001, AUTH",
        "POST, /api/announcements/admin/0198f6a0-0000-7000-8000-000000000001/toggle, AUTH",
        "GET, /webhooks/meta/0198f6a0-0000-7000-8000-000000000001, MESSAGING",
        "POST, /webhooks/meta/0198f6a0-0000-7000-8000-000000000001, MESSAGING"
    })
    void leadsWhatIsBuiltToItsService(String method, String path, Upstream service) {
        assertThat(found(method, path).choose(query(), false).upstream()).isEqualTo(service);
    }

    @Test
    void leavesTheRestUnbuilt() {
        assertThat(table.routes().stream().filter(route -> route.upstream() == Upstream.NOT_BUILT))
                .hasSize(115);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/leads/statistics, GET /api/leads/statistics",
        "GET, /api/contacts/export, GET /api/contacts/export",
        "GET, /api/announcements/admin, GET /api/announcements/admin",
        "GET, /api/v1/messages/42, GET /api/v1/messages/{id}",
        "GET, /api/leads/scrape/task/t-1, GET /api/leads/scrape/task/{id}",
        "DELETE, /api/whatsapp/messages/bulk/bulk_17, DELETE /api/whatsapp/messages/bulk/{id}",
        "DELETE, /api/whatsapp/groups/123-456%40g.us, DELETE /api/whatsapp/groups/{id}",
        "HEAD, /api/v1/broadcasts/1, GET /api/v1/broadcasts/{id}",
        "GET, /api/v1/broadcasts/, GET /api/v1/broadcasts"
    })
    void prefersLiteralsToIds(String method, String path, String label) {
        assertThat(found(method, path).first().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/messages/sms, 'OPTIONS,POST'",
        "DELETE, /api/whatsapp/messages/bulk/text, 'OPTIONS,POST'",
        "DELETE, /api/whatsapp/groups/sync, 'OPTIONS,POST'",
        "POST, /api/contacts/statistics, 'GET,HEAD,OPTIONS'",
        "PATCH, /api/v1/contacts, 'GET,HEAD,OPTIONS,POST'"
    })
    void neverTakesALiteralForAnId(String method, String path, String allowed) {
        assertThat(find(method, path))
                .isInstanceOfSatisfying(
                        Match.WrongMethod.class,
                        wrong -> assertThat(wrong.allowed().stream()
                                        .map(HttpMethod::name)
                                        .sorted())
                                .containsExactly(allowed.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/broadcasts/abc",
                "/api/v1/broadcasts/-1",
                "/api/v1/broadcasts/1.5",
                "/api/v1/broadcasts/12345678901234567890",
                "/api/v1/broadcasts/1%2F2",
                "/api/v1/broadcasts/%31%00",
                "/api/v1/broadcasts/..",
                "/api/v1/broadcasts/%2e%2e",
                "/api/v1/login/../broadcasts",
                "/api/v1//broadcasts",
                "/api/v1/broadcasts//",
                "/API/V1/broadcasts",
                "/api/contacts/7",
                "/api/contacts/0198f6a0-0000-7000-8000-00000000000g",
                "/contact/c1b2c3d4e5f6a7b8c9d0e1f",
                "/api/whatsapp/sessions/.hidden",
                "/api/whatsapp/sessions/a%20b",
                "/api/whatsapp/messages/bulk/text/status",
                "/webhooks/meta/1",
                "/internal/exchange",
                "*",
                "/"
            })
    void knowsNoPathOfAnotherShape(String path) {
        assertThat(find("GET", path)).isInstanceOf(Match.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1, GROW",
        "/api/v1/nope, GROW",
        "/api, FLOWKIRIM",
        "/api/v2/nope, FLOWKIRIM",
        "/contact/nope, CONTACT",
        "/contact_groups/nope, CONTACT",
        "/contacts, INTERNAL",
        "/webhooks/nope, INTERNAL",
        "/, INTERNAL"
    })
    void wordsUnknownPathsAsTheirPrefixDoes(String path, Dialect dialect) {
        assertThat(find("GET", path).dialect()).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({
        "true, '', GROW",
        "false, '', CONFIRMED",
        "false, scope=workspace, GROW",
        "false, scope=mine, CONFIRMED",
        "true, broadcast_id=7, CONFIRMED",
        "false, broadcast_id=7, CONFIRMED",
        "false, broadcast_id=7&scope=workspace, CONFIRMED"
    })
    void tellsTheTwoContactListsApart(boolean apiToken, String query, Dialect dialect) {
        Match.Found contacts = found("GET", "/api/v1/contacts");

        assertThat(contacts.choose(query(query.split("[=&]")), apiToken).dialect())
                .isEqualTo(dialect);
    }

    private Match.Found found(String method, String path) {
        return (Match.Found) find(method, path);
    }

    private Match find(String method, String path) {
        return table.find(HttpMethod.valueOf(method), RequestPath.parse(path));
    }

    private static MultiMap query(String... pairs) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            query.add(pairs[i], pairs[i + 1]);
        }
        return query;
    }
}
