package io.tidings.messaging.cloudapi;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.events.TextContent;
import io.tidings.messaging.channel.Channels;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.SendOutcome.Accepted;
import io.tidings.messaging.channel.SendOutcome.NotWritten;
import io.tidings.messaging.channel.SendOutcome.Refused;
import io.tidings.messaging.testing.Shop;
import io.tidings.testkit.TidingsStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class CloudApiChannelTest {

    @RegisterExtension
    static WireMockExtension graph =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Inject
    Channels channels;

    @BeforeEach
    void accept() {
        graph.stubFor(post(anyUrl()).willReturn(okJson("{\"messages\": [{\"id\": \"wamid.A\"}]}")));
    }

    @Test
    void sendsForTheDeviceWithItsAccountsToken() {
        Shop shop = Shop.open(graph.baseUrl());

        assertThat(send("cloud-api", message(shop.device))).isEqualTo(new Accepted("wamid.A"));

        graph.verify(postRequestedFor(urlEqualTo("/v23.0/" + shop.phoneNumberId + "/messages"))
                .withHeader("Authorization", equalTo("Bearer " + shop.accessToken))
                .withRequestBody(matchingJsonPath("$.biz_opaque_callback_data", equalTo(Messages.ID.toString()))));
    }

    @Test
    void usesARotatedTokenAtOnce() {
        Shop shop = Shop.open(graph.baseUrl());
        send("cloud-api", message(shop.device));

        Shop.put(
                        "accounts",
                        shop.account,
                        shop.accountBody(Map.of("base_url", graph.baseUrl(), "access_token", "rotated")))
                .statusCode(200);
        send("cloud-api", message(shop.device));

        graph.verify(1, postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + shop.accessToken)));
        graph.verify(1, postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer rotated")));
    }

    @Test
    void writesNothingForWhatItDoesNotKnow() {
        Shop shop = Shop.open(graph.baseUrl());

        assertThat(send("cloud-api", message(UUID.randomUUID()))).isInstanceOf(NotWritten.class);
        assertThat(send("pigeon", message(shop.device))).isInstanceOf(NotWritten.class);
        assertThat(send("cloud-api", Messages.of(shop.device, new TextContent("hello"))))
                .isInstanceOf(Refused.class);
        graph.verify(0, postRequestedFor(anyUrl()));
    }

    private static OutgoingMessage message(UUID device) {
        return Messages.of(device, Messages.promo().content());
    }

    private SendOutcome send(String provider, OutgoingMessage message) {
        return channels.of(provider).send(message, () -> true).await().atMost(Duration.ofSeconds(30));
    }
}
