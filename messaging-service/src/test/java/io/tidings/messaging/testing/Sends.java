package io.tidings.messaging.testing;

import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TemplateContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Commands of one batch on a shop's device. */
public record Sends(Shop shop, UUID batch, Supplier<UUID> ids) {

    /** A command for so many recipients that nobody wrote to before. */
    public SendRequested to(int count, Instant validUntil) {
        List<SendRequested.Recipient> recipients = IntStream.range(0, count)
                .mapToObj(n -> new SendRequested.Recipient(
                        ids.get(),
                        Address.phone("2135" + (10_000_000 + Math.abs(ids.get().hashCode() % 89_999_999))),
                        Map.of("name", "Amel")))
                .toList();
        return new SendRequested(
                shop.workspace,
                batch,
                shop.device,
                shard(),
                Lane.BULK,
                new TemplateContent("promo", "en_US", null, List.of("name"), List.of()),
                validUntil,
                new BigDecimal("0.5"),
                recipients);
    }

    /** A command that stays valid for long. */
    public SendRequested to(int count) {
        return to(count, Instant.now().plusSeconds(600));
    }

    private int shard() {
        return (int) Database.asWorker().number("SELECT shard FROM device WHERE id = ?", shop.device);
    }
}
