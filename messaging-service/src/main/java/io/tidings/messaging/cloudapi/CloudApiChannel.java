package io.tidings.messaging.cloudapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.events.TemplateContent;
import io.tidings.messaging.channel.Channel;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Sends template messages through the Cloud API. */
@Singleton
class CloudApiChannel implements Channel {

    private final Lines lines;
    private final GraphClient graph;
    private final ObjectMapper json;

    CloudApiChannel(Lines lines, GraphClient graph, ObjectMapper json) {
        this.lines = lines;
        this.graph = graph;
        this.json = json;
    }

    @Override
    public String provider() {
        return "cloud-api";
    }

    @Override
    public Uni<SendOutcome> send(OutgoingMessage message, BooleanSupplier beforeWrite) {
        Optional<SendOutcome.Refused> flaw = LocalChecks.flaw(message);
        if (flaw.isPresent()) {
            return Uni.createFrom().item(flaw.get());
        }
        return lines.of(message.device())
                .chain(line -> line.isPresent() ? post(line.get(), message, beforeWrite) : noLine())
                .onFailure()
                .recoverWithItem(failure -> new SendOutcome.NotWritten(GraphClient.reason(failure)));
    }

    private Uni<SendOutcome> post(Line line, OutgoingMessage message, BooleanSupplier beforeWrite) {
        return graph.post(line, Buffer.buffer(body(message)), beforeWrite);
    }

    private static Uni<SendOutcome> noLine() {
        return Uni.createFrom().item(new SendOutcome.NotWritten("the device is not known here"));
    }

    private byte[] body(OutgoingMessage message) {
        try {
            return json.writeValueAsBytes(RequestBody.of(message, (TemplateContent) message.content()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
